// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/VersionProfile.h"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace casewright::rules {
namespace {

// spec/cases-action, "Versions are data". Detection rules have the action from 8.16, and templates came after 8.15
// (reference/kibana-cases, 8).
constexpr std::array Profiles{
    VersionProfile{.name = "8.14", .documentsPerRun = 100, .maximumIsSetting = false, .defaultMaximum = 5,
                   .ceiling = 10, .windowUnits = "dw", .titleStyle = TitleStyle::Short, .detectionRules = false,
                   .caseTemplates = false, .groupingInAlerts = false},
    VersionProfile{.name = "8.18", .documentsPerRun = 1'000, .maximumIsSetting = false, .defaultMaximum = 5,
                   .ceiling = 10, .windowUnits = "dw", .titleStyle = TitleStyle::Short, .detectionRules = true,
                   .caseTemplates = true, .groupingInAlerts = false},
    VersionProfile{.name = "9.1", .documentsPerRun = 1'000, .maximumIsSetting = false, .defaultMaximum = 5,
                   .ceiling = 20, .windowUnits = "mhdw", .titleStyle = TitleStyle::Long, .detectionRules = true,
                   .caseTemplates = true, .groupingInAlerts = true},
    VersionProfile{.name = "9.4", .documentsPerRun = 1'000, .maximumIsSetting = true, .defaultMaximum = 5,
                   .ceiling = 20, .windowUnits = "mhdw", .titleStyle = TitleStyle::Long, .detectionRules = true,
                   .caseTemplates = true, .groupingInAlerts = true},
};

} // namespace

std::span<const VersionProfile> versionProfiles() { return Profiles; }

const VersionProfile& newestProfile() { return Profiles.back(); }

base::Result<VersionProfile> versionProfile(std::string_view name)
{
    const auto* const found = std::find_if(Profiles.begin(), Profiles.end(),
                                           [name](const VersionProfile& profile) { return profile.name == name; });
    if (found != Profiles.end())
        return *found;
    std::array<std::string_view, Profiles.size()> names;
    std::transform(Profiles.begin(), Profiles.end(), names.begin(), [](const auto& profile) { return profile.name; });
    return base::fail(
        base::ErrorCode::InvalidValue,
        fmt::format("there is no version profile \"{}\"; choose one of {}", name, fmt::join(names, ", ")));
}

} // namespace casewright::rules
