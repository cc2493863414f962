// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/RuleDrafts.h"

#include <utility>

#include "core/store/SqlValues.h"
#include "core/store/WorkspaceAccess.h"

using namespace Qt::StringLiterals;

namespace casewright::store {

base::Result<std::map<std::int64_t, std::string>> ruleDrafts(const Workspace& workspace)
{
    std::map<std::int64_t, std::string> drafts;
    base::Result<void> done = WorkspaceAccess::databaseOf(workspace).forEach(
        u"SELECT key, draft FROM rules WHERE draft <> ''"_s, {},
        [&drafts](const Row& row) { drafts.emplace(row.integer(0), row.text(1)); });
    if (!done)
        return base::fail(std::move(done.error()));
    return drafts;
}

base::Result<void> saveRuleDraft(Workspace& workspace, std::int64_t key, const std::string& draft)
{
    return WorkspaceAccess::databaseOf(workspace).execute(u"UPDATE rules SET draft = ? WHERE key = ?"_s,
                                                          {text(draft), integer(key)});
}

} // namespace casewright::store
