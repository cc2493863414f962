// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace casewright::rules {

/// One thing in which versions of Kibana differ, in words for people.
struct VersionRow {
    std::string_view what;            ///< `Alerts a run hands over`
    std::string_view explanation;     ///< a sentence or two
    std::vector<std::string> values;  ///< short, by version: as many as versionProfiles(), in their order
};

/// All that versionProfiles() holds, a row for each thing. The console and the window both show it.
[[nodiscard]] std::vector<VersionRow> versionTable();

} // namespace casewright::rules
