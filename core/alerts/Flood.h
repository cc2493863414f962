// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/base/Time.h"

namespace casewright::alerts {

/// How a field of a flood gets its values: `prefix` and a number from 1 to `cardinality`, drawn with
/// a weight of 1 / rank^skew (0 is uniform, 1 is Zipf's law); in a share of the documents it is missing.
struct FloodField {
    std::string name;
    std::string prefix;
    std::uint32_t cardinality = 1;   ///< 1 to 1 000 000
    double skew = 0.0;               ///< 0 to 4
    double missing = 0.0;            ///< share of documents without the field, 0 to 1

    friend bool operator==(const FloodField&, const FloodField&) = default;
};

/// A time in which documents come faster.
struct FloodStorm {
    base::Duration after;      ///< from the beginning of the flood
    base::Duration length;
    double factor = 10.0;      ///< times the base rate, 1 to 10 000

    friend bool operator==(const FloodStorm&, const FloodStorm&) = default;
};

/// A flood of made-up documents: what a flood file (`"casewright": "flood/1"`) says.
struct Flood {
    std::string name = "Flood";
    base::Timestamp start;
    base::Duration length = base::Day;
    double perMinute = 10.0;               ///< base rate
    std::optional<FloodStorm> storm;
    std::vector<FloodField> fields;

    friend bool operator==(const Flood&, const Flood&) = default;
};

/// Reads a flood file. An unknown key, a wrong type or a value out of range is an error that names it.
[[nodiscard]] base::Result<Flood> parseFlood(std::string_view json, std::string_view file = {});
/// The file's text: what parseFlood reads back, two blanks of indent.
[[nodiscard]] std::string writeFlood(const Flood& flood);

/// How many documents the flood has; more than 100 000 000 is an error.
[[nodiscard]] base::Result<std::uint32_t> documentCount(const Flood& flood);

/// Makes the documents. The same flood and seed give the same table on every machine. Progress is in
/// documents; stops within 100 ms of a request with ErrorCode::Cancelled. Any thread.
[[nodiscard]] base::Result<std::shared_ptr<const AlertTable>> generate(const Flood& flood, std::uint64_t seed,
                                                                       base::Progress* progress = nullptr,
                                                                       std::stop_token stop = {});

} // namespace casewright::alerts
