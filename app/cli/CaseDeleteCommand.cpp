// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/cli/CaseEditCommands.h"
#include "app/cli/CaseEditing.h"
#include "app/cli/CaseReferences.h"
#include "app/cli/Printable.h"
#include "app/cli/Question.h"
#include "core/store/CasesClient.h"

namespace casewright::cli {
namespace {

using base::Result;

/// Cancelled: it is not wanted.
Result<void> confirm(const std::vector<store::StoredCase>& cases)
{
    const std::string what = cases.size() == 1
        ? fmt::format("the case {} \"{}\"", cases.front().key, fitted(cases.front().document.attributes.title, 60))
        : counted(cases.size(), "case", "cases");
    return confirmRemoval(fmt::format("Delete {} with comments, activity and alerts?", what));
}

Result<EditResult> remove(store::Workspace& workspace, const CaseDeleteOptions& options)
{
    store::CasesClient client(workspace);
    const Result<std::vector<std::int64_t>> keys = findCases(workspace, options.cases);
    if (!keys)
        return base::fail(keys.error());
    const Result<store::CasesByKey> found = client.get(*keys);
    if (!found)
        return base::fail(found.error());
    if (!options.isSure)
        if (const Result<void> wanted = confirm(found->cases); !wanted)
            return base::fail(wanted.error());
    if (const Result<void> removed = client.remove(*keys); !removed)
        return base::fail(removed.error());
    return EditResult{.said = fmt::format("Deleted {}: {}.", counted(keys->size(), "case", "cases"),
                                          fmt::join(*keys, ", ")),
                      .shape = EditShape::Deleted,
                      .cases = found->cases};
}

} // namespace

ExitCode deleteCases(const CaseDeleteOptions& options)
{
    return editCases(options, {},
                     [&](store::Workspace& workspace, const store::Signature&) { return remove(workspace, options); });
}

} // namespace casewright::cli
