// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/DocumentWriter.h"

#include <algorithm>
#include <cstddef>

#include "core/base/Json.h"
#include "core/base/Time.h"

namespace casewright::alerts {
namespace {

constexpr std::uint32_t MostKept = 100'000; // values of a column
constexpr std::int64_t SecondLength = 1'000;

std::string jsonOf(const ValueView& value)
{
    return value.kind == ValueKind::String ? base::javascriptString(value.text) : std::string(value.text);
}

} // namespace

DocumentWriter::DocumentWriter(const AlertTable& table, const Scope& scope, Cache cache)
    : m_table(table)
{
    for (const Column* const column : scope.columns)
        insert(m_root, column->name(), *column, cache);
    const DocumentFields& names = table.fields();
    m_begin = '{' + base::javascriptString(names.id) + ':';
    m_index = ',' + base::javascriptString(names.index) + ':' + base::javascriptString(scope.index) + ','
              + base::javascriptString(names.time) + ":\"";
}

void DocumentWriter::insert(Node& parent, std::string_view path, const Column& column, Cache cache)
{
    const std::size_t dot = path.find('.');
    const std::string_view name = path.substr(0, dot);
    auto child = std::ranges::find(parent.children, name, &Node::name);
    if (child == parent.children.end()) {
        parent.children.push_back({std::string(name), base::javascriptString(name) + ':'});
        child = parent.children.end() - 1;
    }
    if (dot != std::string_view::npos)
        return insert(*child, path.substr(dot + 1), column, cache);
    child->column = &column;
    if (cache == Cache::None || column.distinctCount() > MostKept)
        return;
    for (std::uint32_t code = 1; code <= column.distinctCount(); ++code)
        child->values.push_back(jsonOf(column.value(code)));
}

void DocumentWriter::append(std::uint32_t row, std::string& text)
{
    text += m_begin;
    text += base::javascriptString(m_table.id({row}));
    text += m_index;
    appendTime(m_table.times()[row], text);
    text += '"';
    static_cast<void>(appendMembers(m_root, row, false, text));
    text += '}';
}

/// False, and nothing appended, if the document has none of them.
bool DocumentWriter::appendMembers(const Node& object, std::uint32_t row, bool isFirst, std::string& text)
{
    const bool wasFirst = isFirst;
    for (const Node& node : object.children) {
        const std::size_t before = text.size();
        const std::uint32_t code = node.column != nullptr ? node.column->codes()[row] : Column::Missing;
        if (node.column != nullptr && code == Column::Missing)
            continue;
        if (!isFirst)
            text += ',';
        text += node.key;
        if (node.column == nullptr) {
            text += '{';
            if (!appendMembers(node, row, true, text)) {
                text.resize(before);
                continue;
            }
            text += '}';
        } else if (!node.values.empty()) {
            text += node.values[code - 1];
        } else {
            text += jsonOf(node.column->value(code));
        }
        isFirst = false;
    }
    return !isFirst || !wasFirst;
}

/// The second is written once for all documents in it.
void DocumentWriter::appendTime(base::Timestamp at, std::string& text)
{
    const std::int64_t millisecond = ((at.milliseconds % SecondLength) + SecondLength) % SecondLength;
    const std::int64_t second = at.milliseconds - millisecond;
    if (second != m_second) {
        m_second = second;
        m_secondText = base::formatTimestamp({second});
        m_secondText.resize(m_secondText.size() - std::string_view("000Z").size());
    }
    text += m_secondText;
    text += static_cast<char>('0' + millisecond / 100);
    text += static_cast<char>('0' + millisecond / 10 % 10);
    text += static_cast<char>('0' + millisecond % 10);
    text += 'Z';
}

} // namespace casewright::alerts
