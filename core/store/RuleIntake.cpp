// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/RuleIntake.h"

#include "core/store/WorkspaceAccess.h"

namespace casewright::store {

base::Result<std::vector<std::int64_t>> addRules(Workspace& workspace, const std::vector<rules::Rule>& rules)
{
    std::vector<std::int64_t> keys;
    if (rules.empty())
        return keys;
    base::Result<Transaction> transaction = Transaction::begin(WorkspaceAccess::databaseOf(workspace));
    if (!transaction)
        return base::fail(transaction.error());
    for (const rules::Rule& rule : rules) {
        const base::Result<std::int64_t> key = workspace.addRule(rule);
        if (!key)
            return base::fail(key.error());
        keys.push_back(*key);
    }
    if (const base::Result<void> done = transaction->commit(); !done)
        return base::fail(done.error());
    return keys;
}

} // namespace casewright::store
