// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/alerts/FieldType.h"
#include "core/alerts/ValueView.h"

namespace casewright::alerts {

/// Whether Elasticsearch, as it is set when nobody says otherwise, takes the value for a field of the type; else it
/// refuses the document. Numbers and booleans are taken for texts, texts that are numbers for numbers, null for
/// anything, and a list if each of its elements is. Any thread.
[[nodiscard]] bool fits(FieldType type, const ValueView& value);

} // namespace casewright::alerts
