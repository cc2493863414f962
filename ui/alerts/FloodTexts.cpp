// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FloodTexts.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

#include "ui/bridge/FloodValueText.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/TimeText.h"

namespace casewright::ui::FloodTexts {
namespace {

using namespace Qt::StringLiterals;
using alerts::Flood;
using alerts::FloodEvent;
using alerts::FloodEventKind;
using alerts::FloodField;
using alerts::FloodStorm;

constexpr double ToldAsFactor = 1.5; ///< times the base rate
constexpr double LargestGrouped = 1e15;
constexpr std::size_t MostSettings = 2; ///< that a sentence tells

/// The context of the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(FloodTexts)
};

QString length(base::Duration length) { return TimeText::length(length.milliseconds); }

QString rolling(const Flood& flood, const FloodEvent& event)
{
    std::int64_t values = event.each.milliseconds > 0
        ? (event.length.milliseconds + event.each.milliseconds - 1) / event.each.milliseconds
        : 0;
    const auto field = std::ranges::find(flood.fields, event.field, &FloodField::name);
    if (field != flood.fields.end())
        values = std::min<std::int64_t>(values, field->cardinality);
    return Words::tr("%1 values of %2, one every %3, %4")
        .arg(NumberText::grouped(values), toText(event.field), length(event.each), rate(flood, event.perMinute));
}

QString plainSentence(const Flood& flood, const FloodEvent& event)
{
    const QString field = toText(event.field);
    const QString speed = rate(flood, event.perMinute);
    switch (event.kind) {
    case FloodEventKind::Burst: return speed;
    case FloodEventKind::Ramp:
        return event.down ? Words::tr("up to %1, and down again").arg(speed) : Words::tr("up to %1").arg(speed);
    case FloodEventKind::Drip: return Words::tr("one every %1").arg(length(event.every));
    case FloodEventKind::Rolling: return rolling(flood, event);
    case FloodEventKind::Scanner: return Words::tr("a new %1 with each event, %2").arg(field, speed);
    case FloodEventKind::Flapping:
        return Words::tr("%1 for %2, none for %3, and again").arg(speed, length(event.on), length(event.off));
    case FloodEventKind::Giant: return Words::tr("%1 is always %2, %3").arg(field, toText(event.value), speed);
    case FloodEventKind::Backfill:
        return Words::tr("events of the base rate come late, all within %1").arg(length(event.within));
    case FloodEventKind::Rename:
        return Words::tr("values of %1 begin with “%2”").arg(field, toText(event.prefix.value_or("")));
    case FloodEventKind::Missing: return Words::tr("no event has %1").arg(field);
    }
    return {};
}

QString plainDistribution(const FloodField& field)
{
    if (field.sequence)
        return Words::tr("sequence");
    if (!field.of.empty())
        return Words::tr("goes with %1").arg(toText(field.of));
    if (field.values.size() == 1)
        return Words::tr("always %1").arg(toText(field.values.front()));
    if (field.values.empty() && field.cardinality == 1)
        return Words::tr("always %1").arg(toText(field.prefix + "1"));
    const QString skew = number(field.skew);
    const QString count = NumberText::grouped(field.cardinality);
    if (field.values.empty())
        return field.skew > 0 ? Words::tr("Zipf %1 over %2").arg(skew, count) : Words::tr("uniform over %1").arg(count);
    if (!field.weights.empty())
        return Words::tr("list of %1, by weight").arg(count);
    return field.skew > 0 ? Words::tr("list of %1, Zipf %2").arg(count, skew)
                          : Words::tr("list of %1").arg(count);
}

} // namespace

QString number(double value)
{
    if (value == std::round(value) && std::abs(value) < LargestGrouped)
        return NumberText::grouped(static_cast<qint64>(value));
    // Small rates have few digits that matter; large ones all before the point.
    const int digits = std::abs(value) >= 100 ? static_cast<int>(std::floor(std::log10(std::abs(value)))) + 2 : 3;
    const QString text = NumberText::decimal(value, digits);
    return text.contains(u'e') ? NumberText::decimal(value, 3) : text;
}

QString rate(const Flood& flood, double perMinute)
{
    const double factor = flood.perMinute > 0 ? perMinute / flood.perMinute : 0;
    const QString plain = Words::tr("%1 a minute").arg(number(perMinute));
    if (factor < ToldAsFactor)
        return plain;
    const double rounded = factor >= 10 ? std::round(factor) : std::round(factor * 10) / 10;
    return Words::tr("%1, %2× the base rate").arg(plain, number(rounded));
}

QString kindName(FloodEventKind kind)
{
    switch (kind) {
    case FloodEventKind::Burst: return Words::tr("Burst");
    case FloodEventKind::Ramp: return Words::tr("Ramp");
    case FloodEventKind::Drip: return Words::tr("Slow drip");
    case FloodEventKind::Rolling: return Words::tr("Rolling failure");
    case FloodEventKind::Scanner: return Words::tr("Scanner");
    case FloodEventKind::Flapping: return Words::tr("Flapping");
    case FloodEventKind::Giant: return Words::tr("Giant host");
    case FloodEventKind::Backfill: return Words::tr("Back-fill");
    case FloodEventKind::Rename: return Words::tr("Rename");
    case FloodEventKind::Missing: return Words::tr("Missing field");
    }
    return {};
}

QString kindHint(FloodEventKind kind)
{
    switch (kind) {
    case FloodEventKind::Burst: return Words::tr("more events, at a steady rate");
    case FloodEventKind::Ramp: return Words::tr("more and more events, and less again if wanted");
    case FloodEventKind::Drip: return Words::tr("one event in a while, for long");
    case FloodEventKind::Rolling: return Words::tr("it strikes one host after the other");
    case FloodEventKind::Scanner: return Words::tr("a value never seen before with each event");
    case FloodEventKind::Flapping: return Words::tr("on and off again");
    case FloodEventKind::Giant: return Words::tr("one host has it all");
    case FloodEventKind::Backfill: return Words::tr("events come late, all at once");
    case FloodEventKind::Rename: return Words::tr("hosts have other names for a while");
    case FloodEventKind::Missing: return Words::tr("events lack a field for a while");
    }
    return {};
}

QString title(const FloodEvent& event) { return event.name.empty() ? kindName(event.kind) : toText(event.name); }
QString title(const FloodStorm& storm)
{
    static_cast<void>(storm);
    return Words::tr("Faster for a while");
}

QString sentence(const Flood& flood, const FloodEvent& event)
{
    QStringList parts{plainSentence(flood, event)};
    for (std::size_t i = 0; i < std::min(event.set.size(), MostSettings) && alerts::hasDocuments(event.kind); ++i)
        parts.append(Words::tr("%1 is %2").arg(toText(event.set[i].field), toText(event.set[i].value)));
    if (event.set.size() > MostSettings)
        parts.append(u"…"_s);
    return parts.join(u", "_s);
}

QString sentence(const FloodStorm& storm) { return Words::tr("the base rate times %1").arg(number(storm.factor)); }

QString when(const Flood& flood, base::Duration after, base::Duration length)
{
    const qint64 begin = (flood.start + after).milliseconds;
    // A weekday says which day within a week only.
    const bool isLong = flood.length > base::Week;
    const QString moment = isLong ? TimeText::minute(begin).mid(5) : TimeText::weekday(begin);
    if (length == base::Duration{})
        return Words::tr("%1, to the end").arg(moment);
    return u"%1, %2"_s.arg(moment, TimeText::length(length.milliseconds));
}

QString distribution(const FloodField& field)
{
    const QString plain = plainDistribution(field);
    return field.missing > 0 ? Words::tr("%1, %2 missing").arg(plain, NumberText::percent(field.missing)) : plain;
}

QString summary(const Flood& flood)
{
    const auto storms = static_cast<qint64>(flood.storms.size() + (flood.storm ? 1 : 0));
    const qint64 events = alerts::documentCount(flood).value_or(0);
    const QString count = storms == 0 ? Words::tr("no storm")
        : storms == 1                 ? Words::tr("1 storm")
                                      : Words::tr("%1 storms").arg(NumberText::grouped(storms));
    return Words::tr("%1, %2, %3 events").arg(length(flood.length), count, NumberText::grouped(events));
}

QString problem(const base::Error& error)
{
    const QString field = error.location ? toText(error.location->field) : QString();
    if (field == u"duplicates" || (field.startsWith(u"fields.") && field.endsWith(u".missing")))
        return Words::tr("This must be from 0 to 100 %");
    const bool isOfRates = error.text.starts_with("makes");
    if (field == u"mix.strength" && !isOfRates)
        return Words::tr("This must be above 0, at most 100000 %; 100 % leaves the rates as they are");
    QString text = toText(error.text);
    const QString first = text.section(u' ', 0, 0);
    if (QStringList{u"must"_s, u"is"_s, u"goes"_s, u"overlaps"_s, u"makes"_s}.contains(first))
        return Words::tr("This %1").arg(text);
    if (QStringList{u"are"_s, u"go"_s}.contains(first))
        return Words::tr("These %1").arg(text);
    // Any other word may be the name of a field, which stays as it is written.
    if (QStringList{u"a"_s, u"at"_s, u"late"_s, u"the"_s}.contains(first))
        text.front() = text.front().toUpper();
    return text;
}

QString zoneName(base::Duration zone)
{
    if (zone == base::Duration{})
        return u"UTC"_s;
    const qint64 minutes = std::abs(zone.milliseconds) / base::Minute.milliseconds;
    return u"UTC%1%2:%3"_s.arg(QChar(zone.milliseconds < 0 ? u'-' : u'+'))
        .arg(minutes / 60, 2, 10, QChar(u'0'))
        .arg(minutes % 60, 2, 10, QChar(u'0'));
}

QTimeZone timeZone(base::Duration zone)
{
    const QTimeZone found(static_cast<int>(zone.milliseconds / base::Second.milliseconds));
    return found.isValid() ? found : QTimeZone::utc();
}

} // namespace casewright::ui::FloodTexts
