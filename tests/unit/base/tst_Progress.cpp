// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <thread>

#include "core/base/Progress.h"

using namespace casewright::base;

class ProgressTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beginsAtNothing()
    {
        const Progress progress;
        QCOMPARE(progress.done(), std::uint64_t{0});
        QCOMPARE(progress.total(), std::uint64_t{0});
    }

    void countsPhaseByPhase()
    {
        Progress progress;
        progress.begin(100);
        progress.advanceTo(60);
        QCOMPARE(progress.done(), std::uint64_t{60});
        QCOMPARE(progress.total(), std::uint64_t{100});
        progress.begin(5'000'000'000); // the next phase
        QCOMPARE(progress.done(), std::uint64_t{0});
        QCOMPARE(progress.total(), std::uint64_t{5'000'000'000});
        progress.advanceTo(5'000'000'000);
        QCOMPARE(progress.done(), progress.total());
        progress.begin(0); // of unknown size
        QCOMPARE(progress.total(), std::uint64_t{0});
    }

    /// One thread writes while another polls: what is polled was written, and never goes back within a phase.
    void isPolledWhileItGrows()
    {
        constexpr std::uint64_t Total = 200'000;
        Progress progress;
        progress.begin(Total);
        std::jthread job([&] {
            for (std::uint64_t i = 1; i <= Total; ++i)
                progress.advanceTo(i);
        });
        std::uint64_t last = 0;
        while (last < Total) {
            const std::uint64_t done = progress.done();
            QVERIFY(done >= last && done <= Total);
            QCOMPARE(progress.total(), Total);
            last = done;
        }
    }
};

QTEST_APPLESS_MAIN(ProgressTest)
#include "tst_Progress.moc"
