// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/alerts/AlertReader.h"
#include "core/alerts/LikelyTime.h"

namespace casewright::alerts {

/// What the columns of a CSV file probably are, told by their names: the time (first, if there is one), `_id`, `_index`
/// and fields of ECS. The time must also have values that are times, if rows are given; where no column is called as a
/// time it is the one whose values are all written as times (writtenTime()). There is none where columns that are called
/// so have none, or the day and the time of day stand apart. `_id` must be different in each row, and `_index` not be
/// a number. A field that the header has already, and a column that a mapping cannot name, are left alone; no two
/// columns give the same field.
[[nodiscard]] FieldMapping guessMapping(const std::vector<std::string_view>& header, const FirstRows& rows = {});

/// The mapping to read CSV with where none is given: guessed, unless a column is called as the time or none seems to be
/// one; empty then.
[[nodiscard]] FieldMapping guessMissing(const std::vector<std::string_view>& header, const FirstRows& rows,
                                        const ReadSettings& settings);

/// The column that a person may want for the time: also one of numbers that are not called so. Empty: there is none, or
/// one is called as a time whose values are none.
[[nodiscard]] std::string offeredTime(const std::vector<std::string_view>& header, const FirstRows& rows);

/// What to do about a time that no mapping and no column called as the time field gives: why a column that is called as
/// a time is none, or which one's values are or may be times. Empty: nothing is known.
[[nodiscard]] std::string timeHint(const std::vector<std::string_view>& header, const FirstRows& rows,
                                   std::string_view timeField);

/// Whether a column is called as a time; else only its values can tell that it is one.
[[nodiscard]] bool isTimeName(std::string_view column);

/// Whether a mapping's text can name the column or field: without `,`, `=` and blanks around it.
[[nodiscard]] bool canBeMapped(std::string_view name);

/// The mapping as parseMapping() reads it: `time=@timestamp,host=host.name`.
[[nodiscard]] std::string mappingText(const FieldMapping& mapping);

} // namespace casewright::alerts
