// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/FieldElements.h"

#include <charconv>
#include <limits>

#include <nlohmann/json.hpp>

#include "core/alerts/FieldCatalog.h"
#include "core/base/Json.h"

namespace casewright::engine {
namespace {

using alerts::AlertTable;
using alerts::Column;
using alerts::FieldType;
using alerts::ValueKind;
using base::Json;

constexpr double NoNumber = std::numeric_limits<double>::quiet_NaN();

double numberOf(std::string_view text)
{
    double number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isWhole = problem == std::errc{} && end == text.data() + text.size();
    return isWhole && number - number == 0 ? number : NoNumber; // neither infinite nor none
}

bool isNumeric(std::string_view field)
{
    const std::optional<FieldType> type = alerts::catalogType(field);
    return type == FieldType::Long || type == FieldType::Double;
}

bool hasNumbers(const Column& column)
{
    for (std::uint32_t code = 1; code <= column.distinctCount(); ++code) {
        const alerts::ValueView value = column.value(code);
        if (value.kind == ValueKind::Number || value.kind == ValueKind::List)
            return true;
    }
    return false;
}

} // namespace

FieldElements::FieldElements(const AlertTable& table, std::string_view field)
{
    m_ranges.emplace_back();
    if (field == table.fields().id || field == "_id" || field == "_index" || field == table.timeField())
        takeTexts(table, field);
    else if (const Column* const column = table.column(field))
        takeColumn(table, *column, isNumeric(field) || !hasNumbers(*column));
    else
        m_codes.assign(table.size(), 0);
}

void FieldElements::takeColumn(const AlertTable& table, const Column& column, bool textsAreNumbers)
{
    m_codes = column.codes().unpacked();
    m_codes.resize(table.size(), Column::Missing);
    m_ranges.reserve(std::size_t{column.distinctCount()} + 1);
    for (std::uint32_t code = 1; code <= column.distinctCount(); ++code)
        add(column.value(code), textsAreNumbers);
}

/// What the table keeps beside the columns.
void FieldElements::takeTexts(const AlertTable& table, std::string_view field)
{
    m_codes.reserve(table.size());
    const bool isTime = field == table.timeField();
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        const std::string text = isTime           ? base::formatTimestamp(table.times()[row])
                                 : field == "_index" ? table.index({row})
                                                     : table.id({row});
        m_codes.push_back(static_cast<std::uint32_t>(m_ranges.size()));
        add({.kind = ValueKind::String, .text = text}, false);
        if (isTime)
            m_elements.back().number = static_cast<double>(table.times()[row].milliseconds);
    }
}

void FieldElements::add(const alerts::ValueView& value, bool textsAreNumbers)
{
    const std::size_t begin = m_elements.size();
    if (value.kind != ValueKind::List) {
        addElement(value.kind, value.text, textsAreNumbers);
    } else if (const base::Result<Json> list = base::parseJson(value.text)) {
        std::vector<const Json*> open{&*list};
        while (!open.empty()) { // lists in lists are one list, to Elasticsearch
            const Json& next = *open.back();
            open.pop_back();
            if (next.is_array())
                for (std::size_t i = next.size(); i-- > 0;)
                    open.push_back(&next[i]);
            else if (next.is_string())
                addElement(ValueKind::String, next.get_ref<const std::string&>(), textsAreNumbers);
            else if (next.is_number())
                addElement(ValueKind::Number, base::plainJson(next), textsAreNumbers);
            else if (next.is_boolean())
                addElement(ValueKind::Boolean, next.get<bool>() ? "true" : "false", textsAreNumbers);
        }
    }
    m_ranges.push_back({.begin = begin, .size = m_elements.size() - begin});
}

void FieldElements::addElement(ValueKind kind, std::string_view text, bool textsAreNumbers)
{
    if (kind != ValueKind::String && kind != ValueKind::Number && kind != ValueKind::Boolean)
        return;
    const std::uint32_t value = m_values.intern(ValueKind::String, text) - 1;
    if (value == m_kinds.size())
        m_kinds.push_back(kind);
    const bool isNumber = kind == ValueKind::Number || (kind == ValueKind::String && textsAreNumbers);
    m_elements.push_back({.value = value, .number = isNumber ? numberOf(text) : NoNumber});
}

std::string FieldElements::json(std::uint32_t value) const
{
    const std::string_view known = text(value);
    return m_kinds[value] == ValueKind::String ? base::javascriptString(known) : std::string(known);
}

} // namespace casewright::engine
