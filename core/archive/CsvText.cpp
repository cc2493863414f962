// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/CsvText.h"

#include <array>
#include <cstdint>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/cases/AttributeJson.h"
#include "core/cases/CaseNames.h"

namespace casewright::archive {
namespace {

using cases::CaseDocument;

constexpr std::array Columns{"id",
                             "title",
                             "status",
                             "severity",
                             "owner",
                             "category",
                             "tags",
                             "assignees",
                             "created_at",
                             "created_by",
                             "updated_at",
                             "updated_by",
                             "closed_at",
                             "closed_by",
                             "duration_s",
                             "time_to_acknowledge_s",
                             "time_to_investigate_s",
                             "time_to_resolve_s",
                             "total_alerts",
                             "total_comments",
                             "connector",
                             "external_id",
                             "external_url",
                             "custom_fields",
                             "description"};

std::string time(const std::optional<base::Timestamp>& at) { return at ? base::formatTimestamp(*at) : std::string(); }

std::string number(const std::optional<std::int64_t>& value) { return value ? std::to_string(*value) : std::string(); }

/// A person who did something, if it was done.
std::string user(bool isDone, const std::optional<std::string>& name)
{
    return isDone ? name.value_or(std::string(cases::RuleUser)) : std::string();
}

std::string customFields(const CaseDocument& document)
{
    if (document.attributes.customFields.empty())
        return {};
    base::Json fields = base::Json::object();
    for (const cases::CustomField& field : document.attributes.customFields)
        fields[field.key] = cases::customValueOf(field.value);
    return base::plainJson(fields);
}

} // namespace

std::string csvCell(std::string_view text)
{
    constexpr std::string_view Formula = "=+-@\t\r";
    const bool isFormula = !text.empty() && Formula.find(text.front()) != Formula.npos;
    if (!isFormula && text.find_first_of(",\"\r\n") == text.npos)
        return std::string(text);
    std::string cell = isFormula ? "\"'" : "\"";
    for (const char c : text)
        cell.append(c == '"' ? 2 : 1, c);
    return cell + '"';
}

std::string csvHeader() { return fmt::format("{}\r\n", fmt::join(Columns, ",")); }

std::string csvRow(const CaseDocument& document)
{
    const cases::CaseAttributes& own = document.attributes;
    const auto& service = document.externalService;
    const std::array<std::string, Columns.size()> cells{
        document.id,
        own.title,
        std::string(cases::nameOf(own.status)),
        std::string(cases::nameOf(own.severity)),
        document.owner,
        own.category.value_or(""),
        fmt::format("{}", fmt::join(own.tags, "\n")),
        fmt::format("{}", fmt::join(own.assignees, "\n")),
        time(document.createdAt),
        user(true, document.createdBy),
        time(document.updatedAt),
        user(document.updatedAt.has_value(), document.updatedBy),
        time(document.closedAt),
        user(document.closedAt.has_value(), document.closedBy),
        number(document.duration),
        number(document.timeToAcknowledge),
        number(document.timeToInvestigate),
        number(document.timeToResolve),
        std::to_string(document.totalAlerts),
        std::to_string(document.totalComments),
        own.connector.id == "none" ? std::string() : own.connector.name,
        service ? service->externalId : std::string(),
        service ? service->externalUrl : std::string(),
        customFields(document),
        own.description,
    };
    std::string row;
    for (const std::string& cell : cells)
        row += csvCell(cell) + ',';
    row.pop_back();
    return row + "\r\n";
}

} // namespace casewright::archive
