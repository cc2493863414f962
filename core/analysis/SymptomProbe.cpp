// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/SymptomProbe.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/analysis/AlertExplanation.h"
#include "core/engine/RuleEvaluation.h"
#include "core/rules/TimeWindow.h"

namespace casewright::analysis {
namespace {

using base::ErrorCode;
using base::Result;
using base::Timestamp;
using engine::SimulationInput;

constexpr std::size_t MostLookedAt = 5'000; // documents of a run, to find one that is lost

/// Bins of alerts that are lost though nobody silenced them. Those come first that take few alerts to show.
constexpr std::array LostBins{Bin::Overwritten, Bin::Failed, Bin::OverMaxSignals, Bin::OverRunCap, Bin::OverLimit};

std::uint64_t countOf(const engine::Audit& audit, Bin bin)
{
    switch (bin) {
    case Bin::OverMaxSignals: return audit.overMaxSignals;
    case Bin::OverRunCap: return audit.overRunCap;
    case Bin::Overwritten: return audit.overwritten;
    case Bin::Failed: return audit.failed;
    case Bin::OverLimit: return audit.overLimit;
    default: return 0;
    }
}

bool isLost(Bin bin)
{
    return bin == Bin::Muted || bin == Bin::MaintenanceWindow || std::ranges::find(LostBins, bin) != LostBins.end();
}

SymptomReason reasonOf(const Explanation& explanation)
{
    return {.bin = explanation.bin,
            .entry = explanation.life ? Entry::Alert : explanation.queue.entry,
            .isGivenUp = explanation.bin == Bin::OverLimit && explanation.execution && explanation.execution->breaker};
}

/// Looks for a symptom in the runs, and stops them with the first that has it.
class Watch final : public engine::RunSink {
public:
    /// `reason`: for which it must be; none: whatever it is, but for lost alerts, which are lost for one.
    Watch(const Symptom& symptom, std::optional<SymptomReason> reason) : m_symptom(symptom), m_wanted(reason) {}

    [[nodiscard]] Result<void> prepare(const engine::AlertSource& source) override
    {
        m_column = source.table->column(m_symptom.field);
        m_table = source.table;
        return {};
    }

    [[nodiscard]] Result<void> take(engine::RunResult run, const std::vector<engine::Case>& cases) override
    {
        std::optional<SymptomReason> found = look(run, cases.size());
        if (!found || (m_wanted && *m_wanted != *found))
            return {};
        m_found = found;
        m_at = run.at;
        return base::fail(ErrorCode::Unchanged, "The symptom was seen.");
    }

    [[nodiscard]] const std::optional<SymptomReason>& found() const { return m_found; }
    [[nodiscard]] Timestamp at() const { return m_at; }

private:
    [[nodiscard]] std::optional<SymptomReason> look(const engine::RunResult& run, std::size_t cases)
    {
        const auto where = [](bool is, SymptomReason reason = {}) { return is ? std::optional(reason) : std::nullopt; };
        switch (m_symptom.kind) {
        case SymptomKind::AlertLost: return lostIn(run);
        case SymptomKind::MixedCase: return where(isMixed(run, cases), {.isGivenUp = run.breaker});
        case SymptomKind::RunFailed: return where(run.failure.has_value());
        case SymptomKind::BreakerRun: return where(run.breaker);
        case SymptomKind::CaseFull: return where(run.audit.overLimit > 0, {.isGivenUp = run.breaker});
        case SymptomKind::CaseReopened:
            return where(std::ranges::any_of(run.decisions, [](const engine::Decision& decision) {
                return decision.outcome == engine::CaseOutcome::Reopened;
            }));
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<SymptomReason> lostIn(const engine::RunResult& run) const
    {
        const bool isLost = m_wanted && countOf(run.audit, m_wanted->bin) > 0
            && (m_wanted->bin != Bin::OverLimit || m_wanted->isGivenUp == run.breaker);
        return isLost ? m_wanted : std::nullopt;
    }

    /// Whether an alert came into a case that has another value already.
    [[nodiscard]] bool isMixed(const engine::RunResult& run, std::size_t cases)
    {
        bool isMixed = false;
        m_values.resize(cases, alerts::Column::Missing);
        for (const engine::Decision& decision : run.decisions) {
            std::uint32_t& value = m_values[decision.caseIndex.value];
            for (std::uint32_t i = 0; m_column != nullptr && i < decision.attached; ++i) {
                const std::uint32_t code = m_column->codes()[run.attached[decision.firstAttached + i].value];
                isMixed =
                    isMixed || (code != alerts::Column::Missing && value != alerts::Column::Missing && code != value);
                value = value == alerts::Column::Missing ? code : value;
            }
        }
        return isMixed;
    }

    const Symptom& m_symptom;
    std::optional<SymptomReason> m_wanted;
    std::shared_ptr<const alerts::AlertTable> m_table{};
    const alerts::Column* m_column = nullptr;
    std::vector<std::uint32_t> m_values{};   ///< by case: the first one's
    std::optional<SymptomReason> m_found{};
    Timestamp m_at{};
};

/// Runs the rule until the watch has seen it; errors are those of the simulation.
Result<void> run(const SimulationInput& input, Watch& watch, const std::stop_token& stop)
{
    const Result<engine::SimulationResult> result = engine::simulate(input, &watch, nullptr, stop);
    if (!result && !watch.found())
        return base::fail(result.error());
    return {};
}

} // namespace

Result<std::optional<SymptomProbe>> SymptomProbe::find(const SimulationInput& input, const Symptom& symptom,
                                                       const std::stop_token& stop)
{
    if (!input.rule.casesAction)
        return base::fail(ErrorCode::MissingValue, "The rule has no Cases action.");
    SymptomProbe probe(input, symptom);
    const bool isLost = symptom.kind == SymptomKind::AlertLost;
    const Result<bool> found = !isLost                 ? probe.findRun(stop)
                               : symptom.alert.empty() ? probe.findAnyAlert(stop)
                                                       : probe.findAlert(stop);
    if (!found)
        return base::fail(found.error());
    return *found ? std::optional(std::move(probe)) : std::nullopt;
}

void SymptomProbe::take(const Explanation& explanation)
{
    m_reason = reasonOf(explanation);
    m_alert = explanation.life ? m_symptom.alert : explanation.id;
    if (!explanation.life)
        m_pinned = explanation.row;
    if (explanation.execution)
        m_at = explanation.execution->at;
    else
        m_at = explanation.life ? explanation.life->at : explanation.queue.run;
}

Result<bool> SymptomProbe::findAlert(const std::stop_token& stop)
{
    const Result<std::vector<Explanation>> all = explainId(m_input, m_symptom.alert, nullptr, stop);
    if (!all)
        return base::fail(all.error());
    const auto lost = std::ranges::find_if(*all, [](const Explanation& each) { return isLost(each.bin); });
    if (lost == all->end())
        return false;
    take(*lost);
    return true;
}

Result<bool> SymptomProbe::findAnyAlert(const std::stop_token& stop)
{
    std::vector<std::optional<SymptomReason>> wanted;
    for (const Bin bin : LostBins)
        wanted.emplace_back(SymptomReason{.bin = bin});
    wanted.emplace_back(SymptomReason{.bin = Bin::OverLimit, .isGivenUp = true});
    const Result<bool> isFound = findFirst(wanted, stop);
    if (!isFound || !*isFound)
        return isFound;
    if (!engine::makesAlerts(m_input.rule))
        if (const Result<void> done = pinOneOf(m_at, stop); !done)
            return base::fail(done.error());
    return true;
}

/// Chooses one of the documents that a run loses: what keeps one from being lost may not keep another. Nothing where
/// they are not among those that the run looks at by their own time.
Result<void> SymptomProbe::pinOneOf(Timestamp at, const std::stop_token& stop)
{
    const Result<base::Duration> interval = rules::parseInterval(m_input.rule.interval);
    const Result<base::Duration> lookBack = rules::parseLookBack(m_input.rule.from);
    if (!interval || !lookBack)
        return {};
    const auto times = m_input.alerts->times();
    const Timestamp from{at.milliseconds - lookBack->milliseconds - 2 * interval->milliseconds};
    std::vector<base::AlertRow> rows;
    for (auto time = std::ranges::lower_bound(times, from);
         time != times.end() && *time <= at && rows.size() < MostLookedAt; ++time)
        rows.push_back({static_cast<std::uint32_t>(time - times.begin())});
    const Result<std::vector<Explanation>> all = explain(m_input, rows, nullptr, stop);
    if (!all)
        return base::fail(all.error());
    const auto lost = std::ranges::find_if(*all, [this](const Explanation& each) {
        return each.bin == m_reason.bin && reasonOf(each).isGivenUp == m_reason.isGivenUp;
    });
    if (lost != all->end())
        take(*lost);
    return {};
}

Result<bool> SymptomProbe::findRun(const std::stop_token& stop)
{
    if (m_symptom.kind == SymptomKind::MixedCase && !engine::makesAlerts(m_input.rule)
        && m_input.alerts->column(m_symptom.field) == nullptr)
        return base::fail(ErrorCode::NotFound, fmt::format("No alert has the field {}.", m_symptom.field),
                          base::Location{.file = {}, .field = m_symptom.field});
    // A case that goes wrong although its group is kept takes fewer alerts than one that many groups were put into.
    const std::array<std::optional<SymptomReason>, 2> wanted{SymptomReason{}, std::nullopt};
    return findFirst(wanted, stop);
}

/// The first of several reasons that there is, in their order.
Result<bool> SymptomProbe::findFirst(std::span<const std::optional<SymptomReason>> wanted, const std::stop_token& stop)
{
    for (const std::optional<SymptomReason>& reason : wanted) {
        Watch watch(m_symptom, reason);
        if (const Result<void> done = run(m_input, watch, stop); !done)
            return base::fail(done.error());
        if (!watch.found())
            continue;
        m_reason = *watch.found();
        m_at = watch.at();
        return true;
    }
    return false;
}

Result<bool> SymptomProbe::shows(std::shared_ptr<const alerts::AlertTable> table,
                                 std::optional<base::AlertRow> pinned, const std::stop_token& stop)
{
    m_input.alerts = std::move(table);
    if (pinned) {
        const std::array rows{*pinned};
        const Result<std::vector<Explanation>> all = explain(m_input, rows, nullptr, stop);
        return all ? Result<bool>(reasonOf(all->front()) == m_reason) : base::fail(all.error());
    }
    if (m_symptom.kind == SymptomKind::AlertLost && !m_symptom.alert.empty()) {
        const Result<std::vector<Explanation>> all = explainId(m_input, m_symptom.alert, nullptr, stop);
        if (!all && all.error().code == ErrorCode::NotFound)
            return false; // without its documents there is no such alert
        if (!all)
            return base::fail(all.error());
        return std::ranges::any_of(*all, [this](const Explanation& each) { return reasonOf(each) == m_reason; });
    }
    Watch watch(m_symptom, m_reason);
    const Result<void> done = run(m_input, watch, stop);
    return done ? Result<bool>(watch.found().has_value()) : base::fail(done.error());
}

} // namespace casewright::analysis
