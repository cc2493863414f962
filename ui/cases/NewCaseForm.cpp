// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/NewCaseForm.h"

#include "ui/bridge/CaseOperations.h"
#include "ui/bridge/CaseValues.h"
#include "ui/bridge/Text.h"
#include "ui/cases/CaseFieldBoxes.h"
#include "ui/cases/CustomFieldsEdit.h"
#include "ui/cases/MarkdownEdit.h"
#include "ui/cases/NotedForm.h"
#include "ui/models/CaseText.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/SettingTip.h"
#include "ui/widgets/TagsEdit.h"
#include "ui/widgets/ThemeSizes.h"

#include <QCheckBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

NewCaseForm::NewCaseForm(CaseRepository& repository, CaseValues& values, QWidget* parent)
    : QScrollArea(parent),
      m_repository(repository),
      m_values(values)
{
    setObjectName(u"newCase"_s);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* const content = new QWidget(this);
    setLook(content, u"page"_s);
    m_card = new Card(tr("New case"), content);
    m_card->setMaximumWidth(size::Form);
    m_fields = new NotedForm(m_card);
    m_card->body()->addWidget(m_fields);
    buildFields();
    auto* const layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    layout->addStretch();
    setWidget(content);
    setFocusProxy(m_title);
    connect(&values, &CaseValues::changed, this, &NewCaseForm::showOffers);
    showOffers();
}

NewCaseForm::~NewCaseForm() = default;

void NewCaseForm::explain()
{
    setTip(m_owner, tr("The part of Kibana in which the case is, and whose templates and fields it has"));
    setTip(m_template, tr("Fills the form with what a template has"));
    setTip(m_title, tr("What the case is called in lists"));
    setTip(m_assignees, tr("Who works on the case"));
    setTip(m_tags, tr("Words to find the case by, and others like it"));
    setTip(m_category, tr("One word for what kind of case it is; those of other cases are proposed"));
    setTip(m_severity, tr("How bad it is"));
    setTip(m_custom, tr("A field that is defined for these cases"));
    setTip(m_sync, tr("Whether the status of the alerts follows the case's"));
}

void NewCaseForm::buildFields()
{
    m_owner = new QComboBox(m_card);
    m_owner->setObjectName(u"newOwner"_s);
    for (const std::string owner : {"cases", "observability", "securitySolution"})
        m_owner->addItem(CaseText::owner(owner), toText(owner));
    m_template = new QComboBox(m_card);
    m_template->setObjectName(u"newTemplate"_s);
    m_title = new QLineEdit(m_card);
    m_title->setObjectName(u"newTitle"_s);
    m_assignees = new TagsEdit(tr("Assignees"), m_card);
    m_assignees->setObjectName(u"newAssignees"_s);
    m_tags = new TagsEdit(tr("Tags"), m_card);
    m_tags->setObjectName(u"newTags"_s);
    m_category = new QLineEdit(m_card);
    m_category->setObjectName(u"newCategory"_s);
    m_severity = makeSeverityBox(u"newSeverity"_s, m_card);
    m_custom = new CustomFieldsEdit(m_card);
    m_custom->setObjectName(u"newCustomFields"_s);
    m_sync = new QCheckBox(tr("Sync alert status with case status"), m_card);
    m_sync->setObjectName(u"newSync"_s);
    m_description = new MarkdownEdit(u"newDescription"_s, tr("Description"), m_card);
    m_description->setButtons(tr("Create case"), tr("Cancel"));
    m_description->setMinimumHeight(8 * size::Control);
    explain();
    m_fields->addField(u"owner"_s, tr("Solution"), m_owner);
    m_fields->addField(u"template"_s, tr("Template"), m_template);
    m_fields->addField(u"title"_s, tr("Name (required)"), m_title);
    m_fields->addField(u"assignees"_s, tr("Assignees"), m_assignees);
    m_fields->addField(u"tags"_s, tr("Tags"), m_tags);
    m_fields->addField(u"category"_s, tr("Category"), m_category);
    m_fields->addField(u"severity"_s, tr("Severity"), m_severity);
    m_fields->addField(u"customFields"_s, tr("Additional fields"), m_custom);
    m_fields->addField(u"settings"_s, tr("Settings"), m_sync);
    m_fields->addField(u"description"_s, tr("Description (required)"), m_description);
    connect(m_owner, &QComboBox::activated, this, &NewCaseForm::readConfiguration);
    connect(m_template, &QComboBox::activated, this, &NewCaseForm::applyTemplate);
    connect(m_description, &MarkdownEdit::accepted, this, &NewCaseForm::create);
    connect(m_description, &MarkdownEdit::cancelled, this, &NewCaseForm::cancelled);
}

std::string NewCaseForm::owner() const { return toUtf8(m_owner->currentData().toString()); }

void NewCaseForm::begin()
{
    readConfiguration();
    m_title->setFocus();
}

void NewCaseForm::reset()
{
    m_configurationRequest.drop();
    m_creation.drop();
    m_title->clear();
    m_category->clear();
    m_tags->setTags({});
    m_assignees->setTags({});
    m_severity->setCurrentIndex(0);
    m_sync->setChecked(false);
    m_custom->setDefinitions({});
    m_configuration = {};
    m_template->clear();
    m_description->setText({});
    m_description->setBusy(false);
    m_fields->clearNotes();
}

void NewCaseForm::readConfiguration()
{
    m_configurationRequest =
        CaseOperations(m_repository).configuration(owner(), [this](const base::Result<ConfigurationSheet>& sheet) {
            if (sheet)
                takeConfiguration(*sheet);
            else
                Q_EMIT failed(toText(sheet.error()));
        });
    m_values.wantOfOwner(owner());
}

void NewCaseForm::showOffers()
{
    const KnownValues& values = m_values.values();
    setOffers(m_category, values.categories);
    m_tags->setOffers(toTexts(values.tags));
    m_assignees->setOffers(peopleOf(values));
}

void NewCaseForm::takeConfiguration(const ConfigurationSheet& sheet)
{
    if (sheet.configuration == m_configuration && m_template->count() > 0)
        return;
    m_configuration = sheet.configuration;
    m_connector = m_configuration.connector;
    m_custom->setDefinitions(m_configuration.customFields);
    m_fields->setFieldShown(u"customFields"_s, !m_custom->isEmpty());
    m_template->clear();
    m_template->addItem(tr("No template selected"));
    for (const cases::CaseTemplate& each : m_configuration.templates)
        m_template->addItem(toText(each.name));
    m_template->setEnabled(!m_configuration.templates.empty());
}

/// As in Kibana: what the template gives takes the place of what is there.
void NewCaseForm::applyTemplate()
{
    const int chosen = m_template->currentIndex() - 1;
    if (chosen >= 0)
        apply(m_configuration.templates[static_cast<std::size_t>(chosen)].caseFields);
}

void NewCaseForm::apply(const cases::CaseChange& fields)
{
    if (fields.title)
        m_title->setText(toText(*fields.title));
    if (fields.description)
        m_description->setText(toText(*fields.description));
    if (fields.tags)
        m_tags->setTags(toTexts(*fields.tags));
    if (fields.assignees)
        m_assignees->setTags(toTexts(*fields.assignees));
    if (fields.category)
        m_category->setText(toText(fields.category->value_or(std::string())));
    if (fields.severity)
        chooseSeverity(m_severity, *fields.severity);
    if (fields.syncAlerts)
        m_sync->setChecked(*fields.syncAlerts);
    if (fields.connector)
        m_connector = *fields.connector;
    if (fields.customFields)
        m_custom->setValues(*fields.customFields);
}

void NewCaseForm::create(const QString& description)
{
    m_fields->clearNotes();
    store::NewCase given{.owner = owner()};
    given.attributes.title = toUtf8(m_title->text());
    given.attributes.description = toUtf8(description);
    given.attributes.tags = toUtf8(m_tags->tags());
    given.attributes.assignees = toUtf8(m_assignees->tags());
    given.attributes.category = categoryOf(m_category->text());
    given.attributes.severity = severityOf(m_severity);
    given.attributes.syncAlerts = m_sync->isChecked();
    given.attributes.connector = m_connector;
    given.attributes.customFields = m_custom->values();
    m_description->setBusy(true);
    m_creation = CaseOperations(m_repository).create(given, [this](const base::Result<store::StoredCase>& made) {
        m_description->setBusy(false);
        if (!made) {
            showError(made.error());
            return;
        }
        reset();
        Q_EMIT created(made->key);
    });
}

void NewCaseForm::showError(const base::Error& error)
{
    const QString field = error.location ? toText(error.location->field) : QString();
    if (m_fields->setNote(field, toText(error.text)))
        ensureWidgetVisible(m_fields->note(field));
    else
        m_description->setNote(Tone::Loss, toText(error.text));
}

void NewCaseForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QScrollArea::keyPressEvent(event);
}

} // namespace casewright::ui
