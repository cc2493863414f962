// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/SweepTexts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <array>
#include <cmath>

#include "core/rules/TimeWindow.h"
#include "ui/bridge/PrintableText.h"
#include "ui/bridge/Text.h"
#include "ui/models/CaseText.h"
#include "ui/models/DurationText.h"

namespace casewright::ui::SweepTexts {
namespace {

using namespace Qt::StringLiterals;
using analysis::Measure;
using analysis::SweepOutcome;
using analysis::SweptSetting;

QString tr(const char* text) { return QCoreApplication::translate("SweepTexts", text); }

struct MeasureWords {
    const char* name;
    const char* explanation;
};

/// In the order of Measure.
constexpr std::array Words{
    MeasureWords{QT_TRANSLATE_NOOP("SweepTexts", "Cases opened"),
                 QT_TRANSLATE_NOOP("SweepTexts", "New cases in all runs.")},
    MeasureWords{QT_TRANSLATE_NOOP("SweepTexts", "Cases a day"),
                 QT_TRANSLATE_NOOP("SweepTexts", "New cases over the days of the runs.")},
    MeasureWords{QT_TRANSLATE_NOOP("SweepTexts", "Cases reopened"),
                 QT_TRANSLATE_NOOP("SweepTexts", "Closed cases that new alerts opened again.")},
    MeasureWords{QT_TRANSLATE_NOOP("SweepTexts", "Breaker runs"),
                 QT_TRANSLATE_NOOP("SweepTexts", "Runs in which there were more groups than cases may open: "
                                                 "grouping is given up, and all alerts go to one case.")},
    MeasureWords{QT_TRANSLATE_NOOP("SweepTexts", "Alerts lost"),
                 QT_TRANSLATE_NOOP("SweepTexts", "Alerts in no case, but for those that somebody silenced.")},
    MeasureWords{QT_TRANSLATE_NOOP("SweepTexts", "Alerts mixed"),
                 QT_TRANSLATE_NOOP("SweepTexts", "Alerts in cases that grouping was given up for.")},
    MeasureWords{QT_TRANSLATE_NOOP("SweepTexts", "Largest case"),
                 QT_TRANSLATE_NOOP("SweepTexts", "The most alerts in one case.")},
    MeasureWords{QT_TRANSLATE_NOOP("SweepTexts", "Open at peak"),
                 QT_TRANSLATE_NOOP("SweepTexts", "The most cases that are not closed at the same time.")},
    MeasureWords{QT_TRANSLATE_NOOP("SweepTexts", "Alerts a case"),
                 QT_TRANSLATE_NOOP("SweepTexts", "Alerts that came into a case, over the cases.")},
    MeasureWords{QT_TRANSLATE_NOOP("SweepTexts", "Analyst hours"),
                 QT_TRANSLATE_NOOP("SweepTexts", "What triage of all cases takes, by the analysts of the simulation, "
                                                 "or 4 hours a case where they have no time of their own.")},
};
static_assert(Words.size() == analysis::AllMeasures.size());

/// "7 d" of `7d`.
QString shortLength(const std::string& text)
{
    const QString code = printableText(text);
    return code.size() > 1 ? u"%1\u00a0%2"_s.arg(code.chopped(1), code.back()) : code;
}

QString fieldName(const std::string& field) { return field.empty() ? tr("(no grouping)") : printableText(field); }

template <typename Length>
std::optional<double> milliseconds(const Length& length)
{
    return length ? std::optional(static_cast<double>(length->milliseconds)) : std::nullopt;
}

} // namespace

QString nameOf(Measure measure) { return tr(Words[static_cast<std::size_t>(measure)].name); }
QString explanationOf(Measure measure) { return tr(Words[static_cast<std::size_t>(measure)].explanation); }

QString valueOf(Measure measure, double value)
{
    const double shown = analysis::isWhole(measure) ? std::round(value) : std::round(value * 10) / 10;
    const double whole = std::floor(shown);
    const QString number = CaseText::number(static_cast<std::uint64_t>(whole));
    const int tenth = static_cast<int>(std::lround((shown - whole) * 10));
    return tenth == 0 || shown >= 1000 ? number : number + QLocale().decimalPoint() + QString::number(tenth);
}

QString valueOf(Measure measure, const SweepOutcome& outcome)
{
    return valueOf(measure, analysis::valueOf(outcome, measure));
}

QString nameOf(SweepAxis axis)
{
    switch (axis) {
    case SweepAxis::GroupBy: return tr("Group field");
    case SweepAxis::TimeWindow: return tr("Time window");
    case SweepAxis::Maximum: return tr("Max cases");
    case SweepAxis::Reopen: return tr("Reopen");
    case SweepAxis::Interval: return tr("Run interval");
    case SweepAxis::Profile: break;
    }
    return tr("Version");
}

QString valueOf(SweepAxis axis, const SweptSetting& setting)
{
    switch (axis) {
    case SweepAxis::GroupBy: return fieldName(setting.groupBy);
    case SweepAxis::TimeWindow: return shortLength(setting.timeWindow);
    case SweepAxis::Maximum:
        return setting.maximumCases ? QString::number(*setting.maximumCases) : tr("default");
    case SweepAxis::Reopen: return setting.reopenClosedCases ? tr("on") : tr("off");
    case SweepAxis::Interval: return shortLength(setting.interval);
    case SweepAxis::Profile: break;
    }
    return toText(setting.profile);
}

std::optional<double> orderOf(SweepAxis axis, const SweptSetting& setting)
{
    switch (axis) {
    case SweepAxis::TimeWindow: return milliseconds(rules::parseTimeWindow(setting.timeWindow));
    case SweepAxis::Interval: return milliseconds(rules::parseInterval(setting.interval));
    case SweepAxis::Maximum: return setting.maximumCases ? static_cast<double>(*setting.maximumCases) : -1;
    case SweepAxis::GroupBy:
    case SweepAxis::Reopen:
    case SweepAxis::Profile: break;
    }
    return std::nullopt;
}

QString settings(std::uint64_t number)
{
    return number == 1 ? tr("1 setting") : tr("%1 settings").arg(CaseText::number(number));
}

QString nameOf(const SweptSetting& setting)
{
    const QString window = durationText(printableText(setting.timeWindow));
    return setting.groupBy.empty() ? tr("no grouping, %1").arg(window)
                                   : tr("%1, %2").arg(fieldName(setting.groupBy), window);
}

QString nameOf(const SweptSetting& setting, const SweptSetting& now)
{
    QStringList parts{nameOf(setting)};
    if (setting.maximumCases != now.maximumCases)
        parts.append(!setting.maximumCases       ? tr("the default of cases a run")
                     : *setting.maximumCases == 1 ? tr("at most 1 case a run")
                                                  : tr("at most %1 cases a run").arg(*setting.maximumCases));
    if (setting.reopenClosedCases != now.reopenClosedCases)
        parts.append(setting.reopenClosedCases ? tr("reopening") : tr("not reopening"));
    if (setting.interval != now.interval)
        parts.append(tr("every %1").arg(durationText(printableText(setting.interval))));
    if (setting.profile != now.profile)
        parts.append(tr("under %1").arg(toText(setting.profile)));
    return parts.join(u", "_s);
}

QString numbers(const SweepOutcome& outcome)
{
    QStringList lines;
    for (const Measure measure : analysis::AllMeasures)
        lines.append(tr("%1: %2").arg(SweepTexts::nameOf(measure), valueOf(measure, outcome)));
    return lines.join(u'\n');
}

} // namespace casewright::ui::SweepTexts
