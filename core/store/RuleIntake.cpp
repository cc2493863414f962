// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/RuleIntake.h"

#include "core/store/WorkspaceAccess.h"

namespace casewright::store {

base::Result<std::vector<std::int64_t>> addRules(Workspace& workspace, const std::vector<rules::Rule>& rules,
                                                 const std::stop_token& stop, base::Progress* progress)
{
    std::vector<std::int64_t> keys;
    if (rules.empty())
        return keys;
    base::Result<Transaction> transaction = Transaction::begin(WorkspaceAccess::databaseOf(workspace));
    if (!transaction)
        return base::fail(transaction.error());
    if (progress)
        progress->begin(rules.size());
    for (const rules::Rule& rule : rules) {
        if (stop.stop_requested())
            return base::fail(base::ErrorCode::Cancelled, "Stopped on request.");
        const base::Result<std::int64_t> key = workspace.addRule(rule);
        if (!key)
            return base::fail(key.error());
        keys.push_back(*key);
        if (progress)
            progress->advanceTo(keys.size());
    }
    if (stop.stop_requested())
        return base::fail(base::ErrorCode::Cancelled, "Stopped on request.");
    if (const base::Result<void> done = transaction->commit(); !done)
        return base::fail(done.error());
    return keys;
}

} // namespace casewright::store
