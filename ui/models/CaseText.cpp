// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/CaseText.h"

#include "core/cases/CaseNames.h"
#include "core/engine/CaseText.h"
#include "core/rules/RuleJson.h"
#include "ui/bridge/Text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <cstring>
#include <variant>

namespace casewright::ui::CaseText {
namespace {

using namespace Qt::StringLiterals;
using engine::CaseStatus;

QString tr(const char* text) { return QCoreApplication::translate("CaseText", text); }

/// A word of Kibana's, and ours for it.
struct Word {
    const char* kibana;
    const char* ours;
};

constexpr Word Severities[] = {
    {"low", QT_TRANSLATE_NOOP("CaseText", "Low")},
    {"medium", QT_TRANSLATE_NOOP("CaseText", "Medium")},
    {"high", QT_TRANSLATE_NOOP("CaseText", "High")},
    {"critical", QT_TRANSLATE_NOOP("CaseText", "Critical")},
};

constexpr Word Owners[] = {
    {"securitySolution", QT_TRANSLATE_NOOP("CaseText", "Security")},
    {"observability", QT_TRANSLATE_NOOP("CaseText", "Observability")},
    {"cases", QT_TRANSLATE_NOOP("CaseText", "Stack Management")},
};

template<std::size_t Size>
QString wordFor(const std::string& kibana, const Word (&words)[Size])
{
    for (const Word& word : words) {
        if (kibana == word.kibana)
            return tr(word.ours);
    }
    return toText(kibana);
}

constexpr QChar ThinSpace(0x202F);

/// As NumberText has it, which models cannot reach: of the default locale, that is a person's choice.
QString groupMark()
{
    const QLocale locale;
    if (locale.numberOptions().testFlag(QLocale::OmitGroupSeparator) && locale.language() != QLocale::C)
        return {};
    const QString mark = locale.language() == QLocale::C ? QString() : locale.groupSeparator();
    return mark.trimmed().isEmpty() ? QString(ThinSpace) : mark;
}

QString created(const store::Activity& activity)
{
    if (activity.windowPassed)
        return tr("created the case: counter %1, because the time window had passed").arg(activity.counter);
    if (activity.closedPassed)
        return tr("created the case: counter %1, because the case before was closed").arg(activity.counter);
    return tr("created the case");
}

QString statusChanged(const store::Activity& activity)
{
    const bool isByRule = activity.user == "rule";
    if (isByRule && activity.status == CaseStatus::Open)
        return tr("reopened the case: alerts arrived while it was closed");
    return tr("marked the case as %1").arg(status(activity.status));
}

} // namespace

QString status(CaseStatus status)
{
    switch (status) {
    case CaseStatus::Open: return tr("Open");
    case CaseStatus::InProgress: return tr("In progress");
    case CaseStatus::Closed: return tr("Closed");
    }
    return {};
}

QString severity(const std::string& severity) { return wordFor(severity, Severities); }
QString severity(cases::Severity severity) { return CaseText::severity(std::string(cases::nameOf(severity))); }
QString owner(const std::string& owner) { return wordFor(owner, Owners); }

QString grouping(const std::string& json)
{
    QStringList lines;
    for (const engine::GroupingLeaf& leaf : engine::flattenGrouping(json))
        lines.append(u"%1: %2"_s.arg(toText(leaf.field), toText(leaf.value)));
    return lines.join(u'\n');
}

QStringList groupingValues(const std::string& json)
{
    QStringList values;
    for (const engine::GroupingLeaf& leaf : engine::flattenGrouping(json))
        values.append(toText(leaf.value));
    return values;
}

QString activity(const store::Activity& activity)
{
    switch (activity.kind) {
    case store::ActivityKind::Created: return created(activity);
    case store::ActivityKind::StatusChanged: return statusChanged(activity);
    case store::ActivityKind::AlertsAttached: break;
    }
    return attached(activity.alerts, activity.alreadyAttached);
}

QString attached(std::uint32_t alertCount, std::uint32_t alreadyAttached, const QString& rule)
{
    const QString sentence =
        rule.isEmpty() ? tr("attached %1").arg(alerts(alertCount))
                       : tr("attached %1 from “%2”").arg(alerts(alertCount), rule);
    if (alreadyAttached == 0)
        return sentence;
    if (alreadyAttached == 1)
        return tr("%1 (1 was attached already)").arg(sentence);
    return tr("%1 (%2 were attached already)").arg(sentence, CaseText::number(alreadyAttached));
}

QString provenance(const store::StoredSimulation& simulation)
{
    const QString first =
        tr("A simulation after Kibana %1; Kibana did not produce these cases.").arg(toText(simulation.profile));
    if (simulation.state != store::SimulationState::Finished)
        return first;
    const engine::Audit& audit = simulation.summary.audit;
    const base::Result<rules::Rule> rule = rules::parseRule(simulation.ruleJson);
    if (rule && !std::holds_alternative<rules::CustomQueryParameters>(rule->parameters))
        return first + u' '
            + tr("Audit, each alert once a run: %1, %2 of them in cases, %3 in none.")
                  .arg(alerts(audit.total()), alerts(audit.attached + audit.alreadyAttached), alerts(audit.inNoCase()));
    const QString verdict = audit.total() == simulation.summary.matched ? tr("sums up") : tr("does not sum up");
    return first + u' '
        + tr("Audit: %1 matched, %2 of them in cases, %3 in none; it %4.")
              .arg(alerts(simulation.summary.matched), alerts(audit.attached + audit.alreadyAttached),
                   alerts(audit.inNoCase()), verdict);
}

QString person(const std::string& name) { return name.empty() ? tr("somebody") : toText(name); }

QString number(std::uint64_t number)
{
    QString digits = QString::number(number);
    const QString mark = groupMark();
    for (qsizetype place = digits.size() - 3; place > 0 && !mark.isEmpty(); place -= 3)
        digits.insert(place, mark);
    return digits;
}

QString share(double share)
{
    const QString percent = ThinSpace + u"%"_s;
    if (share > 0 && share < 0.01)
        return u"< 1"_s + percent;
    return QString::number(share < 1 && share > 0.99 ? 99 : qRound(share * 100)) + percent;
}

QString runs(std::uint64_t number)
{
    return number == 1 ? tr("1 run") : tr("%1 runs").arg(CaseText::number(number));
}

QString alerts(std::uint64_t number)
{
    return number == 1 ? tr("1 alert") : tr("%1 alerts").arg(CaseText::number(number));
}

QString cases(std::uint64_t number)
{
    return number == 1 ? tr("1 case") : tr("%1 cases").arg(CaseText::number(number));
}

} // namespace casewright::ui::CaseText
