// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/CaseEdits.h"

#include "core/cases/CaseDiff.h"
#include "core/cases/CaseLimits.h"
#include "core/cases/CaseValidation.h"
#include "core/store/CasesClient.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace casewright::ui {
namespace {

using cases::CaseAttributes;
using cases::CaseChange;
using store::StoredCase;

using Targets = std::vector<CaseTarget>;

/// A portion's updates, and what leads back from each.
struct Portion {
    std::vector<store::CaseUpdate> updates;
    std::vector<ChangedCase> changed;
};

base::Result<Portion> portionOf(const store::CasesClient& client, const Targets& targets, const ChangeOf& changeOf)
{
    Portion portion;
    for (const CaseTarget& target : targets) {
        const base::Result<StoredCase> now = client.get(target.key);
        if (!now)
            return base::fail(now.error());
        const CaseAttributes& attributes = now->document.attributes;
        CaseChange change = cases::withoutUnchanged(attributes, cases::trimmed(changeOf(*now)));
        if (cases::isEmpty(change))
            continue;
        portion.changed.push_back({.key = target.key,
                                   .versionBefore = now->document.version,
                                   .version = now->document.version,
                                   .back = backOf(change, attributes)});
        portion.updates.push_back({.key = target.key,
                                   .version = target.version.value_or(now->document.version),
                                   .change = std::move(change)});
    }
    return portion;
}

base::Result<void> editPortion(store::CasesClient& client, const Targets& targets, const ChangeOf& changeOf,
                               const store::Signature& by, EditOutcome& outcome)
{
    base::Result<Portion> portion = portionOf(client, targets, changeOf);
    if (!portion)
        return base::fail(portion.error());
    if (portion->updates.empty())
        return {};
    const base::Result<std::vector<StoredCase>> done = client.update(portion->updates, by);
    if (!done)
        return base::fail(done.error());
    for (ChangedCase& changed : portion->changed) {
        for (const StoredCase& now : *done) {
            if (now.key == changed.key)
                changed.version = now.document.version;
        }
        outcome.changed.push_back(std::move(changed));
    }
    return {};
}

} // namespace

CaseChange backOf(const CaseChange& change, const CaseAttributes& before)
{
    CaseChange back;
    const auto take = [](const auto& changed, auto& value, const auto& old) {
        if (changed)
            value = old;
    };
    take(change.title, back.title, before.title);
    take(change.description, back.description, before.description);
    take(change.tags, back.tags, before.tags);
    take(change.category, back.category, before.category);
    take(change.status, back.status, before.status);
    take(change.severity, back.severity, before.severity);
    take(change.assignees, back.assignees, before.assignees);
    take(change.syncAlerts, back.syncAlerts, before.syncAlerts);
    take(change.connector, back.connector, before.connector);
    take(change.customFields, back.customFields, before.customFields);
    return back;
}

EditOutcome editCases(store::Workspace& workspace, const Targets& targets, const ChangeOf& changeOf,
                      const store::Signature& by)
{
    store::CasesClient client(workspace);
    EditOutcome outcome;
    for (std::size_t first = 0; first < targets.size(); first += cases::MaximumCasesPerCall) {
        const std::size_t last = std::min(first + cases::MaximumCasesPerCall, targets.size());
        const Targets portion(targets.begin() + static_cast<std::ptrdiff_t>(first),
                              targets.begin() + static_cast<std::ptrdiff_t>(last));
        if (const base::Result<void> done = editPortion(client, portion, changeOf, by, outcome); !done) {
            outcome.failure = done.error();
            break;
        }
    }
    return outcome;
}

} // namespace casewright::ui
