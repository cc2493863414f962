// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <cmath>

#include "core/analysis/DrawnMean.h"
#include "core/engine/CaseDraw.h"

using namespace casewright;
using analysis::meanHours;

namespace {

/// Of many draws, in hours.
double drawnMean(const engine::DrawnLength& length)
{
    constexpr std::uint32_t Draws = 200'000;
    double sum = 0;
    for (std::uint32_t i = 0; i < Draws; ++i) {
        const engine::CaseBits bits(5, "case", i, engine::CaseBits::Purpose::Length);
        sum += static_cast<double>(engine::draw(length, bits).milliseconds);
    }
    return sum / Draws / static_cast<double>(base::Hour.milliseconds);
}

} // namespace

class DrawnMeanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isTheMeanOfTheDraws()
    {
        QCOMPARE(meanHours(engine::FixedLength{{90 * base::Minute.milliseconds}}), 1.5);
        QCOMPARE(meanHours(engine::UniformLength{base::Hour, {4 * base::Hour.milliseconds}}), 2.5);
        QVERIFY(std::abs(drawnMean(engine::UniformLength{base::Hour, {4 * base::Hour.milliseconds}}) - 2.5) < 0.01);
        for (const double spread : {1.0, 1.5, 2.0, 3.0}) {
            const engine::LogNormalLength length{base::Hour, spread};
            const double mean = meanHours(length);
            QVERIFY2(std::abs(drawnMean(length) / mean - 1) < 0.01, qPrintable(QString::number(spread)));
            // Near to that of a normal distribution: twelve draws have thinner ends.
            const double normal = std::exp(std::log(spread) * std::log(spread) / 2);
            QVERIFY(mean <= normal * 1.0001 && mean > 0.97 * normal);
        }
    }

    /// What is cut at a second or at ten years does not count longer.
    void knowsTheCuts()
    {
        for (const base::Duration median : {base::Second, base::Duration{1'000 * base::Day.milliseconds}}) {
            const engine::LogNormalLength length{median, 4};
            QVERIFY(std::abs(drawnMean(length) / meanHours(length) - 1) < 0.01);
        }
    }
};

QTEST_APPLESS_MAIN(DrawnMeanTest)
#include "tst_DrawnMean.moc"
