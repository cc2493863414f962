// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/ConfigurationPane.h"

#include "core/cases/WebhookConnector.h"
#include "ui/bridge/CaseOperations.h"
#include "ui/bridge/CaseValues.h"
#include "ui/bridge/Text.h"
#include "ui/cases/ConfigurationLines.h"
#include "ui/cases/ConfigurationList.h"
#include "ui/cases/ConnectorForm.h"
#include "ui/cases/CustomFieldForm.h"
#include "ui/cases/NotedForm.h"
#include "ui/cases/TemplateForm.h"
#include "ui/models/CaseText.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <initializer_list>
#include <utility>

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

ConfigurationPane::ConfigurationPane(CaseRepository& repository, CaseValues& values, QWidget* parent)
    : QScrollArea(parent),
      m_repository(repository),
      m_values(values)
{
    setObjectName(u"configurationPane"_s);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* const content = new QWidget(this);
    setLook(content, u"page"_s);
    buildLists(content);
    auto* const cards = new QWidget(content);
    cards->setMaximumWidth(size::Form);
    auto* const layout = new QVBoxLayout(cards);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapMiddle);
    for (QWidget* const part : std::initializer_list<QWidget*>{buildHead(), buildBasics(), m_connectors, m_fields,
                                                               m_templates})
        layout->addWidget(part);
    layout->addStretch(1);
    auto* const middle = new QHBoxLayout(content);
    middle->setContentsMargins(0, 0, 0, 0);
    middle->addWidget(cards, 1);
    middle->addStretch();
    setWidget(content);
    setFocusProxy(m_owner);
    connect(&values, &CaseValues::changed, this, [this] { m_templateForm->setOffers(m_values.values()); });
    connectBasics();
    connectConnectors();
    connectFields();
    connectTemplates();
    setReadOnly(true);
}

ConfigurationPane::~ConfigurationPane() = default;

QWidget* ConfigurationPane::buildHead()
{
    auto* const head = new QWidget(this);
    auto* const back = new QPushButton(tr("Cases"), head);
    back->setObjectName(u"configurationClose"_s);
    back->setIcon(icons::icon(u"chevron-left"_s, icons::Ink::Accent));
    back->setToolTip(tr("Back to the list (Esc)"));
    setLook(back, u"link"_s);
    connect(back, &QPushButton::clicked, this, &ConfigurationPane::closeWanted);
    auto* const title = new QLabel(tr("Case settings"), head);
    setLook(title, u"title"_s);
    auto* const layout = new QVBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapSmall);
    layout->addWidget(back, 0, Qt::AlignLeft);
    layout->addWidget(title);
    return head;
}

QWidget* ConfigurationPane::buildBasics()
{
    auto* const card = new Card(tr("Solution"), this);
    m_basics = new NotedForm(card);
    const auto addBox = [this](const QString& key, const QString& name, const QString& label) {
        auto* const box = new QComboBox(m_basics);
        box->setObjectName(name);
        m_basics->addField(key, label, box);
        return box;
    };
    m_owner = addBox(u"owner"_s, u"configurationOwner"_s, tr("Settings of"));
    for (const char* const owner : {"cases", "observability", "securitySolution"})
        m_owner->addItem(CaseText::owner(owner), QString::fromLatin1(owner));
    m_closure = addBox(u"closure_type"_s, u"configurationClosure"_s, tr("Case closures"));
    m_owner->setToolTip(tr("The part of Kibana whose cases are configured here"));
    m_closure->setToolTip(tr("Whether pushing a case closes it"));
    m_closure->addItems({tr("Close cases by hand"), tr("Close cases when they are pushed")});
    m_connector = addBox(u"connector"_s, u"configurationConnector"_s, tr("New cases are pushed to"));
    m_connector->setToolTip(tr("The other system that new cases are pushed to, unless another is chosen for one"));
    m_note = new FieldNote(card);
    m_note->setObjectName(u"configurationNote"_s);
    m_note->clear();
    card->body()->addWidget(m_basics);
    card->body()->addWidget(m_note);
    return card;
}

void ConfigurationPane::buildLists(QWidget* content)
{
    m_connectorForm = new ConnectorForm(content);
    m_fieldForm = new CustomFieldForm(content);
    m_templateForm = new TemplateForm(content);
    m_connectors = new ConfigurationList({.name = u"connector"_s,
                                          .title = tr("Connectors"),
                                          .hint = tr("for all solutions"),
                                          .add = tr("Add connector"),
                                          .none = tr("None yet. A connector pushes cases to another system, by JSON "
                                                     "over HTTP."),
                                          .loss = tr("Cases that name it cannot be pushed by it any more.")},
                                         m_connectorForm, content);
    m_fields = new ConfigurationList({.name = u"field"_s,
                                      .title = tr("Custom fields"),
                                      .hint = {},
                                      .add = tr("Add field"),
                                      .none = tr("None yet. A field that you add comes to all cases of the solution."),
                                      .loss = tr("Cases do not show it any more.")},
                                     m_fieldForm, content);
    m_templates = new ConfigurationList({.name = u"template"_s,
                                         .title = tr("Templates"),
                                         .hint = {},
                                         .add = tr("Add template"),
                                         .none = tr("None yet. A template gives new cases what they begin with, also "
                                                    "those that the Cases action opens."),
                                         .loss = tr("Cases that were made with it stay as they are.")},
                                        m_templateForm, content);
}

std::string ConfigurationPane::owner() const { return toUtf8(m_owner->currentData().toString()); }

/// Below the fields at the top.
void ConfigurationPane::complain(const base::Error& error) { m_note->setNote(Tone::Loss, toText(error.text)); }

void ConfigurationPane::closeForms()
{
    for (ConfigurationList* const list : {m_connectors, m_fields, m_templates})
        list->showForm(false);
}

void ConfigurationPane::openForm(ConfigurationList* list, QWidget* form)
{
    list->showForm(true);
    // Once it has its place.
    QTimer::singleShot(0, form, [this, form] { ensureWidgetVisible(form, 0, size::GapLarge); });
}

void ConfigurationPane::connectBasics()
{
    const Complain note = [this](const base::Error& error) { complain(error); };
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
}

void ConfigurationPane::connectConnectors()
{
    connect(m_connectors, &ConfigurationList::addWanted, this, [this] {
        openForm(m_connectors, m_connectorForm);
        m_connectorForm->edit({});
    });
    connect(m_connectors, &ConfigurationList::editWanted, this, &ConfigurationPane::editConnector);
    connect(m_connectors, &ConfigurationList::removeWanted, this, [this](int row) {
        const std::string& id = m_sheet.connectors[static_cast<std::size_t>(row)].id;
        m_writing = CaseOperations(m_repository)
                        .removeConnector(owner(), id, [this](const base::Result<ConfigurationSheet>& done) {
                            takeWritten(done, [this](const base::Error& error) { complain(error); });
                        });
    });
    connect(m_connectorForm, &ConnectorForm::accepted, this, [this](const cases::Connector& made) {
        m_writing =
            CaseOperations(m_repository)
                .saveConnector(owner(), made, [this](const base::Result<ConfigurationSheet>& done) {
                    takeWritten(done, [this](const base::Error& error) { m_connectorForm->setNote(toText(error)); });
                });
    });
    connect(m_connectorForm, &ConnectorForm::cancelled, this, [this] { m_connectors->showForm(false); });
}

void ConfigurationPane::editConnector(int row)
{
    const cases::Connector& connector = m_sheet.connectors[static_cast<std::size_t>(row)];
    if (connector.type != cases::WebhookType) {
        complain({base::ErrorCode::NotSupported,
                  toUtf8(tr("%1 is of the type %2, which Casewright keeps and cannot push by.")
                             .arg(toText(connector.name), toText(connector.type))),
                  {}});
        return;
    }
    openForm(m_connectors, m_connectorForm);
    m_connectorForm->edit(connector);
}

void ConfigurationPane::connectFields()
{
    connect(m_fields, &ConfigurationList::addWanted, this, [this] {
        openForm(m_fields, m_fieldForm);
        m_fieldForm->edit({});
    });
    connect(m_fields, &ConfigurationList::editWanted, this, [this](int row) {
        openForm(m_fields, m_fieldForm);
        m_fieldForm->edit(m_sheet.configuration.customFields[static_cast<std::size_t>(row)]);
    });
    connect(m_fields, &ConfigurationList::removeWanted, this, [this](int row) {
        CaseConfiguration configuration = m_sheet.configuration;
        configuration.customFields.erase(configuration.customFields.begin() + row);
        write(configuration, [this](const base::Error& error) { complain(error); });
    });
    connect(m_fieldForm, &CustomFieldForm::accepted, this, &ConfigurationPane::saveField);
    connect(m_fieldForm, &CustomFieldForm::cancelled, this, [this] { m_fields->showForm(false); });
}

void ConfigurationPane::connectTemplates()
{
    connect(m_templates, &ConfigurationList::addWanted, this, [this] {
        openForm(m_templates, m_templateForm);
        m_templateForm->edit({}, m_sheet);
    });
    connect(m_templates, &ConfigurationList::editWanted, this, [this](int row) {
        openForm(m_templates, m_templateForm);
        m_templateForm->edit(m_sheet.configuration.templates[static_cast<std::size_t>(row)], m_sheet);
    });
    connect(m_templates, &ConfigurationList::removeWanted, this, [this](int row) {
        CaseConfiguration configuration = m_sheet.configuration;
        configuration.templates.erase(configuration.templates.begin() + row);
        write(configuration, [this](const base::Error& error) { complain(error); });
    });
    connect(m_templateForm, &TemplateForm::accepted, this, &ConfigurationPane::saveTemplate);
    connect(m_templateForm, &TemplateForm::cancelled, this, [this] { m_templates->showForm(false); });
}

void ConfigurationPane::reset()
{
    m_reading.drop();
    m_writing.drop();
    m_sheet = {};
    closeForms();
    setReadOnly(true);
}

void ConfigurationPane::refresh()
{
    m_note->clear();
    // What is written takes the place of what was read: of this solution.
    if (owner() != m_sheet.configuration.owner)
        setReadOnly(true);
    m_reading =
        CaseOperations(m_repository).configuration(owner(), [this](const base::Result<ConfigurationSheet>& sheet) {
            if (sheet)
                take(*sheet);
            else
                Q_EMIT failed(toText(sheet.error()));
        });
    m_values.wantOfOwner(owner());
}

void ConfigurationPane::take(const ConfigurationSheet& sheet)
{
    if (sheet.configuration.owner != m_sheet.configuration.owner)
        closeForms();
    m_sheet = sheet;
    showBasics();
    showLines();
    setReadOnly(!m_repository.canWrite());
}

void ConfigurationPane::showBasics()
{
    const CaseConfiguration& configuration = m_sheet.configuration;
    m_closure->setCurrentIndex(configuration.closureType == cases::ClosureType::ByUser ? 0 : 1);
    m_connector->clear();
    m_connector->addItem(tr("No external system"));
    for (const cases::Connector& connector : m_sheet.connectors) {
        m_connector->addItem(toText(connector.name));
        if (connector.id == configuration.connector.id)
            m_connector->setCurrentIndex(m_connector->count() - 1);
    }
}

void ConfigurationPane::showLines()
{
    m_connectors->setLines(linesOf(m_sheet.connectors));
    m_fields->setLines(linesOf(m_sheet.configuration.customFields));
    m_templates->setLines(linesOf(m_sheet.configuration.templates));
}

void ConfigurationPane::setReadOnly(bool isReadOnly)
{
    m_closure->setEnabled(!isReadOnly);
    m_connector->setEnabled(!isReadOnly);
    for (ConfigurationList* const list : {m_connectors, m_fields, m_templates})
        list->setReadOnly(isReadOnly);
}

void ConfigurationPane::write(const CaseConfiguration& configuration, const Complain& complain)
{
    ConfigurationSheet sheet = m_sheet;
    sheet.configuration = configuration;
    m_writing = CaseOperations(m_repository)
                    .setConfiguration(sheet, [this, complain](const base::Result<ConfigurationSheet>& done) {
                        takeWritten(done, complain);
                    });
}

void ConfigurationPane::takeWritten(const base::Result<ConfigurationSheet>& done, const Complain& complain)
{
    if (done) {
        m_note->clear();
        closeForms();
        take(*done);
        return;
    }
    if (done.error().code == base::ErrorCode::Conflict)
        refresh(); // what is there now comes into sight; what is being written stays
    else
        showBasics();
    complain(done.error());
}

void ConfigurationPane::saveField(const CustomFieldDefinition& definition)
{
    CaseConfiguration configuration = m_sheet.configuration;
    put(configuration.customFields, definition);
    write(configuration, [this](const base::Error& error) { m_fieldForm->setError(error); });
}

void ConfigurationPane::saveTemplate(const CaseTemplate& made)
{
    CaseConfiguration configuration = m_sheet.configuration;
    put(configuration.templates, made);
    write(configuration, [this](const base::Error& error) { m_templateForm->setError(error); });
}

void ConfigurationPane::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeWanted();
    else
        QScrollArea::keyPressEvent(event);
}

} // namespace casewright::ui
