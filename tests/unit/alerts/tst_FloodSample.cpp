// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include <QDir>
#include <QFile>
#include <QTest>

#include "core/alerts/Flood.h"
#include "core/alerts/FloodSample.h"

using namespace casewright;
using namespace casewright::alerts;

namespace {

/// The share of the documents in each tenth of the flood's length.
std::array<double, 10> tenths(const Flood& flood, const AlertTable& table)
{
    std::array<double, 10> shares{};
    for (const base::Timestamp at : table.times()) {
        const std::int64_t after = (at - flood.start).milliseconds;
        shares[static_cast<std::size_t>(std::min<std::int64_t>(9, after * 10 / flood.length.milliseconds))]
            += 1.0 / table.size();
    }
    return shares;
}

Flood flood(double perMinute)
{
    return {.name = "f", .start = {1'767'600'000'000}, .length = base::Day, .perMinute = perMinute,
            .storm = std::nullopt, .fields = {{.name = "host.name", .prefix = "h-", .cardinality = 5}}};
}

} // namespace

class FloodSampleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void smallFloodsStayAsTheyAre()
    {
        const Flood small = flood(1);
        QVERIFY(thinned(small, 1'440).value() == small);
        QVERIFY(!(thinned(small, 1'439).value() == small));
    }

    void eachRateIsSlowerByOneFactor()
    {
        Flood large = flood(100);
        large.storm = FloodStorm{.after = base::Hour, .length = base::Hour, .factor = 3};
        large.storms = {{.kind = FloodEventKind::Burst, .after = base::Hour, .length = base::Hour, .perMinute = 50},
                        {.kind = FloodEventKind::Drip, .length = base::Day, .every = base::Second},
                        {.kind = FloodEventKind::Missing, .length = base::Hour, .field = "host.name"}};
        const Flood sample = thinned(large, 10'000).value();
        const double factor = sample.perMinute / large.perMinute;
        QVERIFY(factor < 0.05);
        QCOMPARE(sample.storms[0].perMinute / large.storms[0].perMinute, factor);
        QVERIFY(std::abs(double(sample.storms[1].every.milliseconds) - 1'000 / factor) <= 1'000);
        QVERIFY(sample.storms[2] == large.storms[2]);
        QVERIFY(sample.storm == large.storm);
        QVERIFY(sample.fields == large.fields);
    }

    void anUnsoundFloodIsAnError()
    {
        QVERIFY(!thinned(flood(0), 10));
        QVERIFY(!thinned(flood(1e8), 10));
    }

    /// Those that come with the program: as many documents as were wanted, spread as in the whole.
    void knownFloodsAreSampled_data()
    {
        QTest::addColumn<QString>("file");
        const QDir folder(QStringLiteral(CASEWRIGHT_SOURCE_DIR "/resources/floods"));
        for (const QString& file : folder.entryList({QStringLiteral("*.json")}))
            QTest::newRow(qPrintable(file)) << folder.filePath(file);
    }
    void knownFloodsAreSampled()
    {
        QFETCH(const QString, file);
        constexpr std::uint32_t Most = 700;
        QFile text(file);
        QVERIFY(text.open(QIODevice::ReadOnly));
        const Flood whole = parseFlood(text.readAll().toStdString()).value();
        const Flood sample = thinned(whole, Most).value();
        const auto all = generate(whole, 1).value();
        const auto some = generate(sample, 1).value();
        QVERIFY(some->size() <= Most);
        QVERIFY2(some->size() >= std::min(Most, all->size()) * 9 / 10, qPrintable(QString::number(some->size())));
        QCOMPARE(some->columns().size(), all->columns().size());
        const std::array<double, 10> expected = tenths(whole, *all);
        const std::array<double, 10> found = tenths(whole, *some);
        for (std::size_t i = 0; i < expected.size(); ++i)
            QVERIFY2(std::abs(expected[i] - found[i]) < 0.04,
                     qPrintable(QStringLiteral("%1: %2 of %3").arg(i).arg(found[i]).arg(expected[i])));
    }
};

QTEST_APPLESS_MAIN(FloodSampleTest)
#include "tst_FloodSample.moc"
