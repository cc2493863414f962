// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The handle of the timeline on the real Simulate page, over a month of 5-minute runs with so many alerts (1 000 000,
// or the number that is given) and analysts who work on the cases: from a moment to the page painted as it was then,
// median, 95th percentile and the longest of 500 moments in an order by chance, in processor time of the window's thread.
// The yardstick is a frame of 16 ms. Then the same simulation once more, with its alerts read: wall time until its first
// runs are on the page (asked: 200 ms), and the most memory that all of it took. Run it with QT_QPA_PLATFORM=offscreen.

#include "tests/gui/SimulationWindow.h"
#include "ui/simulation/MomentPlayback.h"
#include "ui/simulation/SimulationView.h"
#include "ui/widgets/Pill.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTableView>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

namespace {

constexpr int Moments = 500;
/// Processor time of this thread.
double threadMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

constexpr int MinutesOfAMonth = 30 * 24 * 60;

class Bench final : private SimulationWindow {
public:
    [[nodiscard]] bool measure(int alerts)
    {
        if (!setUp())
            return false;
        addRule();
        rules::Rule rule = *m_rules->find(*m_rules->current());
        rule.maxSignals = 1'000;
        rule.casesAction->maximumCasesToOpen = 20;
        rule.casesAction->reopenClosedCases = true;
        store::StoredSource source = stormyDays();
        source.flood = toUtf8(uR"({"casewright": "flood/1", "name": "Month", "start": "2026-03-02T00:00:00Z",
            "length": "30d", "perMinute": %1, "fields": [{"name": "host.name", "prefix": "h", "cardinality": 18}]})"_s
                                  .arg(static_cast<double>(alerts) / MinutesOfAMonth));
        m_rules->edit(*m_rules->current(), rule, rules::RuleField::CasesAction, u"Rule"_s);
        if (!m_sources->add(source)
            || !m_analysts->add(makeAnalysts(AnalystPreset::OfficeHours)) || !runToTheEnd() || !shown()
            || !shown()->moments)
            return false;
        std::printf("%zu runs, %llu documents, %zu changes of the queue\n", shown()->runs->size(),
                    static_cast<unsigned long long>(shown()->simulation.summary.documents),
                    shown()->moments->queueChanges().size());
        report(times());
        if (!firstResults())
            return false;
        tearDown();
        return true;
    }

private:
    [[nodiscard]] std::vector<double> times()
    {
        MomentPlayback& playback = m_page->findChild<SimulationView*>()->playback();
        const base::Timestamp first = shown()->moments->first();
        const std::int64_t length = (shown()->moments->last() - first).milliseconds;
        std::vector<double> milliseconds;
        std::uint64_t state = 1;
        for (int i = 0; i < Moments; ++i) {
            state = state * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
            const std::int64_t place = static_cast<std::int64_t>((state >> 33U) % 10'000) * length / 10'000;
            const double begun = threadMilliseconds();
            playback.seek(first + base::Duration{place});
            const double sought = threadMilliseconds();
            QCoreApplication::sendPostedEvents();   // layouts, and what is to be painted
            milliseconds.push_back(threadMilliseconds() - begun);
            m_seeking += sought - begun;
        }
        return milliseconds;
    }

    /// From the click to the first runs in the table, painted.
    [[nodiscard]] bool firstResults()
    {
        auto* const table = find<QTableView>(u"runTable"_s);
        const auto* const verdict = find<Pill>(u"auditVerdict"_s);
        const QAbstractItemModel* const before = table->model();
        QElapsedTimer clock;
        qint64 first = -1;
        QObject context;
        QObject::connect(before, &QAbstractItemModel::modelReset, &context, [&] {
            const bool isLive = m_service->isRunning() && verdict->text() == u"until now"_s; // not the result before
            if (first < 0 && isLive && table->model()->rowCount() > 0)
                first = clock.elapsed();
        });
        clock.start();
        run();
        if (!QTest::qWaitFor([&first] { return first >= 0; }, LongEnough))
            return false;
        m_window->repaint();
        std::printf("first runs on the page after %lld ms, painted after %lld ms\n", static_cast<long long>(first),
                    static_cast<long long>(clock.elapsed()));
        m_service->cancel();
        rusage used{};
        getrusage(RUSAGE_SELF, &used);
        std::printf("most memory: %ld MB\n", used.ru_maxrss / 1024);
        return waitUntilFinished();
    }

    double m_seeking = 0;    ///< of all moments, without what is painted

    void report(std::vector<double> milliseconds)
    {
        std::sort(milliseconds.begin(), milliseconds.end());
        std::printf("a moment: median %.2f ms, 95th percentile %.2f ms, longest %.2f ms\n",
                    milliseconds[milliseconds.size() / 2], milliseconds[milliseconds.size() * 95 / 100],
                    milliseconds.back());
        std::printf("without layout and painting: %.2f ms on average\n", m_seeking / Moments);
    }
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const int alerts = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
    return alerts > 0 && Bench().measure(alerts) ? EXIT_SUCCESS : EXIT_FAILURE;
}
