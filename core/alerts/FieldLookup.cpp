// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/FieldLookup.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/alerts/DocumentJson.h"
#include "core/alerts/ValueDictionary.h"

namespace casewright::alerts {
namespace {

using base::Json;
using base::Result;

constexpr std::uint32_t RowsBetweenChecks = 256;
constexpr std::uint32_t ValuesBetweenChecks = 65'536;

/// Whether the field is an object with the other field in it, or on the way to it.
bool isAbove(std::string_view field, std::string_view other)
{
    return other.size() > field.size() && other.starts_with(field) && other[field.size()] == '.';
}

/// Whether the path may lead through a list by number: some column ends before a number in it.
bool maySeeLists(const AlertTable& table, std::string_view field)
{
    for (std::size_t dot = field.find('.'); dot != std::string_view::npos; dot = field.find('.', dot + 1)) {
        const std::string_view segment = field.substr(dot + 1, field.find('.', dot + 1) - dot - 1);
        const bool number = !segment.empty()
                            && std::all_of(segment.begin(), segment.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (number && table.column(field.substr(0, dot)) != nullptr)
            return true;
    }
    return false;
}

bool needsDocuments(const AlertTable& table, std::string_view field)
{
    // A list of alerts has no columns at all.
    if (table.columns().empty() || field == table.timeField() || isAbove(field, table.timeField())
        || maySeeLists(table, field))
        return true;
    return std::any_of(table.columns().begin(), table.columns().end(), [field](const Column& column) {
        return isAbove(field, column.name()) || (column.isIrregular() && column.name() == field);
    });
}

Result<FieldCells> fromColumn(const Column& column, const std::stop_token& stop)
{
    FieldCells cells{.codes = column.codes().unpacked(), .values = {}};
    cells.values.reserve(column.distinctCount());
    for (std::uint32_t code = 1; code <= column.distinctCount(); ++code) {
        if (code % ValuesBetweenChecks == 0 && stop.stop_requested())
            return base::fail(base::ErrorCode::Cancelled, "stopped on request");
        const ValueView value = column.value(code);
        cells.values.push_back(value.kind == ValueKind::String ? base::javascriptString(value.text)
                                                               : std::string(value.text));
    }
    return cells;
}

/// Gathers cells, value by value.
class Gathering final {
public:
    explicit Gathering(const AlertTable& table) { m_codes.reserve(table.size()); }

    void add(std::string_view json) { m_codes.push_back(m_values.intern(ValueKind::Object, json)); }
    void addMissing() { m_codes.push_back(0); }

    FieldCells release()
    {
        FieldCells cells{.codes = std::move(m_codes), .values = {}};
        cells.values.reserve(m_values.size());
        for (std::uint32_t code = 1; code <= m_values.size(); ++code)
            cells.values.emplace_back(m_values.value(code).text);
        return cells;
    }

private:
    std::vector<std::uint32_t> m_codes;
    ValueDictionary m_values;
};

FieldCells fromIdentity(const AlertTable& table, bool id)
{
    Gathering cells(table);
    for (std::uint32_t row = 0; row < table.size(); ++row)
        cells.add(base::javascriptString(id ? table.id({row}) : table.index({row})));
    return cells.release();
}

Result<FieldCells> fromDocuments(const AlertTable& table, std::string_view field, const std::stop_token& stop)
{
    Gathering cells(table);
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        if (row % RowsBetweenChecks == 0 && stop.stop_requested())
            return base::fail(base::ErrorCode::Cancelled, "stopped on request");
        Result<Json> document = table.document({row}).and_then([](const std::string& text) {
            return base::parseJson(text);
        });
        if (!document)
            return base::fail(std::move(document.error()));
        const Json expanded = expandDottedKeys(std::move(*document));
        if (const std::optional<FoundValue> found = findValue(expanded, field))
            cells.add(documentOrderJson(*found->value));
        else
            cells.addMissing();
    }
    return cells.release();
}

} // namespace

Result<FieldCells> lookUp(const AlertTable& table, std::string_view field, std::stop_token stop)
{
    if (field == "_id" || field == "_index")
        return fromIdentity(table, field == "_id");
    if (needsDocuments(table, field))
        return fromDocuments(table, field, stop);
    if (const Column* column = table.column(field))
        return fromColumn(*column, stop);
    return FieldCells{.codes = std::vector<std::uint32_t>(table.size(), 0), .values = {}};
}

} // namespace casewright::alerts
