// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "core/alerts/MixOrder.h"

using namespace casewright;
using namespace casewright::alerts;

namespace {

using Times = std::vector<base::Timestamp>;
using Rows = std::vector<std::uint32_t>;

Times timesOf(std::initializer_list<std::int64_t> milliseconds)
{
    Times times;
    for (const std::int64_t each : milliseconds)
        times.push_back({each});
    return times;
}

MixOrder made(const Times& history, const Times& flood, const Rows& leftOut = {})
{
    MixOrder order;
    if (!order.make(history, flood, leftOut, {}))
        qFatal("nothing was to stop it");
    return order;
}

/// `h0 f0 f1`: by row, where it comes from.
std::string text(const MixOrder& order)
{
    std::string text;
    for (std::uint32_t row = 0; row < order.size(); ++row) {
        text += row == 0 ? "" : " ";
        text += order.isFlood(row) ? 'f' : 'h';
        text += std::to_string(order.isFlood(row) ? order.floodRow(row) : order.historyRow(row));
    }
    return text;
}

/// The same from the runs.
std::string runText(const MixOrder& order)
{
    std::string text;
    const bool done = order.forEachRun({}, [&text](const MixOrder::Run& run) {
        for (std::uint32_t i = 0; i < run.size; ++i) {
            text += run.row + i == 0 ? "" : " ";
            text += run.isFlood ? 'f' : 'h';
            text += std::to_string(run.source + i);
        }
    });
    return done ? text : "stopped";
}

} // namespace

class MixOrderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void inOrderOfTimeTheHistoryFirst()
    {
        const MixOrder order = made(timesOf({1, 3, 3, 9}), timesOf({1, 2, 3, 10}));
        QCOMPARE(text(order), std::string("h0 f0 f1 h1 h2 f2 h3 f3"));
        QCOMPARE(runText(order), text(order));
        QCOMPARE(order.leftOut(), 0U);
    }

    void oneOfBothIsEmpty()
    {
        QCOMPARE(text(made({}, timesOf({1, 2}))), std::string("f0 f1"));
        QCOMPARE(runText(made(timesOf({1, 2}), {})), std::string("h0 h1"));
        QCOMPARE(made({}, {}).size(), 0U);
        QCOMPARE(runText(made({}, {})), std::string());
    }

    void leavesOut()
    {
        const MixOrder order = made(timesOf({2, 4}), timesOf({1, 1, 2, 3, 4, 5}), {0, 2, 3, 5});
        QCOMPARE(text(order), std::string("f1 h0 h1 f4"));
        QCOMPARE(runText(order), text(order));
        QCOMPARE(order.leftOut(), 4U);
        QCOMPARE(order.rowOfFlood(1), 0U);
        QCOMPARE(order.rowOfFlood(4), 3U);
        QCOMPARE(made(timesOf({1}), timesOf({1, 1}), {0, 1}).size(), 1U);
    }

    /// Against the plain way, over many words and blocks, with long runs of both.
    void largeOnes_data()
    {
        QTest::addColumn<int>("history");
        QTest::addColumn<int>("flood");
        QTest::addColumn<int>("span");
        QTest::newRow("as many") << 20'000 << 20'000 << 30'000;
        QTest::newRow("few in the history") << 30 << 200'000 << 200'000;
        QTest::newRow("few in the flood") << 200'000 << 30 << 200'000;
        QTest::newRow("few times") << 3'000 << 5'000 << 5;
    }
    void largeOnes()
    {
        QFETCH(int, history);
        QFETCH(int, flood);
        QFETCH(int, span);
        std::mt19937_64 bits(7);
        const auto draw = [&](int count) {
            Times times;
            for (int i = 0; i < count; ++i)
                times.push_back({static_cast<std::int64_t>(bits() % static_cast<unsigned>(span))});
            std::ranges::sort(times);
            return times;
        };
        const Times a = draw(history);
        const Times b = draw(flood);
        Rows leftOut;
        for (std::uint32_t row = 0; row < b.size(); ++row)
            if (bits() % 100 == 0)
                leftOut.push_back(row);
        const MixOrder order = made(a, b, leftOut);
        QCOMPARE(order.size(), static_cast<std::uint32_t>(a.size() + b.size() - leftOut.size()));
        std::uint32_t h = 0;
        std::uint32_t f = 0;
        for (std::uint32_t row = 0; row < order.size(); ++row) {
            while (std::ranges::binary_search(leftOut, f))
                ++f;
            const bool isFlood = h == a.size() || (f < b.size() && b[f] < a[h]);
            QCOMPARE(order.isFlood(row), isFlood);
            QCOMPARE(isFlood ? order.floodRow(row) : order.historyRow(row), isFlood ? f : h);
            if (isFlood)
                QCOMPARE(order.rowOfFlood(f), row);
            ++(isFlood ? f : h);
        }
        QCOMPARE(runText(order), text(order));
        QVERIFY(order.memoryUse() < order.size() + 10'000);
    }

    void stops()
    {
        std::stop_source source;
        const Times times = timesOf({1, 2, 3});
        const MixOrder order = made(times, times);
        source.request_stop();
        MixOrder stopped;
        QVERIFY(!stopped.make(times, times, {}, source.get_token()));
        int runs = 0;
        QVERIFY(!order.forEachRun(source.get_token(), [&runs](const MixOrder::Run&) { ++runs; }));
        QCOMPARE(runs, 0);
    }
};

QTEST_APPLESS_MAIN(MixOrderTest)
#include "tst_MixOrder.moc"
