// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/alerts/FieldType.h"

namespace casewright::alerts {

/// A value that many documents have.
struct FrequentValue {
    ValueKind kind = ValueKind::String;
    std::string text{};           ///< as in a ValueView, at most 400 bytes of it; UTF-8 is not cut within a character
    bool isWhole = true;          ///< the text is all of it
    std::uint32_t code = 0;       ///< in the column of the table that was counted
    std::uint32_t count = 0;      ///< documents with it

    friend bool operator==(const FrequentValue&, const FrequentValue&) = default;
};

/// A field of a table in numbers: how many documents have it, what stands in it, how it is spread. Its type is the one
/// of the catalog, or else guessed from its values.
struct FieldStatistics {
    static constexpr std::size_t MostTop = 10;

    std::string name{};
    FieldType type = FieldType::Keyword;        ///< of the values; of lists, of what is in them
    bool isTypeKnown = false;                   ///< the type is the one of the catalog, else it is guessed
    std::uint32_t documents = 0;                ///< of the table
    std::uint32_t present = 0;                  ///< documents that have the field
    std::uint32_t values = 0;                   ///< distinct ones; a list is one value
    std::uint32_t once = 0;                     ///< values that one document has
    std::array<std::uint32_t, 6> kinds{};       ///< documents by ValueKind
    std::uint32_t longestList = 0;              ///< elements of the longest list
    double entropy = 0;                         ///< Shannon's, in bits, over the documents that have the field
    std::vector<FrequentValue> top{};           ///< the most frequent ones, at most MostTop; ties as they first came
    std::uint32_t unfit = 0;                    ///< documents with a value that a known type does not take: see fits()
    std::optional<FrequentValue> unfitValue{};  ///< the first of these values

    /// Documents with a value of the kind.
    [[nodiscard]] std::uint32_t documentsOf(ValueKind kind) const { return kinds[static_cast<std::size_t>(kind)]; }
    /// Whether some document has a list there.
    [[nodiscard]] bool isList() const { return documentsOf(ValueKind::List) > 0; }
    /// Whether values are of several kinds, say text here and a number there. Null is of none, and a list neither:
    /// see isList().
    [[nodiscard]] bool isMixed() const;
    /// How evenly the documents are spread over the values: 1 when each value has as many documents, near 0 when one
    /// has nearly all. 1 for fewer than two values.
    [[nodiscard]] double evenness() const;
    /// How many values, each as frequent as the others, would have the same entropy. 0 without values.
    [[nodiscard]] double effectiveValues() const;

    friend bool operator==(const FieldStatistics&, const FieldStatistics&) = default;
};

/// What comes of grouping alerts by a field.
enum class GroupingAdvice : std::uint8_t {
    Good,            ///< some values, each with some alerts
    OneValue,        ///< all in one case
    MostlyOneValue,  ///< more than 19 of 20 documents in one case
    OftenMissing,    ///< more than half of the documents do not have it: these go into one case
    NearlyUnique,    ///< fewer than two documents a value: a case for nearly each alert
    LongText,        ///< a text to Elasticsearch, or sentences: no name of a case
    NoValues,        ///< no document has it
};
[[nodiscard]] GroupingAdvice groupingAdvice(const FieldStatistics& field);

/// Of all columns, in their order; on two threads. Nothing if it was asked to stop, within 100 ms. Any thread.
[[nodiscard]] std::optional<std::vector<FieldStatistics>> fieldStatistics(const AlertTable& table,
                                                                          const std::stop_token& stop = {});

} // namespace casewright::alerts
