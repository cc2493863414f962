// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/RulesPage.h"

#include "core/rules/RuleTypes.h"
#include "core/rules/TypeChange.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/RuleOutcomes.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceFindings.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/designer/FindingsPane.h"
#include "ui/designer/PreviewPane.h"
#include "ui/designer/RuleForm.h"
#include "ui/designer/RuleList.h"
#include "ui/designer/RulesArrangement.h"
#include "ui/designer/RulesNews.h"
#include "ui/designer/RuleTransfer.h"
#include "ui/models/FieldChoiceModel.h"
#include "ui/models/RuleListModel.h"
#include "ui/models/RuleTexts.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/ArrangedSplitter.h"
#include "ui/widgets/DroppedFiles.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/ThemeSizes.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QUndoStack>
#include <QVBoxLayout>

#include <memory>
#include <optional>
#include <utility>

namespace casewright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int NarrowPage = 1'150;
constexpr int NarrowList = 184;
constexpr int NarrowPreview = 264;

} // namespace

RulesPage::RulesPage(WorkspaceSession& session, RuleDocuments& documents, QWidget* parent)
    : Page(parent),
      m_session(session),
      m_documents(documents),
      m_said(new WorkspaceFindings(session, documents, this)),
      m_model(new RuleListModel(documents, *m_said, this)),
      m_choices(new FieldChoiceModel(this)),
      m_transfer(new RuleTransfer(session, documents, this))
{
    setAcceptDrops(true);
    m_model->setOutcomes(*new RuleOutcomes(session, this));
    build();
    connectDocuments();
    shownunits::follow(this, [this] { m_model->showOutcomes(); });
    showAccess();
    showState();
}

void RulesPage::build()
{
    m_list = new RuleList(m_documents, *m_model, this);
    m_form = new RuleForm(m_session, m_documents, *m_choices, this);
    m_empty = new EmptyState(u"rules"_s, {}, {}, this);
    m_said->setConfigurations(m_form->configurations());
    m_findings = new FindingsPane(m_documents, *m_said, this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_form);
    m_news = new RulesNews(m_session, m_documents, *m_transfer, this);
    auto* const right = new QWidget(this);
    auto* const column = new QVBoxLayout(right);
    column->setContentsMargins(0, size::GapLarge, 0, 0);
    column->setSpacing(size::GapMiddle);
    column->addWidget(m_news);
    column->addWidget(m_stack, 1);
    m_splitter = new ArrangedSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(u"rulesSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(right);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({size::RuleList, size::WindowWidth - size::RuleList});
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_splitter, 1);
    all->addWidget(m_findings);

    connect(m_findings, &FindingsPane::findingChosen, this, [this](std::int64_t key, const rules::Finding& finding) {
        comeToFront();
        m_documents.setCurrent(key);
        m_form->focusFinding(finding);
    });
    connect(m_list, &RuleList::renameRequested, this, &RulesPage::renameRule);
    connect(m_list, &RuleList::removeRequested, this, &RulesPage::removeRules);
    connect(m_empty, &EmptyState::actionRequested, this, &RulesPage::newRule);
    connect(m_empty, &EmptyState::secondActionRequested, m_transfer, &RuleTransfer::askForImport);
    connect(m_list, &RuleList::selectionChanged, this, [this] {
        if (m_table)
            nameSelection(m_actions, static_cast<int>(m_list->selected().size()));
    });
    connect(m_form->exportButton(), &QPushButton::clicked, this,
            [this] { showExportMenu(m_actions, m_form->exportButton()); });
    connect(m_news, &RulesNews::undoRequested, this, &RulesPage::undoStep);
    connect(m_news, &RulesNews::done, this, &Page::statusChanged);
}

void RulesPage::connectDocuments()
{
    connect(&m_documents, &RuleDocuments::reset, this, &RulesPage::showAccess);
    connect(&m_documents, &RuleDocuments::reset, this, &RulesPage::showState);
    connect(&m_documents, &RuleDocuments::added, this, &RulesPage::showState);
    connect(&m_documents, &RuleDocuments::removed, this, &RulesPage::showState);
    connect(&m_documents, &RuleDocuments::changed, this, &RulesPage::showState);
    connect(&m_documents, &RuleDocuments::savingChanged, this, &RulesPage::showState);
    connect(m_said, &WorkspaceFindings::changed, this, &RulesPage::showState);
    connect(&m_documents, &RuleDocuments::currentChanged, this, &RulesPage::showState);
    const auto reveal = [this](std::int64_t, rules::RuleField field, const QString& path) {
        comeToFront();
        m_form->focusField(field, path);
    };
    connect(&m_documents, &RuleDocuments::revealed, this, reveal);
    connect(m_documents.undoStack(), &QUndoStack::indexChanged, this, &Page::stepsChanged);
}

void RulesPage::setAlerts(AlertSources& sources)
{
    const auto show = [this, &sources] {
        const std::optional<std::int64_t> current = sources.current();
        const std::shared_ptr<const LoadedAlerts> loaded = current ? sources.loaded(*current) : nullptr;
        const store::StoredSource* const source = current ? sources.find(*current) : nullptr;
        m_choices->setAlerts(loaded, source ? toText(source->name) : QString());
    };
    connect(&sources, &AlertSources::sourcesChanged, this, show);
    connect(&sources, &AlertSources::currentChanged, this, show);
    connect(&sources, &AlertSources::loadFinished, this, show);
    show();
}

void RulesPage::setPreviews(AlertSources& sources, RulePreviews& previews)
{
    auto* const pane = new PreviewPane(m_session, sources, previews, m_splitter);
    m_splitter->addWidget(pane);
    m_form->setPreviews(sources, previews);
    arrange();
    connect(pane, &PreviewPane::actionWanted, this, &RulesPage::trigger);
}

QString RulesPage::name() const { return u"rules"_s; }
QString RulesPage::title() const { return tr("Rules"); }
QString RulesPage::iconName() const { return u"rules"_s; }

void RulesPage::registerActions(ActionTable& actions)
{
    m_table = &actions;
    m_actions = addRuleActions(actions);
    m_form->registerActions(actions);
    connect(m_actions.make, &QAction::triggered, this, &RulesPage::newRule);
    connect(m_actions.rename, &QAction::triggered, this, &RulesPage::renameRule);
    connect(m_actions.duplicate, &QAction::triggered, this, &RulesPage::duplicateRules);
    connect(m_actions.remove, &QAction::triggered, this, &RulesPage::removeRules);
    connect(m_actions.showFindings, &QAction::triggered, this, [this] {
        comeToFront();
        m_findings->focusList();
    });
    connect(m_actions.nextFinding, &QAction::triggered, m_findings, &FindingsPane::goToNext);
    connect(m_actions.import, &QAction::triggered, m_transfer, &RuleTransfer::askForImport);
    for (QAction* const action : QList{m_actions.write} + m_actions.writeAs)
        connect(action, &QAction::triggered, this, [this, action] { write(action); });
    for (QAction* const action : m_actions.makeOfType)
        connect(action, &QAction::triggered, this, [this, action] { newRuleOf(action->data().toString()); });
    m_list->setNewActions(QList{m_actions.make} + m_actions.makeOfType);
    for (QAction* const action :
         {m_actions.rename, m_actions.duplicate, m_actions.write, static_cast<QAction*>(nullptr), m_actions.remove})
        m_list->addMenuAction(action);
    connectSimulate(actions, m_form->simulateButton());
    showState();
}

void RulesPage::activated()
{
    if (m_documents.current())
        m_list->focusList();
    showState();
}

QByteArray RulesPage::arrangement() const { return RulesArrangement::of(m_list->filter(), *m_findings); }

void RulesPage::restoreArrangement(const QByteArray& kept)
{
    RulesArrangement::restore(kept, m_list->filter(), *m_findings);
}

void RulesPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (isWritable() && !filesDroppedOnPage(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void RulesPage::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    m_form->finishTyping();
    m_transfer->import(filesDroppedOnPage(event->mimeData()));
}

void RulesPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    arrange();
}

/// Until a person moves a handle, small windows leave most of their room to the form.
void RulesPage::arrange()
{
    if (m_splitter->isArranged() || m_splitter->count() < 3)
        return;
    const bool isNarrow = width() < NarrowPage;
    const int list = isNarrow ? NarrowList : size::RuleList;
    const int preview = isNarrow ? NarrowPreview : size::Preview;
    m_splitter->setSizes({list, width() - list - preview, preview});
}

void RulesPage::newRule() { newRuleOf(toText(rules::CustomQueryId)); }

void RulesPage::newRuleOf(const QString& typeId)
{
    comeToFront();
    m_form->finishTyping();
    if (m_documents.add(rules::withType(m_documents.newRule(), toUtf8(typeId)), tr("New rule")))
        m_form->focusName();
}

void RulesPage::duplicateRules()
{
    m_form->finishTyping();
    const QList<std::int64_t> keys = m_list->selected();
    if (!m_documents.addCopies(keys, keys.size() == 1 ? tr("Duplicate rule") : tr("Duplicate rules")))
        return;
    comeToFront();
    if (keys.size() == 1)
        m_form->focusName();
}

void RulesPage::write(const QAction* format)
{
    m_form->finishTyping();
    m_transfer->askForExport(m_list->selected(), static_cast<rules::RuleTarget>(format->data().toInt()));
}

void RulesPage::renameRule()
{
    comeToFront();
    m_form->focusName();
}

void RulesPage::removeRules()
{
    m_form->finishTyping();
    const QList<std::int64_t> keys = m_list->selected();
    if (keys.isEmpty() || !isWritable())
        return;
    const QString name = RuleTexts::nameOf(*m_documents.find(keys.first()));
    m_documents.remove(keys, keys.size() == 1 ? tr("Delete rule") : tr("Delete rules"));
    m_news->offerUndo(keys.size() == 1 ? tr("Deleted “%1”").arg(name) : tr("Deleted %1 rules").arg(keys.size()));
    if (m_documents.current())
        m_list->focusList();
}

std::optional<PageSteps> RulesPage::steps() const
{
    const QUndoStack& stack = *m_documents.undoStack();
    return PageSteps{.undo = stack.undoText(), .redo = stack.redoText()};
}

void RulesPage::undoStep()
{
    comeToFront(); // nothing is changed out of sight
    m_form->finishTyping();
    m_documents.undoStack()->undo();
}

void RulesPage::redoStep()
{
    comeToFront(); // nothing is changed out of sight
    m_form->finishTyping();
    m_documents.undoStack()->redo();
}

void RulesPage::showState()
{
    const auto rules = static_cast<int>(m_documents.rules().size());
    // The form comes into sight with its rule: shown before, its cards would be laid out twice.
    m_stack->setCurrentWidget(m_documents.current() ? static_cast<QWidget*>(m_form) : m_empty);
    if (m_table)
        enable(m_actions, rules > 0, isWritable());
    QStringList parts{savingText(), rules == 1 ? tr("1 rule") : tr("%1 rules").arg(rules)};
    if (const QString findings = RuleTexts::summary(m_model->findingCounts()); !findings.isEmpty())
        parts.append(findings);
    Q_EMIT statusChanged(parts.join(u" · "_s));
}

bool RulesPage::isWritable() const { return m_session.isOpen() && !m_session.isReadOnly(); }

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
    m_empty->setTexts(tr("No rules yet"),
                      isWritable() ? tr("Make a rule and its Cases action here, or bring some from Kibana: what "
                                        "its API or its exports give out, also dropped here.")
                                   : tr("This workspace has no rules and can only be read."));
    m_empty->setAction(isWritable() ? tr("New rule") : QString());
    m_empty->setSecondAction(isWritable() ? tr("Import rules...") : QString());
}

void RulesPage::comeToFront()
{
    if (!isVisible())
        trigger(u"go."_s + name());
}

void RulesPage::trigger(const QString& id)
{
    if (QAction* const action = m_table ? m_table->action(id) : nullptr)
        action->trigger();
}

} // namespace casewright::ui
