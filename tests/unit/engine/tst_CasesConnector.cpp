// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <numeric>

#include "core/engine/CasesConnector.h"

using namespace casewright;
using namespace casewright::engine;
using base::Timestamp;

namespace {

constexpr Timestamp Monday{1'767'571'200'000};

ConnectorSettings settings()
{
    return {.rule = {.id = {"rule-1"}, .name = "R", .tags = {}},
            .owner = "securitySolution",
            .space = "default",
            .timeWindow = base::Day,
            .titleStyle = rules::TitleStyle::Short};
}

/// A run whose alerts are rows `from` to `to`, all in one group.
struct OneGroup {
    std::string key;
    std::vector<base::AlertRow> alerts;

    operator GroupedAlerts() const { return {.groups = {{.key = key, .shape = key, .alerts = alerts}}, .found = 1}; }
};

OneGroup oneGroup(std::uint32_t from, std::uint32_t to, const std::string& key = R"({"a":"x"})")
{
    OneGroup group{.key = key, .alerts = {}};
    for (std::uint32_t row = from; row < to; ++row)
        group.alerts.push_back({row});
    return group;
}

std::vector<std::uint32_t> numbers(std::uint32_t count)
{
    std::vector<std::uint32_t> ids(count);
    std::iota(ids.begin(), ids.end(), 0U);
    return ids;
}

} // namespace

/// What the recorded scenarios do not reach; see tests/golden/cases-action for the rest.
class CasesConnectorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void limits_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::addColumn<qint64>("asked");
        QTest::addColumn<uint>("limit");
        QTest::newRow("nothing said") << "9.4" << qint64{0} << 5U;
        QTest::newRow("as asked") << "9.4" << qint64{20} << 20U;
        QTest::newRow("under the ceiling") << "9.4" << qint64{21} << 20U;
        QTest::newRow("an older ceiling") << "8.14" << qint64{50} << 10U;
        QTest::newRow("honoured, though 8.14 has no setting") << "8.14" << qint64{7} << 7U;
        QTest::newRow("below nothing") << "9.4" << qint64{-3} << 0U;
    }
    void limits()
    {
        QFETCH(QString, profile);
        QFETCH(qint64, asked);
        QFETCH(uint, limit);
        const rules::VersionProfile version = rules::versionProfile(profile.toStdString()).value();
        QCOMPARE(groupLimit(asked, version), limit);
        if (asked == 0)
            QCOMPARE(groupLimit(std::nullopt, version), limit);
    }

    void withoutAlertsNothingHappens()
    {
        CasesConnector connector(settings());
        const RunResult run = connector.run(Monday, {}, {});
        QCOMPARE(run.alerts, 0U);
        QVERIFY(connector.cases().empty() && connector.counters().empty() && connector.groupings().empty());
    }

    /// Whoever takes the runs one by one learns each group's name with its first run.
    void groupsAreNamedWhenTheyFirstCome()
    {
        CasesConnector connector(settings());
        const std::vector<std::uint32_t> ids = numbers(4);
        const auto named = [&](std::uint32_t from, const std::string& key) {
            return connector.run(Monday, oneGroup(from, from + 1, key), ids).newGroupings;
        };
        using Names = std::vector<std::string>;
        QCOMPARE(named(0, R"({"a":1})"), Names{R"({"a":1})"});
        QCOMPARE(named(1, R"({"a":1})"), Names{});
        QCOMPARE(named(2, R"({"a":2})"), Names{R"({"a":2})"});
        QCOMPARE(connector.groupings(), (Names{R"({"a":1})", R"({"a":2})"}));
    }

    /// The limit holds for a batch as a whole, and duplicates count.
    void aBatchFitsWholeOrNotAtAll()
    {
        CasesConnector connector(settings());
        const std::vector<std::uint32_t> ids = numbers(2'000);
        QCOMPARE(connector.run(Monday, oneGroup(0, 999), ids).audit.attached, 999U);
        const RunResult tooMany = connector.run(Monday + base::Minute, oneGroup(999, 1'001), ids);
        QCOMPARE(tooMany.audit.overLimit, 2U);
        QCOMPARE(tooMany.decisions.front().outcome, CaseOutcome::None);
        QCOMPARE(tooMany.decisions.front().alertsBefore, 999U);
        QCOMPARE(connector.run(Monday + base::Minute, oneGroup(999, 1'000), ids).audit.attached, 1U);
        QCOMPARE(connector.run(Monday + base::Minute, oneGroup(0, 1), ids).audit.overLimit, 1U);
    }

    void anAlertInManyCasesIsAWarning()
    {
        CasesConnector connector(settings());
        const std::vector<std::uint32_t> ids{0};
        std::uint32_t warnings = 0;
        for (int i = 0; i < 12; ++i) {
            const RunResult run =
                connector.run(Monday, oneGroup(0, 1, "{\"a\":" + std::to_string(i) + '}'), ids);
            QCOMPARE(run.audit.attached, 1U);
            QVERIFY(!run.failure);
            warnings += run.alertsInManyCases;
        }
        QCOMPARE(warnings, 2U);
    }

    /// reference/kibana-cases, "Template": its title and description replace those of all groups, its tags come last.
    void aTemplateGivesTexts()
    {
        ConnectorSettings templated = settings();
        templated.rule.tags = {"of the rule"};
        templated.newCases = {.title = "  Look at this ", .description = "*Soon*\n", .tags = {"night", " padded "}};
        CasesConnector connector(templated);
        const std::vector<std::uint32_t> ids = numbers(2);
        QVERIFY(!connector.run(Monday, oneGroup(0, 1, R"({"a":"x"})"), ids).failure);
        QVERIFY(!connector.run(Monday, oneGroup(1, 2, R"({"a":"y"})"), ids).failure);
        QCOMPARE(connector.cases().size(), std::size_t{2});
        for (const Case& made : connector.cases()) {
            QCOMPARE(made.title, std::string("Look at this"));
            QCOMPARE(made.description, std::string("*Soon*"));
        }
        QCOMPARE(connector.cases()[1].tags, (std::vector<std::string>{"auto-generated", "rule:rule-1", "a", "a:y",
                                                                      "of the rule", "night", "padded"}));
        QVERIFY(connector.cases()[0].id != connector.cases()[1].id);
    }

    /// First 200 of all tags, each cut to 256: those of the template are the first to go.
    void aTemplatesTagsAreCut()
    {
        ConnectorSettings templated = settings();
        templated.rule.tags.assign(190, "r");
        templated.newCases.tags.assign(10, std::string(300, 't'));
        CasesConnector connector(templated);
        static_cast<void>(connector.run(Monday, oneGroup(0, 1), numbers(1)));
        const std::vector<std::string>& tags = connector.cases().front().tags;
        QCOMPARE(tags.size(), std::size_t{200});
        QCOMPARE(tags[193], std::string("r"));
        for (std::size_t i = 194; i < tags.size(); ++i)
            QCOMPARE(tags[i], std::string(256, 't'));
    }

    /// The built title, which may be too long in the short style, does not count where there is a template's.
    void aTemplatesTitleIsTheOneThatIsMeasured()
    {
        const OneGroup wide = oneGroup(0, 1, "{\"a\":\"" + std::string(200, 'v') + "\"}");
        CasesConnector plain(settings());
        QVERIFY(plain.run(Monday, wide, numbers(1)).failure);
        ConnectorSettings templated = settings();
        templated.newCases.title = std::string(160, 'T');
        CasesConnector fitting(templated);
        QVERIFY(!fitting.run(Monday, wide, numbers(1)).failure);
        templated.newCases.title = std::string(161, 'T');
        CasesConnector tooLong(templated);
        const RunResult refused = tooLong.run(Monday, wide, numbers(1));
        QVERIFY(refused.failure && refused.failure->statusCode == 400);
        QVERIFY2(refused.failure->text.ends_with("Shorten the template's title."), refused.failure->text.c_str());
        QCOMPARE(refused.audit.failed, 1U);
    }

    void rowsWithTheSameIdAreOneAlert()
    {
        CasesConnector connector(settings());
        const std::vector<std::uint32_t> ids{0, 0, 1};
        const RunResult run = connector.run(Monday, oneGroup(0, 3), ids);
        QCOMPARE(run.audit.attached, 2U);
        QCOMPARE(run.audit.alreadyAttached, 1U);
        QCOMPARE(run.attached, (std::vector<base::AlertRow>{{0}, {2}}));
        QCOMPARE(run.handedOver, (std::vector<base::AlertRow>{{0}, {1}, {2}}));
    }

    /// Kibana's activity names the whole batch where a part of it was there already.
    void handsOverBatchesThatWereMixed()
    {
        CasesConnector connector(settings());
        const std::vector<std::uint32_t> ids = numbers(6);
        QVERIFY(connector.run(Monday, oneGroup(0, 3), ids).handedOver.empty());
        const RunResult mixed = connector.run(Monday + base::Hour, oneGroup(1, 5), ids);
        QCOMPARE(mixed.attached, (std::vector<base::AlertRow>{{3}, {4}}));
        QCOMPARE(mixed.handedOver, (std::vector<base::AlertRow>{{1}, {2}, {3}, {4}}));
        QVERIFY(connector.run(Monday + base::Hour, oneGroup(1, 5), ids).handedOver.empty());
    }

    /// Each run says where its cases stand, so that whoever stores it needs nothing else.
    void aRunIsCompleteInItself()
    {
        CasesConnector connector(settings());
        const std::vector<std::uint32_t> ids = numbers(4);
        const RunResult first = connector.run(Monday, oneGroup(0, 2), ids);
        QCOMPARE(first.newCases.size(), std::size_t{1});
        QCOMPARE(first.newCases.front(), connector.cases().front());
        QCOMPARE(first.newCases.front().totalAlerts, 2U);
        QCOMPARE(first.decisions.front().counterCreated, true);
        connector.setStatus({0}, CaseStatus::Closed, Monday + base::Hour);
        QCOMPARE(connector.notClosed(), 0U);
        const RunResult second = connector.run(Monday + base::Hour, oneGroup(2, 3), ids);
        QCOMPARE(second.decisions.front().closedPassed, true);
        QCOMPARE(second.decisions.front().counter, 2U);
        QCOMPARE(second.decisions.front().windowStart, Monday);
        QCOMPARE(second.newCases.front(), connector.cases().back());
        const RunResult third = connector.run(Monday + base::Duration{2 * base::Day.milliseconds}, oneGroup(3, 4), ids);
        QCOMPARE(third.decisions.front().windowPassed, true);
        QCOMPARE(third.decisions.front().windowStart, Monday + base::Hour);
        QCOMPARE(connector.notClosed(), 2U);
    }

    void deletingTwiceIsDeletingOnce()
    {
        CasesConnector connector(settings());
        const std::vector<std::uint32_t> ids = numbers(2);
        const base::CaseId id = connector.run(Monday, oneGroup(0, 1), ids).newCases.front().id;
        connector.deleteCase({0});
        connector.deleteCase({0});
        QCOMPARE(connector.notClosed(), 0U);
        QVERIFY(!connector.find(id));
        const RunResult again = connector.run(Monday, oneGroup(0, 1), ids);
        QCOMPARE(again.newCases.front().id, id);
        QCOMPARE(again.audit.attached, 1U);
        QCOMPARE(connector.find(id)->value, 1U);
        QCOMPARE(connector.notClosed(), 1U);
    }

    void emptyPartsLeaveTheIdWithTheirColon()
    {
        ConnectorSettings bare = settings();
        bare.owner.clear();
        bare.space.clear();
        CasesConnector without(bare);
        CasesConnector with(settings());
        const std::vector<std::uint32_t> ids{0};
        // sha256("rule-1:{}:1") and sha256("rule-1:default:securitySolution:{}:1")
        QCOMPARE(without.run(Monday, oneGroup(0, 1, "{}"), ids).newCases.front().id.text,
                 std::string("ea09ef537e28b9b63621c22e9f586342498851689641e4fd65920a1ec2b37b60"));
        QCOMPARE(with.run(Monday, oneGroup(0, 1, "{}"), ids).newCases.front().id.text,
                 std::string("efc9ff80b597d4aeef0cf29002353d4a057c983ee1ff5e6470589d376aed5e0e"));
    }
};

QTEST_APPLESS_MAIN(CasesConnectorTest)
#include "tst_CasesConnector.moc"
