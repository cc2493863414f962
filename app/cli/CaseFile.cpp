// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CaseFile.h"

#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/JsonNode.h"
#include "core/cases/AttributeJson.h"
#include "core/cases/CaseNames.h"
#include "core/cases/CaseVersion.h"

namespace casewright::cli {
namespace {

using base::ErrorCode;
using base::JsonFile;
using base::JsonNode;
using base::Result;

/// A value that has a name.
template<class T, class Named>
std::optional<T> namedFrom(const JsonNode& node, Named named, std::string_view choices)
{
    if (!node.isThere())
        return std::nullopt;
    const std::string name = node.text();
    const std::optional<T> value = named(name);
    if (!value)
        node.reject(ErrorCode::InvalidValue, fmt::format("\"{}\" is none of {}", name, choices));
    return value;
}

std::optional<std::string> textFrom(const JsonNode& node)
{
    return node.isThere() ? std::optional(node.text()) : std::nullopt;
}

/// Null as a category takes it away.
std::optional<std::optional<std::string>> categoryFrom(const JsonNode& node)
{
    if (!node.isThere())
        return std::nullopt;
    return node.isNull() ? std::optional<std::string>() : std::optional(node.text());
}

/// What both bodies have.
cases::CaseChange changeFrom(const JsonNode& node)
{
    cases::CaseChange change;
    change.title = textFrom(node.member("title"));
    change.description = textFrom(node.member("description"));
    if (const JsonNode tags = node.member("tags"); tags.isThere())
        change.tags = tags.texts();
    change.category = categoryFrom(node.member("category"));
    change.severity =
        namedFrom<cases::Severity>(node.member("severity"), cases::severityNamed, "low, medium, high, critical");
    if (const JsonNode assignees = node.member("assignees"); assignees.isThere())
        change.assignees = cases::assigneesFrom(assignees);
    if (const JsonNode connector = node.member("connector"); connector.isThere())
        change.connector = cases::connectorFrom(connector);
    if (const JsonNode settings = node.member("settings"); settings.isThere()) {
        settings.only({"syncAlerts", "extractObservables"});
        change.syncAlerts = settings.required("syncAlerts").truth();
    }
    if (const JsonNode fields = node.member("customFields"); fields.isThere())
        change.customFields = cases::customFieldsFrom(fields);
    if (node.json().is_object())
        for (const auto& [key, value] : node.json().items())
            if (const auto field = cases::caseFieldNamed(key))
                change.order.push_back(*field);
    return change;
}

FiledCase changedCaseFrom(const JsonNode& node, bool hasId)
{
    node.only({"id", "version", "title", "description", "tags", "category", "status", "severity", "assignees",
               "connector", "settings", "customFields"});
    FiledCase filed{.change = changeFrom(node)};
    filed.change.status =
        namedFrom<cases::CaseStatus>(node.member("status"), cases::statusNamed, "open, in-progress, closed");
    if (hasId)
        filed.id = node.required("id").text();
    else if (const JsonNode id = node.member("id"); id.isThere())
        id.reject(ErrorCode::InvalidValue, "a case with an id belongs into a list, {\"cases\": [{…}]}");
    if (const JsonNode version = node.member("version"); version.isThere()) {
        const std::string text = version.text();
        filed.version = cases::versionNamed(text);
        if (!filed.version)
            version.reject(ErrorCode::InvalidValue,
                           fmt::format("\"{}\" is no version; `cases show` shows that of a case", text));
    }
    return filed;
}

template<class T, class Read>
Result<T> readFile(std::string json, const std::string& file, const Read& read)
{
    Result<JsonFile> parsed = JsonFile::parse(std::move(json), file, "a request to Kibana for cases");
    if (!parsed)
        return base::fail(std::move(parsed.error()));
    T value = read(JsonNode(*parsed));
    if (parsed->error)
        return base::fail(std::move(*parsed->error));
    return value;
}

} // namespace

Result<FiledCase> readNewCase(std::string json, const std::string& file)
{
    return readFile<FiledCase>(std::move(json), file, [](const JsonNode& node) {
        node.only({"title", "description", "tags", "category", "severity", "assignees", "connector", "settings",
                   "customFields", "owner"});
        FiledCase filed{.change = changeFrom(node)};
        const auto owner = [](std::string_view name) {
            const bool isOwner = name == "cases" || name == "observability" || name == "securitySolution";
            return isOwner ? std::optional(std::string(name)) : std::nullopt;
        };
        filed.owner = namedFrom<std::string>(node.member("owner"), owner, "cases, observability, securitySolution");
        return filed;
    });
}

Result<std::vector<FiledCase>> readCaseChanges(std::string json, const std::string& file)
{
    return readFile<std::vector<FiledCase>>(std::move(json), file, [](const JsonNode& node) {
        const JsonNode list = node.member("cases");
        if (!list.isThere())
            return std::vector{changedCaseFrom(node, false)};
        node.only({"cases"});
        std::vector<FiledCase> all;
        for (const JsonNode& each : list.elements())
            all.push_back(changedCaseFrom(each, true));
        return all;
    });
}

} // namespace casewright::cli
