// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>

#include "core/base/Result.h"

namespace casewright::ui {

/// Files that people take for alerts, or drop where alerts go, and that are something else.
enum class OwnKind : std::uint8_t {
    None,      ///< not one of ours: alerts, for all we know
    Flood,
    Scenario,
    Analysts,
    Other,     ///< says that it is ours, but of a kind that no page opens
    Rule,      ///< a rule as Kibana gives it out
};

struct OwnFile {
    OwnKind kind = OwnKind::None;
    std::string format{};   ///< what it says it is: "flood/1"
    std::string text{};     ///< of a flood: all of it
};

/// Looks at the beginning of a file, and reads it whole where it seems to be one of ours. An error if it cannot be
/// read. Not for the GUI thread.
[[nodiscard]] base::Result<OwnFile> lookAtFile(const std::string& path);

} // namespace casewright::ui
