// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

#include "core/alerts/Column.h"

namespace casewright::alerts {

/// What Elasticsearch would probably take the values of a field for; of a list, those in it: it has no type for lists.
/// A place is told by the name of the field only, no value is taken for one.
enum class FieldType : std::uint8_t { Keyword, Text, Long, Double, Boolean, Date, Ip, Object, GeoPoint };

/// Guessed from the first 1000 values of the column, each from its beginning, and the first elements of lists. Any
/// thread.
[[nodiscard]] FieldType guessType(const Column& column);

} // namespace casewright::alerts
