// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/KeptInputs.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace casewright::cli {
namespace {

using base::Result;

Result<void> keepProfile(store::Workspace& workspace, const rules::VersionProfile& profile)
{
    const Result<std::optional<std::string>> chosen = workspace.setting(ProfileSetting);
    if (!chosen)
        return base::fail(chosen.error());
    return *chosen ? Result<void>() : workspace.setSetting(ProfileSetting, std::string(profile.name));
}

Result<void> keepRule(store::Workspace& workspace, const rules::Rule& rule)
{
    const Result<std::vector<store::StoredRule>> rules = workspace.rules();
    if (!rules)
        return base::fail(rules.error());
    const bool isThere = std::any_of(rules->begin(), rules->end(), [&rule](const store::StoredRule& stored) {
        return stored.rule.id == rule.id;
    });
    if (isThere)
        return {};
    const Result<std::int64_t> added = workspace.addRule(rule);
    return added ? Result<void>() : base::fail(added.error());
}

Result<void> keepSource(store::Workspace& workspace, const store::StoredSource& source)
{
    const Result<std::vector<store::StoredSource>> sources = workspace.sources();
    if (!sources)
        return base::fail(sources.error());
    const bool isThere = std::any_of(sources->begin(), sources->end(), [&source](const store::StoredSource& stored) {
        return stored.path == source.path && stored.mapping == source.mapping && stored.flood == source.flood
            && stored.seed == source.seed;
    });
    if (isThere)
        return {};
    const Result<std::int64_t> added = workspace.addSource(source);
    return added ? Result<void>() : base::fail(added.error());
}

/// All that can be read again.
Result<void> keepSources(store::Workspace& workspace, const AlertInput& input)
{
    Result<void> kept = input.isKept ? keepSource(workspace, input.source) : Result<void>();
    for (const AlertInput& each : input.more)
        if (kept && each.isKept)
            kept = keepSource(workspace, each.source);
    return kept;
}

} // namespace

Result<void> keepInputs(store::Workspace& workspace, const rules::Rule& rule, const AlertInput& input,
                        const rules::VersionProfile& profile)
{
    return keepProfile(workspace, profile)
        .and_then([&] { return keepRule(workspace, rule); })
        .and_then([&] { return keepSources(workspace, input); });
}

} // namespace casewright::cli
