// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string_view>

namespace casewright::analysis {

/// What a step of an explanation is about, in the order in which they are told.
enum class StepKind : std::uint8_t {
    Document,
    Alert,
    HandOver,
    Value,
    Limit,
    Counter,
    Window,
    Case,
    Status,
    Fill,
    End
};

/// The name of a kind, for results: `document`, `handOver`.
[[nodiscard]] std::string_view nameOf(StepKind kind);

} // namespace casewright::analysis
