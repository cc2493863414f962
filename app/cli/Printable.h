// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/Time.h"
#include "core/engine/Case.h"

namespace casewright::cli {

/// Text of somebody else's on one line that no terminal obeys: control characters, marks that turn the
/// direction of writing, and bytes that are no UTF-8 become `\n`, `\u{202E}`, `\xFF`.
[[nodiscard]] std::string printable(std::string_view text);

/// Columns that a printable text takes on a terminal.
[[nodiscard]] std::size_t displayWidth(std::string_view text);
/// A printable text in so many columns: what is too long loses its middle, because titles differ at their ends.
[[nodiscard]] std::string fitted(std::string_view text, std::size_t columns);

/// `1 234 567`
[[nodiscard]] std::string grouped(std::uint64_t number);
/// `12.3 %`; empty for none.
[[nodiscard]] std::string percent(std::uint64_t part, std::uint64_t whole);
/// `1 case`, `2 cases`
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view one, std::string_view many);
/// ISO 8601 in UTC, without milliseconds that are 0; `-` for none.
[[nodiscard]] std::string timeText(base::Timestamp at);
[[nodiscard]] std::string timeText(const std::optional<base::Timestamp>& at);
/// As Kibana's API has it: `open`, `in-progress`, `closed`.
[[nodiscard]] std::string_view statusText(engine::CaseStatus status);

} // namespace casewright::cli
