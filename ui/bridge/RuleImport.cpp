// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/RuleImport.h"

#include <QUndoStack>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

namespace casewright::ui {

RuleImport::RuleImport(WorkspaceSession& session, RuleDocuments& documents, QObject* parent)
    : QObject(parent), m_session(session), m_documents(documents), m_progress(std::make_shared<base::Progress>()),
      m_job(this)
{
    connect(m_documents.undoStack(), &QUndoStack::indexChanged, this, &RuleImport::forgetStep);
    connect(&m_session, &WorkspaceSession::aboutToClose, this, [this] {
        cancel();
        m_items.clear();
        m_step = nullptr;
        m_job.cancel();
    });
}

RuleImport::~RuleImport() { cancel(); }

void RuleImport::cancel()
{
    m_waiting.clear();
    m_stop.request_stop();
}

void RuleImport::start(const QStringList& paths)
{
    if (paths.isEmpty() || !m_session.isOpen() || m_session.isReadOnly())
        return;
    // The one that runs may have stored its rules already, so its answer must not be dropped.
    if (m_job.isRunning())
        m_waiting += paths;
    else
        begin(paths, SameId::NewId);
}

void RuleImport::begin(const QStringList& paths, SameId sameId)
{
    m_paths = paths;
    m_stop = std::stop_source();
    m_progress = std::make_shared<base::Progress>();
    std::map<std::string, std::int64_t> here;
    for (const store::StoredRule& stored : m_documents.rules())
        here.emplace(stored.rule.id.text, stored.key);
    m_job.start(
        // Not the job's own token: the answer of one that was stopped too late is taken, because its rules are stored.
        [paths, sameId, here = std::move(here), path = toUtf8(m_session.path()), stop = m_stop.get_token(),
         progress = m_progress](const std::stop_token&) {
            RuleImportPlan plan = planRuleImport(paths, sameId, here, stop, *progress);
            storeRuleImport(plan, path, stop, *progress);
            return plan;
        },
        [this](RuleImportPlan plan) { take(std::move(plan)); });
    Q_EMIT started();
}

void RuleImport::take(RuleImportPlan plan)
{
    m_step = nullptr;
    m_items.clear();
    if (plan.stored) {
        m_documents.adopt(plan.added, plan.replacing,
                          plan.added.size() + plan.replacing.size() == 1 ? tr("Import rule") : tr("Import rules"));
        m_items = std::move(plan.items);
        if (!plan.added.empty() || !plan.replacing.empty())
            m_step = lastStep();
        m_stepIndex = m_documents.undoStack()->index();
        Q_EMIT finished();
    } else if (plan.stored.error().code == base::ErrorCode::Cancelled) {
        Q_EMIT cancelled();
    } else {
        Q_EMIT failed(plan.stored.error());
    }
    if (!m_waiting.isEmpty())
        begin(std::exchange(m_waiting, {}), SameId::NewId);
}

bool RuleImport::canUndo() const { return !isRunning() && m_step && lastStep() == m_step; }

bool RuleImport::canReplace() const
{
    return canUndo()
        && std::ranges::find(m_items, ImportedItem::Outcome::Renumbered, &ImportedItem::outcome) != m_items.end();
}

const QUndoCommand* RuleImport::lastStep() const
{
    const QUndoStack& stack = *m_documents.undoStack();
    return stack.index() > 0 ? stack.command(stack.index() - 1) : nullptr;
}

/// Another command may stand where a deleted one stood in memory.
void RuleImport::forgetStep()
{
    const QUndoStack& stack = *m_documents.undoStack();
    if (m_step && (stack.count() < m_stepIndex || stack.command(m_stepIndex - 1) != m_step))
        m_step = nullptr;
}

void RuleImport::replaceInstead()
{
    if (!canReplace())
        return;
    m_documents.undoStack()->undo();
    begin(m_paths, SameId::Replace);
}

} // namespace casewright::ui
