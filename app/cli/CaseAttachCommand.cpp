// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cstdint>
#include <string>

#include <fmt/format.h>

#include "app/cli/CaseEditCommands.h"
#include "app/cli/CaseEditing.h"
#include "app/cli/CaseReferences.h"
#include "app/cli/Printable.h"
#include "core/store/AttachmentsClient.h"
#include "core/store/CasesClient.h"

namespace casewright::cli {
namespace {

using base::Result;

cases::AlertAttachment attachmentOf(const CaseAttachOptions& options)
{
    cases::AlertAttachment attachment;
    for (const std::string& alert : options.alerts) {
        // The last one: ids may have colons, and indices of Elasticsearch have none.
        const std::size_t colon = options.index.empty() ? alert.rfind(':') : std::string::npos;
        attachment.ids.push_back(alert.substr(0, colon));
        attachment.indices.push_back(colon == std::string::npos ? options.index : alert.substr(colon + 1));
    }
    if (!options.ruleId.empty())
        attachment.ruleId = options.ruleId;
    if (!options.ruleName.empty())
        attachment.ruleName = options.ruleName;
    return attachment;
}

Result<EditResult> attach(store::Workspace& workspace, const store::Signature& by, const CaseAttachOptions& options)
{
    const Result<std::int64_t> key = findCase(workspace, options.which);
    if (!key)
        return base::fail(key.error());
    const Result<store::StoredCase> before = store::CasesClient(workspace).get(*key);
    if (!before)
        return base::fail(before.error());
    const Result<store::StoredCase> after =
        store::AttachmentsClient(workspace).attachAlerts(*key, attachmentOf(options), by);
    if (!after)
        return base::fail(after.error());
    const std::uint32_t added = after->document.totalAlerts - before->document.totalAlerts;
    const std::size_t had = options.alerts.size() - std::min<std::size_t>(added, options.alerts.size());
    return EditResult{.said = fmt::format("Attached {} to case {}{}.", counted(added, "alert", "alerts"), *key,
                                          had == 0 ? "" : fmt::format("; {} there already", counted(had, "was", "were"))),
                      .cases = {*after}};
}

} // namespace

ExitCode attachAlerts(const CaseAttachOptions& options)
{
    return editCases(options, {}, [&](store::Workspace& workspace, const store::Signature& by) {
        return attach(workspace, by, options);
    });
}

} // namespace casewright::cli
