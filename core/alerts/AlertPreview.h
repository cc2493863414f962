// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/alerts/AlertFormat.h"
#include "core/alerts/AlertReader.h"
#include "core/alerts/JsonLayout.h"
#include "core/base/Result.h"
#include "core/base/Time.h"

namespace casewright::alerts {

/// What a file of documents seems to be, and its first documents as they would be read.
struct AlertPreview {
    static constexpr std::size_t MostRows = 20;
    static constexpr std::size_t MostNames = 500;
    static constexpr std::size_t LongestCell = 200;   ///< bytes

    struct Row {
        std::uint64_t line = 0;
        std::optional<base::Timestamp> time{};
        std::vector<std::string> cells{};   ///< by position in `names`; empty where the document has nothing
        std::string problem{};              ///< why it cannot be read; empty if it can
    };

    AlertFormat format = AlertFormat::Json;
    JsonLayout layout{};            ///< of JSON
    bool areHits = false;           ///< of JSON: answers of a search, with the document inside
    char delimiter = ',';           ///< of CSV
    bool isPacked = false;          ///< with gzip
    std::uint64_t size = 0;         ///< bytes on the disk
    FieldMapping mapping{};         ///< with which it is read: the one that was given, or guessed
    bool isGuessed = false;
    /// Where the file has them: the name of a column or field. Empty if the file has none.
    std::string time{};
    std::string id{};
    std::string index{};
    std::string likelyTime{};            ///< without a time: what may be it, by its values (offeredTime())
    std::vector<std::string> names{};    ///< of columns, or dotted paths in the documents, in order of first sight
    std::vector<std::string> fields{};   ///< by position in `names`: what each is called in the table
    std::vector<Row> rows{};
    std::optional<base::Error> problem{};   ///< why the file cannot be read with the mapping
};

/// Looks at the beginning of a file: as far as its first documents, however long it is. An error if it is no file of
/// documents, as readAlerts() has it. Stops within 100 ms of a request with ErrorCode::Cancelled. Any thread.
[[nodiscard]] base::Result<AlertPreview> previewAlerts(const std::string& path, const ReadSettings& settings,
                                                       const std::stop_token& stop = {});

/// The mapping with which a file without a time can be read, if `likelyTime` is it: the one that was given, but for the
/// time. Empty if there is no such field.
[[nodiscard]] FieldMapping suggestMapping(const AlertPreview& preview, const ReadSettings& settings);

} // namespace casewright::alerts
