// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scenario/KqlFile.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/alerts/TimeValue.h"
#include "core/kql/Parser.h"
#include "core/kql/TreeJson.h"
#include "core/scenario/KqlDocuments.h"
#include "core/scenario/SharedKeys.h"

namespace casewright::scenario {
namespace {

using alerts::FieldType;
using base::ErrorCode;
using base::Json;
using base::JsonNode;
using base::Result;

struct TypeName {
    std::string_view name;
    FieldType type;
};

/// Elasticsearch's names of types, its families each as one.
constexpr std::array<TypeName, 21> TypeNames{
    {{"keyword", FieldType::Keyword},    {"wildcard", FieldType::Keyword},     {"constant_keyword", FieldType::Keyword},
     {"text", FieldType::Text},          {"match_only_text", FieldType::Text}, {"long", FieldType::Long},
     {"integer", FieldType::Long},       {"short", FieldType::Long},           {"byte", FieldType::Long},
     {"unsigned_long", FieldType::Long}, {"double", FieldType::Double},        {"float", FieldType::Double},
     {"half_float", FieldType::Double},  {"scaled_float", FieldType::Double},  {"boolean", FieldType::Boolean},
     {"date", FieldType::Date},          {"date_nanos", FieldType::Date},      {"ip", FieldType::Ip},
     {"geo_point", FieldType::GeoPoint}, {"object", FieldType::Object},        {"nested", FieldType::Object}}};

FieldType readType(const JsonNode& node)
{
    const std::string name = node.text();
    const auto* const found =
        std::find_if(TypeNames.begin(), TypeNames.end(), [&name](const TypeName& each) { return each.name == name; });
    if (found != TypeNames.end())
        return found->type;
    node.reject(ErrorCode::InvalidValue,
                "must be a type of Elasticsearch, such as keyword, text, long, double, boolean, date or ip");
    return FieldType::Keyword;
}

/// `types`: what is not among them is a keyword.
kql::FieldTypes readTypes(const JsonNode& node)
{
    kql::FieldTypes types{.overrides = {}, .onlyOverrides = true};
    if (!node.isThere())
        return types;
    if (!node.json().is_object()) {
        node.reject(ErrorCode::InvalidValue, "must be an object of fields and their types");
        return types;
    }
    for (const auto& [field, type] : node.json().items())
        types.overrides.emplace(field, readType(node.member(field)));
    return types;
}

KqlQuery readQuery(const JsonNode& node, std::size_t number, std::size_t documents)
{
    node.only({"query", "ast", "matches", "error"});
    const JsonNode tree = node.member("ast");
    const JsonNode matches = node.member("matches");
    const JsonNode error = node.member("error");
    KqlQuery query{.text = node.required("query").text(),
                   .path = fmt::format("queries[{}]", number),
                   .isWrong = error.truth(),
                   .tree = tree.isThere() ? std::optional(kql::readTree(tree)) : std::nullopt,
                   .matches = matches.isThere() ? &matches.json() : nullptr};
    if (error.isThere() && !query.isWrong)
        error.reject(ErrorCode::InvalidValue, "must be true; leave it out where the query is right");
    if (query.isWrong && (query.tree || query.matches != nullptr))
        error.reject(ErrorCode::InvalidValue, "a query that is wrong has no \"ast\" and no \"matches\"");
    if (!query.isWrong && !query.tree && query.matches == nullptr)
        node.reject(ErrorCode::MissingValue, "nothing is expected: write \"ast\", \"matches\" or \"error\": true");
    std::size_t count = 0;
    for (const JsonNode& match : matches.elements()) {
        std::ignore = match.truth();
        ++count;
    }
    if (matches.isThere() && count != documents)
        matches.reject(ErrorCode::InvalidValue, fmt::format("has {} values for {} documents", count, documents));
    return query;
}

base::Timestamp readNow(const JsonNode& node, const std::vector<JsonNode>& documents)
{
    if (node.isThere()) {
        const Result<base::Timestamp> now = alerts::parseTimeValue(node.text());
        if (!now)
            node.reject(ErrorCode::InvalidValue, now.error().text);
        return now.value_or(base::Timestamp());
    }
    base::Timestamp newest{};
    for (const JsonNode& document : documents) {
        const JsonNode time = document.member("@timestamp");
        if (time.isThere() && time.json().is_string())
            newest = std::max(newest, alerts::parseTimeValue(time.text()).value_or(newest));
    }
    return newest;
}

Difference difference(std::string path, const Json& expected, std::string actual)
{
    return {.path = std::move(path), .expected = expected.dump(), .actual = std::move(actual)};
}

/// All places where one is not like the other, none being more than was expected.
std::vector<Difference> compareWhole(const Json& expected, const Json& actual, const std::string& path)
{
    if (expected == actual)
        return {};
    std::vector<Difference> differences = compare(expected, actual, path);
    if (differences.empty())
        differences.push_back(difference(path, expected, actual.dump()));
    return differences;
}

} // namespace

Result<KqlFile> parseKqlFile(std::string text, std::string file)
{
    Result<base::JsonFile> parsed = base::JsonFile::parse(std::move(text), std::move(file), "a KQL file");
    if (!parsed)
        return base::fail(std::move(parsed.error()));
    KqlFile result{.file = std::move(*parsed), .types = {}, .documents = {}, .queries = {}};
    const JsonNode root(result.file);
    requireKind(root, "kql-vectors/1");
    root.only({"casewright", "name", "types", "documents", "now", "queries"});
    std::ignore = root.member("name").text();
    result.types = readTypes(root.member("types"));
    const std::vector<JsonNode> documents = root.required("documents").elements();
    result.now = readNow(root.member("now"), documents);
    const std::vector<JsonNode> queries = root.required("queries").elements();
    for (std::size_t i = 0; i < queries.size(); ++i)
        result.queries.push_back(readQuery(queries[i], i, documents.size()));
    if (!result.file.error)
        result.documents = documentsOf(result.file, documents);
    if (result.file.error)
        return base::fail(*result.file.error);
    return result;
}

Result<std::vector<Difference>> checkQuery(const KqlFile& file, const KqlQuery& query, const std::stop_token& stop)
{
    const kql::Parsing parsing = kql::parse(query.text);
    std::vector<Difference> differences;
    if (parsing.error) {
        const std::string actual = fmt::format("an error at column {}: {}", parsing.error->column, parsing.error->text);
        if (query.tree)
            differences.push_back(difference(query.path + ".ast", kql::treeJson(*query.tree), actual));
        else if (query.matches != nullptr)
            differences.push_back(difference(query.path + ".matches", *query.matches, actual));
        return differences;
    }
    const Json tree = kql::treeJson(*parsing.tree);
    if (query.isWrong)
        differences.push_back(difference(query.path + ".error", Json(true), "it is read as " + tree.dump()));
    if (query.tree)
        differences = compareWhole(kql::treeJson(*query.tree), tree, query.path + ".ast");
    if (query.matches == nullptr)
        return differences;
    const auto rows = kql::Query(*parsing.tree, *file.documents, file.types).rows(file.now, stop);
    if (!rows)
        return base::fail(rows.error());
    Json matches = Json::array();
    for (std::uint32_t i = 0; i < file.documents->size(); ++i)
        matches.push_back(false);
    for (const base::AlertRow row : *rows)
        matches[row.value] = true;
    for (Difference& each : compareWhole(*query.matches, matches, query.path + ".matches"))
        differences.push_back(std::move(each));
    return differences;
}

} // namespace casewright::scenario
