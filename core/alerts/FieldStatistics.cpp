// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/FieldStatistics.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <string_view>
#include <thread>

#include "core/alerts/FieldCatalog.h"
#include "core/alerts/ListElements.h"
#include "core/alerts/TypeFit.h"
#include "core/alerts/ValueCounts.h"
#include "core/base/Utf8.h"

namespace casewright::alerts {
namespace {

constexpr std::size_t LongestTop = 400;     ///< bytes of a frequent value
constexpr std::uint32_t Step = 1U << 18U;   ///< values between two looks at the token

std::string_view beginning(std::string_view text)
{
    return text.substr(0, base::characterBegin(text, LongestTop));
}

FrequentValue frequentValue(const ValueView& value, std::uint32_t code, std::uint32_t count)
{
    const std::string_view text = beginning(value.text);
    return {.kind = value.kind,
            .text = std::string(text),
            .isWhole = text.size() == value.text.size(),
            .code = code,
            .count = count};
}

/// The most frequent values of those that are offered in order of their codes.
class Ranking final {
public:
    void offer(std::uint32_t code, std::uint32_t count)
    {
        if (m_ranks.size() == FieldStatistics::MostTop) {
            if (count <= m_ranks.back().count)
                return;
            m_ranks.pop_back();
        }
        const auto behind = std::ranges::find_if(m_ranks, [count](const Rank& rank) { return rank.count < count; });
        m_ranks.insert(behind, Rank{.code = code, .count = count});
    }
    [[nodiscard]] std::vector<FrequentValue> values(const Column& column) const
    {
        std::vector<FrequentValue> values;
        values.reserve(m_ranks.size());
        for (const Rank& rank : m_ranks)
            values.push_back(frequentValue(column.value(rank.code), rank.code, rank.count));
        return values;
    }

private:
    struct Rank {
        std::uint32_t code;
        std::uint32_t count;
    };

    std::vector<Rank> m_ranks;   ///< most frequent first
};

/// Adds up a column, value by value.
class ColumnStatistics final {
public:
    ColumnStatistics(const AlertTable& table, const Column& column, const std::stop_token& stop)
        : m_column(column)
        , m_stop(stop)
    {
        m_field.name = column.name();
        m_field.documents = table.size();
        m_field.present = column.presentCount();
        m_field.values = column.distinctCount();
        const std::optional<FieldType> known = catalogType(column.name());
        m_field.isTypeKnown = known.has_value();
        m_field.type = known ? *known : guessType(column);
    }

    /// What was found, unless it was stopped.
    [[nodiscard]] std::optional<FieldStatistics> make() &&
    {
        const std::optional<ValueCounts> counts = ValueCounts::of(m_column, m_stop);
        if (!counts)
            return std::nullopt;
        for (std::uint32_t begin = 1; begin <= m_field.values; begin += Step) {
            if (m_stop.stop_requested())
                return std::nullopt;
            const std::uint32_t end = std::min(begin + Step, m_field.values + 1);
            for (std::uint32_t code = begin; code < end; ++code)
                add(code, (*counts)[code]);
        }
        if (m_stop.stop_requested())
            return std::nullopt;
        if (m_field.values > 1)
            // Rounding must not make it less than nothing.
            m_field.entropy = std::max(0.0, std::log2(m_field.present) - m_sum / m_field.present);
        m_field.top = m_ranking.values(m_column);
        return std::move(m_field);
    }

private:
    void add(std::uint32_t code, std::uint32_t count)
    {
        const ValueView value = m_column.value(code);
        m_field.kinds[static_cast<std::size_t>(value.kind)] += count;
        m_ranking.offer(code, count);
        if (count == 1)
            ++m_field.once;
        else
            m_sum += count * std::log2(count);
        if (m_field.isTypeKnown && !fits(m_field.type, value)) {
            m_field.unfit += count;
            if (!m_field.unfitValue)
                m_field.unfitValue = frequentValue(value, code, count);
        }
        if (value.kind == ValueKind::List)
            m_field.longestList = std::max(m_field.longestList, countElements(value.text));
    }
    [[nodiscard]] std::uint32_t countElements(std::string_view list) const
    {
        std::uint32_t count = 0;
        forEachElement(list, m_stop, [&count](std::string_view) {
            ++count;
            return true;
        });
        return count;
    }

    const Column& m_column;
    const std::stop_token& m_stop;
    FieldStatistics m_field;
    Ranking m_ranking;
    double m_sum = 0;   ///< of count times its logarithm
};

} // namespace

bool FieldStatistics::isMixed() const
{
    int found = 0;
    for (const ValueKind kind : {ValueKind::Boolean, ValueKind::Number, ValueKind::String, ValueKind::Object})
        found += documentsOf(kind) > 0 ? 1 : 0;
    return found > 1;
}

double FieldStatistics::evenness() const
{
    return values < 2 ? 1.0 : std::min(1.0, entropy / std::log2(values));
}

double FieldStatistics::effectiveValues() const { return values == 0 ? 0.0 : std::exp2(entropy); }

GroupingAdvice groupingAdvice(const FieldStatistics& field)
{
    if (field.present == 0)
        return GroupingAdvice::NoValues;
    if (field.type == FieldType::Text)
        return GroupingAdvice::LongText;
    if (field.values == 1)
        return GroupingAdvice::OneValue;
    if (std::uint64_t{field.values} * 2 > field.present)
        return GroupingAdvice::NearlyUnique;
    if (!field.top.empty() && std::uint64_t{field.top.front().count} * 20 > std::uint64_t{field.present} * 19)
        return GroupingAdvice::MostlyOneValue;
    if (std::uint64_t{field.present} * 2 < field.documents)
        return GroupingAdvice::OftenMissing;
    return GroupingAdvice::Good;
}

std::optional<std::vector<FieldStatistics>> fieldStatistics(const AlertTable& table, const std::stop_token& stop)
{
    std::vector<FieldStatistics> all(table.columns().size());
    std::atomic<std::size_t> next{0};
    // Each thread takes the next column that none has taken; each writes places of its own.
    const auto work = [&] {
        for (std::size_t i = next++; i < all.size(); i = next++) {
            std::optional<FieldStatistics> field = ColumnStatistics(table, table.columns()[i], stop).make();
            if (!field)
                return;
            all[i] = std::move(*field);
        }
    };
    std::exception_ptr failure;   // out of memory
    {
        std::optional<std::jthread> other;
        if (all.size() > 1 && table.size() > Step && std::thread::hardware_concurrency() > 1) {
            other.emplace([&] {
                try {
                    work();
                } catch (...) {
                    failure = std::current_exception();
                }
            });
        }
        work();
    }
    if (failure)
        std::rethrow_exception(failure);
    if (stop.stop_requested())
        return std::nullopt;
    return all;
}

} // namespace casewright::alerts
