// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/Result.h"

namespace casewright::alerts {

/// Files that people take for alerts, or give where alerts go, and that are something else.
enum class OwnKind : std::uint8_t {
    None,      ///< not one of them: alerts, for all we know
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
/// read. Any thread, but not the GUI's.
[[nodiscard]] base::Result<OwnFile> lookAtFile(const std::string& path);
/// The same of a text that is all there is. `text` stays empty.
[[nodiscard]] OwnFile lookAtText(std::string_view text);

/// Whether a text that is none of them begins as alerts do: a table with a header, a document with a time, an answer of
/// a search.
[[nodiscard]] bool seemsToBeAlerts(std::string_view text);

} // namespace casewright::alerts
