// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

#include "core/alerts/DocumentCells.h"
#include "core/alerts/FieldTree.h"
#include "core/base/Json.h"
#include "core/base/Result.h"

namespace casewright::alerts {

/// Cuts a document, whose top-level dotted keys are expanded, into cells; says what is wrong with it if
/// it cannot be one of a table (Location::field names the field). The cells look into `expanded`.
[[nodiscard]] base::Result<void> flatten(const base::Json& expanded, const DocumentFields& names, FieldTree& fields,
                                         DocumentCells& document);

/// Cuts the objects of a list into cells of their own, as Elasticsearch does: `a: [{b: 1}]` has a value
/// at `a.b`. Those cells are irregular. The cells look into `list`, the list's own cell is not among them.
void flattenList(const base::Json& list, const std::string& name, FieldTree& fields, DocumentCells& document);

} // namespace casewright::alerts
