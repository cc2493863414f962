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
    : QObject(parent), m_session(session), m_documents(documents), m_job(this)
{
    connect(&m_session, &WorkspaceSession::aboutToClose, this, [this] {
        m_waiting.clear();
        m_items.clear();
        m_step = nullptr;
        m_job.cancel();
    });
}

RuleImport::~RuleImport() = default;

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
    std::map<std::string, std::int64_t> here;
    for (const store::StoredRule& stored : m_documents.rules())
        here.emplace(stored.rule.id.text, stored.key);
    m_job.start(
        [paths, sameId, here = std::move(here), path = toUtf8(m_session.path())](const std::stop_token& stop) {
            RuleImportPlan plan = planRuleImport(paths, sameId, here, stop);
            if (!stop.stop_requested())
                storeRuleImport(plan, path);
            return plan;
        },
        [this](RuleImportPlan plan) { take(std::move(plan)); });
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
        Q_EMIT finished();
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

void RuleImport::replaceInstead()
{
    if (!canReplace())
        return;
    m_documents.undoStack()->undo();
    begin(m_paths, SameId::Replace);
}

} // namespace casewright::ui
