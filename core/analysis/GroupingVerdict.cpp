// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/GroupingVerdict.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace casewright::analysis {
namespace {

using alerts::FieldStatistics;
using alerts::GroupingAdvice;
using Fault = GroupingFault;

/// Fewer without a value are no reason to take another field.
constexpr double WorthSaying = 0.05;
constexpr double Half = 0.5;

/// Faults that make grouping pointless, whatever else speaks for a field.
bool isGrave(const GroupingReason& reason)
{
    switch (reason.fault) {
    case Fault::NotCarried:
    case Fault::NoValues:
    case Fault::OverLimit:
    case Fault::Time:
    case Fault::OneRun:
    case Fault::NearlyUnique:
    case Fault::OneValue:
    case Fault::LongText: return true;
    case Fault::OftenMissing: return reason.share > Half;
    case Fault::CaseFull:
    case Fault::MostlyOneValue:
    case Fault::Lists: return false;
    }
    return false;
}

/// Gathers what speaks against a field.
class Judging final {
public:
    explicit Judging(const GroupingFacts& facts) : m_facts(facts)
    {
        const GroupingOutlook* const outlook = facts.outlook;
        if (outlook != nullptr && outlook->alerts > 0) {
            m_verdict.coverage = outlook->coverage();
            m_verdict.values = outlook->values;
        } else if (facts.documents != nullptr && facts.documents->documents > 0) {
            m_verdict.coverage = static_cast<double>(facts.documents->present) / facts.documents->documents;
            m_verdict.values = facts.documents->values;
        }
    }

    GroupingVerdict judge()
    {
        if (!m_facts.isCarried)
            add({.fault = Fault::NotCarried});
        else if (m_verdict.coverage == 0.0)
            add({.fault = Fault::NoValues});
        else
            lookAtAlerts();
        const auto flaws = std::stable_partition(m_verdict.against.begin(), m_verdict.against.end(), isGrave);
        m_verdict.isGrave = flaws != m_verdict.against.begin();
        m_verdict.use = use();
        return std::move(m_verdict);
    }

private:
    void add(GroupingReason reason) { m_verdict.against.push_back(reason); }

    void lookAtAlerts()
    {
        if (m_facts.outlook != nullptr && m_facts.outlook->breakerRuns > 0)
            add({.fault = Fault::OverLimit, .count = m_facts.outlook->breakerRuns});
        if (m_facts.isTime)
            add({.fault = Fault::Time});
        if (m_facts.isOfOneRun)
            add({.fault = Fault::OneRun});
        if (m_verdict.coverage)
            lookAtValues(*m_verdict.coverage, *m_verdict.values);
        if (m_facts.documents == nullptr)
            return;
        const FieldStatistics& documents = *m_facts.documents;
        const GroupingAdvice advice = groupingAdvice(documents);
        if (advice == GroupingAdvice::MostlyOneValue)
            add({.fault = Fault::MostlyOneValue,
                 .share = static_cast<double>(documents.top.front().count) / documents.present});
        if (advice == GroupingAdvice::LongText)
            add({.fault = Fault::LongText});
        if (documents.isList())
            add({.fault = Fault::Lists, .count = documents.documentsOf(alerts::ValueKind::List)});
    }

    void lookAtValues(double coverage, std::uint64_t values)
    {
        const bool isMissing = 1 - coverage >= WorthSaying;
        const std::uint64_t with = m_facts.outlook != nullptr && m_facts.outlook->alerts > 0 ? m_facts.outlook->withValue
                                   : m_facts.documents != nullptr                            ? m_facts.documents->present
                                                                                             : 0;
        if (values == 1 && !isMissing)
            add({.fault = Fault::OneValue});
        else if (values > 1 && values * 2 > with)
            add({.fault = Fault::NearlyUnique, .count = values});
        if (m_facts.outlook != nullptr && m_facts.outlook->overLimit > 0)
            add({.fault = Fault::CaseFull, .count = m_facts.outlook->overLimit});
        if (isMissing)
            add({.fault = Fault::OftenMissing, .share = 1 - coverage});
    }

    /// Good fields come before those with a flaw, and these before those that are none to group by; among them, what
    /// their values promise, less for what a run showed.
    [[nodiscard]] double use() const
    {
        constexpr double Grave = 20;
        constexpr double Flawed = 10;
        constexpr double Useless = 40; // never, or nowhere
        constexpr double MeantToBe = 2;
        if (!m_facts.isCarried)
            return -2 * Useless;
        if (m_verdict.coverage == 0.0)
            return -Useless;
        double use = m_verdict.coverage ? groupingPromise(*m_verdict.coverage, spread()) : 0;
        if (m_facts.tellsApart)
            use += MeantToBe;
        if (m_facts.outlook != nullptr && m_facts.outlook->runs > 0) {
            const GroupingOutlook& outlook = *m_facts.outlook;
            use -= static_cast<double>(outlook.breakerRuns) / static_cast<double>(outlook.runs);
            if (outlook.alerts > 0)
                use -= static_cast<double>(outlook.overLimit) / static_cast<double>(outlook.alerts);
        }
        return m_verdict.isGrave ? use - Grave : m_verdict.against.empty() ? use : use - Flawed;
    }

    /// Values that hardly any alert has count for little, where that is known.
    [[nodiscard]] double spread() const
    {
        return m_facts.documents != nullptr && m_facts.documents->values > 0
            ? m_facts.documents->effectiveValues()
            : static_cast<double>(m_verdict.values.value_or(0));
    }

    const GroupingFacts& m_facts;
    GroupingVerdict m_verdict;
};

} // namespace

double groupingPromise(double coverage, double values)
{
    constexpr double FewValues = 20;
    return coverage - std::abs(std::log(std::max(values, 1.0) / FewValues)) / 8;
}

bool isOfOneRun(std::string_view field)
{
    constexpr std::array<std::string_view, 5> Fields{
        "kibana.alert.reason", "kibana.alert.duration.us", "kibana.alert.evaluation.value",
        "kibana.alert.threshold_result.count", "kibana.alert.threshold_result.cardinality"};
    return std::find(Fields.begin(), Fields.end(), field) != Fields.end();
}

GroupingVerdict judgeGrouping(const GroupingFacts& facts) { return Judging(facts).judge(); }

GroupingVerdict judgeNoGrouping(const GroupingOutlook* outlook)
{
    GroupingVerdict verdict;
    if (outlook != nullptr && outlook->overLimit > 0)
        verdict.against.push_back({.fault = Fault::CaseFull, .count = outlook->overLimit});
    return verdict;
}

} // namespace casewright::analysis
