// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/base/Json.h"
#include "core/base/JsonNode.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/kql/Query.h"
#include "core/scenario/Expectation.h"

namespace casewright::scenario {

/// A query of a KQL file, and what must come of it.
struct KqlQuery {
    std::string text;
    std::string path; ///< in the file: `queries[2]`
    bool isWrong = false; ///< it must be refused
    std::optional<kql::Node> tree{}; ///< `ast`; none: any
    const base::Json* matches = nullptr; ///< a truth for each document; null: any
};

/// A KQL file: queries over a few documents (spec/formats, "KQL files").
struct KqlFile {
    base::JsonFile file;
    kql::FieldTypes types;
    std::shared_ptr<const alerts::AlertTable> documents; ///< row by row those of the file
    base::Timestamp now{}; ///< of date math; without `now` the time of the newest document
    std::vector<KqlQuery> queries;
};

[[nodiscard]] base::Result<KqlFile> parseKqlFile(std::string text, std::string file);

/// Reads a query, matches it against the documents, and says what is not as expected. A stop gives
/// ErrorCode::Cancelled.
[[nodiscard]] base::Result<std::vector<Difference>> checkQuery(const KqlFile& file, const KqlQuery& query,
                                                               const std::stop_token& stop);

} // namespace casewright::scenario
