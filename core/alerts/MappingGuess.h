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
/// and fields of ECS. The time must also have values that are times, if rows are given; without such a column it is the
/// one whose values are all times (likelyTime()). A field that the header has already, and a column that a mapping
/// cannot name, are left alone; no two columns give the same field.
[[nodiscard]] FieldMapping guessMapping(const std::vector<std::string_view>& header, const FirstRows& rows = {});

/// The mapping to read CSV with where none is given: guessed, unless a column is called as the time or none seems to be
/// one; empty then.
[[nodiscard]] FieldMapping guessMissing(const std::vector<std::string_view>& header, const FirstRows& rows,
                                        const ReadSettings& settings);

/// Whether a column is called as a time; else only its values can tell that it is one.
[[nodiscard]] bool isTimeName(std::string_view column);

/// Whether a mapping's text can name the column or field: without `,`, `=` and blanks around it.
[[nodiscard]] bool canBeMapped(std::string_view name);

/// The mapping as parseMapping() reads it: `time=@timestamp,host=host.name`.
[[nodiscard]] std::string mappingText(const FieldMapping& mapping);

} // namespace casewright::alerts
