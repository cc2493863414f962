// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/WindowSteps.h"

#include <QTest>

using namespace casewright;
using analysis::WindowSteps;

class WindowStepsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goOnInTheirUnit()
    {
        const WindowSteps steps = WindowSteps::longer("7d", rules::newestProfile(), {10 * base::Day.milliseconds});
        QCOMPARE(steps.count(), std::uint64_t{4});
        QCOMPARE(steps.at(1), std::string("8d"));
        QCOMPARE(steps.at(4), std::string("11d"));
        QCOMPARE(WindowSteps::longer("90d", rules::newestProfile(), base::Day).count(), std::uint64_t{0});
    }

    void becomeFiner()
    {
        const WindowSteps steps = WindowSteps::shorter("7d", rules::newestProfile());
        QCOMPARE(steps.count(), std::uint64_t{6 + 23 + 55});
        QCOMPARE(steps.at(1), std::string("6d"));
        QCOMPARE(steps.at(6), std::string("1d"));
        QCOMPARE(steps.at(7), std::string("23h"));
        QCOMPARE(steps.at(30), std::string("59m"));
        QCOMPARE(steps.at(84), std::string("5m"));
        QCOMPARE(WindowSteps::shorter("5m", rules::newestProfile()).count(), std::uint64_t{0});
    }

    void keepToTheVersion()
    {
        const rules::VersionProfile old = rules::versionProfile("8.18").value();
        QCOMPARE(WindowSteps::shorter("2w", old).at(1), std::string("1w"));
        QCOMPARE(WindowSteps::shorter("2w", old).count(), std::uint64_t{1 + 6});
        QCOMPARE(WindowSteps::longer("36h", old, base::Week).at(1), std::string("2d"));
        QCOMPARE(WindowSteps::shorter("36h", old).at(1), std::string("1d"));
    }

    void areFoundByLength()
    {
        const WindowSteps shorter = WindowSteps::shorter("7d", rules::newestProfile());
        QCOMPARE(shorter.at(shorter.firstShorter(1, {3 * base::Day.milliseconds})), std::string("2d"));
        QCOMPARE(shorter.firstShorter(4, {6 * base::Day.milliseconds}), std::uint64_t{4});
        QCOMPARE(shorter.firstShorter(1, base::Minute), shorter.count() + 1);
        const WindowSteps longer = WindowSteps::longer("7d", rules::newestProfile(), {20 * base::Day.milliseconds});
        QCOMPARE(longer.at(longer.firstAtLeast(1, {9 * base::Day.milliseconds})), std::string("9d"));
        QCOMPARE(longer.firstAtLeast(1, {99 * base::Day.milliseconds}), longer.count() + 1);
    }
};

QTEST_APPLESS_MAIN(WindowStepsTest)
#include "tst_WindowSteps.moc"
