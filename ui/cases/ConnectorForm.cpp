// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/ConnectorForm.h"

#include "ui/bridge/Text.h"
#include "ui/cases/NotedForm.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QUuid>
#include <QVBoxLayout>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using cases::Connector;
using cases::HttpMethod;
using cases::WebhookConnector;

/// Of which member of a connector a field is.
struct Member {
    const char* key;
    std::string WebhookConnector::* value;
};

constexpr Member Lines[] = {
    {"createIncidentUrl", &WebhookConnector::createIncidentUrl},
    {"createIncidentResponseKey", &WebhookConnector::createIncidentResponseKey},
    {"getIncidentUrl", &WebhookConnector::getIncidentUrl},
    {"getIncidentResponseExternalTitleKey", &WebhookConnector::getIncidentResponseExternalTitleKey},
    {"viewIncidentUrl", &WebhookConnector::viewIncidentUrl},
    {"updateIncidentUrl", &WebhookConnector::updateIncidentUrl},
    {"createCommentUrl", &WebhookConnector::createCommentUrl},
};

constexpr Member Texts[] = {
    {"createIncidentJson", &WebhookConnector::createIncidentJson},
    {"getIncidentJson", &WebhookConnector::getIncidentJson},
    {"updateIncidentJson", &WebhookConnector::updateIncidentJson},
    {"createCommentJson", &WebhookConnector::createCommentJson},
};

/// What a new connector begins with, to be changed into what the other system asks for.
WebhookConnector beginning()
{
    const std::string json = "{\n  \"title\": {{{case.title}}},\n  \"description\": {{{case.description}}}\n}";
    WebhookConnector connector;
    connector.createIncidentJson = json;
    connector.createIncidentResponseKey = "id";
    connector.getIncidentResponseExternalTitleKey = "key";
    connector.updateIncidentJson = json;
    return connector;
}

HttpMethod methodOf(const QComboBox* box) { return static_cast<HttpMethod>(box->currentData().toInt()); }

void choose(QComboBox* box, HttpMethod method) { box->setCurrentIndex(box->findData(static_cast<int>(method))); }

} // namespace

ConnectorForm::ConnectorForm(QWidget* parent) : QWidget(parent)
{
    setObjectName(u"connectorForm"_s);
    m_fields = new NotedForm(this);
    m_note = new FieldNote(this);
    m_note->setObjectName(u"connectorNote"_s);
    m_note->clear();
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    layout->addWidget(m_fields);
    layout->addWidget(m_note);
    buildFields();
    buildButtons();
}

void ConnectorForm::buildFields()
{
    m_name = new QLineEdit(m_fields);
    m_name->setObjectName(u"connectorName"_s);
    m_name->setToolTip(tr("What people call the other system, where connectors are chosen"));
    m_fields->addField(u"name"_s, tr("Name (required)"), m_name);
    m_hasAuth = new QCheckBox(tr("Asks for user and password (basic authentication)"), m_fields);
    m_hasAuth->setObjectName(u"connectorHasAuth"_s);
    m_hasAuth->setToolTip(tr("You are asked when you push, and they are never kept in the workspace."));
    m_fields->addField(u"hasAuth"_s, tr("Authentication"), m_hasAuth);
    m_headers = addText(u"headers"_s, tr("Headers"), tr("X-Team: security, a line each"), 2);

    using enum HttpMethod;
    m_fields->addSection(tr("Create an incident"),
                         tr("Variables become the case's values, in JSON with their quotes: {{{case.title}}}, "
                            "{{{case.description}}}, {{{case.tags}}}, {{{case.severity}}}, {{{case.status}}}, "
                            "{{{case.id}}}."));
    m_create = addMethod(u"createIncidentMethod"_s, {Post, Put});
    addUrl(u"createIncidentUrl"_s, tr("URL (required)"), m_create);
    addText(u"createIncidentJson"_s, tr("JSON (required)"), {}, 4);
    addLine(u"createIncidentResponseKey"_s, tr("Key of the id (required)"), tr("id, or data.id"));
    m_fields->addSection(tr("Read an incident"),
                         tr("In URLs and JSON from here on, {{{external.system.id}}} is the id of the incident."));
    m_read = addMethod(u"getIncidentMethod"_s, {Get, Post});
    addUrl(u"getIncidentUrl"_s, tr("URL (required)"), m_read);
    addText(u"getIncidentJson"_s, tr("JSON"), {}, 3);
    addLine(u"getIncidentResponseExternalTitleKey"_s, tr("Key of the title (required)"), tr("key, or data.title"));
    addUrl(u"viewIncidentUrl"_s, tr("URL for people (required)"));
    m_fields->addSection(tr("Update an incident"));
    m_update = addMethod(u"updateIncidentMethod"_s, {Put, Post, Patch});
    addUrl(u"updateIncidentUrl"_s, tr("URL (required)"), m_update);
    addText(u"updateIncidentJson"_s, tr("JSON (required)"), {}, 4);
    m_fields->addSection(tr("Add a comment"),
                         tr("Without URL and JSON comments are not pushed. The comment is {{{case.comment}}}."));
    m_comment = addMethod(u"createCommentMethod"_s, {Put, Post, Patch});
    addUrl(u"createCommentUrl"_s, tr("URL"), m_comment);
    addText(u"createCommentJson"_s, tr("JSON"), {}, 3);
    connect(m_read, &QComboBox::activated, this, &ConnectorForm::showReading);
}

void ConnectorForm::buildButtons()
{
    auto* const cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"connectorCancel"_s);
    auto* const save = new QPushButton(tr("Save connector"), this);
    save->setObjectName(u"connectorAccept"_s);
    setLook(save, u"primary"_s);
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(size::Gap);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    static_cast<QVBoxLayout*>(layout())->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &ConnectorForm::cancelled);
    connect(save, &QPushButton::clicked, this, &ConnectorForm::accept);
}

QComboBox* ConnectorForm::addMethod(const QString& name, std::initializer_list<HttpMethod> methods)
{
    auto* const box = new QComboBox(m_fields);
    box->setObjectName(name);
    box->setMinimumContentsLength(6); // one below the other, all as wide
    box->setAccessibleName(tr("Method"));
    box->setToolTip(tr("How the other system is called, by its method of HTTP"));
    for (const HttpMethod method : methods)
        box->addItem(toText(cases::nameOf(method)).toUpper(), static_cast<int>(method));
    return box;
}

QLineEdit* ConnectorForm::addUrl(const QString& key, const QString& label, QComboBox* method)
{
    auto* const line = new QLineEdit(m_fields);
    line->setObjectName(key);
    line->setAccessibleName(label);
    line->setPlaceholderText(u"https://"_s);
    line->setToolTip(method ? tr("The address that is called; variables become values of the case")
                            : tr("The address that people open to see the incident"));
    setLook(line, u"code"_s);
    m_lines.insert(key, line);
    if (!method) {
        m_fields->addField(key, label, line);
        return line;
    }
    auto* const both = new QWidget(m_fields);
    auto* const layout = new QHBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    layout->addWidget(method);
    layout->addWidget(line, 1);
    m_fields->addField(key, label, both);
    return line;
}

QLineEdit* ConnectorForm::addLine(const QString& key, const QString& label, const QString& example)
{
    auto* const line = new QLineEdit(m_fields);
    line->setObjectName(key);
    line->setPlaceholderText(example);
    line->setToolTip(tr("Where in the answer of the other system it stands, dots between the levels"));
    setLook(line, u"code"_s);
    m_lines.insert(key, line);
    m_fields->addField(key, label, line);
    return line;
}

QPlainTextEdit* ConnectorForm::addText(const QString& key, const QString& label, const QString& example, int lines)
{
    auto* const text = new QPlainTextEdit(m_fields);
    text->setObjectName(key);
    text->setPlaceholderText(example);
    text->setTabChangesFocus(true);
    text->setToolTip(key == u"headers" ? tr("Headers of HTTP that are sent with each call, one a line")
                                       : tr("What is sent; variables become values of the case"));
    setLook(text, u"code"_s);
    text->setFixedHeight((lines + 1) * text->fontMetrics().lineSpacing() + 2 * size::Gap);
    m_fields->addField(key, label, text);
    if (key != u"headers")
        m_texts.insert(key, text);
    return text;
}

void ConnectorForm::edit(const Connector& connector)
{
    m_id = connector.id.empty() ? toUtf8(QUuid::createUuid().toString(QUuid::WithoutBraces)) : connector.id;
    const WebhookConnector webhook = connector.id.empty() ? beginning() : cases::readWebhookAsItIs(connector.settings);
    m_name->setText(toText(connector.name));
    m_hasAuth->setChecked(webhook.hasAuth);
    for (const Member& member : Lines)
        m_lines[QString::fromLatin1(member.key)]->setText(toText(webhook.*member.value));
    for (const Member& member : Texts)
        m_texts[QString::fromLatin1(member.key)]->setPlainText(toText(webhook.*member.value));
    choose(m_create, webhook.createIncidentMethod);
    choose(m_read, webhook.getIncidentMethod);
    choose(m_update, webhook.updateIncidentMethod);
    choose(m_comment, webhook.createCommentMethod);
    QStringList headers;
    for (const std::pair<std::string, std::string>& header : webhook.headers)
        headers.append(u"%1: %2"_s.arg(toText(header.first), toText(header.second)));
    m_headers->setPlainText(headers.join(u'\n'));
    m_fields->clearNotes();
    m_note->clear();
    if (!connector.id.empty())
        static_cast<void>(noteProblems(webhook)); // of one that an older version let through
    showReading();
    m_name->setFocus();
}

void ConnectorForm::setNote(const QString& text) { m_note->setNote(Tone::Loss, text); }

/// A request that gets has no JSON.
void ConnectorForm::showReading()
{
    m_fields->setFieldShown(u"getIncidentJson"_s, methodOf(m_read) == HttpMethod::Post);
}

WebhookConnector ConnectorForm::made() const
{
    WebhookConnector connector;
    for (const Member& member : Lines)
        connector.*member.value = toUtf8(m_lines[QString::fromLatin1(member.key)]->text().trimmed());
    for (const Member& member : Texts)
        connector.*member.value = toUtf8(m_texts[QString::fromLatin1(member.key)]->toPlainText().trimmed());
    connector.createIncidentMethod = methodOf(m_create);
    connector.getIncidentMethod = methodOf(m_read);
    connector.updateIncidentMethod = methodOf(m_update);
    connector.createCommentMethod = methodOf(m_comment);
    if (connector.getIncidentMethod != HttpMethod::Post)
        connector.getIncidentJson.clear();
    connector.hasAuth = m_hasAuth->isChecked();
    for (const QString& line : m_headers->toPlainText().split(u'\n', Qt::SkipEmptyParts))
        connector.headers.emplace_back(toUtf8(line.section(u':', 0, 0).trimmed()),
                                       toUtf8(line.section(u':', 1).trimmed()));
    return connector;
}

bool ConnectorForm::noteProblems(const WebhookConnector& connector)
{
    m_fields->clearNotes();
    m_note->clear();
    bool isWrong = m_name->text().trimmed().isEmpty();
    if (isWrong)
        m_fields->setNote(u"name"_s, tr("A connector needs a name."));
    // The first of a field's problems is the one to solve first.
    QStringList told;
    for (const cases::ConnectorProblem& problem : cases::problemsOf(connector)) {
        isWrong = true;
        const QString field = toText(problem.field);
        if (!told.contains(field))
            m_fields->setNote(field, tr("This field %1.").arg(toText(problem.reason)));
        told.append(field);
    }
    return isWrong;
}

void ConnectorForm::accept()
{
    const WebhookConnector connector = made();
    if (noteProblems(connector)) {
        setNote(tr("Not saved: look at the fields with a note."));
        return;
    }
    Q_EMIT accepted({.id = m_id,
                     .name = toUtf8(m_name->text().trimmed()),
                     .type = std::string(cases::WebhookType),
                     .settings = cases::writeWebhook(connector)});
}

} // namespace casewright::ui
