// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/alerts/AlertReader.h"
#include "core/alerts/FieldTree.h"
#include "core/base/Json.h"
#include "core/base/Result.h"

namespace casewright::alerts {

/// What the columns of a CSV file are.
struct CsvLayout {
    struct Entry {
        std::string header;
        std::string field;
        FieldRole role = FieldRole::Value;
        std::vector<std::size_t> above{};   ///< positions of columns that give a field in which this one lies
    };
    std::vector<Entry> entries;   ///< by position in a row
    bool nested = false;          ///< some field lies in another one, so that rows must be merged

    [[nodiscard]] std::size_t size() const { return entries.size(); }
};

/// Lays the fields out by the header and the mapping. A column without a name is called `column-N`.
/// Errors: no column gives the time, a mapped column is missing, two columns give the same field. `hint` says what to do
/// about the time, for that error (timeHint()).
[[nodiscard]] base::Result<CsvLayout> layOut(const std::vector<std::string_view>& header, const ReadSettings& settings,
                                             std::string_view hint = {});

/// Why a row is no document: two of its cells differ, and one's field lies in the other's, which can be a text or an
/// object, not both. Empty: nothing is wrong.
[[nodiscard]] std::string problemOfNesting(const CsvLayout& layout, const std::vector<std::string_view>& cells);

/// A row as a document, with nested fields; of two of which one lies in the other, the outer one (the inner one is a
/// multi-field: problemOfNesting()); an empty cell is no field. The time is written in ISO 8601
/// if it is one. `id` and `index` are for rows that have none.
[[nodiscard]] base::Json toDocument(const CsvLayout& layout, const std::vector<std::string>& cells,
                                    const std::string& id, const std::string& index);

} // namespace casewright::alerts
