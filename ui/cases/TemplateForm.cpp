// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/TemplateForm.h"

#include "core/base/Result.h"
#include "ui/bridge/CaseSheet.h"
#include "ui/bridge/Text.h"
#include "ui/cases/CaseFieldBoxes.h"
#include "ui/cases/CustomFieldsEdit.h"
#include "ui/cases/NotedForm.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/SettingTip.h"
#include "ui/widgets/TagsEdit.h"
#include "ui/widgets/ThemeSizes.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QUuid>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>
#include <variant>

namespace casewright::ui {

using namespace Qt::StringLiterals;
using cases::CaseChange;
using cases::CaseTemplate;

namespace {

std::optional<std::string> given(const QString& text)
{
    return text.trimmed().isEmpty() ? std::nullopt : std::optional(toUtf8(text.trimmed()));
}

std::optional<std::vector<std::string>> given(const QStringList& texts)
{
    return texts.isEmpty() ? std::nullopt : std::optional(toUtf8(texts));
}

} // namespace

TemplateForm::TemplateForm(QWidget* parent) : QWidget(parent)
{
    setObjectName(u"templateForm"_s);
    m_fields = new NotedForm(this);
    buildFields();
    m_note = new FieldNote(this);
    m_note->setObjectName(u"templateNote"_s);
    m_note->clear();
    auto* const cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"templateCancel"_s);
    auto* const accept = new QPushButton(tr("Save template"), this);
    accept->setObjectName(u"templateAccept"_s);
    setLook(accept, u"primary"_s);
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(size::Gap);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(accept);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    layout->addWidget(m_fields);
    layout->addWidget(m_note);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &TemplateForm::cancelled);
    connect(accept, &QPushButton::clicked, this, [this] { Q_EMIT accepted(made()); });
}

void TemplateForm::buildFields()
{
    m_name = addLine(u"name"_s, u"templateName"_s, tr("Name (required)"));
    m_description = addLine(u"description"_s, u"templateDescription"_s, tr("What it is for"));
    m_fields->addSection(tr("What a case gets"), tr("What is left empty is not given."));
    m_title = addLine(u"case-title"_s, u"templateTitle"_s, tr("Title"));
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(u"templateText"_s);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(3 * size::Control);
    m_fields->addField(u"case-description"_s, tr("Description"), m_text);
    m_tags = addTags(u"case-tags"_s, u"templateTags"_s, tr("Tags"));
    m_assignees = addTags(u"case-assignees"_s, u"templateAssignees"_s, tr("Assignees"));
    m_category = addLine(u"case-category"_s, u"templateCategory"_s, tr("Category"));
    m_severity = makeSeverityBox(u"templateSeverity"_s, this);
    m_severity->insertItem(0, tr("Not given"), -1);
    m_fields->addField(u"case-severity"_s, tr("Severity"), m_severity);
    m_custom = new CustomFieldsEdit(this, CustomFieldsEdit::Ticks::OrNone);
    m_custom->setObjectName(u"templateCustomFields"_s);
    m_fields->addField(u"case-customFields"_s, tr("Additional fields"), m_custom);
    buildSystem();
}

void TemplateForm::explain()
{
    setTip(m_name, tr("What people call the template, where templates are chosen"));
    setTip(m_description, tr("What the template is for; cases do not get it"));
    setTip(m_title, tr("The title of cases that get the template, instead of their own"));
    setTip(m_text, tr("The description of cases that get the template, instead of their own"));
    setTip(m_tags, tr("Tags that cases get besides their own"));
    setTip(m_assignees, tr("Who works on cases that get the template"));
    setTip(m_category, tr("The category of cases that get the template"));
    setTip(m_severity, tr("How bad cases are that get the template"));
    setTip(m_custom, tr("The value of a field that is defined for these cases"));
    setTip(m_sync, tr("Whether the status of the alerts follows that of a case"));
    setTip(m_connector, tr("The other system that cases are pushed to"));
}

void TemplateForm::buildSystem()
{
    m_sync = new QComboBox(this);
    m_sync->setObjectName(u"templateSync"_s);
    m_sync->addItems({tr("Not given"), tr("On"), tr("Off")});
    m_fields->addField(u"case-settings"_s, tr("Sync alert status"), m_sync);
    m_connector = new QComboBox(this);
    m_connector->setObjectName(u"templateConnector"_s);
    m_connector->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_fields->addField(u"case-connector"_s, tr("Pushed to"), m_connector);
    explain();
}

QLineEdit* TemplateForm::addLine(const QString& key, const QString& name, const QString& label)
{
    auto* const line = new QLineEdit(this);
    line->setObjectName(name);
    m_fields->addField(key, label, line);
    return line;
}

TagsEdit* TemplateForm::addTags(const QString& key, const QString& name, const QString& label)
{
    auto* const tags = new TagsEdit(label, this);
    tags->setObjectName(name);
    m_fields->addField(key, label, tags);
    return tags;
}

void TemplateForm::edit(const CaseTemplate& given, const ConfigurationSheet& sheet)
{
    m_before = given;
    if (m_before.key.empty())
        m_before.key = toUtf8(QUuid::createUuid().toString(QUuid::WithoutBraces));
    const CaseChange& fields = given.caseFields;
    m_name->setText(toText(given.name));
    m_description->setText(toText(given.description));
    m_title->setText(toText(fields.title.value_or(std::string())));
    m_text->setPlainText(toText(fields.description.value_or(std::string())));
    m_tags->setTags(toTexts(fields.tags.value_or(std::vector<std::string>())));
    m_assignees->setTags(toTexts(fields.assignees.value_or(std::vector<std::string>())));
    m_category->setText(fields.category ? toText(fields.category->value_or(std::string())) : QString());
    m_severity->setCurrentIndex(fields.severity ? m_severity->findData(static_cast<int>(*fields.severity)) : 0);
    m_sync->setCurrentIndex(!fields.syncAlerts ? 0 : *fields.syncAlerts ? 1 : 2);
    m_known = sheet.connectors;
    showConnector(fields.connector);
    std::vector<cases::CustomFieldDefinition> definitions = sheet.configuration.customFields;
    for (cases::CustomFieldDefinition& each : definitions) {
        // An empty field is not given. Where none is, the defaults of the configuration hold.
        each.required = false;
        each.defaultValue = {};
    }
    m_custom->setDefinitions(definitions);
    m_custom->setValues(fields.customFields.value_or(std::vector<cases::CustomField>()));
    m_fields->setFieldShown(u"case-customFields"_s, !m_custom->isEmpty());
    m_fields->clearNotes();
    m_note->clear();
    m_name->setFocus();
}

void TemplateForm::showConnector(const std::optional<cases::CaseConnector>& given)
{
    m_connector->clear();
    m_connector->addItems({tr("Not given"), tr("No connector")});
    for (const cases::Connector& each : m_known)
        m_connector->addItem(toText(each.name));
    if (!given)
        return;
    const auto found = std::find_if(m_known.begin(), m_known.end(),
                                    [&given](const cases::Connector& each) { return each.id == given->id; });
    if (given->id == "none")
        m_connector->setCurrentIndex(1);
    else if (found != m_known.end())
        m_connector->setCurrentIndex(static_cast<int>(found - m_known.begin()) + 2);
    else {
        m_connector->addItem(tr("%1 (not there any more)").arg(toText(given->name)));
        m_connector->setCurrentIndex(m_connector->count() - 1);
    }
}

std::optional<cases::CaseConnector> TemplateForm::connector() const
{
    const std::optional<cases::CaseConnector>& before = m_before.caseFields.connector;
    const int row = m_connector->currentIndex() - 2;
    if (row == -2)
        return std::nullopt;
    if (row == -1)
        return cases::CaseConnector();
    if (row >= static_cast<int>(m_known.size()))
        return before;
    const cases::Connector& chosen = m_known[static_cast<std::size_t>(row)];
    // What else the template says for that connector stays.
    if (before && before->id == chosen.id)
        return before;
    return cases::CaseConnector{.id = chosen.id, .name = chosen.name, .type = chosen.type};
}

std::optional<std::vector<cases::CustomField>> TemplateForm::customFields() const
{
    const auto isNone = [](const cases::CustomField& each) {
        return std::holds_alternative<std::monostate>(each.value);
    };
    std::vector<cases::CustomField> values = m_custom->values();
    std::erase_if(values, isNone);
    if (!values.empty())
        return values;
    // A template without a value in any of its fields says that cases get none: that stays.
    const std::optional<std::vector<cases::CustomField>>& before = m_before.caseFields.customFields;
    return before && std::all_of(before->begin(), before->end(), isNone) ? before : std::nullopt;
}

void TemplateForm::setOffers(const KnownValues& values)
{
    ui::setOffers(m_category, values.categories);
    m_tags->setOffers(toTexts(values.tags));
    m_assignees->setOffers(peopleOf(values));
}

void TemplateForm::setError(const base::Error& error)
{
    m_fields->clearNotes();
    // `templates[0].caseFields.title`
    const QString place = error.location ? toText(error.location->field).section(u'.', 1) : QString();
    const QString key = place.startsWith(u"caseFields."_s) ? u"case-"_s + place.section(u'.', 1) : place;
    if (!m_fields->setNote(key, toText(error.text)))
        m_note->setNote(Tone::Loss, toText(error.text));
}

CaseTemplate TemplateForm::made() const
{
    CaseTemplate made = m_before;
    made.name = toUtf8(m_name->text().trimmed());
    made.description = toUtf8(m_description->text().trimmed());
    CaseChange& fields = made.caseFields;
    fields.title = given(m_title->text());
    fields.description = given(m_text->toPlainText());
    fields.tags = given(m_tags->tags());
    fields.assignees = given(m_assignees->tags());
    fields.category.reset();
    if (const std::optional<std::string> category = categoryOf(m_category->text()))
        fields.category = category;
    fields.severity.reset();
    if (m_severity->currentIndex() > 0)
        fields.severity = severityOf(m_severity);
    fields.syncAlerts.reset();
    if (m_sync->currentIndex() > 0)
        fields.syncAlerts = m_sync->currentIndex() == 1;
    fields.connector = connector();
    fields.customFields = customFields();
    return made;
}

} // namespace casewright::ui
