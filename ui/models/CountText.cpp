// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/CountText.h"

#include "ui/models/CaseText.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace casewright::ui::CountText {
namespace {

using namespace Qt::StringLiterals;
using store::CountName;

QString tr(const char* text) { return QCoreApplication::translate("CountText", text); }

// By CountName.
constexpr std::array<const char*, 30> Names{
    QT_TRANSLATE_NOOP("CountText", "Documents"),
    QT_TRANSLATE_NOOP("CountText", "Matched"),
    QT_TRANSLATE_NOOP("CountText", "Alerts"),
    QT_TRANSLATE_NOOP("CountText", "Runs"),
    QT_TRANSLATE_NOOP("CountText", "Runs over the limit of cases"),
    QT_TRANSLATE_NOOP("CountText", "Runs that failed"),
    QT_TRANSLATE_NOOP("CountText", "Cases opened"),
    QT_TRANSLATE_NOOP("CountText", "Cases reopened"),
    QT_TRANSLATE_NOOP("CountText", "Open now"),
    QT_TRANSLATE_NOOP("CountText", "In progress now"),
    QT_TRANSLATE_NOOP("CountText", "Closed now"),
    QT_TRANSLATE_NOOP("CountText", "Most alerts in a case"),
    QT_TRANSLATE_NOOP("CountText", "Most cases open at once"),
    QT_TRANSLATE_NOOP("CountText", "Over max_signals"),
    QT_TRANSLATE_NOOP("CountText", "Muted"),
    QT_TRANSLATE_NOOP("CountText", "In a maintenance window"),
    QT_TRANSLATE_NOOP("CountText", "Over the cap of a run"),
    QT_TRANSLATE_NOOP("CountText", "Overwritten in their run"),
    QT_TRANSLATE_NOOP("CountText", "Case was full"),
    QT_TRANSLATE_NOOP("CountText", "Attached already"),
    QT_TRANSLATE_NOOP("CountText", "Attached"),
    QT_TRANSLATE_NOOP("CountText", "In a run that failed"),
    QT_TRANSLATE_NOOP("CountText", "Attached to more than 10 cases"),
    QT_TRANSLATE_NOOP("CountText", "Taken by analysts"),
    QT_TRANSLATE_NOOP("CountText", "Closed by analysts"),
    QT_TRANSLATE_NOOP("CountText", "Most cases waiting"),
    QT_TRANSLATE_NOOP("CountText", "Cases waiting at the end"),
    QT_TRANSLATE_NOOP("CountText", "Median wait"),
    QT_TRANSLATE_NOOP("CountText", "Wait of 95 %"),
    QT_TRANSLATE_NOOP("CountText", "Time overloaded"),
};
static_assert(Names.size() == static_cast<std::size_t>(CountName::QueueOverload) + 1);

QString grouped(std::int64_t number)
{
    const QString digits = CaseText::number(static_cast<std::uint64_t>(std::abs(number)));
    return number < 0 ? u'-' + digits : digits;
}

/// The two largest units of a length of time.
QString length(std::int64_t milliseconds)
{
    constexpr std::pair<std::int64_t, const char*> Units[] = {
        {86'400'000, QT_TRANSLATE_NOOP("CountText", "%1 d")},
        {3'600'000, QT_TRANSLATE_NOOP("CountText", "%1 h")},
        {60'000, QT_TRANSLATE_NOOP("CountText", "%1 min")},
        {1'000, QT_TRANSLATE_NOOP("CountText", "%1 s")},
    };
    QStringList parts;
    std::int64_t rest = milliseconds;
    for (const auto& [unit, text] : Units) {
        if (rest >= unit && parts.size() < 2)
            parts.append(tr(text).arg(rest / unit));
        rest %= unit;
    }
    return parts.isEmpty() ? tr("%1 ms").arg(milliseconds) : parts.join(u' ');
}

} // namespace

QString nameOf(CountName name) { return tr(Names[static_cast<std::size_t>(name)]); }

QString valueOf(CountName name, const std::optional<std::int64_t>& value)
{
    if (!value)
        return u"–"_s;
    return store::isLength(name) ? length(*value) : grouped(*value);
}

QString differenceOf(CountName name, std::int64_t first, std::int64_t second)
{
    if (first == second)
        return {};
    const std::int64_t difference = second - first;
    const QString sign = difference > 0 ? u"+"_s : u"−"_s;
    const QString amount = sign + valueOf(name, std::abs(difference));
    if (first == 0)
        return amount;
    const double percent = 100.0 * static_cast<double>(std::abs(difference)) / static_cast<double>(std::abs(first));
    return percent < 0.5 ? amount : tr("%1 (%2%3 %)").arg(amount, sign, grouped(std::llround(percent)));
}

} // namespace casewright::ui::CountText
