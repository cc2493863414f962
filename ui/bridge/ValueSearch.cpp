// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/ValueSearch.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "core/alerts/ListElements.h"
#include "core/alerts/ValueCounts.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

using alerts::ValueKind;
using alerts::ValueView;

constexpr std::size_t LongestValue = 400; ///< bytes that a person would choose from a list
constexpr std::uint32_t Step = 1U << 14U; ///< values between looks at the token

bool isValue(const ValueView& value)
{
    const bool isPlain = value.kind == ValueKind::String || value.kind == ValueKind::Number
        || value.kind == ValueKind::Boolean;
    return isPlain && !value.text.empty() && value.text.size() <= LongestValue;
}

/// Sums up what is found, by text and kind.
class Gathering {
public:
    explicit Gathering(QString part) : m_part(std::move(part)) {}

    void add(const ValueView& value, std::uint32_t count)
    {
        if (count > 0 && isValue(value)
            && (m_part.isEmpty() || toText(value.text).contains(m_part, Qt::CaseInsensitive)))
            m_counts[{value.kind, std::string(value.text)}] += count;
    }

    /// Nothing if it was asked to stop.
    [[nodiscard]] std::optional<std::vector<CountedValue>> take(std::size_t most, const std::stop_token& stop) const
    {
        const auto isBefore = [this](const CountedValue& a, const CountedValue& b) {
            const bool first = a.text.startsWith(m_part, Qt::CaseInsensitive);
            const bool second = b.text.startsWith(m_part, Qt::CaseInsensitive);
            return std::tie(second, b.count, a.text) < std::tie(first, a.count, b.text);
        };
        std::vector<CountedValue> best; // a heap, with the last of them in front
        std::uint32_t looked = 0;
        for (const auto& [value, count] : m_counts) {
            if (++looked % Step == 0 && stop.stop_requested())
                return std::nullopt;
            const bool isFull = !best.empty() && best.size() == most;
            if (isFull && m_part.isEmpty() && count < best.front().count)
                continue;
            best.push_back({.kind = value.first, .text = toText(value.second), .count = count});
            std::push_heap(best.begin(), best.end(), isBefore);
            if (best.size() <= most)
                continue;
            std::pop_heap(best.begin(), best.end(), isBefore);
            best.pop_back();
        }
        std::sort_heap(best.begin(), best.end(), isBefore);
        return best;
    }

private:
    QString m_part;
    std::map<std::pair<ValueKind, std::string>, std::uint32_t> m_counts;
};

} // namespace

std::optional<std::vector<CountedValue>> frequentValues(const alerts::AlertTable& table, const QString& field,
                                                        const QString& part, std::size_t most,
                                                        const std::stop_token& stop)
{
    const alerts::Column* const column = table.column(toUtf8(field));
    if (column == nullptr)
        return std::vector<CountedValue>();
    const std::optional<alerts::ValueCounts> counts = alerts::ValueCounts::of(*column, stop);
    if (!counts)
        return std::nullopt;
    Gathering found(part);
    const std::uint32_t end = column->distinctCount() + 1;
    for (std::uint32_t begin = 1; begin < end && !stop.stop_requested(); begin += std::min(Step, end - begin)) {
        column->values().forEach(begin, begin + std::min(Step, end - begin),
                                 [&](std::uint32_t code, const ValueView& value) {
                                     if (value.kind != ValueKind::List) {
                                         found.add(value, (*counts)[code]);
                                         return;
                                     }
                                     alerts::forEachElement(value.text, stop, [&](std::string_view element) {
                                         found.add(alerts::elementValue(element), (*counts)[code]);
                                         return true;
                                     });
                                 });
    }
    if (stop.stop_requested())
        return std::nullopt;
    return found.take(most, stop);
}

ValueSearch::ValueSearch(QObject* parent) : QObject(parent), m_job(this) {}

void ValueSearch::find(std::shared_ptr<const alerts::AlertTable> table, const QString& field, const QString& part)
{
    m_field = field;
    m_values.clear();
    if (!table) {
        m_job.cancel();
        return;
    }
    m_job.start(
        [table = std::move(table), field, part](const std::stop_token& stop) {
            return frequentValues(*table, field, part, Most, stop);
        },
        [this](std::optional<std::vector<CountedValue>> values) {
            if (!values)
                return;
            m_values = std::move(*values);
            Q_EMIT found();
        });
}

} // namespace casewright::ui
