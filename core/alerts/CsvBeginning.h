// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/alerts/InputFile.h"
#include "core/alerts/LikelyTime.h"
#include "core/base/Result.h"

namespace casewright::alerts {

/// The header of a CSV file and its first rows: what tells which column is what.
struct CsvBeginning {
    static constexpr std::size_t MostRows = 20;

    std::vector<std::string> header;
    FirstRows rows;   ///< without those that are no CSV
};

/// Reads the beginning of a file, however long it is. Nothing in it is an error, as readCsv() has it. Any thread.
[[nodiscard]] base::Result<CsvBeginning> readCsvBeginning(const std::shared_ptr<const InputFile>& file,
                                                          const std::stop_token& stop);

/// Where in a record a cell begins.
struct CsvPlace {
    std::uint64_t linesBelow = 0;   ///< the record's first line
    std::uint64_t column = 1;       ///< in bytes, from 1
};

/// Finds a cell by its position in the record's text; behind the last one it is the text's end.
[[nodiscard]] CsvPlace placeOfCell(std::string_view record, char delimiter, std::size_t cell);

} // namespace casewright::alerts
