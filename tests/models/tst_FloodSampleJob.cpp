// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/FloodSample.h"

#include <QSignalSpy>
#include <QTest>

using namespace casewright;
using casewright::ui::FloodSample;

namespace {

alerts::Flood flood(double perMinute, std::uint32_t hosts)
{
    return {.name = "f", .start = {1'767'600'000'000}, .length = base::Day, .perMinute = perMinute,
            .storm = std::nullopt, .fields = {{.name = "host.name", .prefix = "h-", .cardinality = hosts}}};
}

} // namespace

/// Fields of floods that are not made yet.
class FloodSampleJobTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsASample()
    {
        FloodSample sample;
        QSignalSpy counted(&sample, &FloodSample::counted);
        sample.start(flood(5'000, 7), 1);
        QVERIFY(sample.isRunning());
        QVERIFY(counted.wait());
        QVERIFY(sample.last());
        QVERIFY(sample.last()->documents <= FloodSample::Most);
        QVERIFY(sample.last()->documents > FloodSample::Most * 9 / 10);
        QCOMPARE(sample.last()->whole, 7'200'000U);
        QCOMPARE(sample.last()->fields.size(), std::size_t{1});
        QCOMPARE(sample.last()->fields[0].values, 7U);
        QCOMPARE(sample.last()->fields[0].documents, sample.last()->documents);
    }

    void aSmallFloodIsCountedWhole()
    {
        FloodSample sample;
        QSignalSpy counted(&sample, &FloodSample::counted);
        sample.start(flood(1, 7), 1);
        QVERIFY(counted.wait());
        QCOMPARE(sample.last()->documents, 1'440U);
        const auto made = alerts::generate(flood(1, 7), 1).value();
        QVERIFY(sample.last()->fields == alerts::fieldStatistics(*made).value());
    }

    void theLatestFloodWins()
    {
        FloodSample sample;
        QSignalSpy counted(&sample, &FloodSample::counted);
        for (std::uint32_t hosts = 2; hosts <= 9; ++hosts)
            sample.start(flood(100, hosts), 1);
        QVERIFY(counted.wait());
        QCOMPARE(sample.last()->fields[0].values, 9U);
        QVERIFY(!sample.isRunning());
        QCOMPARE(counted.size(), 1);
    }

    void anUnsoundFloodChangesNothing()
    {
        FloodSample sample;
        QSignalSpy counted(&sample, &FloodSample::counted);
        sample.start(flood(1, 3), 1);
        QVERIFY(counted.wait());
        sample.start(flood(0, 4), 1);
        QTRY_VERIFY(!sample.isRunning());
        QCOMPARE(counted.size(), 1);
        QCOMPARE(sample.last()->fields[0].values, 3U);
    }

    void canBeCancelled()
    {
        FloodSample sample;
        QSignalSpy counted(&sample, &FloodSample::counted);
        sample.start(flood(1, 3), 1);
        sample.cancel();
        QVERIFY(!sample.isRunning());
        sample.start(flood(1, 5), 1);
        QVERIFY(counted.wait());
        QCOMPARE(counted.size(), 1);
        QCOMPARE(sample.last()->fields[0].values, 5U);
    }
};

QTEST_GUILESS_MAIN(FloodSampleJobTest)
#include "tst_FloodSampleJob.moc"
