// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/ActivityText.h"

#include "core/cases/CaseNames.h"
#include "core/cases/UserActionPayload.h"
#include "ui/bridge/Text.h"
#include "ui/models/CaseText.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QStringList>

namespace casewright::ui::ActivityText {
namespace {

using namespace Qt::StringLiterals;
using cases::UserActionType;
using cases::UserActionVerb;

QString tr(const char* text) { return QCoreApplication::translate("ActivityText", text); }

QStringList textsOf(const QJsonValue& list)
{
    QStringList texts;
    for (const QJsonValue& each : list.toArray())
        texts.append(each.isObject() ? each.toObject().value("uid"_L1).toString() : each.toString());
    return texts;
}

QString tags(const QJsonObject& payload, UserActionVerb verb)
{
    const QStringList words = textsOf(payload.value("tags"_L1));
    const QString names = words.join(u", "_s);
    if (verb == UserActionVerb::Delete)
        return words.size() == 1 ? tr("removed the tag %1").arg(names) : tr("removed the tags %1").arg(names);
    return words.size() == 1 ? tr("added the tag %1").arg(names) : tr("added the tags %1").arg(names);
}

QString assignees(const QJsonObject& payload, UserActionVerb verb, const QString& who)
{
    const QStringList words = textsOf(payload.value("assignees"_L1));
    const QString names = words == QStringList{who} ? tr("themselves") : words.join(u", "_s);
    return verb == UserActionVerb::Delete ? tr("unassigned %1").arg(names) : tr("assigned %1").arg(names);
}

QString category(const QJsonObject& payload)
{
    const QString name = payload.value("category"_L1).toString();
    return name.isEmpty() ? tr("removed the category") : tr("added the category %1").arg(name);
}

QString connector(const QJsonObject& payload)
{
    const QJsonObject chosen = payload.value("connector"_L1).toObject();
    if (chosen.value("type"_L1).toString() == ".none"_L1)
        return tr("removed the external incident management system");
    return tr("selected %1 as the incident management system").arg(chosen.value("name"_L1).toString());
}

QString settings(const QJsonObject& payload)
{
    const bool isOn = payload.value("settings"_L1).toObject().value("syncAlerts"_L1).toBool();
    return isOn ? tr("enabled sync alerts") : tr("disabled sync alerts");
}

QString jsonValue(const QJsonValue& value)
{
    if (value.isBool())
        return value.toBool() ? tr("On") : tr("Off");
    if (value.isDouble())
        return QString::number(value.toInteger());
    return value.isString() ? value.toString() : tr("None");
}

QString customField(const QJsonObject& payload, const Labels& labels)
{
    const QJsonObject field = payload.value("customFields"_L1).toArray().at(0).toObject();
    const QString key = field.value("key"_L1).toString();
    return tr("changed %1 to %2").arg(labels.value(key, key), jsonValue(field.value("value"_L1)));
}

QString pushed(const QJsonObject& payload)
{
    const QJsonObject service = payload.value("externalService"_L1).toObject();
    return tr("pushed the case to %1 as incident %2")
        .arg(service.value("connector_name"_L1).toString(), service.value("external_title"_L1).toString());
}

QString ofComment(const ActivityEntry& entry, const QJsonObject& payload)
{
    const QJsonObject attachment = payload.value("comment"_L1).toObject();
    const QString type = attachment.value("type"_L1).toString();
    const UserActionVerb verb = entry.action.document.action.verb;
    if (type == "alert"_L1) {
        const QJsonValue ids = attachment.value("alertId"_L1);
        const auto number = static_cast<std::uint64_t>(ids.isArray() ? ids.toArray().size() : 1);
        if (verb == UserActionVerb::Delete)
            return tr("removed %1").arg(CaseText::alerts(number));
        const QString rule = attachment.value("rule"_L1).toObject().value("name"_L1).toString();
        return CaseText::attached(entry.action.alerts, entry.action.alreadyAttached, rule);
    }
    if (type != "user"_L1)
        return verb == UserActionVerb::Delete ? tr("removed an attachment (%1)").arg(type)
                                              : tr("added an attachment (%1)").arg(type);
    if (verb == UserActionVerb::Delete)
        return tr("removed a comment");
    if (verb == UserActionVerb::Update)
        return tr("edited a comment");
    return entry.comment ? tr("commented") : tr("commented; the comment was removed since");
}

QString statusChange(const store::StoredUserAction& action)
{
    return CaseText::activity({.user = toUtf8(toText(action.document.createdBy.value_or("rule"))),
                               .kind = store::ActivityKind::StatusChanged,
                               .status = cases::statusOf(action.document.action)});
}

} // namespace

Labels labelsOf(const cases::CaseConfiguration& configuration)
{
    Labels labels;
    for (const cases::CustomFieldDefinition& field : configuration.customFields)
        labels.insert(toText(field.key), toText(field.label));
    return labels;
}

QString sentence(const ActivityEntry& entry, const Labels& labels)
{
    const cases::UserActionDocument& document = entry.action.document;
    const std::string& json = document.action.payload;
    const QJsonObject payload =
        QJsonDocument::fromJson(QByteArray(json.data(), static_cast<qsizetype>(json.size()))).object();
    switch (document.action.type) {
    case UserActionType::CreateCase:
        return entry.creation ? CaseText::activity(*entry.creation) : tr("created the case");
    case UserActionType::Title: return tr("edited the title: “%1”").arg(payload.value("title"_L1).toString());
    case UserActionType::Description: return tr("edited the description");
    case UserActionType::Tags: return tags(payload, document.action.verb);
    case UserActionType::Assignees:
        return assignees(payload, document.action.verb, toText(document.createdBy.value_or("")));
    case UserActionType::Severity:
        return tr("set the severity to %1").arg(CaseText::severity(toUtf8(payload.value("severity"_L1).toString())));
    case UserActionType::Category: return category(payload);
    case UserActionType::Status: return statusChange(entry.action);
    case UserActionType::Connector: return connector(payload);
    case UserActionType::Settings: return settings(payload);
    case UserActionType::CustomFields: return customField(payload, labels);
    case UserActionType::Comment: return ofComment(entry, payload);
    case UserActionType::Pushed: return pushed(payload);
    case UserActionType::DeleteCase: return tr("deleted the case");
    }
    return {};
}

QString comment(const ActivityEntry& entry)
{
    const bool isNew = entry.action.document.action.verb == UserActionVerb::Create;
    return isNew && entry.comment && !entry.comment->comment.attachment ? toText(entry.comment->comment.text)
                                                                        : QString();
}

QString value(const cases::CustomValue& value)
{
    if (const auto* const text = std::get_if<std::string>(&value))
        return toText(*text);
    if (const bool* const isOn = std::get_if<bool>(&value))
        return *isOn ? tr("On") : tr("Off");
    if (const auto* const number = std::get_if<std::int64_t>(&value))
        return QString::number(*number);
    return tr("None");
}

} // namespace casewright::ui::ActivityText
