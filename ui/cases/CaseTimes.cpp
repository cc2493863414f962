// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseTimes.h"

#include "ui/models/CaseText.h"
#include "ui/widgets/TimeText.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace casewright::ui::casetimes {
namespace {

constexpr std::int64_t Second = 1'000;
constexpr std::int64_t Minute = 60 * Second;
constexpr std::int64_t Hour = 60 * Minute;
constexpr std::int64_t Day = 24 * Hour;
constexpr std::array Lengths{Second,     5 * Second, 15 * Second, Minute,    5 * Minute, 15 * Minute, Hour,
                             3 * Hour,   6 * Hour,   12 * Hour,   Day,       2 * Day,    7 * Day,     28 * Day};

QString tr(const char* text) { return QCoreApplication::translate("CaseTimes", text); }

/// The shortest length of which not more than so many are needed.
std::int64_t lengthFor(std::int64_t first, std::int64_t last, int most)
{
    const auto count = [first, last](std::int64_t length) { return last / length - first / length + 1; };
    const auto found = std::find_if(Lengths.begin(), Lengths.end(),
                                    [&](std::int64_t length) { return count(length) <= most; });
    return found != Lengths.end() ? *found : (last - first) / most + 1;
}

} // namespace

Bars barsOf(const std::vector<store::AttachedAlert>& alerts, int most)
{
    if (alerts.empty())
        return {};
    const auto [first, last] = std::minmax_element(
        alerts.begin(), alerts.end(),
        [](const store::AttachedAlert& a, const store::AttachedAlert& b) { return a.at < b.at; });
    const std::int64_t length = lengthFor(first->at.milliseconds, last->at.milliseconds, most);
    const std::int64_t begin = first->at.milliseconds / length;
    std::vector<std::uint64_t> counts(static_cast<std::size_t>(last->at.milliseconds / length - begin + 1));
    for (const store::AttachedAlert& alert : alerts)
        ++counts[static_cast<std::size_t>(alert.at.milliseconds / length - begin)];
    Bars bars{.width = static_cast<double>(length) / Second};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const std::int64_t from = (begin + static_cast<std::int64_t>(i)) * length;
        bars.bars.push_back({.second = static_cast<double>(from) / Second,
                             .value = static_cast<double>(counts[i]),
                             .tip = tr("%1 from %2 to %3")
                                        .arg(CaseText::alerts(counts[i]), TimeText::second(from),
                                             TimeText::second(from + length))});
    }
    return bars;
}

} // namespace casewright::ui::casetimes
