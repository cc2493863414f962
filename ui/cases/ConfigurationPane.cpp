// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/ConfigurationPane.h"

#include "ui/bridge/CaseOperations.h"
#include "ui/bridge/Text.h"
#include "ui/cases/ConfigurationList.h"
#include "ui/cases/CustomFieldForm.h"
#include "ui/cases/TemplateForm.h"
#include "ui/models/CaseText.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using cases::CaseConfiguration;
using cases::CaseTemplate;
using cases::CustomFieldDefinition;

/// Puts it in the place of the one with its key, or behind all.
template<class T>
void put(std::vector<T>& list, const T& value)
{
    const auto found =
        std::find_if(list.begin(), list.end(), [&value](const T& each) { return each.key == value.key; });
    if (found == list.end())
        list.push_back(value);
    else
        *found = value;
}

} // namespace

ConfigurationPane::ConfigurationPane(CaseRepository& repository, QWidget* parent)
    : QScrollArea(parent),
      m_repository(repository)
{
    setObjectName(u"configurationPane"_s);
    setFixedWidth(size::Preview);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* const content = new QWidget(this);
    setLook(content, u"page"_s);
    m_fieldForm = new CustomFieldForm(content);
    m_templateForm = new TemplateForm(content);
    m_fields = new ConfigurationList(u"field"_s, tr("Custom fields"), tr("Add field"), m_fieldForm, content);
    m_templates = new ConfigurationList(u"template"_s, tr("Templates"), tr("Add template"), m_templateForm, content);
    auto* const layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapMiddle);
    layout->addWidget(buildBasics());
    layout->addWidget(m_fields);
    layout->addWidget(m_templates);
    layout->addStretch();
    setWidget(content);
    setFocusProxy(m_owner);
    connectLists();
}

ConfigurationPane::~ConfigurationPane() = default;

QWidget* ConfigurationPane::buildBasics()
{
    auto* const card = new Card(tr("Settings of cases"), this);
    auto* const close = new QToolButton(card);
    close->setObjectName(u"configurationClose"_s);
    close->setIcon(icons::icon(u"close"_s, icons::Ink::Muted));
    close->setAccessibleName(tr("Close the settings of cases"));
    close->setToolTip(tr("Close (Esc)"));
    connect(close, &QToolButton::clicked, this, &ConfigurationPane::closeWanted);
    card->addToHeader(close);
    const auto addBox = [card](const QString& name, const QString& label) {
        auto* const caption = new QLabel(label, card);
        setLook(caption, u"hint"_s);
        auto* const box = new QComboBox(card);
        box->setObjectName(name);
        box->setAccessibleName(label);
        card->body()->addWidget(caption);
        card->body()->addWidget(box);
        return box;
    };
    m_owner = addBox(u"configurationOwner"_s, tr("Solution"));
    for (const char* const owner : {"cases", "observability", "securitySolution"})
        m_owner->addItem(CaseText::owner(owner), QString::fromLatin1(owner));
    m_closure = addBox(u"configurationClosure"_s, tr("Case closures"));
    m_closure->addItems({tr("Close cases by hand"), tr("Close cases when they are pushed")});
    m_connector = addBox(u"configurationConnector"_s, tr("External incident management system"));
    m_note = new FieldNote(card);
    m_note->setObjectName(u"configurationNote"_s);
    m_note->clear();
    card->body()->addWidget(m_note);
    return card;
}

void ConfigurationPane::connectLists()
{
    const Complain note = [this](const QString& reason) { m_note->setNote(Tone::Loss, reason); };
    connect(m_owner, &QComboBox::activated, this, &ConfigurationPane::refresh);
    connect(m_closure, &QComboBox::activated, this, [this, note](int row) {
        CaseConfiguration configuration = m_sheet.configuration;
        configuration.closureType = row == 0 ? cases::ClosureType::ByUser : cases::ClosureType::ByPushing;
        write(configuration, note);
    });
    connect(m_connector, &QComboBox::activated, this, [this, note](int row) {
        CaseConfiguration configuration = m_sheet.configuration;
        configuration.connector = {};
        if (row > 0) {
            const cases::Connector& chosen = m_sheet.connectors[static_cast<std::size_t>(row - 1)];
            configuration.connector = {.id = chosen.id, .name = chosen.name, .type = chosen.type};
        }
        write(configuration, note);
    });
    connect(m_fields, &ConfigurationList::addWanted, this, [this] {
        m_fields->showForm(true);
        m_fieldForm->edit({});
    });
    connect(m_fields, &ConfigurationList::editWanted, this, [this](int row) {
        m_fields->showForm(true);
        m_fieldForm->edit(m_sheet.configuration.customFields[static_cast<std::size_t>(row)]);
    });
    connect(m_fields, &ConfigurationList::removeWanted, this, [this, note](int row) {
        CaseConfiguration configuration = m_sheet.configuration;
        configuration.customFields.erase(configuration.customFields.begin() + row);
        write(configuration, note);
    });
    connect(m_fieldForm, &CustomFieldForm::accepted, this, &ConfigurationPane::saveField);
    connect(m_fieldForm, &CustomFieldForm::cancelled, this, [this] { m_fields->showForm(false); });
    connect(m_templates, &ConfigurationList::addWanted, this, [this] {
        m_templates->showForm(true);
        m_templateForm->edit({});
    });
    connect(m_templates, &ConfigurationList::editWanted, this, [this](int row) {
        m_templates->showForm(true);
        m_templateForm->edit(m_sheet.configuration.templates[static_cast<std::size_t>(row)]);
    });
    connect(m_templates, &ConfigurationList::removeWanted, this, [this, note](int row) {
        CaseConfiguration configuration = m_sheet.configuration;
        configuration.templates.erase(configuration.templates.begin() + row);
        write(configuration, note);
    });
    connect(m_templateForm, &TemplateForm::accepted, this, &ConfigurationPane::saveTemplate);
    connect(m_templateForm, &TemplateForm::cancelled, this, [this] { m_templates->showForm(false); });
}

void ConfigurationPane::refresh()
{
    const std::string owner = toUtf8(m_owner->currentData().toString());
    m_reading =
        CaseOperations(m_repository).configuration(owner, [this](const base::Result<ConfigurationSheet>& sheet) {
            if (sheet)
                take(*sheet);
            else
                Q_EMIT failed(toText(sheet.error()));
        });
}

void ConfigurationPane::take(const ConfigurationSheet& sheet)
{
    const bool isOther = sheet.configuration.owner != m_sheet.configuration.owner;
    m_sheet = sheet;
    if (isOther) {
        m_fields->showForm(false);
        m_templates->showForm(false);
    }
    m_note->clear();
    const CaseConfiguration& configuration = sheet.configuration;
    m_closure->setCurrentIndex(configuration.closureType == cases::ClosureType::ByUser ? 0 : 1);
    m_connector->clear();
    m_connector->addItem(tr("None"));
    for (const cases::Connector& connector : sheet.connectors) {
        m_connector->addItem(toText(connector.name));
        if (connector.id == configuration.connector.id)
            m_connector->setCurrentIndex(m_connector->count() - 1);
    }
    showLines();
    const bool isReadOnly = !m_repository.canWrite();
    m_closure->setEnabled(!isReadOnly);
    m_connector->setEnabled(!isReadOnly);
    m_fields->setReadOnly(isReadOnly);
    m_templates->setReadOnly(isReadOnly);
}

void ConfigurationPane::showLines()
{
    const QStringList types{tr("text"), tr("toggle"), tr("number")};
    QStringList fields;
    for (const CustomFieldDefinition& field : m_sheet.configuration.customFields) {
        const QString label = toText(field.label);
        const QString& type = types[static_cast<int>(field.type)];
        fields.append(field.required ? tr("%1 · %2 · required").arg(label, type) : tr("%1 · %2").arg(label, type));
    }
    m_fields->setLines(fields);
    QStringList templates;
    for (const CaseTemplate& each : m_sheet.configuration.templates)
        templates.append(toText(each.name));
    m_templates->setLines(templates);
}

void ConfigurationPane::write(const CaseConfiguration& configuration, const Complain& complain)
{
    ConfigurationSheet sheet = m_sheet;
    sheet.configuration = configuration;
    m_writing = CaseOperations(m_repository)
                    .setConfiguration(sheet, [this, complain](const base::Result<ConfigurationSheet>& done) {
                        if (done) {
                            m_fields->showForm(false);
                            m_templates->showForm(false);
                            take(*done);
                            return;
                        }
                        if (done.error().code == base::ErrorCode::Conflict)
                            refresh(); // what is there now comes into sight; what is being written stays
                        complain(toText(done.error().text));
                    });
}

void ConfigurationPane::saveField(const CustomFieldDefinition& definition)
{
    CaseConfiguration configuration = m_sheet.configuration;
    put(configuration.customFields, definition);
    write(configuration, [this](const QString& reason) { m_fieldForm->setNote(reason); });
}

void ConfigurationPane::saveTemplate(const CaseTemplate& made)
{
    CaseConfiguration configuration = m_sheet.configuration;
    put(configuration.templates, made);
    write(configuration, [this](const QString& reason) { m_templateForm->setNote(reason); });
}

void ConfigurationPane::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeWanted();
    else
        QScrollArea::keyPressEvent(event);
}

} // namespace casewright::ui
