// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/FieldAdvice.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <memory>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "core/analysis/AdviceText.h"
#include "core/analysis/Sentences.h"
#include "core/engine/RuleEvaluation.h"
#include "core/rules/AlertFields.h"

namespace casewright::analysis {
namespace {

using base::Result;
using Fault = GroupingFault;

std::string againstText(const GroupingReason& reason, const GroupingOutlook& outlook)
{
    switch (reason.fault) {
    case Fault::NotCarried: return "Alerts of this rule never have it: all go to one case, of the group unknown.";
    case Fault::NoValues: return "No alert has it: all go to one case, of the group unknown.";
    case Fault::OverLimit:
        return fmt::format("Grouping is given up in {}: up to {} groups, and {} may open cases.",
                           countText(reason.count, "run", "runs"), numberText(outlook.peakGroups),
                           numberText(outlook.limit));
    case Fault::Time: return "It is a time, which tells runs apart and not what alerts are about.";
    case Fault::OneRun: return "It says what one run found: the same trouble is another group in the next run.";
    case Fault::NearlyUnique:
        return fmt::format("Nearly every alert is a case of its own: it has {}.",
                           countText(reason.count, "value", "values"));
    case Fault::OneValue: return "It has one value: all alerts go to one case.";
    case Fault::CaseFull:
        return fmt::format("Cases fill up, which leaves {} out.", countText(reason.count, "alert", "alerts"));
    case Fault::OftenMissing:
        return fmt::format("{} of alerts do not have it, and share one case.", shareText(reason.share));
    case Fault::MostlyOneValue:
        return fmt::format("{} have the same value: nearly all go to one case.", shareText(reason.share));
    case Fault::LongText: return "It is a text, and Elasticsearch does not group by one.";
    case Fault::Lists:
        return fmt::format("It is a list in {}, and the whole list is the value.",
                           countText(reason.count, "document", "documents"));
    }
    return {};
}

std::string sentenceOf(const FieldAdvice& advice)
{
    const GroupingOutlook& outlook = advice.outlook;
    if (advice.field.empty() && advice.verdict.against.empty())
        return "All alerts of a run go to one case, whatever they are about.";
    if (!advice.verdict.against.empty())
        return againstText(advice.verdict.against.front(), outlook);
    if (outlook.alerts == 0)
        return "There are no alerts to judge it by.";
    return fmt::format("Each value gets its own case: {}, at most {} in a run of {} that may.",
                       countText(outlook.values, "value", "values"), numberText(outlook.peakGroups),
                       numberText(outlook.limit));
}

/// Looks at fields, each on one thread.
class Looking final {
public:
    Looking(const engine::PreparedRuns& runs, const engine::ActionInput& action,
            std::span<const alerts::FieldStatistics> documents, const std::stop_token& stop)
        : m_runs(runs), m_action(action), m_documents(documents), m_stop(stop),
          m_carried(rules::alertFieldsOf(runs.input().rule, runs.input().profile)),
          m_instances(engine::instanceFieldsOf(runs.input().rule))
    {
    }

    [[nodiscard]] Result<FieldAdvice> look(const std::string& field) const
    {
        Result<GroupingOutlook> outlook = groupingOutlook(m_runs, m_action, field, m_stop);
        if (!outlook)
            return base::fail(outlook.error());
        const Result<std::unique_ptr<engine::RunSource>> source = m_runs.runsFor(field, nullptr, m_stop);
        if (!source)
            return base::fail(source.error());
        const Result<engine::AlertGrouping> grouping = m_runs.group(**source, field, m_stop);
        if (!grouping)
            return base::fail(grouping.error());
        const Result<GroupSpread> spread = groupSpread(**source, *grouping, m_stop);
        if (!spread)
            return base::fail(spread.error());
        FieldAdvice advice{.field = field, .outlook = std::move(*outlook), .spread = *spread};
        advice.verdict = field.empty() ? judgeNoGrouping(&advice.outlook) : judge(advice);
        advice.sentence = sentenceOf(advice);
        return advice;
    }

private:
    [[nodiscard]] GroupingVerdict judge(const FieldAdvice& advice) const
    {
        // What documents look like says nothing of alerts that are made of them.
        const bool makes = engine::makesAlerts(m_runs.input().rule);
        const auto known = std::find_if(m_documents.begin(), m_documents.end(),
                                        [&advice](const auto& each) { return each.name == advice.field; });
        const alerts::FieldStatistics* const documents = makes || known == m_documents.end() ? nullptr : &*known;
        const bool isInstance = std::find(m_instances.begin(), m_instances.end(), advice.field) != m_instances.end();
        return judgeGrouping({.isCarried = rules::alertsCarry(m_carried, advice.field),
                              .tellsApart = makes && isInstance,
                              .isTime = documents != nullptr && documents->type == alerts::FieldType::Date,
                              .isOfOneRun = makes && isOfOneRun(advice.field),
                              .documents = documents,
                              .outlook = &advice.outlook});
    }

    const engine::PreparedRuns& m_runs;
    const engine::ActionInput& m_action;
    std::span<const alerts::FieldStatistics> m_documents;
    const std::stop_token& m_stop;
    rules::AlertFields m_carried;
    std::vector<std::string> m_instances;
};

} // namespace

Result<std::vector<FieldAdvice>> adviseFields(const engine::PreparedRuns& runs, const engine::ActionInput& action,
                                              std::span<const alerts::FieldStatistics> documents,
                                              std::span<const std::string> fields, const std::stop_token& stop)
{
    const Looking looking(runs, action, documents, stop);
    std::vector<Result<FieldAdvice>> found(fields.size(), FieldAdvice{});
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < fields.size(); i = next++)
            found[i] = looking.look(fields[i]); // a place of its own
    };
    {
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < std::min<std::size_t>(std::thread::hardware_concurrency(), fields.size()); ++i)
            others.emplace_back(work);
        work();
    }
    std::vector<FieldAdvice> advice;
    advice.reserve(found.size());
    for (Result<FieldAdvice>& each : found) {
        if (!each)
            return base::fail(std::move(each.error()));
        advice.push_back(std::move(*each));
    }
    std::stable_sort(advice.begin(), advice.end(), [](const FieldAdvice& a, const FieldAdvice& b) {
        // One case for all is what is left when no field is any good.
        const auto useOf = [](const FieldAdvice& of) { return of.field.empty() ? 0 : of.verdict.use; };
        return std::pair(a.verdict.isGrave || a.field.empty(), -useOf(a))
            < std::pair(b.verdict.isGrave || b.field.empty(), -useOf(b));
    });
    return advice;
}

} // namespace casewright::analysis
