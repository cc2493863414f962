// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>

#include "core/alerts/InputFile.h"
#include "core/base/Result.h"

namespace casewright::alerts {

/// How documents lie in a JSON file.
enum class JsonShape : std::uint8_t {
    Lines,      ///< one on each line (NDJSON)
    Sequence,   ///< one after the other, over several lines each, as `jq .` writes them
    List,       ///< elements of a list
};

struct JsonLayout {
    JsonShape shape = JsonShape::Lines;
    std::string list{};          ///< where the list is: empty for the whole file, or `hits.hits`, `alerts`, `data`
    std::uint64_t offset = 0;    ///< in bytes: behind the list's bracket, or where the first document begins
    std::uint64_t line = 1;      ///< of that place
    std::uint64_t column = 1;    ///< of that place, in bytes
};

/// Looks where the documents are: in the list of the whole file, in `hits.hits` of a search answer of Elasticsearch,
/// however deep it lies, or in the top-level lists `alerts` and `data` of an object that is all there is (Alertmanager,
/// old and new); else in lines, or in a sequence where the first document is longer than its line. In a paste from
/// Kibana's console, comments and requests (`GET _search`, with a body or without) may stand before, between and behind
/// the answers. An empty list or answer on the first line, with a document below it, is none. Reads no
/// further than it has to. Any thread.
[[nodiscard]] base::Result<JsonLayout> findDocuments(const std::shared_ptr<const InputFile>& file,
                                                     const std::stop_token& stop);

} // namespace casewright::alerts
