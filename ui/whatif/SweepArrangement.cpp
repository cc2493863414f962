// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/SweepArrangement.h"

#include "ui/bridge/Text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <optional>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

QJsonArray arrayOf(const std::vector<std::string>& texts)
{
    QJsonArray array;
    for (const std::string& text : texts)
        array.append(toText(text));
    return array;
}

std::vector<std::string> textsOf(const QJsonValue& value)
{
    std::vector<std::string> texts;
    for (const QJsonValue& each : value.toArray())
        texts.push_back(toUtf8(each.toString()));
    return texts;
}

std::optional<SweepAxis> axisOf(const QJsonValue& value)
{
    const int number = value.toInt(-1);
    return number >= 0 && number < static_cast<int>(AllSweepAxes.size())
               ? std::optional(AllSweepAxes[static_cast<std::size_t>(number)])
               : std::nullopt;
}

QJsonObject objectOf(const analysis::Goal& goal)
{
    QJsonObject object{{u"noneLost"_s, goal.noneLost}, {u"noneMixed"_s, goal.noneMixed}};
    if (goal.mostCasesADay)
        object.insert(u"casesADay"_s, *goal.mostCasesADay);
    if (goal.mostOpenAtPeak)
        object.insert(u"openAtPeak"_s, static_cast<qint64>(*goal.mostOpenAtPeak));
    if (goal.analystHoursADay)
        object.insert(u"analystHoursADay"_s, *goal.analystHoursADay);
    return object;
}

/// Nothing of what is none, or not above zero.
std::optional<double> positive(const QJsonValue& value)
{
    const double number = value.toDouble();
    return number > 0 ? std::optional(number) : std::nullopt;
}

analysis::Goal goalOf(const QJsonObject& object)
{
    analysis::Goal goal;
    goal.noneLost = object.value(u"noneLost"_s).toBool(goal.noneLost);
    goal.noneMixed = object.value(u"noneMixed"_s).toBool(goal.noneMixed);
    goal.mostCasesADay = positive(object.value(u"casesADay"_s));
    if (const qint64 most = object.value(u"openAtPeak"_s).toInteger(); most > 0)
        goal.mostOpenAtPeak = static_cast<std::uint64_t>(most);
    goal.analystHoursADay = positive(object.value(u"analystHoursADay"_s));
    return goal;
}

} // namespace

QByteArray writeArrangement(const SweepArrangement& arrangement)
{
    return QJsonDocument(QJsonObject{{u"windows"_s, arrayOf(arrangement.axes.timeWindows)},
                                     {u"intervals"_s, arrayOf(arrangement.axes.intervals)},
                                     {u"measure"_s, toText(analysis::nameOf(arrangement.measure))},
                                     {u"rows"_s, static_cast<int>(arrangement.rows)},
                                     {u"columns"_s, static_cast<int>(arrangement.columns)},
                                     {u"table"_s, arrangement.isTable},
                                     {u"goal"_s, objectOf(arrangement.goal)}})
        .toJson(QJsonDocument::Compact);
}

SweepArrangement readArrangement(const QByteArray& json)
{
    const QJsonObject all = QJsonDocument::fromJson(json).object();
    SweepArrangement read;
    read.axes.timeWindows = textsOf(all.value(u"windows"_s));
    read.axes.intervals = textsOf(all.value(u"intervals"_s));
    const std::string measure = toUtf8(all.value(u"measure"_s).toString());
    const auto found = std::find_if(analysis::AllMeasures.begin(), analysis::AllMeasures.end(),
                                    [&measure](analysis::Measure each) { return analysis::nameOf(each) == measure; });
    if (found != analysis::AllMeasures.end())
        read.measure = *found;
    const auto rows = axisOf(all.value(u"rows"_s));
    const auto columns = axisOf(all.value(u"columns"_s));
    if (rows && columns && *rows != *columns) {
        read.rows = *rows;
        read.columns = *columns;
    }
    read.isTable = all.value(u"table"_s).toBool();
    read.goal = goalOf(all.value(u"goal"_s).toObject());
    return read;
}

} // namespace casewright::ui
