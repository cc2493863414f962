// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Random timelines through the engine: it must agree with the plain model of the specification in everything but the
// texts, and keep what the specification promises of every run.

#include <QTest>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

#include <QCryptographicHash>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/engine/AlertGrouping.h"
#include "core/engine/CasesConnector.h"
#include "tests/fuzz/PlainModel.h"
#include "tests/fuzz/RandomTimeline.h"

using namespace casewright;
using namespace casewright::tests;
using base::Json;
using engine::CaseOutcome;

namespace {

constexpr std::uint64_t Timelines = 2'400;
constexpr std::uint32_t LatestCases = 8;   ///< what people look at

std::string time(const std::optional<std::int64_t>& at) { return at ? std::to_string(*at) : "-"; }
std::string time(const std::optional<base::Timestamp>& at) { return at ? std::to_string(at->milliseconds) : "-"; }

/// The engine with what it is fed.
class Bench {
public:
    explicit Bench(const RandomTimeline& timeline) : m_grouping(timeline.field), m_connector(timeline.settings) {}

    engine::RunResult run(const RandomStep& step)
    {
        std::vector<base::AlertRow> rows;
        for (const Json& alert : step.alerts) {
            const auto row = static_cast<std::uint32_t>(ids.size());
            ids.push_back(alert.at("_id").get<std::string>());
            m_numbers.push_back(m_numberOf.try_emplace(ids.back(), row).first->second);
            m_grouping.addAlert(alert);
            rows.push_back({row});
        }
        return m_connector.run(step.at, m_grouping.group(rows, m_connector.settings().limit), m_numbers);
    }

    /// What a person does, to the case that the step means.
    std::optional<base::CaseIndex> act(const RandomStep& step)
    {
        const auto count = static_cast<std::uint32_t>(m_connector.cases().size());
        if (count == 0)
            return std::nullopt;
        const base::CaseIndex which{count - 1 - step.which % std::min(count, LatestCases)};
        if (m_connector.cases()[which.value].deleted)
            return std::nullopt;
        if (step.kind == RandomStep::Kind::Status)
            m_connector.setStatus(which, step.status, step.at);
        else
            m_connector.deleteCase(which);
        return which;
    }

    [[nodiscard]] const engine::CasesConnector& connector() const { return m_connector; }

    std::vector<std::string> ids;   ///< by row

private:
    engine::AlertGrouping m_grouping;
    engine::CasesConnector m_connector;
    std::vector<std::uint32_t> m_numbers;
    std::unordered_map<std::string, std::uint32_t> m_numberOf;
};

std::string text(const engine::RunResult& run, const Bench& bench)
{
    std::string out = fmt::format("groups {} breaker {} failed {} overwritten {} many {}\n", run.groups, run.breaker,
                                  run.failure.has_value(), run.failure ? 0 : run.audit.overwritten,
                                  run.alertsInManyCases);
    for (const engine::Decision& each : run.decisions) {
        std::vector<std::string> ids;
        for (std::uint32_t i = 0; i < each.attached; ++i)
            ids.push_back(bench.ids[run.attached[std::size_t{each.firstAttached} + i].value]);
        out += fmt::format("  {} case {} outcome {} new {} window {} closed {} counter {} start {} before {} alerts {} "
                           "over {} attached {}: {}\n",
                           bench.connector().groupings()[each.group.value], each.caseIndex.value,
                           static_cast<int>(each.outcome), each.counterCreated, each.windowPassed, each.closedPassed,
                           each.counter, each.windowStart.milliseconds, each.alertsBefore, each.alerts, each.overLimit,
                           each.attached, fmt::join(ids, " "));
    }
    return out;
}

std::string text(const PlainRun& run)
{
    std::string out = fmt::format("groups {} breaker {} failed {} overwritten {} many {}\n", run.groups, run.breaker,
                                  run.failed, run.failed ? 0 : run.overwritten, run.inManyCases);
    for (const PlainDecision& each : run.decisions)
        out += fmt::format("  {} case {} outcome {} new {} window {} closed {} counter {} start {} before {} alerts {} "
                           "over {} attached {}: {}\n",
                           each.key, each.caseNumber, static_cast<int>(each.outcome), each.counterCreated,
                           each.windowPassed, each.closedPassed, each.counter, each.windowStart, each.before,
                           each.alerts, each.overLimit, each.attached.size(), fmt::join(each.attached, " "));
    return out;
}

std::string state(const engine::CasesConnector& connector)
{
    std::string out;
    for (const engine::Case& each : connector.cases())
        out += fmt::format("{} {} {} status {} created {} updated {} closed {} alerts {} reopened {} deleted {}\n",
                           each.id.text, connector.groupings()[each.group.value], each.counter,
                           static_cast<int>(each.status), each.createdAt.milliseconds, time(each.updatedAt),
                           time(each.closedAt), each.totalAlerts, each.timesReopened, each.deleted);
    for (const engine::CounterRecord& each : connector.counters())
        out += fmt::format("{} {} {} created {} updated {}\n", each.id.text, connector.groupings()[each.group.value],
                           each.counter, each.createdAt.milliseconds, time(each.updatedAt));
    return out;
}

std::string state(const PlainModel& model)
{
    std::string out;
    for (const PlainCase& each : model.cases)
        out += fmt::format("{} {} {} status {} created {} updated {} closed {} alerts {} reopened {} deleted {}\n",
                           each.id, each.key, each.counter, static_cast<int>(each.status), each.createdAt,
                           time(each.updatedAt), time(each.closedAt), each.alerts.size(), each.reopened,
                           each.deleted);
    for (const PlainCounter& each : model.counters)
        out += fmt::format("{} {} {} created {} updated {}\n", each.id, each.key, each.counter, each.createdAt,
                           time(each.updatedAt));
    return out;
}

/// What all timelines together came to: the tests would be worth little if something never happened.
struct Seen {
    std::map<std::string, int> times;
    void note(const char* what, bool happened) { times[what] += happened ? 1 : 0; }
    void note(const engine::RunResult& run)
    {
        note("breaker", run.breaker);
        note("failure", run.failure.has_value());
        note("failure after creating", run.failure && !run.newCases.empty());
        note("overwritten", run.audit.overwritten > 0);
        note("many cases", run.alertsInManyCases > 0);
        note("already attached", run.audit.alreadyAttached > 0);
        for (const engine::Decision& each : run.decisions) {
            note("over the limit", each.overLimit > 0);
            note("reopened", each.outcome == CaseOutcome::Reopened);
            note("closed passed", each.closedPassed);
            note("window passed", each.windowPassed);
            note("untouched", each.outcome == CaseOutcome::None);
        }
    }
};

/// All that a timeline gives, titles and all, as one text.
std::string everything(const RandomTimeline& timeline)
{
    Bench bench(timeline);
    std::string out;
    for (const RandomStep& step : timeline.steps) {
        if (step.kind != RandomStep::Kind::Run) {
            static_cast<void>(bench.act(step));
            continue;
        }
        const engine::RunResult run = bench.run(step);
        out += text(run, bench) + (run.failure ? run.failure->text : std::string());
        for (const engine::Case& each : run.newCases)
            out += fmt::format("{}|{}|{}|{}\n", each.title, each.description, fmt::join(each.tags, ","), each.owner);
    }
    return out + state(bench.connector());
}

/// Counts by run and group, and the state, but not which alert came first.
std::string counts(const RandomTimeline& timeline)
{
    Bench bench(timeline);
    std::string out;
    for (const RandomStep& step : timeline.steps) {
        if (step.kind != RandomStep::Kind::Run) {
            static_cast<void>(bench.act(step));
            continue;
        }
        engine::RunResult run = bench.run(step);
        for (engine::Decision& each : run.decisions)
            out += fmt::format("{}/{} ", each.attached, each.alreadyAttached);
        std::sort(run.attached.begin(), run.attached.end());
        out += fmt::format("{} {} {} {}\n", run.groups, run.breaker, run.audit.overLimit, run.alertsInManyCases);
    }
    return out + state(bench.connector());
}

QByteArray digest(const std::string& text)
{
    return QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256);
}

} // namespace

class TimelineFuzz : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithThePlainModel()
    {
        Seen seen;
        for (std::uint64_t seed = 0; seed < Timelines; ++seed) {
            const RandomTimeline timeline = makeTimeline(seed);
            Bench bench(timeline);
            PlainModel model(timeline.field, timeline.settings);
            for (const RandomStep& step : timeline.steps) {
                if (step.kind == RandomStep::Kind::Run) {
                    const engine::RunResult run = bench.run(step);
                    const PlainRun plain = model.run(step.at.milliseconds, step.alerts);
                    QVERIFY2(text(run, bench) == text(plain), fmt::format("seed {}, engine:\n{}model:\n{}", seed,
                                                                          text(run, bench), text(plain)).c_str());
                    seen.note(run);
                } else if (const auto which = bench.act(step)) {
                    if (step.kind == RandomStep::Kind::Status)
                        model.setStatus(which->value, step.status, step.at.milliseconds);
                    else
                        model.deleteCase(which->value);
                }
                QVERIFY2(state(bench.connector()) == state(model),
                         fmt::format("seed {}, engine:\n{}model:\n{}", seed, state(bench.connector()), state(model))
                             .c_str());
            }
        }
        QCOMPARE(seen.times.size(), std::size_t{11});
        for (const auto& [what, times] : seen.times)
            QVERIFY2(times >= 5, fmt::format("{}: {} times", what, times).c_str());
    }

    void everyRunKeepsItsPromises()
    {
        for (std::uint64_t seed = 0; seed < Timelines; ++seed) {
            const RandomTimeline timeline = makeTimeline(seed);
            Bench bench(timeline);
            std::vector<std::uint32_t> counters;
            for (const RandomStep& step : timeline.steps) {
                if (step.kind != RandomStep::Kind::Run) {
                    static_cast<void>(bench.act(step));
                    continue;
                }
                const engine::RunResult run = bench.run(step);
                QCOMPARE(run.audit.handedOver(), std::uint64_t{step.alerts.size()});
                QCOMPARE(run.alerts, static_cast<std::uint32_t>(step.alerts.size()));
                QCOMPARE(run.audit.total(), run.audit.handedOver());
                QCOMPARE(run.audit.attached, std::uint64_t{run.attached.size()});
                std::uint64_t open = 0;
                for (const engine::Case& each : bench.connector().cases()) {
                    QVERIFY(each.totalAlerts <= 1'000);
                    open += each.deleted || each.status == engine::CaseStatus::Closed ? 0U : 1U;
                }
                QCOMPARE(bench.connector().notClosed(), open);
                counters.resize(bench.connector().counters().size(), 0);
                for (std::size_t i = 0; i < counters.size(); ++i) {
                    QVERIFY(bench.connector().counters()[i].counter >= counters[i]);
                    counters[i] = bench.connector().counters()[i].counter;
                }
            }
        }
    }

    void replayingGivesIdenticalBytes()
    {
        for (std::uint64_t seed = 0; seed < Timelines / 3; ++seed)
            QCOMPARE(digest(everything(makeTimeline(seed))), digest(everything(makeTimeline(seed))));
        QVERIFY(digest(everything(makeTimeline(1))) != digest(everything(makeTimeline(2))));
    }

    /// Alerts of one group change places among themselves: every number stays.
    void permutingInsideAGroupChangesNoCount()
    {
        int moved = 0;
        for (std::uint64_t seed = 0; seed < Timelines / 3; ++seed) {
            const RandomTimeline timeline = makeTimeline(seed);
            RandomTimeline other = timeline;
            const PlainModel model(timeline.field, timeline.settings);
            std::mt19937_64 bits(seed);
            for (RandomStep& step : other.steps) {
                std::map<std::string, std::vector<std::size_t>> places;
                for (std::size_t i = 0; i < step.alerts.size(); ++i)
                    places[model.keyOf(step.alerts[i])].push_back(i);
                for (const auto& [key, own] : places)
                    for (std::size_t i = own.size(); i > 1; --i)
                        std::swap(step.alerts[own[i - 1]], step.alerts[own[bits() % i]]);
            }
            moved += everything(other) != everything(timeline) ? 1 : 0;
            QVERIFY2(counts(other) == counts(timeline), fmt::format("seed {}", seed).c_str());
        }
        QVERIFY2(moved > 500, std::to_string(moved).c_str());
    }
};

QTEST_APPLESS_MAIN(TimelineFuzz)
#include "tst_TimelineFuzz.moc"
