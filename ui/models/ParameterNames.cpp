// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/ParameterNames.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <iterator>

namespace casewright::ui::parameternames {
namespace {

using namespace Qt::StringLiterals;

/// The context of the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ParameterNames)
};

struct Named {
    const char* path;      ///< also of what is below it, unless that has a name of its own further up
    const char* name;
};

constexpr Named Parameters[] = {
    {"newTermsFields", QT_TRANSLATE_NOOP("ParameterNames", "New terms: Fields")},
    {"historyWindowStart", QT_TRANSLATE_NOOP("ParameterNames", "New terms: History window size")},
    {"threshold.field", QT_TRANSLATE_NOOP("ParameterNames", "Threshold: Group by")},
    {"threshold.value", QT_TRANSLATE_NOOP("ParameterNames", "Threshold: Documents of a group")},
    {"threshold.cardinality.0.field", QT_TRANSLATE_NOOP("ParameterNames", "Threshold: Field to count")},
    {"threshold.cardinality.0.value", QT_TRANSLATE_NOOP("ParameterNames", "Threshold: Unique values")},
    {"threshold.cardinality", QT_TRANSLATE_NOOP("ParameterNames", "Threshold: Field to count")},
    {"threshold", QT_TRANSLATE_NOOP("ParameterNames", "Conditions: Threshold")},
    {"thresholdComparator", QT_TRANSLATE_NOOP("ParameterNames", "Conditions: Comparison")},
    {"index", QT_TRANSLATE_NOOP("ParameterNames", "Conditions: Indices to query")},
    {"aggType", QT_TRANSLATE_NOOP("ParameterNames", "Conditions: When")},
    {"aggField", QT_TRANSLATE_NOOP("ParameterNames", "Conditions: Of field")},
    {"groupBy", QT_TRANSLATE_NOOP("ParameterNames", "Conditions: Group by")},
    {"termField", QT_TRANSLATE_NOOP("ParameterNames", "Conditions: Group by")},
    {"termSize", QT_TRANSLATE_NOOP("ParameterNames", "Conditions: Number of groups")},
    {"timeWindowSize", QT_TRANSLATE_NOOP("ParameterNames", "Conditions: For the last")},
    {"timeWindowUnit", QT_TRANSLATE_NOOP("ParameterNames", "Conditions: For the last")},
    {"size", QT_TRANSLATE_NOOP("ParameterNames", "Conditions: Documents sent with an alert")},
    {"excludeHitsFromPreviousRun", QT_TRANSLATE_NOOP("ParameterNames", "Conditions: Exclude matches")},
    {"sourceFields", QT_TRANSLATE_NOOP("ParameterNames", "Conditions: Fields added to alerts")},
    {"alertOnNoData", QT_TRANSLATE_NOOP("ParameterNames", "Conditions: Alert on no data")},
    {"alertOnGroupDisappear", QT_TRANSLATE_NOOP("ParameterNames", "Conditions: Alert on groups that stop")},
    {"criteria", QT_TRANSLATE_NOOP("ParameterNames", "Conditions: Criteria")},
};

/// Below `criteria.0.`
constexpr Named CriterionParts[] = {
    {"timeSize", QT_TRANSLATE_NOOP("ParameterNames", "For the last")},
    {"timeUnit", QT_TRANSLATE_NOOP("ParameterNames", "For the last")},
    {"comparator", QT_TRANSLATE_NOOP("ParameterNames", "Comparison")},
    {"threshold", QT_TRANSLATE_NOOP("ParameterNames", "Threshold")},
    {"equation", QT_TRANSLATE_NOOP("ParameterNames", "Equation")},
    {"label", QT_TRANSLATE_NOOP("ParameterNames", "Label")},
    {"metrics", QT_TRANSLATE_NOOP("ParameterNames", "Metrics")},
};

/// Below `criteria.0.metrics.0.`
constexpr Named MetricParts[] = {
    {"aggType", QT_TRANSLATE_NOOP("ParameterNames", "Aggregation")},
    {"field", QT_TRANSLATE_NOOP("ParameterNames", "Field")},
    {"filter", QT_TRANSLATE_NOOP("ParameterNames", "Filter")},
};

template<std::size_t Size>
QString nameIn(const Named (&table)[Size], const QString& path)
{
    const auto* const found = std::find_if(std::begin(table), std::end(table), [&path](const Named& named) {
        const QLatin1String known(named.path);
        return path == known || (path.startsWith(known) && path.at(known.size()) == u'.');
    });
    return found == std::end(table) ? QString() : Words::tr(found->name);
}

/// "Criterion 1: For the last", "Criterion 1, metric A: Field"; empty for the list as a whole.
QString criterionPart(const QStringList& steps)
{
    bool isNumber = false;
    const int criterion = steps.value(1).toInt(&isNumber);
    if (!isNumber)
        return {};
    const QString card = Words::tr("Criterion %1").arg(criterion + 1);
    const int metric = steps.value(3).toInt(&isNumber);
    if (steps.value(2) == "metrics"_L1 && isNumber && metric < 26) {
        const QString letter(QChar(u'A' + metric));
        const QString part = nameIn(MetricParts, steps.mid(4).join(u'.'));
        return part.isEmpty() ? Words::tr("%1, metric %2").arg(card, letter)
                              : Words::tr("%1, metric %2: %3").arg(card, letter, part);
    }
    const QString part = nameIn(CriterionParts, steps.mid(2).join(u'.'));
    return part.isEmpty() ? card : Words::tr("%1: %2").arg(card, part);
}

} // namespace

QString nameOf(const QString& path)
{
    const QStringList steps = path.split(u'.');
    QString name = steps.constFirst() == "criteria"_L1 ? criterionPart(steps) : QString();
    if (name.isEmpty())
        name = nameIn(Parameters, path);
    return name.isEmpty() ? path : name;
}

} // namespace casewright::ui::parameternames
