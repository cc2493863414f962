// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/rules/Rule.h"
#include "core/rules/VersionProfile.h"

namespace casewright::cli {

/// What one side of a comparison has otherwise than its rule; what is not set stays.
struct SettingChange {
    std::optional<std::string> groupBy{};         ///< empty: one case for all
    std::optional<std::string> timeWindow{};
    std::optional<std::optional<std::int64_t>> maximumCases{};   ///< none: what the version has where nothing is set
    std::optional<bool> reopen{};
    std::optional<std::string> interval{};
    std::optional<std::string> kibana{};          ///< a version profile

    friend bool operator==(const SettingChange&, const SettingChange&) = default;
};

/// What a list of settings may have, for helps.
extern const char* const SettingNames;

/// Reads lists such as `groupBy=host.name,timeWindow=1d`; a later one counts.
[[nodiscard]] base::Result<SettingChange> parseSettingChange(const std::vector<std::string>& lists);

/// Changes a rule and the version that it runs under. The change was parsed; a rule without a Cases action gets none.
void apply(const SettingChange& change, rules::Rule& rule, rules::VersionProfile& profile);

} // namespace casewright::cli
