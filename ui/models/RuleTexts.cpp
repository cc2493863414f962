// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/RuleTexts.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <iterator>

#include "core/rules/RuleFormat.h"
#include "ui/bridge/Text.h"
#include "ui/models/ParameterNames.h"

namespace casewright::ui::RuleTexts {
namespace {

using namespace Qt::StringLiterals;

/// The context of the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(RuleTexts)
};

struct TypeName {
    std::string_view id;
    const char* name;
};

constexpr TypeName Types[] = {
    {"siem.queryRule", QT_TRANSLATE_NOOP("RuleTexts", "Custom query")},
    {"siem.savedQueryRule", QT_TRANSLATE_NOOP("RuleTexts", "Saved query")},
    {"siem.thresholdRule", QT_TRANSLATE_NOOP("RuleTexts", "Threshold")},
    {"siem.eqlRule", QT_TRANSLATE_NOOP("RuleTexts", "Event correlation")},
    {"siem.esqlRule", QT_TRANSLATE_NOOP("RuleTexts", "ES|QL")},
    {"siem.indicatorRule", QT_TRANSLATE_NOOP("RuleTexts", "Indicator match")},
    {"siem.newTermsRule", QT_TRANSLATE_NOOP("RuleTexts", "New terms")},
    {"siem.mlRule", QT_TRANSLATE_NOOP("RuleTexts", "Machine learning")},
    {".es-query", QT_TRANSLATE_NOOP("RuleTexts", "Elasticsearch query")},
    {".index-threshold", QT_TRANSLATE_NOOP("RuleTexts", "Index threshold")},
    {"observability.rules.custom_threshold", QT_TRANSLATE_NOOP("RuleTexts", "Custom threshold")},
    {"metrics.alert.threshold", QT_TRANSLATE_NOOP("RuleTexts", "Metric threshold")},
    {"metrics.alert.inventory.threshold", QT_TRANSLATE_NOOP("RuleTexts", "Inventory")},
    {"logs.alert.document.count", QT_TRANSLATE_NOOP("RuleTexts", "Log threshold")},
    {"slo.rules.burnRate", QT_TRANSLATE_NOOP("RuleTexts", "SLO burn rate")},
};

QString counted(int number, const QString& one, const QString& many) { return number == 1 ? one : many.arg(number); }

} // namespace

QString typeName(std::string_view ruleTypeId)
{
    const auto* const known = std::find_if(std::begin(Types), std::end(Types),
                                           [ruleTypeId](const TypeName& type) { return type.id == ruleTypeId; });
    return known == std::end(Types) ? toText(ruleTypeId) : Words::tr(known->name);
}

QString ownerName(const rules::Rule& rule)
{
    const std::string owner = rules::ownerOf(rule);
    if (owner == "securitySolution")
        return Words::tr("Security");
    return owner == "observability" ? Words::tr("Observability") : Words::tr("Stack");
}

QString nameOf(const rules::Rule& rule) { return rule.name.empty() ? Words::tr("Unnamed rule") : toText(rule.name); }

QString fieldName(const rules::Finding& finding)
{
    using rules::RuleField;
    switch (finding.field) {
    case RuleField::Name: return Words::tr("Name");
    case RuleField::Type: return Words::tr("Type");
    case RuleField::Consumer: return Words::tr("Consumer");
    case RuleField::Tags: return Words::tr("Tags");
    case RuleField::Query: return Words::tr("Query");
    case RuleField::Interval: return Words::tr("Run every");
    case RuleField::From: return Words::tr("Look back");
    case RuleField::MaxSignals: return Words::tr("At most, alerts a run");
    case RuleField::TimeField: return Words::tr("Time field");
    case RuleField::AlertDelay: return Words::tr("Alert delay");
    case RuleField::Flapping: return Words::tr("Flapping");
    case RuleField::GroupBy: return Words::tr("Group by alert field");
    case RuleField::TimeWindow: return Words::tr("Time window");
    case RuleField::Reopen: return Words::tr("Reopen when the case is closed");
    case RuleField::Maximum: return Words::tr("Most cases in one run");
    case RuleField::Template: return Words::tr("Template");
    case RuleField::CasesAction: return Words::tr("Cases action");
    case RuleField::Parameters: break;
    }
    // Below the parameters, wherever the format has them.
    const QString path = toText(finding.pointer).section(u"params/"_s, -1);
    QStringList steps = path.split(u'/', Qt::SkipEmptyParts);
    for (QString& step : steps)
        step = toText(rules::withCapitals(toUtf8(step)));
    return steps.isEmpty() ? Words::tr("Parameters") : parameternames::nameOf(steps.join(u'.'));
}

QString placeName(const std::string& field)
{
    using rules::RuleField;
    for (int i = 0; i <= static_cast<int>(RuleField::CasesAction); ++i) {
        const auto known = static_cast<RuleField>(i);
        if (rules::pathOf(known) == field)
            return fieldName({.severity = rules::Severity::Error, .field = known, .text = {}});
    }
    QString path = toText(field);
    if (!path.startsWith(u"params."_s))
        return path;
    path = path.sliced(7).replace(u'[', u'.').remove(u']');
    return parameternames::nameOf(path);
}

FindingCounts count(const std::vector<rules::Finding>& findings)
{
    const auto found = std::count_if(findings.begin(), findings.end(), [](const rules::Finding& finding) {
        return rules::preventsSimulation(finding.severity);
    });
    const auto errors = static_cast<int>(found);
    return {.errors = errors, .warnings = static_cast<int>(findings.size()) - errors};
}

QString summary(const FindingCounts& counts)
{
    QStringList parts;
    if (counts.errors > 0)
        parts.append(counted(counts.errors, Words::tr("1 error"), Words::tr("%1 errors")));
    if (counts.warnings > 0)
        parts.append(counted(counts.warnings, Words::tr("1 warning"), Words::tr("%1 warnings")));
    return parts.join(u", "_s);
}

} // namespace casewright::ui::RuleTexts
