// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/ConfigurationLines.h"

#include "core/cases/ClearSecrets.h"
#include "core/cases/WebhookConnector.h"
#include "ui/bridge/Text.h"

#include <QCoreApplication>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

QString tr(const char* text) { return QCoreApplication::translate("ConfigurationLines", text); }

QString joined(const QStringList& parts) { return parts.join(u" · "_s); }

} // namespace

QStringList linesOf(const std::vector<cases::Connector>& connectors)
{
    QStringList lines;
    for (const cases::Connector& connector : connectors) {
        const base::Result<cases::WebhookConnector> webhook = cases::readWebhook(connector.settings, {});
        const bool isWebhook = connector.type == cases::WebhookType && webhook;
        QStringList parts{toText(connector.name), toText(isWebhook ? webhook->createIncidentUrl : connector.type)};
        if (!cases::fieldsInClear(connector).empty())
            parts.append(tr("has a secret in clear"));
        lines.append(joined(parts));
    }
    return lines;
}

QStringList linesOf(const std::vector<cases::CustomFieldDefinition>& fields)
{
    const QStringList types{tr("text"), tr("toggle"), tr("number")};
    QStringList lines;
    for (const cases::CustomFieldDefinition& field : fields) {
        QStringList parts{toText(field.label), types[static_cast<int>(field.type)]};
        if (field.required)
            parts.append(tr("required"));
        lines.append(joined(parts));
    }
    return lines;
}

QStringList linesOf(const std::vector<cases::CaseTemplate>& templates)
{
    QStringList lines;
    for (const cases::CaseTemplate& each : templates) {
        QStringList parts{toText(each.name)};
        if (!each.description.empty())
            parts.append(toText(each.description));
        lines.append(joined(parts));
    }
    return lines;
}

} // namespace casewright::ui
