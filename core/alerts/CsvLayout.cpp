// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/CsvLayout.h"

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/alerts/DocumentJson.h"
#include "core/alerts/TimeValue.h"

namespace casewright::alerts {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::size_t MostNamed = 30;

std::string namesOf(const std::vector<std::string_view>& header)
{
    std::string names;
    for (std::size_t i = 0; i < std::min(header.size(), MostNamed); ++i) {
        names += i > 0 ? ", " : "";
        names += header[i].empty() ? std::string_view("(no name)") : header[i];
    }
    return header.size() > MostNamed ? names + ", ..." : names;
}

FieldRole roleOf(std::string_view field, std::string_view timeField)
{
    if (field == timeField)
        return FieldRole::Time;
    if (field == "_id")
        return FieldRole::Id;
    return field == "_index" ? FieldRole::Index : FieldRole::Value;
}

/// An error if the mapping names columns that the file does not have.
Result<void> checkMapping(const std::vector<std::string_view>& header, const FieldMapping& mapping)
{
    for (const auto& [column, field] : mapping) {
        if (std::find(header.begin(), header.end(), column) == header.end())
            return base::fail(ErrorCode::NotFound,
                              fmt::format("there is no column \"{}\" to map to {}; the file has: {}", column, field,
                                          namesOf(header)));
    }
    return {};
}

std::string problemOfTime(const std::vector<std::string_view>& header, std::string_view field, std::string_view hint)
{
    return fmt::format("no column gives the time {}; {}; the file has: {}", field,
                       hint.empty() ? "map the one that has it" : hint, namesOf(header));
}

/// Two columns give the same field; of two with the same name a mapping cannot tell one from the other.
std::string problemOfTwo(std::string_view first, std::string_view second, std::string_view field)
{
    if (first == second)
        return fmt::format("two columns are called \"{}\"; give one of them another name in the header line", first);
    return fmt::format("the columns \"{}\" and \"{}\" both give the field {}; map one of them to another field", first,
                       second, field);
}

/// Finds out which fields lie in others. True if some do.
bool linkNested(CsvLayout& layout)
{
    std::map<std::string_view, std::size_t> positions;
    for (std::size_t i = 0; i < layout.size(); ++i)
        positions.emplace(layout.entries[i].field, i);
    bool isNested = false;
    for (CsvLayout::Entry& entry : layout.entries) {
        const std::string_view field = entry.field;
        for (std::size_t dot = field.find('.'); dot != field.npos; dot = field.find('.', dot + 1))
            if (const auto outer = positions.find(field.substr(0, dot)); outer != positions.end())
                entry.above.push_back(outer->second);
        isNested = isNested || !entry.above.empty();
    }
    return isNested;
}

/// The position of a column that has a value in the row and in whose field this one's lies.
template<class Cell>
std::optional<std::size_t> outerOf(const CsvLayout::Entry& entry, const std::vector<Cell>& cells)
{
    for (const std::size_t outer : entry.above)
        if (outer < cells.size() && !cells[outer].empty())
            return outer;
    return std::nullopt;
}

} // namespace

Result<CsvLayout> layOut(const std::vector<std::string_view>& header, const ReadSettings& settings,
                         std::string_view hint)
{
    if (Result<void> checked = checkMapping(header, settings.mapping); !checked)
        return base::fail(std::move(checked.error()));
    CsvLayout layout;
    std::map<std::string, std::string> headerOf;
    for (const std::string_view name : header) {
        const auto mapped = std::find_if(settings.mapping.begin(), settings.mapping.end(),
                                         [name](const auto& pair) { return pair.first == name; });
        CsvLayout::Entry entry{.header = std::string(name),
                               .field = mapped == settings.mapping.end() ? std::string(name) : mapped->second};
        if (entry.field.empty())
            entry.field = fmt::format("column-{}", layout.size() + 1);
        if (static_cast<std::size_t>(std::count(entry.field.begin(), entry.field.end(), '.')) >= base::DeepestNesting)
            return base::fail(ErrorCode::InvalidValue,
                              fmt::format("the name of column {} has over {} levels; give it another one",
                                          layout.size() + 1, base::DeepestNesting));
        entry.role = roleOf(entry.field, settings.timeField);
        if (const auto [other, isNew] = headerOf.emplace(entry.field, name); !isNew)
            return base::fail(ErrorCode::InvalidValue, problemOfTwo(other->second, name, entry.field));
        layout.entries.push_back(std::move(entry));
    }
    if (!headerOf.contains(settings.timeField))
        return base::fail(ErrorCode::MissingValue, problemOfTime(header, settings.timeField, hint));
    layout.nested = linkNested(layout);
    return layout;
}

std::string problemOfNesting(const CsvLayout& layout, const std::vector<std::string_view>& cells)
{
    for (std::size_t i = 0; i < std::min(layout.size(), cells.size()); ++i) {
        const CsvLayout::Entry& entry = layout.entries[i];
        const std::optional<std::size_t> outer = cells[i].empty() ? std::nullopt : outerOf(entry, cells);
        if (outer && cells[*outer] != cells[i])
            return fmt::format("the columns \"{}\" and \"{}\" both have a value, and no document can have {} in the "
                               "text {}; map one of them to another field",
                               layout.entries[*outer].header, entry.header, entry.field, layout.entries[*outer].field);
    }
    return {};
}

base::Json toDocument(const CsvLayout& layout, const std::vector<std::string>& cells, const std::string& id,
                      const std::string& index)
{
    base::Json document = base::Json::object();
    document["_id"] = id;
    document["_index"] = index;
    for (std::size_t i = 0; i < std::min(layout.size(), cells.size()); ++i) {
        const CsvLayout::Entry& entry = layout.entries[i];
        if (cells[i].empty() || outerOf(entry, cells))
            continue;
        const base::Result<base::Timestamp> time = entry.role == FieldRole::Time
                                                       ? parseTimeValue(cells[i])
                                                       : base::Result<base::Timestamp>(base::Timestamp{});
        document[entry.field] = entry.role == FieldRole::Time && time ? base::formatTimestamp(*time) : cells[i];
    }
    return expandDottedKeys(std::move(document));
}

} // namespace casewright::alerts
