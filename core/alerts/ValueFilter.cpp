// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/ValueFilter.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/Json.h"

namespace casewright::alerts {
namespace {

using base::AlertRow;
using base::ErrorCode;
using base::Result;

constexpr std::uint32_t BetweenChecks = 1U << 18;   ///< rows or values; some milliseconds

/// Whether a text is one that `*` stands for parts of.
bool matchesPattern(std::string_view text, std::string_view pattern)
{
    std::size_t at = 0;
    std::size_t in = 0;
    std::size_t star = std::string_view::npos;
    std::size_t resume = 0;
    while (at < text.size()) {
        if (in < pattern.size() && pattern[in] == '*') {
            star = in++;
            resume = at;
        } else if (in < pattern.size() && pattern[in] == text[at]) {
            ++in;
            ++at;
        } else if (star != std::string_view::npos) {
            in = star + 1;
            at = ++resume;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', in) == std::string_view::npos;
}

bool matchesText(const ValueCondition& condition, std::string_view text)
{
    return condition.isPattern ? matchesPattern(text, condition.value) : text == condition.value;
}

bool matchesElement(const ValueCondition& condition, std::string_view list)
{
    const base::Json parsed = base::Json::parse(list, nullptr, false);
    return parsed.is_array() && std::any_of(parsed.begin(), parsed.end(), [&condition](const base::Json& element) {
        return matchesText(condition, element.is_string() ? element.get<std::string>() : base::plainJson(element));
    });
}

bool matches(const ValueCondition& condition, const ValueView& value)
{
    return matchesText(condition, value.text)
        || (value.kind == ValueKind::List && matchesElement(condition, value.text));
}

tl::unexpected<base::Error> cancelled() { return base::fail(ErrorCode::Cancelled, "stopped on request"); }

/// Which rows are left.
class Selection final {
public:
    Selection(const AlertTable& table, const std::stop_token& stop)
        : m_table(table), m_stop(stop), m_isLeft(table.size(), 1)
    {
    }

    /// False if it was stopped.
    [[nodiscard]] bool apply(const ValueCondition& condition)
    {
        if (condition.field == "_id")
            return keep(condition, [this](std::uint32_t row) { return m_table.id({row}); });
        if (condition.field == "_index")
            return keep(condition, [this](std::uint32_t row) { return m_table.index({row}); });
        const Column* const column = m_table.column(condition.field);
        if (column != nullptr)
            return keepCodes(condition, *column);
        if (condition.isWanted)
            std::fill(m_isLeft.begin(), m_isLeft.end(), std::uint8_t{0});
        return true;
    }

    [[nodiscard]] std::vector<AlertRow> rows() const
    {
        std::vector<AlertRow> rows;
        rows.reserve(static_cast<std::size_t>(std::count(m_isLeft.begin(), m_isLeft.end(), 1)));
        for (std::uint32_t row = 0; row < m_table.size(); ++row) {
            if (m_isLeft[row] != 0)
                rows.push_back({row});
        }
        return rows;
    }

private:
    /// Looks at each distinct value once, then only at numbers.
    [[nodiscard]] bool keepCodes(const ValueCondition& condition, const Column& column)
    {
        std::vector<std::uint8_t> isKept(std::size_t{column.distinctCount()} + 1, condition.isWanted ? 0 : 1);
        for (std::uint32_t code = 1; code <= column.distinctCount(); ++code) {
            if (code % BetweenChecks == 0 && m_stop.stop_requested())
                return false;
            isKept[code] = matches(condition, column.value(code)) == condition.isWanted ? 1 : 0;
        }
        return column.codes().visit([&](const auto& codes) {
            for (std::uint32_t begin = 0; begin < m_table.size(); begin += BetweenChecks) {
                if (m_stop.stop_requested())
                    return false;
                const std::uint32_t end = std::min(m_table.size() - begin, BetweenChecks) + begin;
                for (std::uint32_t row = begin; row < end; ++row)
                    m_isLeft[row] = static_cast<std::uint8_t>(m_isLeft[row] & isKept[codes[row]]);
            }
            return true;
        });
    }

    template<class TextOf>
    [[nodiscard]] bool keep(const ValueCondition& condition, TextOf textOf)
    {
        for (std::uint32_t row = 0; row < m_table.size(); ++row) {
            if (row % BetweenChecks == 0 && m_stop.stop_requested())
                return false;
            if (m_isLeft[row] != 0)
                m_isLeft[row] = matchesText(condition, textOf(row)) == condition.isWanted ? 1 : 0;
        }
        return true;
    }

    const AlertTable& m_table;
    const std::stop_token& m_stop;
    std::vector<std::uint8_t> m_isLeft;   ///< by row: 1 or 0
};

/// Whether the value can be told from what stands around it, and from a pattern.
bool isPlain(std::string_view value)
{
    return !value.empty() && value.find_first_of(" \t\r\n\"*\\") == std::string_view::npos;
}

} // namespace

std::string conditionText(const ValueCondition& condition)
{
    std::string text = condition.isWanted ? condition.field : "not " + condition.field;
    text += ": ";
    if (condition.isPattern || isPlain(condition.value))
        return text + condition.value;
    text += '"';
    for (const char c : condition.value) {
        if (c == '"' || c == '\\')
            text += '\\';
        text += c;
    }
    return text + '"';
}

Result<std::vector<AlertRow>> ValueFilter::rows(const AlertTable& table, const std::stop_token& stop) const
{
    Selection selection(table, stop);
    for (const ValueCondition& condition : m_conditions) {
        if (condition.field == table.timeField())
            return base::fail(ErrorCode::NotSupported,
                              fmt::format("documents are not found by {}; go to a time instead", condition.field));
        if (!selection.apply(condition))
            return cancelled();
    }
    return stop.stop_requested() ? cancelled() : Result<std::vector<AlertRow>>(selection.rows());
}

} // namespace casewright::alerts
