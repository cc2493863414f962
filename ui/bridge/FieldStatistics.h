// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/alerts/AlertTable.h"

namespace casewright::ui {

/// What Elasticsearch would probably take the values of a field for, guessed from the values.
enum class FieldType : std::uint8_t { Keyword, Text, Long, Double, Boolean, Date, Ip, List, Object };

/// As people and mappings write it: "keyword".
[[nodiscard]] QString nameOf(FieldType type);

/// A field of a table in numbers: how many documents have it, and what stands in it.
struct FieldStatistics {
    QString name;
    FieldType type = FieldType::Keyword;
    std::uint32_t documents = 0;   ///< of the table
    std::uint32_t present = 0;     ///< documents that have the field
    std::uint32_t values = 0;      ///< distinct ones
    QString topValue;              ///< the most frequent one, at most 100 characters
    std::uint32_t topCount = 0;    ///< documents with it

    friend bool operator==(const FieldStatistics&, const FieldStatistics&) = default;
};

/// Of all columns, in their order. Counts codes, so that it takes 2 ms a million cells or so. Nothing if it was asked
/// to stop, within 100 ms. Any thread.
[[nodiscard]] std::optional<std::vector<FieldStatistics>> fieldStatistics(const alerts::AlertTable& table,
                                                                          const std::stop_token& stop);

} // namespace casewright::ui
