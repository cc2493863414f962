// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/FieldsReport.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/Honesty.h"
#include "app/cli/InputJson.h"
#include "app/cli/InputText.h"
#include "app/cli/JsonText.h"
#include "app/cli/Output.h"
#include "app/cli/Printable.h"
#include "app/cli/TextTable.h"

namespace casewright::cli {
namespace {

using alerts::FieldStatistics;
using alerts::FieldType;
using alerts::FrequentValue;
using alerts::ValueKind;
using base::Json;

constexpr std::size_t MostShown = 3;
constexpr std::size_t LongestShown = 32; // columns of a value, so that the others are seen too

/// As Elasticsearch calls it.
std::string_view typeText(FieldType type)
{
    switch (type) {
    case FieldType::Keyword: return "keyword";
    case FieldType::Text: return "text";
    case FieldType::Long: return "long";
    case FieldType::Double: return "double";
    case FieldType::Boolean: return "boolean";
    case FieldType::Date: return "date";
    case FieldType::Ip: return "ip";
    case FieldType::Object: return "object";
    case FieldType::GeoPoint: return "geo_point";
    }
    return {};
}

std::string_view kindText(ValueKind kind)
{
    switch (kind) {
    case ValueKind::Null: return "null";
    case ValueKind::Boolean: return "boolean";
    case ValueKind::Number: return "number";
    case ValueKind::String: return "string";
    case ValueKind::List: return "list";
    case ValueKind::Object: return "object";
    }
    return {};
}

std::string topText(const FieldStatistics& field)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(field.top.size(), MostShown); ++i) {
        const FrequentValue& value = field.top[i];
        text += fmt::format("{}{}{} ({})", i > 0 ? ", " : "", fitted(printable(value.text), LongestShown),
                            value.isWhole ? "" : "…", percent(value.count, field.present));
    }
    return field.values > MostShown ? text + ", …" : text;
}

std::string listText(const FieldStatistics& field)
{
    return field.isList() ? fmt::format("up to {}", field.longestList) : "no";
}

Json valueJson(const FrequentValue& value)
{
    // What is cut off is no JSON any more.
    const bool isJson = value.isWhole && value.kind != ValueKind::String;
    return {{"kind", kindText(value.kind)},
            {"value", isJson ? parsedOrText(value.text) : Json(value.text)},
            {"isWhole", value.isWhole},
            {"documents", value.count}};
}

Json fieldJson(const FieldStatistics& field)
{
    Json top = Json::array();
    for (const FrequentValue& value : field.top)
        top.push_back(valueJson(value));
    const double coverage = field.documents == 0 ? 0.0 : static_cast<double>(field.present) / field.documents;
    return {{"name", field.name},
            {"type", typeText(field.type)},
            {"isTypeKnown", field.isTypeKnown},
            {"documents", field.present},
            {"coverage", rounded(coverage)},
            {"distinct", field.values},
            {"once", field.once},
            {"entropy", rounded(field.entropy)},
            {"isList", field.isList()},
            {"longestList", field.longestList},
            {"isMixed", field.isMixed()},
            {"unfit", field.unfit},
            {"top", std::move(top)}};
}

} // namespace

std::string fieldsText(const AlertInput& input, const std::vector<FieldStatistics>& fields, std::size_t width)
{
    using Align = TextTable::Align;
    std::string text = describeAlerts(input) + '\n';
    if (const auto times = input.table->times(); !times.empty())
        text += fmt::format("{} to {}, in {}\n", timeText(times.front()), timeText(times.back()),
                            printable(input.table->timeField()));
    if (fields.empty())
        return text + "\n  No fields.\n";
    TextTable table({{"field"},
                     {"type"},
                     {"in documents", Align::Right},
                     {"", Align::Right},
                     {"distinct", Align::Right},
                     {"entropy", Align::Right},
                     {"lists"},
                     {"most frequent"}});
    for (const FieldStatistics& field : fields)
        table.add({field.name, std::string(typeText(field.type)) + (field.isTypeKnown ? "" : "?"),
                   grouped(field.present), percent(field.present, field.documents), grouped(field.values),
                   fmt::format("{:.2f}", std::fabs(field.entropy)), listText(field), topText(field)});
    return text + '\n' + table.text(width)
        + "\n  Types with ? are guessed from the values; the others are those of the Elastic Common Schema and of\n"
          "  Kibana's alerts. Entropy is in bits: 0 where all have one value, 1 for two values that are as frequent.\n";
}

void printFieldsJson(const AlertInput& input, const std::vector<FieldStatistics>& fields)
{
    JsonList list({{"casewright", "fields/1"}, {"honesty", honestyJson({})}, {"source", sourceJson(input)}},
                  "fields");
    for (const FieldStatistics& field : fields)
        list.add(fieldJson(field));
    list.end();
}

} // namespace casewright::cli
