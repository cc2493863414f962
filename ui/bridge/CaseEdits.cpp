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

using base::ErrorCode;
using base::Result;
using cases::CaseAttributes;
using cases::CaseChange;
using store::StoredCase;

using Targets = std::vector<CaseTarget>;
using Keys = std::vector<std::int64_t>;

/// A portion's updates, and what leads back from each.
struct Portion {
    std::vector<store::CaseUpdate> updates;
    std::vector<ChangedCase> changed;
};

Result<Portion> portionOf(const store::CasesClient& client, const Targets& targets, const ChangeOf& changeOf)
{
    Portion portion;
    for (const CaseTarget& target : targets) {
        const Result<StoredCase> now = client.get(target.key);
        if (!now)
            return base::fail(now.error());
        const CaseAttributes& attributes = now->document.attributes;
        CaseChange change = cases::withoutUnchanged(attributes, cases::trimmed(changeOf(*now)));
        if (cases::isEmpty(change))
            continue;
        portion.changed.push_back({.key = target.key,
                                   .versionBefore = now->document.version,
                                   .version = now->document.version,
                                   .back = backOf(change, attributes),
                                   .title = attributes.title});
        portion.updates.push_back({.key = target.key,
                                   .version = target.version.value_or(now->document.version),
                                   .change = std::move(change)});
    }
    return portion;
}

Result<void> editPortion(store::CasesClient& client, const Targets& targets, const ChangeOf& changeOf,
                         const store::Signature& by, EditOutcome& outcome)
{
    Result<Portion> portion = portionOf(client, targets, changeOf);
    if (!portion)
        return base::fail(portion.error());
    if (portion->updates.empty())
        return {};
    const Result<std::vector<StoredCase>> done = client.update(portion->updates, by);
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

/// Whether one case of a portion is the reason, and not the workspace.
bool isOfOneCase(ErrorCode code)
{
    return code == ErrorCode::Conflict || code == ErrorCode::NotFound || code == ErrorCode::LimitReached
        || code == ErrorCode::InvalidValue || code == ErrorCode::MissingValue || code == ErrorCode::UnknownKey
        || code == ErrorCode::Unchanged;
}

LeftCase leftCase(const store::CasesClient& client, const CaseTarget& target, const base::Error& error)
{
    LeftCase left{.key = target.key, .title = target.title, .why = LeftCase::Why::Refused, .error = error};
    const Result<StoredCase> now = client.get(target.key);
    if (now)
        left.title = now->document.attributes.title;
    if (error.code == ErrorCode::NotFound)
        left.why = LeftCase::Why::Gone;
    else if (now && target.version && *target.version != now->document.version)
        left.why = LeftCase::Why::Changed;
    return left;
}

template<class T>
std::pair<std::vector<T>, std::vector<T>> halvesOf(const std::vector<T>& all)
{
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2);
    return {std::vector<T>(all.begin(), middle), std::vector<T>(middle, all.end())};
}

/// Does a portion, and where one of it is in the way, its halves; `leave` takes those that are left in the end.
template<class T, class Do, class Leave>
Result<void> doOrHalve(const std::vector<T>& portion, const Do& act, const Leave& leave)
{
    Result<void> done = act(portion);
    if (done || !isOfOneCase(done.error().code))
        return done;
    if (portion.size() == 1) {
        leave(portion.front(), done.error());
        return {};
    }
    const auto halves = halvesOf(portion);
    return doOrHalve(halves.first, act, leave).and_then([&] { return doOrHalve(halves.second, act, leave); });
}

/// Calls `act` with one portion after the other until it fails; why it did, or that it was stopped.
template<class T, class Do>
std::optional<base::Error> inPortions(const std::vector<T>& all, BulkWork* work, const Do& act)
{
    if (work != nullptr)
        work->progress.begin(all.size());
    for (std::size_t first = 0; first < all.size(); first += cases::MaximumCasesPerCall) {
        if (work != nullptr && work->stop.stop_requested())
            return base::Error{ErrorCode::Cancelled, "Stopped on request.", {}};
        const std::size_t last = std::min(first + cases::MaximumCasesPerCall, all.size());
        const std::vector<T> portion(all.begin() + static_cast<std::ptrdiff_t>(first),
                                     all.begin() + static_cast<std::ptrdiff_t>(last));
        if (const Result<void> done = act(portion); !done)
            return done.error();
        if (work != nullptr)
            work->progress.advanceTo(last);
    }
    return std::nullopt;
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
                      const store::Signature& by, BulkWork* work)
{
    store::CasesClient client(workspace);
    EditOutcome outcome;
    const auto edit = [&](const Targets& portion) { return editPortion(client, portion, changeOf, by, outcome); };
    const auto leave = [&](const CaseTarget& target, const base::Error& error) {
        if (error.code != ErrorCode::Unchanged)
            outcome.left.push_back(leftCase(client, target, error));
    };
    outcome.failure = inPortions(targets, work, [&](const Targets& portion) {
        return targets.size() == 1 ? edit(portion) : doOrHalve(portion, edit, leave);
    });
    return outcome;
}

RemovalOutcome removeCases(store::Workspace& workspace, const Keys& keys, BulkWork* work)
{
    store::CasesClient client(workspace);
    RemovalOutcome outcome;
    const auto remove = [&](const Keys& portion) {
        return client.remove(portion).map(
            [&] { outcome.removed.insert(outcome.removed.end(), portion.begin(), portion.end()); });
    };
    const auto leave = [&](std::int64_t key, const base::Error& error) {
        if (error.code == ErrorCode::NotFound)
            outcome.removed.push_back(key);
        else
            outcome.left.push_back(leftCase(client, {.key = key}, error));
    };
    outcome.failure =
        inPortions(keys, work, [&](const Keys& portion) { return doOrHalve(portion, remove, leave); });
    return outcome;
}

} // namespace casewright::ui
