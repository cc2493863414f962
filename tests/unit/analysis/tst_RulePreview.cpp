// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>

#include "core/alerts/Flood.h"
#include "core/analysis/PreviewFixes.h"
#include "core/analysis/RulePreview.h"
#include "core/rules/RuleTypes.h"
#include "tests/unit/analysis/SmallHistory.h"

using namespace casewright;
using namespace casewright::analysis;

namespace {

using Kind = PreviewWarningKind;

/// A rule's runs and its action.
struct Prepared {
    std::shared_ptr<const engine::PreparedRuns> runs;
    engine::ActionInput action;
    std::vector<alerts::FieldStatistics> fields;

    explicit Prepared(const engine::SimulationInput& input)
        : runs(engine::PreparedRuns::prepare({.rule = input.rule, .alerts = input.alerts, .profile = input.profile},
                                             input.rule.casesAction->groupBy)
                   .value()),
          action{.action = *input.rule.casesAction, .analysts = input.analysts},
          fields(alerts::fieldStatistics(*input.alerts).value())
    {
    }
    [[nodiscard]] RulePreview preview(const PreviewSize& size = {}) const
    {
        return previewRule(*runs, action, size).value();
    }
    [[nodiscard]] std::vector<PreviewWarning> mended() const
    {
        return findPreviewFixes(*runs, action, preview(), fields).value();
    }
};

const PreviewWarning* find(const std::vector<PreviewWarning>& warnings, Kind kind)
{
    const auto found = std::find_if(warnings.begin(), warnings.end(),
                                    [kind](const PreviewWarning& warning) { return warning.kind == kind; });
    return found == warnings.end() ? nullptr : &*found;
}

const PreviewFix* fixOf(const PreviewWarning& warning, Setting setting)
{
    const auto found = std::find_if(warning.fixes.begin(), warning.fixes.end(),
                                    [setting](const PreviewFix& fix) { return fix.setting == setting; });
    return found == warning.fixes.end() ? nullptr : &*found;
}

engine::SimulationSummary summaryOf(engine::SimulationInput input, const PreviewFix& fix)
{
    input.rule = withFix(input.rule, fix);
    return engine::simulate(input, nullptr).value().summary;
}

/// A rule over a flood, by lot.
engine::SimulationInput floodInput(std::uint64_t seed)
{
    std::mt19937_64 bits(seed);
    const auto below = [&bits](std::uint64_t range) { return bits() % range; };
    const auto kinds = [&below](std::uint64_t most) { return 1 + static_cast<std::uint32_t>(below(most)); };
    const alerts::FloodStorm storm{.after = base::Hour,
                                   .length = {10 * base::Minute.milliseconds},
                                   .factor = 1.0 + static_cast<double>(below(30))};
    const alerts::Flood flood{.name = "f",
                              .start = base::Timestamp{1'767'600'000'000},
                              .length = {static_cast<std::int64_t>(1 + below(40)) * base::Hour.milliseconds},
                              .perMinute = 0.2 + static_cast<double>(below(60)) / 10,
                              .storm = storm,
                              .fields = {{"host.name", "h", kinds(30), 0.5, 0.1},
                                         {"user.name", "u", kinds(8), 1.0, 0.0},
                                         {"event.action", "a", 3, 0.0, 0.3},
                                         {"n", "n", 1'000'000, 0.0, 0.0}}};
    engine::SimulationInput input{.rule = {}, .alerts = alerts::generate(flood, seed).value(), .profile = {}};
    input.rule.id = {"r"};
    input.rule.name = "R";
    input.rule.interval = std::to_string(1 + below(15)) + 'm';
    input.rule.from = "now-30m";
    input.rule.maxSignals = static_cast<std::int64_t>(seed % 3 == 0 ? 5 : 1'000);
    const std::array<const char*, 4> fields{"", "host.name", "n", "user.name"};
    const std::array<const char*, 3> windows{"1h", "1d", "7d"};
    input.rule.casesAction = rules::CasesAction{.groupBy = fields[below(4)],
                                                .timeWindow = windows[below(3)],
                                                .maximumCasesToOpen = 1 + static_cast<std::int64_t>(below(12))};
    input.profile = rules::newestProfile();
    if (seed % 4 == 0)
        input.analysts.work = engine::CloseAfter{engine::FixedLength{base::Hour}};
    return input;
}

} // namespace

class RulePreviewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatCame()
    {
        test::SmallHistory history;
        history.addHost("1", "2026-01-05T08:01:00Z", "a");
        history.addHost("2", "2026-01-05T08:02:00Z", "a");
        history.addHost("3", "2026-01-05T08:02:30Z", "b");
        history.add("4", "2026-01-05T08:21:00Z", "");
        const RulePreview preview = Prepared(history.input()).preview();

        QCOMPARE(preview.summary.alerts, std::uint64_t{4});
        QCOMPARE(preview.summary.casesOpened, std::uint64_t{3});
        QCOMPARE(preview.barLength.milliseconds, 5 * base::Minute.milliseconds);
        QCOMPARE(preview.bars.size(), std::size_t{5});
        QCOMPARE(preview.bars[0].most, std::uint64_t{3});
        QCOMPARE(preview.bars[1].runs, 0U);
        QCOMPARE(preview.bars[4].most, std::uint64_t{1});
        QVERIFY(preview.bars[4].at == base::parseTimestamp("2026-01-05T08:25:00Z").value());
        QVERIFY(preview.warnings.empty());

        QCOMPARE(preview.groupCount, std::uint64_t{3});
        QCOMPARE(preview.groups[0].name, std::string("a"));
        QCOMPARE(preview.groups[0].alerts, std::uint64_t{2});
        QCOMPARE(preview.groups[0].fullest, 2U);
        QCOMPARE(preview.groups[1].name, std::string("b"));
        QVERIFY(preview.groups[2].isUnknown);
        QVERIFY(preview.groups[2].at == base::parseTimestamp("2026-01-05T08:25:00Z").value());
        QVERIFY(preview.countsDocuments);

        QCOMPARE(preview.firstCase->title, std::string("R - Grouping by a (Auto-created)"));
        QVERIFY(preview.firstCase->description.find("host.name: a") != std::string::npos);
        QVERIFY(std::count(preview.firstCase->tags.begin(), preview.firstCase->tags.end(), "host.name:a") == 1);
    }

    /// A bar leads to the run with the most alerts of those with a loss or a limit, however many others have.
    void leadsToTheWorstRun()
    {
        test::SmallHistory history;
        const auto addHosts = [&history](const std::string& time, int hosts, int alerts) {
            for (int i = 0; i < alerts; ++i)
                history.addHost(time + std::to_string(i), time, "h" + std::to_string(i % hosts));
        };
        addHosts("2026-01-05T08:01:00Z", 1, 40);
        addHosts("2026-01-05T08:06:00Z", 6, 6);
        addHosts("2026-01-05T08:11:00Z", 8, 8);
        addHosts("2026-01-05T08:16:00Z", 2, 20);
        const RulePreview preview = Prepared(history.input()).preview({.bars = 1});
        QCOMPARE(preview.bars.size(), std::size_t{1});
        QCOMPARE(preview.bars[0].breakerRuns, 2U);
        QCOMPARE(preview.bars[0].most, std::uint64_t{40});
        QVERIFY(preview.bars[0].at == base::parseTimestamp("2026-01-05T08:15:00Z").value());
    }

    /// An alert that goes on is handed over again in each run.
    void saysWhatItCounts()
    {
        test::SmallHistory history;
        history.rule().ruleTypeId = rules::ThresholdId;
        history.rule().parameters = rules::ThresholdParameters{.fields = {"host.name"}, .value = 2};
        for (const char* const id : {"1", "2", "3"})
            history.addHost(id, "2026-01-05T08:01:00Z", "a");
        const RulePreview preview = Prepared(history.input()).preview();
        QVERIFY(preview.summary.alerts > 0);
        QVERIFY(!preview.countsDocuments);
    }

    void tellsWhatIsSilencedApart()
    {
        test::SmallHistory history;
        history.addHost("1", "2026-01-05T08:01:00Z", "a");
        history.addHost("2", "2026-01-05T08:02:00Z", "b");
        const engine::SimulationInput input = history.input();
        const auto runs = engine::PreparedRuns::prepare({.rule = input.rule,
                                                         .alerts = input.alerts,
                                                         .profile = input.profile,
                                                         .silences = {.mutedInstances = {"1"}}},
                                                        "host.name")
                              .value();
        const RulePreview preview = previewRule(*runs, {.action = *input.rule.casesAction}).value();
        QCOMPARE(preview.bars[0].lost, std::uint64_t{1});
        QCOMPARE(preview.bars[0].silenced, std::uint64_t{1});
    }

    /// Whoever is about to press a fix presses that one.
    void leavesTheFirstFixWhereItIs()
    {
        test::SmallHistory history;
        for (int i = 0; i < 1'400; ++i) {
            const std::string n = std::to_string(i);
            history.add("a" + n, i < 700 ? "2026-01-05T08:01:00Z" : "2026-01-05T08:06:00Z",
                        ",\"host\":{\"name\":\"h" + std::to_string(i % 10 == 0 ? i / 10 % 15 : 0)
                            + "\"},\"user\":{\"name\":\"u" + std::to_string(i % 3) + "\"}");
        }
        history.rule().maxSignals = 1'000;
        const Prepared prepared(history.input());
        const RulePreview first = prepared.preview();
        const PreviewWarning* const before = find(first.warnings, Kind::GroupingGivenUp);
        QVERIFY(before && before->fixes.size() == 1);
        const auto warnings = prepared.mended();
        const PreviewWarning& after = *find(warnings, Kind::GroupingGivenUp);
        QVERIFY(after.fixes.size() > 1);
        QVERIFY(*after.fixes[0].inNoCase > *after.fixes[1].inNoCase);
        QVERIFY(after.fixes[0].setting == before->fixes[0].setting && after.fixes[0].value == before->fixes[0].value);
    }

    void showsTheFirstCaseOfARealGroup()
    {
        test::SmallHistory history;
        history.add("1", "2026-01-05T08:01:00Z", "");
        history.addHost("2", "2026-01-05T08:11:00Z", "b");
        QCOMPARE(Prepared(history.input()).preview().firstCase->title,
                 std::string("R - Grouping by b (Auto-created)"));
        history.action().groupBy.clear();
        QCOMPARE(Prepared(history.input()).preview().firstCase->title, std::string("R (Auto-created)"));
    }

    /// The least maximum with which the breaker never strikes, under the ceiling, and where authors may set it.
    void raisesTheMaximum()
    {
        test::SmallHistory history;
        for (int host = 0; host < 7; ++host)
            history.addHost("a" + std::to_string(host), "2026-01-05T08:01:00Z", "h" + std::to_string(host));
        for (int host = 0; host < 6; ++host)
            history.addHost("b" + std::to_string(host), "2026-01-05T08:07:00Z", "h" + std::to_string(host));
        const Prepared prepared(history.input());
        const RulePreview preview = prepared.preview();
        const PreviewWarning* const warning = find(preview.warnings, Kind::GroupingGivenUp);
        QVERIFY(warning);
        QCOMPARE(warning->runs, std::uint64_t{2});
        QCOMPARE(warning->alerts, std::uint64_t{13});
        QCOMPARE(warning->most, std::uint64_t{7});
        QCOMPARE(warning->limit, std::uint64_t{5});
        QVERIFY(warning->at == base::parseTimestamp("2026-01-05T08:05:00Z").value());
        QCOMPARE(preview.bars[0].breakerRuns, 1U);
        QVERIFY(preview.groups[0].isUngrouped);
        const PreviewFix* const fix = fixOf(*warning, Setting::MaximumCases);
        QVERIFY(fix);
        QCOMPARE(fix->value, std::string("7"));
        QCOMPARE(summaryOf(history.input(), *fix).breakerRuns, std::uint64_t{0});
        PreviewFix less = *fix;
        less.value = "6";
        QCOMPARE(summaryOf(history.input(), less).breakerRuns, std::uint64_t{1});
        const auto mended = prepared.mended();
        QCOMPARE(*fixOf(*find(mended, Kind::GroupingGivenUp), Setting::MaximumCases)->casesOpened, std::uint64_t{7});

        history.setProfile("8.18");
        QVERIFY(!fixOf(*find(Prepared(history.input()).preview().warnings, Kind::GroupingGivenUp),
                       Setting::MaximumCases));
    }

    void raisesNothingOverTheCeiling()
    {
        test::SmallHistory history;
        for (int host = 0; host < 21; ++host)
            history.addHost("a" + std::to_string(host), "2026-01-05T08:01:00Z", "h" + std::to_string(host));
        const auto warnings = Prepared(history.input()).mended();
        const PreviewWarning* const warning = find(warnings, Kind::GroupingGivenUp);
        QCOMPARE(warning->ceiling, std::uint64_t{20});
        QVERIFY(!fixOf(*warning, Setting::MaximumCases));
    }

    /// Where one run has more groups than may ever open, and most have fewer.
    void raisesToTheCeilingWhereThatMendsMost()
    {
        test::SmallHistory history;
        const auto addRun = [&history](const std::string& id, const std::string& time, int hosts) {
            for (int host = 0; host < hosts; ++host)
                history.addHost(id + std::to_string(host), time, "h" + std::to_string(host));
        };
        addRun("a", "2026-01-05T08:01:00Z", 21);
        addRun("b", "2026-01-05T08:07:00Z", 6);
        addRun("c", "2026-01-05T08:12:00Z", 6);
        const Prepared prepared(history.input());
        QCOMPARE(prepared.preview().summary.breakerRuns, std::uint64_t{3});
        QVERIFY(find(prepared.preview().warnings, Kind::GroupingGivenUp)->fixes.empty()); // it has to be run
        const auto warnings = prepared.mended();
        const PreviewFix* const fix = fixOf(*find(warnings, Kind::GroupingGivenUp), Setting::MaximumCases);
        QVERIFY(fix);
        QCOMPARE(fix->value, std::string("20"));
        QCOMPARE(*fix->breakerRuns, std::uint64_t{1});
    }

    void offersAnotherField()
    {
        test::SmallHistory history;
        for (int i = 0; i < 60; ++i)
            history.add("a" + std::to_string(i), "2026-01-05T08:0" + std::to_string(i % 5) + ":00Z",
                        ",\"host\":{\"name\":\"h" + std::to_string(i % 30) + "\"},\"user\":{\"name\":\"u"
                            + std::to_string(i % 3) + "\"}");
        const auto warnings = Prepared(history.input()).mended();
        const PreviewFix* const fix = fixOf(*find(warnings, Kind::GroupingGivenUp), Setting::Grouping);
        QVERIFY(fix);
        QCOMPARE(fix->value, std::string("user.name"));
        QCOMPARE(*fix->breakerRuns, std::uint64_t{0});
        QCOMPARE(*fix->casesOpened, std::uint64_t{3});
    }

    /// One host for three days, three alerts a minute: its case is full after some hours.
    void shortensTheWindow()
    {
        engine::SimulationInput input = floodInput(1);
        input.alerts = alerts::generate({.name = "f",
                                         .start = base::Timestamp{1'767'600'000'000},
                                         .length = {3 * base::Day.milliseconds},
                                         .perMinute = 3,
                                         .storm = {},
                                         .fields = {{"host.name", "h", 1, 0.0, 0.0}}},
                                        1)
                           .value();
        input.rule.interval = "5m";
        input.rule.casesAction = rules::CasesAction{.groupBy = "host.name", .maximumCasesToOpen = {}};
        const auto warnings = Prepared(input).mended();
        const PreviewWarning* const warning = find(warnings, Kind::CaseFull);
        QVERIFY(warning);
        QCOMPARE(warning->groups, std::uint64_t{1});
        QCOMPARE(warning->group.name, std::string("h1"));
        QVERIFY(warning->group.fullest > 980 && warning->group.fullest <= 1'000);
        QVERIFY(warning->alerts > 10'000);
        const PreviewFix* const fix = fixOf(*warning, Setting::TimeWindow);
        QVERIFY(fix);
        QCOMPARE(summaryOf(input, *fix).audit.overLimit, std::uint64_t{0});
        PreviewFix longer = *fix;
        longer.value = std::to_string(std::stoi(fix->value) + 1) + fix->value.back();
        QVERIFY(summaryOf(input, longer).audit.overLimit > 0);
    }

    void takesMoreSignals()
    {
        test::SmallHistory history;
        history.rule().maxSignals = 10;
        for (int i = 0; i < 150; ++i)
            history.addHost("a" + std::to_string(i), "2026-01-05T08:01:00Z", "h");
        const auto warnings = Prepared(history.input()).mended();
        const PreviewWarning* const warning = find(warnings, Kind::OverMaxSignals);
        QVERIFY(warning);
        QCOMPARE(warning->alerts, std::uint64_t{140});
        QCOMPARE(warning->limit, std::uint64_t{10});
        QCOMPARE(fixOf(*warning, Setting::MaxSignals)->value, std::string("200"));
    }

    void reopens()
    {
        test::SmallHistory history;
        history.addHost("1", "2026-01-05T08:01:00Z", "a");
        history.addHost("2", "2026-01-05T09:01:00Z", "a");
        history.closeAfter({10 * base::Minute.milliseconds});
        const auto warnings = Prepared(history.input()).mended();
        const PreviewWarning* const warning = find(warnings, Kind::ClosedPassed);
        QVERIFY(warning);
        QCOMPARE(warning->alerts, std::uint64_t{1});
        QCOMPARE(*fixOf(*warning, Setting::Reopen)->casesOpened, std::uint64_t{1});
    }

    void tellsWhyKibanaRefuses()
    {
        test::SmallHistory history;
        history.setProfile("8.18");
        history.addHost("1", "2026-01-05T08:01:00Z", std::string(200, 'x'));
        const RulePreview preview = Prepared(history.input()).preview();
        const PreviewWarning* const warning = find(preview.warnings, Kind::Refused);
        QVERIFY(warning);
        QVERIFY(warning->text.find("160") != std::string::npos);
        QCOMPARE(preview.bars[0].failedRuns, 1U);
        QVERIFY(!preview.firstCase);
    }

    void addsUpOverFloods()
    {
        std::size_t fixes = 0;
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            const engine::SimulationInput input = floodInput(seed);
            const Prepared prepared(input);
            const RulePreview preview = prepared.preview({.bars = 1 + seed, .groups = 5});
            const engine::SimulationSummary plain = engine::simulate(input, nullptr).value().summary;
            QVERIFY(preview.summary.audit == plain.audit);
            QVERIFY(preview.bars.size() <= 1 + seed);
            std::uint64_t alerts = 0;
            std::uint64_t lost = 0;
            std::uint64_t breakers = 0;
            for (const PreviewBar& bar : preview.bars) {
                alerts += bar.alerts;
                lost += bar.lost;
                breakers += bar.breakerRuns;
                QVERIFY(bar.most <= bar.alerts);
            }
            QCOMPARE(alerts, plain.audit.total());
            QCOMPARE(lost, plain.audit.inNoCase());
            QCOMPARE(breakers, plain.breakerRuns);
            QVERIFY(std::is_sorted(preview.groups.begin(), preview.groups.end(),
                                   [](const PreviewGroup& a, const PreviewGroup& b) { return a.alerts > b.alerts; }));
            for (const PreviewWarning& warning : prepared.mended()) {
                for (const PreviewFix& fix : warning.fixes) {
                    const engine::SimulationSummary with = summaryOf(input, fix);
                    QCOMPARE(*fix.inNoCase, with.audit.inNoCase());
                    QCOMPARE(*fix.breakerRuns, with.breakerRuns);
                    QCOMPARE(*fix.casesOpened, with.casesOpened);
                    QVERIFY(fix.setting == Setting::MaximumCases
                            || with.audit.inNoCase() <= plain.audit.inNoCase());
                    ++fixes;
                }
            }
        }
        QVERIFY(fixes > 20);
    }

    void stops()
    {
        std::stop_source source;
        source.request_stop();
        const Prepared prepared(floodInput(1));
        const auto preview = previewRule(*prepared.runs, prepared.action, {}, source.get_token());
        QVERIFY(!preview.has_value());
        QCOMPARE(preview.error().code, base::ErrorCode::Cancelled);
    }

    void saysNothingOfNothing()
    {
        test::SmallHistory history;
        history.rule().query = "host.name : nobody";
        history.addHost("1", "2026-01-05T08:01:00Z", "a");
        const RulePreview preview = Prepared(history.input()).preview();
        QCOMPARE(preview.summary.matched, std::uint64_t{0});
        QVERIFY(preview.groups.empty() && preview.warnings.empty() && !preview.firstCase);
        for (const PreviewBar& bar : preview.bars)
            QCOMPARE(bar.runs, 0U);
    }
};

QTEST_APPLESS_MAIN(RulePreviewTest)
#include "tst_RulePreview.moc"
