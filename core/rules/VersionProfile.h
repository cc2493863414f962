// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/Result.h"

namespace casewright::rules {

/// How a case's title is put together.
enum class TitleStyle : std::uint8_t {
    Short,  ///< before 9.1: the rule's name gives way
    Long,   ///< from 9.1: the grouped values give way too
};

/// What differs between versions of Kibana; spec/cases-action, "Versions are data".
struct VersionProfile {
    std::string_view name;                  ///< `8.14`, `8.18`, `9.1`, `9.4`
    std::uint32_t documentsPerRun;          ///< alerts a run hands over, new and ongoing each
    bool maximumIsSetting;                  ///< whether authors may set the most cases of a run
    std::uint32_t defaultMaximum;           ///< the most cases of a run where nothing is set, or nothing can be
    std::uint32_t ceiling;                  ///< the most cases of a run that the version ever allows
    std::string_view windowUnits;           ///< letters of the units that a time window may have
    TitleStyle titleStyle;
    bool detectionRules;                    ///< whether security detection rules have the action
    bool caseTemplates;                     ///< whether the Cases action takes a template
    bool groupingInAlerts; ///< whether alerts of Elasticsearch query rules say what they are grouped by
};

/// All profiles, oldest first.
[[nodiscard]] std::span<const VersionProfile> versionProfiles();
/// The newest, which is the default.
[[nodiscard]] const VersionProfile& newestProfile();
/// The profile of that name; the error lists the names there are.
[[nodiscard]] base::Result<VersionProfile> versionProfile(std::string_view name);

} // namespace casewright::rules
