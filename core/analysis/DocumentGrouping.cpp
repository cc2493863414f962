// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/DocumentGrouping.h"

#include <optional>

#include <nlohmann/json.hpp>

#include "core/alerts/DocumentJson.h"

namespace casewright::analysis {
namespace {

using base::Json;
using base::Result;

constexpr std::string_view Ungrouped = "{}";

/// JavaScript's falsy values, as JSON.
bool isFalsy(std::string_view json) { return json == "null" || json == "false" || json == "0" || json == "\"\""; }

Result<Json> documentOf(const alerts::AlertTable& table, base::AlertRow row)
{
    Result<Json> document = table.document(row).and_then([](const std::string& text) { return base::parseJson(text); });
    if (document && document->is_object()) {
        (*document)["_id"] = table.id(row);
        (*document)["_index"] = table.index(row);
    }
    return document;
}

} // namespace

std::string unknownKey(std::string_view field) { return '{' + base::javascriptString(field) + ":\"unknown\"}"; }

Result<Grouping> groupingOf(const alerts::AlertTable& table, base::AlertRow row, std::string_view field)
{
    if (field.empty())
        return Grouping{.found = ValueFound::NotGrouped, .value = {}, .key = std::string(Ungrouped)};
    const Result<Json> document = documentOf(table, row);
    if (!document)
        return base::fail(document.error());
    const std::optional<alerts::FoundValue> asItCame = alerts::findValue(*document, field);
    const bool literal = asItCame && asItCame->literal && field.find('.') != std::string_view::npos;
    const Json expanded = alerts::expandDottedKeys(*document);
    const std::optional<alerts::FoundValue> found = alerts::findValue(expanded, field);
    if (!found)
        return Grouping{.found = ValueFound::Missing, .value = {}, .key = unknownKey(field)};
    std::string value = alerts::documentOrderJson(*found->value);
    if (isFalsy(value))
        return Grouping{.found = ValueFound::Falsy, .value = std::move(value), .key = unknownKey(field)};
    return Grouping{.found = literal ? ValueFound::Literal : ValueFound::Path,
                    .value = std::move(value),
                    .key = base::deterministicJson(*alerts::cutDown(expanded, field))};
}

} // namespace casewright::analysis
