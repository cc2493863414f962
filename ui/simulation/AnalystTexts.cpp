// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/AnalystTexts.h"

#include "ui/bridge/Text.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/TimeText.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cstdint>

namespace casewright::ui::analysttext {
namespace {

using namespace Qt::StringLiterals;
using base::Duration;

QString tr(const char* text) { return QCoreApplication::translate("AnalystTexts", text); }

QString lengthOf(Duration length) { return TimeText::length(length.milliseconds); }

QString uniform(const engine::UniformLength& length)
{
    if (length.from == length.to)
        return lengthOf(length.from);
    const Duration half{(length.to.milliseconds - length.from.milliseconds) / 2};
    const Duration middle{length.from.milliseconds + half.milliseconds};
    // What varies by more than half is clearer by its ends.
    if (half.milliseconds > 0 && half.milliseconds * 2 <= middle.milliseconds)
        return u"%1 ± %2"_s.arg(lengthOf(middle), lengthOf(half));
    return tr("%1 to %2").arg(lengthOf(length.from), lengthOf(length.to));
}

QString dayName(std::size_t day)
{
    const std::array names{tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun")};
    return names[day];
}

QString analysts(std::uint32_t least, std::uint32_t most)
{
    if (least != most)
        return tr("%1 to %2 analysts").arg(NumberText::grouped(least), NumberText::grouped(most));
    return most == 1 ? tr("1 analyst") : tr("%1 analysts").arg(NumberText::grouped(most));
}

QString queue(const engine::StaffedQueue& queue)
{
    if (queue.shifts.empty())
        return tr("Nobody is on duty");
    const auto [least, most] = std::ranges::minmax(queue.shifts, {}, &engine::Shift::analysts);
    const QString staff = analysts(least.analysts, most.analysts);
    if (queue.shifts.size() > 1)
        return tr("%1 in %2 shifts, %3").arg(staff).arg(queue.shifts.size()).arg(zone(queue.zone));
    const engine::Shift& shift = queue.shifts.front();
    const bool isWholeDay = shift.to.milliseconds - shift.from.milliseconds == base::Day.milliseconds;
    if (std::ranges::count(shift.days, true) == 7 && isWholeDay)
        return tr("%1 around the clock").arg(staff);
    return tr("%1, %2 %3–%4 %5").arg(staff, days(shift.days), clock(shift.from), clock(shift.to), zone(queue.zone));
}

} // namespace

QString length(const engine::DrawnLength& length)
{
    if (const auto* const fixed = std::get_if<engine::FixedLength>(&length))
        return lengthOf(fixed->length);
    if (const auto* const drawn = std::get_if<engine::UniformLength>(&length))
        return uniform(*drawn);
    return tr("about %1").arg(lengthOf(std::get<engine::LogNormalLength>(length).median));
}

QString days(const std::array<bool, 7>& days)
{
    if (std::ranges::count(days, true) == 7)
        return tr("daily");
    QStringList parts;
    for (std::size_t first = 0; first < days.size(); ++first) {
        if (!days[first])
            continue;
        std::size_t last = first;
        while (last + 1 < days.size() && days[last + 1])
            ++last;
        parts.append(first == last ? dayName(first) : u"%1–%2"_s.arg(dayName(first), dayName(last)));
        first = last;
    }
    return parts.join(u", "_s);
}

QString clock(Duration sinceMidnight)
{
    const std::int64_t minutes = sinceMidnight.milliseconds / base::Minute.milliseconds;
    return u"%1:%2"_s.arg(minutes / 60, 2, 10, QChar(u'0')).arg(minutes % 60, 2, 10, QChar(u'0'));
}

QString zone(Duration aheadOfUtc)
{
    if (aheadOfUtc.milliseconds == 0)
        return tr("UTC");
    const bool isBehind = aheadOfUtc.milliseconds < 0;
    const Duration size{isBehind ? -aheadOfUtc.milliseconds : aheadOfUtc.milliseconds};
    return tr("UTC%1%2").arg(isBehind ? u"−"_s : u"+"_s, clock(size));
}

QString work(const engine::AnalystModel& model)
{
    if (const auto* const closing = std::get_if<engine::CloseAfter>(&model.work))
        return tr("Closed after %1").arg(length(closing->after));
    if (const auto* const staffed = std::get_if<engine::StaffedQueue>(&model.work))
        return queue(*staffed);
    return tr("Nobody closes cases");
}

QString label(const engine::AnalystModel& model)
{
    const QString name = toText(model.name).simplified();
    return name.isEmpty() ? work(model) : u"%1 · %2"_s.arg(name, work(model));
}

} // namespace casewright::ui::analysttext
