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

/// A value that a flood file names: a text, or a number, true or false as JSON writes it.
struct FloodValue {
    ValueKind kind = ValueKind::String;
    std::string text{};

    friend bool operator==(const FloodValue&, const FloodValue&) = default;
};

/// How a field of a flood gets its values: `prefix` and a number from 1 to `cardinality`, drawn with
/// a weight of 1 / rank^skew (0 is uniform, 1 is Zipf's law); in a share of the documents it is missing.
struct FloodField {
    std::string name;
    std::string prefix;
    std::uint32_t cardinality = 1;   ///< 1 to 1 000 000; how many `values` there are, if there are
    double skew = 0.0;               ///< 0 to 4
    double missing = 0.0;            ///< share of documents without the field, 0 to 1
    std::vector<FloodValue> values{};///< instead of prefix and number, by rank
    std::vector<double> weights{};   ///< of the values, instead of skew; empty, or as many, 0 to 1 000 000
    bool sequence = false;           ///< prefix and a number that counts the documents with the field up
    std::string of{};                ///< a field further up: each value of it always has the same value here
    bool number = false;             ///< the number as a number; no prefix then

    friend bool operator==(const FloodField&, const FloodField&) = default;
};

/// A time in which documents come faster.
struct FloodStorm {
    base::Duration after;      ///< from the beginning of the flood
    base::Duration length;
    double factor = 10.0;      ///< times the base rate, 1 to 10 000

    friend bool operator==(const FloodStorm&, const FloodStorm&) = default;
};

/// What an entry of a flood's `storms` does. The first seven are documents of their own, beside those of the base rate;
/// the others change documents that come anyway.
enum class FloodEventKind : std::uint8_t {
    Burst,      ///< at a steady rate
    Ramp,       ///< faster and faster up to the rate; and slower again, if `down`
    Drip,       ///< one in each `every`
    Rolling,    ///< the field has the value of the first rank for `each`, then that of the second...
    Scanner,    ///< the field has a new value each time
    Flapping,   ///< at a steady rate for `on`, none for `off`, and again
    Giant,      ///< the field always has the one `value`
    Backfill,   ///< documents of the base rate come late: at its end, within `within`
    Rename,     ///< values of the field begin with another prefix, to the end of the flood if there is no length
    Missing,    ///< all documents lack the field
};

/// A value that all documents of an event have in a field.
struct FloodSetting {
    std::string field;
    FloodValue value{};

    friend bool operator==(const FloodSetting&, const FloodSetting&) = default;
};

/// An entry of a flood's `storms`. What its kind does not know stays as it is here.
struct FloodEvent {
    FloodEventKind kind = FloodEventKind::Burst;
    std::string name{};             ///< for people
    base::Duration after{};         ///< from the beginning of the flood
    base::Duration length{};        ///< what lies behind the end of the flood is cut off
    double perMinute = 10.0;
    bool down = false;
    base::Duration every{};
    base::Duration each{};
    base::Duration on{};
    base::Duration off{};
    base::Duration within = base::Minute;
    std::string field{};
    FloodValue value{};
    std::optional<std::string> prefix{};   ///< of a scanner's values, the field's own if there is none; of a rename
    std::vector<FloodSetting> set{};       ///< fields that are not drawn as usual

    friend bool operator==(const FloodEvent&, const FloodEvent&) = default;
};

/// A history that a flood is mixed into, and how strongly.
struct FloodMix {
    std::string into{};       ///< path of a file with documents (AlertReader.h)
    std::string map{};        ///< as parseMapping() reads it; empty: none
    double strength = 1.0;    ///< times each rate of the flood, above 0 up to 1 000

    friend bool operator==(const FloodMix&, const FloodMix&) = default;
};

/// Whether the event has documents of its own.
[[nodiscard]] constexpr bool hasDocuments(FloodEventKind kind) { return kind < FloodEventKind::Backfill; }

/// A flood of made-up documents: what a flood file (`"casewright": "flood/1"`) says.
struct Flood {
    std::string name = "Flood";
    base::Timestamp start;
    base::Duration length = base::Day;
    double perMinute = 10.0;               ///< base rate
    std::optional<FloodStorm> storm;
    std::vector<FloodField> fields;
    std::vector<double> day{};             ///< empty, or times the base rate by hour, 24 from 0 to 100
    std::vector<double> week{};            ///< empty, or times that by day from Monday, 7 from 0 to 100
    base::Duration zone{};                 ///< ahead of UTC, in which `day` and `week` are told
    std::vector<FloodEvent> storms{};      ///< 100 at most
    double duplicates = 0.0;               ///< share of the documents that come twice, 0 to 1
    std::optional<FloodMix> mix{};         ///< the flood then begins with the history's first document

    friend bool operator==(const Flood&, const Flood&) = default;
};

/// Reads a flood file. An unknown key, a wrong type or a value out of range is an error that names it.
[[nodiscard]] base::Result<Flood> parseFlood(std::string_view json, std::string_view file = {});
/// The file's text: what parseFlood reads back, two blanks of indent.
[[nodiscard]] std::string writeFlood(const Flood& flood);

/// How many documents the flood has at its strength, each counted once, without those of a history that it is mixed
/// into; more than 100 000 000 is an error.
[[nodiscard]] base::Result<std::uint32_t> documentCount(const Flood& flood);

/// Makes the flood's own documents (for those of a history too: MixedAlerts.h); those that come twice are in the table
/// once, and among its duplicates. The same flood and seed give the same table on every machine. Progress is in documents; stops within 100 ms of a request with
/// ErrorCode::Cancelled. Any thread.
[[nodiscard]] base::Result<std::shared_ptr<const AlertTable>> generate(const Flood& flood, std::uint64_t seed,
                                                                       base::Progress* progress = nullptr,
                                                                       std::stop_token stop = {});

} // namespace casewright::alerts
