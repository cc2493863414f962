// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"

namespace casewright::alerts {

/// Which column of a CSV file becomes which field: `{"time", "@timestamp"}`. Columns that are not
/// named keep their header as the field's name.
using FieldMapping = std::vector<std::pair<std::string, std::string>>;

/// Reads `time=@timestamp,host=host.name`; an empty text is an empty mapping.
[[nodiscard]] base::Result<FieldMapping> parseMapping(std::string_view text);

struct ReadSettings {
    std::string timeField = "@timestamp";
    FieldMapping mapping{};      ///< for JSON: only the time, `_id` and `_index`, from dotted paths
    bool skipBadLines = false;   ///< else the first bad line is the error
};

/// A line that was skipped, and why. At most 100 are kept; all are counted.
struct BadLine {
    std::uint64_t line;
    std::string reason;
};

struct ReadAlerts {
    std::shared_ptr<const AlertTable> table;
    std::vector<BadLine> badLines;
    FieldMapping guessedMapping{};   ///< with which it was read where none was given and no field is called as the time
};

/// Reads a file of documents, told apart by the name's ending (`.csv`, `.tsv`, `.tab`) or else by the first byte
/// (spec/formats, spec/alerting), either of them in gzip. JSON: a document a line, one after the other, a list, a
/// search answer of Elasticsearch, or a paste of it (JsonLayout.h); without a time where it should be, the first
/// document tells where the time is (DocumentFields.h). CSV: a header line and rows, with commas, tabs or semicolons;
/// if no mapping was given and no column is called as the time, the mapping is guessed (MappingGuess.h). A document
/// without `_id` or `_index` gets `row-N` (N counts records from 1, bad ones too) and the file's stem. Times: see
/// TimeValue.h. CSV values are texts, an empty cell is a missing field, a column without a name is `column-N`. A file
/// without any record is an error, unless it is CSV with a header; so are other formats, and more than 10 000 fields.
/// Errors carry file, line and column; one about a time that is nowhere names the field that may be it (LikelyTime.h).
/// Progress is in bytes, and counts documents. Stops within 100 ms of a request with ErrorCode::Cancelled. Any thread.
[[nodiscard]] base::Result<ReadAlerts> readAlerts(const std::string& path, const ReadSettings& settings,
                                                  base::Progress* progress = nullptr, std::stop_token stop = {});

} // namespace casewright::alerts
