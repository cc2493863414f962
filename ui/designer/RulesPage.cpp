// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/RulesPage.h"

#include "ui/bridge/AlertSources.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/designer/RuleForm.h"
#include "ui/designer/RuleList.h"
#include "ui/designer/RuleTransfer.h"
#include "ui/models/FieldChoiceModel.h"
#include "ui/models/RuleListModel.h"
#include "ui/models/RuleTexts.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ThemeSizes.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QUndoStack>
#include <QVBoxLayout>

#include <memory>
#include <optional>
#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

// Groups within the menus.
constexpr int Making = 0;
constexpr int Changing = 1;
constexpr int Files = 10;

} // namespace

RulesPage::RulesPage(WorkspaceSession& session, RuleDocuments& documents, QWidget* parent)
    : Page(parent), m_session(session), m_documents(documents), m_model(new RuleListModel(documents, this)),
      m_choices(new FieldChoiceModel(this)), m_transfer(new RuleTransfer(documents, this))
{
    setAcceptDrops(true);
    build();
    connectDocuments();
    showAccess();
    showState();
}

void RulesPage::build()
{
    m_list = new RuleList(m_documents, *m_model, this);
    m_form = new RuleForm(m_session, m_documents, *m_choices, this);
    m_empty = new EmptyState(u"rules"_s, {}, {}, this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_form);
    m_access = new Banner(this);
    m_access->setObjectName(u"accessBanner"_s);
    m_access->setClosable(false);
    m_message = new Banner(this);
    m_message->setObjectName(u"rulesMessage"_s);

    auto* const right = new QWidget(this);
    auto* const banners = new QVBoxLayout;
    banners->setContentsMargins(size::PageMargin, 0, size::PageMargin, 0);
    banners->setSpacing(size::Gap);
    for (Banner* const banner : {m_access, m_message}) {
        banner->setMaximumWidth(size::Form);
        banners->addWidget(banner);
    }
    auto* const column = new QVBoxLayout(right);
    column->setContentsMargins(0, size::GapLarge, 0, 0);
    column->setSpacing(size::GapMiddle);
    column->addLayout(banners);
    column->addWidget(m_stack, 1);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(u"rulesSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(right);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({size::RuleList, size::WindowWidth - size::RuleList});
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_splitter);

    connect(m_list, &RuleList::renameRequested, this, &RulesPage::renameRule);
    connect(m_list, &RuleList::removeRequested, this, &RulesPage::removeRule);
    connect(m_empty, &EmptyState::actionRequested, this, &RulesPage::newRule);
    connect(m_empty, &EmptyState::secondActionRequested, m_transfer, &RuleTransfer::askForImport);
    connect(m_form->exportButton(), &QPushButton::clicked, m_transfer, &RuleTransfer::askForExport);
    connect(m_message, &Banner::actionRequested, this, &RulesPage::undo);
    connect(m_transfer, &RuleTransfer::failed, this, [this](const QString& title, const QString& text) {
        m_message->showMessage(Tone::Loss, title, text);
    });
    connect(m_transfer, &RuleTransfer::noticed, this, [this](const QString& title, const QString& text) {
        m_message->showMessage(Tone::Neutral, title, text);
    });
    connect(m_transfer, &RuleTransfer::done, this, &Page::statusChanged);
}

void RulesPage::connectDocuments()
{
    connect(&m_documents, &RuleDocuments::reset, this, [this] {
        m_message->dismiss();
        showAccess();
    });
    connect(&m_documents, &RuleDocuments::reset, this, &RulesPage::showState);
    connect(&m_documents, &RuleDocuments::added, this, &RulesPage::showState);
    connect(&m_documents, &RuleDocuments::removed, this, &RulesPage::showState);
    connect(&m_documents, &RuleDocuments::changed, this, &RulesPage::showState);
    connect(&m_documents, &RuleDocuments::savingChanged, this, &RulesPage::showState);
    connect(&m_documents, &RuleDocuments::savingChanged, this, &RulesPage::showAccess);
    connect(&m_documents, &RuleDocuments::findingsChanged, this, &RulesPage::showState);
    connect(&m_documents, &RuleDocuments::currentChanged, this, &RulesPage::showState);
    connect(&m_documents, &RuleDocuments::revealed, this, [this](std::int64_t, rules::RuleField field) {
        comeToFront();
        m_form->focusField(field);
    });
    connect(m_documents.undoStack(), &QUndoStack::indexChanged, this, &RulesPage::undone);
}

void RulesPage::setAlerts(AlertSources& sources)
{
    const auto show = [this, &sources] {
        const std::optional<std::int64_t> current = sources.current();
        const std::shared_ptr<const LoadedAlerts> loaded = current ? sources.loaded(*current) : nullptr;
        const store::StoredSource* const source = current ? sources.find(*current) : nullptr;
        m_choices->setTable(loaded ? loaded->table : nullptr, source ? toText(source->name) : QString());
    };
    connect(&sources, &AlertSources::sourcesChanged, this, show);
    connect(&sources, &AlertSources::currentChanged, this, show);
    connect(&sources, &AlertSources::loadFinished, this, show);
    show();
}

QString RulesPage::name() const { return u"rules"_s; }
QString RulesPage::title() const { return tr("Rules"); }
QString RulesPage::iconName() const { return u"rules"_s; }

void RulesPage::registerActions(ActionTable& actions)
{
    m_actions = &actions;
    addUndoActions(actions);
    addRuleActions(actions);
    connectSimulate(actions);
    showAccess();
    showState();
    showUndo();
}

void RulesPage::addUndoActions(ActionTable& actions)
{
    actions.add({.id = u"edit.undo"_s, .text = tr("&Undo"), .icon = u"undo"_s, .shortcut = QKeySequence::Undo,
                 .tip = tr("Take back the last change to the rules"), .menu = MenuPlace::Edit, .group = Making},
                this, &RulesPage::undo);
    actions.add({.id = u"edit.redo"_s, .text = tr("&Redo"), .icon = u"redo"_s,
                 .shortcut = Qt::CTRL | Qt::SHIFT | Qt::Key_Z, .tip = tr("Do again what was taken back"),
                 .menu = MenuPlace::Edit, .group = Making},
                this, &RulesPage::redo);
}

void RulesPage::addRuleActions(ActionTable& actions)
{
    QAction* const make = actions.add({.id = u"rules.new"_s, .text = tr("&New rule"), .icon = u"plus"_s,
                                       .shortcut = Qt::CTRL | Qt::Key_N, .tip = tr("Add a rule with Kibana's defaults"),
                                       .menu = MenuPlace::Rule, .group = Making},
                                      this, &RulesPage::newRule);
    QAction* const rename = actions.add({.id = u"rules.rename"_s, .text = tr("&Rename rule"), .icon = u"edit"_s,
                                         .tip = tr("Go to the rule's name; F2 in the list"), .menu = MenuPlace::Rule,
                                         .group = Changing},
                                        this, &RulesPage::renameRule);
    QAction* const copy = actions.add({.id = u"rules.duplicate"_s, .text = tr("D&uplicate rule"), .icon = u"copy"_s,
                                       .shortcut = Qt::CTRL | Qt::Key_D, .tip = tr("Add a copy of the rule"),
                                       .menu = MenuPlace::Rule, .group = Changing},
                                      this, &RulesPage::duplicateRule);
    QAction* const remove = actions.add({.id = u"rules.delete"_s, .text = tr("&Delete rule"), .icon = u"trash"_s,
                                         .tip = tr("Take the rule out of the workspace; Delete in the list"),
                                         .menu = MenuPlace::Rule, .group = Changing},
                                        this, &RulesPage::removeRule);
    actions.add({.id = u"rules.import"_s, .text = tr("&Import rules..."), .icon = u"import"_s,
                 .shortcut = Qt::CTRL | Qt::Key_I, .tip = tr("Add rules from files that Kibana gave out"),
                 .menu = MenuPlace::File, .group = Files},
                m_transfer, &RuleTransfer::askForImport);
    QAction* const write = actions.add({.id = u"rules.export"_s, .text = tr("&Export rule..."), .icon = u"export"_s,
                                        .shortcut = Qt::CTRL | Qt::Key_E,
                                        .tip = tr("Write the rule as Kibana reads it"), .menu = MenuPlace::File,
                                        .group = Files},
                                       m_transfer, &RuleTransfer::askForExport);
    m_list->setNewAction(make);
    for (QAction* const action : {rename, copy, write, static_cast<QAction*>(nullptr), remove})
        m_list->addMenuAction(action);
}

void RulesPage::connectSimulate(ActionTable& actions)
{
    QPushButton* const button = m_form->simulateButton();
    const auto adopt = [button](QAction* run) {
        button->setEnabled(run->isEnabled());
        button->setToolTip(run->toolTip());
        connect(run, &QAction::enabledChanged, button, &QWidget::setEnabled);
        connect(button, &QPushButton::clicked, run, &QAction::trigger);
    };
    // Another page adds it, perhaps later.
    if (QAction* const run = actions.action(u"simulation.run"_s)) {
        adopt(run);
        return;
    }
    button->setEnabled(false);
    connect(&actions, &ActionTable::added, this, [adopt](QAction* action) {
        if (action->objectName() == u"simulation.run"_s)
            adopt(action);
    });
}

void RulesPage::activated()
{
    if (m_documents.current())
        m_list->focusList();
    showState();
}

void RulesPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_session.isOpen() && !m_session.isReadOnly() && !RuleTransfer::filesOf(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void RulesPage::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    m_form->finishTyping();
    m_transfer->import(RuleTransfer::filesOf(event->mimeData()));
}

void RulesPage::newRule()
{
    comeToFront();
    m_form->finishTyping();
    if (m_documents.add(m_documents.newRule(), tr("New rule")))
        m_form->focusName();
}

void RulesPage::duplicateRule()
{
    m_form->finishTyping();
    const std::optional<rules::Rule> copy =
        m_documents.current() ? m_documents.copyOf(*m_documents.current()) : std::nullopt;
    if (!copy || !m_documents.add(*copy, tr("Duplicate rule")))
        return;
    comeToFront();
    m_form->focusName();
}

void RulesPage::renameRule()
{
    comeToFront();
    m_form->focusName();
}

void RulesPage::removeRule()
{
    if (!m_documents.current())
        return;
    m_form->finishTyping();
    const std::int64_t key = *m_documents.current();
    const QString name = RuleTexts::nameOf(*m_documents.find(key));
    m_removalIndex = -1;
    m_documents.remove(key, tr("Delete rule"));
    if (m_documents.find(key))
        return;
    m_message->showMessage(Tone::Neutral, tr("Deleted “%1”").arg(name));
    m_message->setAction(tr("Undo"));
    m_removalIndex = m_documents.undoStack()->index();
    if (m_documents.current())
        m_list->focusList();
}

void RulesPage::undo()
{
    m_form->finishTyping();
    m_documents.undoStack()->undo();
}

void RulesPage::redo()
{
    m_form->finishTyping();
    m_documents.undoStack()->redo();
}

void RulesPage::undone(int index)
{
    // The message's button would take back something else now.
    if (m_removalIndex >= 0 && index != m_removalIndex) {
        m_removalIndex = -1;
        m_message->dismiss();
    }
    showUndo();
}

void RulesPage::showState()
{
    const auto rules = static_cast<int>(m_documents.rules().size());
    m_stack->setCurrentWidget(rules > 0 ? static_cast<QWidget*>(m_form) : m_empty);
    if (m_actions) {
        for (const QString& id : {u"rules.rename"_s, u"rules.duplicate"_s, u"rules.delete"_s, u"rules.export"_s}) {
            const bool isChange = id != u"rules.export"_s;
            m_actions->action(id)->setEnabled(rules > 0 && !(isChange && m_session.isReadOnly()));
        }
    }
    QStringList parts{savingText(),
                      rules == 1 ? tr("1 rule") : tr("%1 rules").arg(rules)};
    if (const QString findings = RuleTexts::summary(m_model->findingCounts()); !findings.isEmpty())
        parts.append(findings);
    Q_EMIT statusChanged(parts.join(u" · "_s));
}

QString RulesPage::savingText() const
{
    if (m_session.isReadOnly())
        return tr("Read only");
    switch (m_documents.saving()) {
    case RuleDocuments::Saving::Done: return tr("Saved");
    case RuleDocuments::Saving::Running: return tr("Saving");
    case RuleDocuments::Saving::Failed: return tr("Not saved");
    }
    return {};
}

void RulesPage::showAccess()
{
    const bool isWritable = m_session.isOpen() && !m_session.isReadOnly();
    m_empty->setTexts(tr("No rules yet"),
                      isWritable ? tr("Make a rule and its Cases action here, or bring one from Kibana: its "
                                      "create-rule body as a file, also dropped here.")
                                 : tr("This workspace has no rules and can only be read."));
    m_empty->setAction(isWritable ? tr("New rule") : QString());
    m_empty->setSecondAction(isWritable ? tr("Import rules...") : QString());
    if (m_session.isReadOnly())
        m_access->showMessage(Tone::Limit, tr("This workspace can only be read"),
                              tr("Its file or its folder is write-protected, so rules cannot be changed here. Open a "
                                 "copy to go on."));
    else if (m_documents.saving() == RuleDocuments::Saving::Failed)
        m_access->showMessage(Tone::Loss, tr("Changes to rules could not be saved"),
                              tr("%1\nWhat you see is kept here, and saving is tried again every few seconds.")
                                  .arg(m_documents.savingFailure()));
    else if (m_documents.saving() == RuleDocuments::Saving::Done)
        m_access->dismiss();
    if (m_actions) {
        m_actions->action(u"rules.new"_s)->setEnabled(isWritable);
        m_actions->action(u"rules.import"_s)->setEnabled(isWritable);
    }
}

void RulesPage::showUndo()
{
    if (!m_actions)
        return;
    const QUndoStack& stack = *m_documents.undoStack();
    QAction* const undo = m_actions->action(u"edit.undo"_s);
    undo->setEnabled(stack.canUndo());
    undo->setText(stack.canUndo() ? tr("&Undo: %1").arg(stack.undoText()) : tr("&Undo"));
    QAction* const redo = m_actions->action(u"edit.redo"_s);
    redo->setEnabled(stack.canRedo());
    redo->setText(stack.canRedo() ? tr("&Redo: %1").arg(stack.redoText()) : tr("&Redo"));
}

void RulesPage::comeToFront()
{
    if (isVisible() || !m_actions)
        return;
    if (QAction* const go = m_actions->action(u"go.rules"_s))
        go->trigger();
}

} // namespace casewright::ui
