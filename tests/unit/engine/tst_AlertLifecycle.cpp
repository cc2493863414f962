// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <numeric>

#include "core/engine/AlertLifecycle.h"

using namespace casewright;
using namespace casewright::engine;

namespace {

/// What became of one instance in each run, from a text of what was reported: `1` yes, `0` no. In the answer `n` is
/// new,
/// `o` ongoing, `r` recovered, `.` nothing; in capitals if it flaps after the run.
std::string play(const LifecycleSettings& settings, const std::string& reports)
{
    AlertLifecycle lifecycle(settings, 1);
    std::string answer;
    const std::vector<std::uint32_t> all{0};
    for (std::size_t i = 0; i < reports.size(); ++i) {
        const std::span<const std::uint32_t> reported(all.data(), reports[i] == '1' ? 1 : 0);
        lifecycle.run(static_cast<std::int64_t>(i), reported);
        const bool flaps = !lifecycle.active().empty() && lifecycle.isFlapping(0);
        if (!lifecycle.started().empty())
            answer += flaps ? 'N' : 'n';
        else if (!lifecycle.ongoing().empty())
            answer += flaps ? 'O' : 'o';
        else
            answer += lifecycle.recovered().empty() ? '.' : 'r';
    }
    return answer;
}

std::vector<std::uint32_t> range(std::uint32_t begin, std::uint32_t end)
{
    std::vector<std::uint32_t> numbers(end - begin);
    std::iota(numbers.begin(), numbers.end(), begin);
    return numbers;
}

} // namespace

class AlertLifecycleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void categories_data()
    {
        QTest::addColumn<int>("delay");
        QTest::addColumn<QString>("reports");
        QTest::addColumn<QString>("answer");
        QTest::newRow("one life") << 1 << "0111000" << ".noor..";
        QTest::newRow("two lives") << 1 << "10110" << "nrnor";
        QTest::newRow("delay of 3") << 3 << "110111100" << ".....nor.";
        QTest::newRow("delay counts again after recovering") << 2 << "1100110" << ".nr..nr";
    }
    void categories()
    {
        QFETCH(int, delay);
        QFETCH(QString, reports);
        QFETCH(QString, answer);
        const LifecycleSettings settings{.delay = static_cast<std::uint64_t>(delay)};
        QCOMPARE(QString::fromStdString(play(settings, reports.toStdString())), answer);
    }

    /// By hand: every new and every recovery is a change; with 4 in the history it flaps, from the next run in which it
    /// is active; then a missing report is held for 3 runs, and the fourth recovers.
    void flapping()
    {
        QCOMPARE(play({}, "101010000000"), std::string("nrnrnOOOr..."));
        QCOMPARE(play({}, "10101001000011"), std::string("nrnrnOOOOOOrnO"));
    }
    /// After 20 entries without a change it is steady again.
    void flappingEnds()
    {
        const std::string steady(30, '1');
        const std::string answer = play({}, "1010" + steady);
        QCOMPARE(answer.substr(0, 6), std::string("nrnrnO"));
        // Entries: 4 changes, new at the fifth run, then 20 times false: from run 5 to 24. Run 25 sees 20 of them.
        QCOMPARE(answer.substr(6, 19), std::string(19, 'O'));
        QCOMPARE(answer.substr(25), std::string(9, 'o'));
    }
    void flappingIsSwitchedOff() { QCOMPARE(play({.flapping = false}, "1010101010"), std::string("nrnrnrnrnr")); }
    /// The rule's own numbers: 2 changes of the last 3, and a hold of 1 run.
    void flappingOfTheRule()
    {
        rules::Rule rule;
        rule.flapping = rules::FlappingSettings{.enabled = true, .lookBackWindow = 3, .statusChangeThreshold = 2};
        const LifecycleSettings settings = LifecycleSettings::of(rule);
        QCOMPARE(play(settings, "10100"), std::string("nrnOr"));
        // It flaps from the fourth run, which enters the first of three times false; the seventh sees all three.
        QCOMPARE(play(settings, "1011111"), std::string("nrnOOOo"));
    }
    /// Runs in which an instance was recovered count as entries without a change.
    void historiesGoOnWhileRecovered()
    {
        // Two changes, then 18 runs of nothing: those two leave the 20 held as the next ones enter.
        const std::string pause(18, '0');
        QCOMPARE(play({}, "10" + pause + "1011").substr(20), std::string("nrno"));
        QCOMPARE(play({}, "10101" + std::string(3, '0') + "1").substr(5), std::string("OOOO"));
    }

    void theLimitOfARun()
    {
        AlertLifecycle lifecycle({.mostAlerts = 10}, 40);
        lifecycle.run(0, range(0, 6));
        QCOMPARE(lifecycle.started().size(), std::size_t{6});
        // 12 are reported: nothing recovers, and new ones fill up to 10.
        std::vector<std::uint32_t> reported = range(4, 6);
        const std::vector<std::uint32_t> more = range(20, 30);
        reported.insert(reported.end(), more.begin(), more.end());
        lifecycle.run(1, reported);
        QCOMPARE(lifecycle.ongoing().size(), std::size_t{6});
        QCOMPARE(lifecycle.started().size(), std::size_t{4});
        QCOMPARE(lifecycle.started().front().instance, 20U);
        QCOMPARE(lifecycle.started().back().instance, 23U);
        QVERIFY(lifecycle.recovered().empty());
        // 10 are not more than 10.
        lifecycle.run(2, range(20, 30));
        QCOMPARE(lifecycle.recovered().size(), std::size_t{6});
        QCOMPARE(lifecycle.started().size(), std::size_t{6});
        QCOMPARE(lifecycle.ongoing().size(), std::size_t{4});
    }
    /// Only those past the delay count for the limit.
    void theLimitKnowsTheDelay()
    {
        AlertLifecycle lifecycle({.delay = 2, .mostAlerts = 3}, 10);
        lifecycle.run(0, range(0, 2));
        lifecycle.run(1, range(0, 10)); // 2 past it
        QCOMPARE(lifecycle.started().size(), std::size_t{2});
        lifecycle.run(2, range(1, 10)); // 9 past it: the limit, and instance 0 stays
        QCOMPARE(lifecycle.ongoing().size(), std::size_t{2});
        QCOMPARE(lifecycle.started().size(), std::size_t{1});
    }
    void alertsKeepTheirOrder()
    {
        AlertLifecycle lifecycle({}, 5);
        lifecycle.run(0, std::vector<std::uint32_t>{4, 1});
        lifecycle.run(1, std::vector<std::uint32_t>{0, 1, 4});
        std::vector<std::uint32_t> order;
        for (const AlertLifecycle::Alert alert : lifecycle.active())
            order.push_back(alert.instance);
        QCOMPARE(order, (std::vector<std::uint32_t>{4, 1, 0}));
        QCOMPARE(lifecycle.active()[2].number, 2U);
    }
};

QTEST_APPLESS_MAIN(AlertLifecycleTest)
#include "tst_AlertLifecycle.moc"
