// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// From a key stroke on the real Rules page to its live preview, with a million alerts: median, 95th percentile and the
// longest, for edits of the Cases action and of the query; and the longest event of the GUI thread meanwhile, painting
// included; also how long it takes until the card of the Cases action says what comes of its field, and of all fields,
// which follows the preview. The yardsticks are 100 ms, 300 ms and a frame of 16 ms. Run it with QT_QPA_PLATFORM=offscreen; the number
// of alerts may be given, and a second one, of key strokes.

#include "tests/gui/WatchedApplication.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/GroupingOutlooks.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/RulePreviews.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/designer/RulesPage.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

namespace {

constexpr int LongEnough = 120'000;
constexpr int Beat = 30;   ///< ms between strokes of somebody in a hurry

/// What never comes is no figure: says so, and ends the program.
template<class Condition>
void waitUntil(RulePreviews& previews, const char* what, Condition condition)
{
    QSignalSpy changes(&previews, &RulePreviews::changed);
    while (!condition())
        if (!changes.wait(LongEnough)) {
            std::fprintf(stderr, "%s did not come about\n", what);
            std::exit(EXIT_FAILURE);
        }
}

void waitForNumbers(RulePreviews& previews)
{
    waitUntil(previews, "a preview", [&] { return !previews.isStale(); });
}
void waitForAll(RulePreviews& previews)
{
    waitUntil(previews, "a preview with its fixes", [&] { return !previews.isStale() && !previews.isSearching(); });
}

/// The Rules page over a workspace in a temporary folder.
class Window final {
public:
    Window(int alerts, QApplication& application)
        : m_documents(m_session), m_sources(m_session), m_theme(application, [] { return false; }),
          m_window(m_actions, m_theme)
    {
        const auto opened = m_session.open(m_folder.filePath(u"a.casewright"_s), store::Access::Create);
        m_previews = std::make_unique<RulePreviews>(m_session, m_documents, m_sources);
        if (!opened || !m_documents.add(rule(), u"Add"_s) || !m_sources.add(flood(alerts)))
            std::exit(EXIT_FAILURE);
        m_page = new RulesPage(m_session, m_documents);
        m_page->setAlerts(m_sources);
        m_page->setPreviews(m_sources, *m_previews);
        m_window.addPage(m_page);
        m_window.resize(1440, 900);
        m_window.show();
        waitUntil(*m_previews, "the first preview", [this] { return m_previews->state() == PreviewState::Ready; });
        waitForAll(*m_previews);
    }

    template<class Widget>
    Widget* find(const QString& name)
    {
        auto* const found = m_page->findChild<Widget*>(name);
        if (!found)
            std::exit((std::fprintf(stderr, "no %s\n", qUtf8Printable(name)), EXIT_FAILURE));
        return found;
    }
    RulePreviews& previews() { return *m_previews; }
    RuleDocuments& documents() { return m_documents; }

private:
    static rules::Rule rule()
    {
        rules::Rule rule;
        rule.id.text = "bench";
        rule.name = "Bench";
        rule.maxSignals = 1'000;
        rule.query = "host.name : host-1*";
        rule.casesAction = rules::CasesAction{.groupBy = "host.name"};
        return rule;
    }
    static store::StoredSource flood(int alerts)
    {
        store::StoredSource source;
        source.name = "Flood";
        source.seed = 1;
        source.flood = toUtf8(uR"({"casewright": "flood/1", "name": "Flood", "start": "2026-03-02T00:00:00Z",
            "length": "7d", "perMinute": %1, "fields": [
            {"name": "host.name", "prefix": "host-", "cardinality": 2000, "skew": 1},
            {"name": "user.name", "prefix": "user-", "cardinality": 400, "skew": 0.8, "missing": 0.1},
            {"name": "process.name", "prefix": "process-", "cardinality": 60, "skew": 1, "missing": 0.2},
            {"name": "source.ip", "prefix": "ip-", "cardinality": 1000000},
            {"name": "event.code", "prefix": "code-", "cardinality": 6, "skew": 1}]})"_s
                                  .arg(alerts / (7.0 * 24 * 60)));
        return source;
    }

    QTemporaryDir m_folder;
    WorkspaceSession m_session;
    RuleDocuments m_documents;
    AlertSources m_sources;
    std::unique_ptr<RulePreviews> m_previews;
    ActionTable m_actions;
    Theme m_theme;
    MainWindow m_window;
    RulesPage* m_page = nullptr;
};

/// Types each stroke when the preview of the one before is there, fixes and all, and reports how long the numbers took.
void measure(WatchedApplication& application, Window& window, const char* what, int strokes,
             const std::function<void(int)>& type)
{
    std::vector<double> taken;
    std::vector<double> worked;
    application.begin();
    for (int i = 0; i < strokes; ++i) {
        QElapsedTimer clock;
        clock.start();
        const double before = processorTime(CLOCK_PROCESS_CPUTIME_ID);
        type(i);
        if (!window.previews().isStale())
            continue; // the same as before
        waitForNumbers(window.previews());
        QCoreApplication::sendPostedEvents();
        taken.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        worked.push_back(processorTime(CLOCK_PROCESS_CPUTIME_ID) - before);
        waitForAll(window.previews());
    }
    const auto at = [](std::vector<double>& of, double share) {
        std::sort(of.begin(), of.end());
        return of.empty() ? 0 : of[static_cast<std::size_t>(share * static_cast<double>(of.size() - 1))];
    };
    std::printf("%-26s %3zu previews, p50 %6.1f, p95 %6.1f, longest %6.1f ms (processor p50 %6.1f, p95 %6.1f); longest "
                "event %5.2f ms\n",
                what, taken.size(), at(taken, 0.5), at(taken, 0.95), at(taken, 1), at(worked, 0.5), at(worked, 0.95),
                application.longest());
    std::fflush(stdout);
}

/// Types as fast as a person can, without waiting, and reports when the last one is there.
void hurry(WatchedApplication& application, Window& window, const char* what, int strokes,
           const std::function<void(int)>& type)
{
    application.begin();
    QTimer beat;
    beat.start(Beat);
    QSignalSpy beats(&beat, &QTimer::timeout);
    QElapsedTimer clock;
    for (int i = 0; i < strokes; ++i) {
        if (i > 0)
            beats.wait(LongEnough);
        clock.start(); // of the last one
        type(i);
    }
    waitForNumbers(window.previews());
    std::printf("%-30s last preview after %6.1f ms; longest event %5.2f ms\n", what,
                static_cast<double>(clock.nsecsElapsed()) / 1e6, application.longest());
}

/// Until what the card of the Cases action wants to know of fields is known, from each stroke on.
void measureOutlooks(WatchedApplication& application, Window& window, const char* what, int strokes,
                     const std::function<void(int)>& type)
{
    auto* const outlooks = window.find<GroupingOutlooks>({});
    std::vector<double> taken;
    application.begin();
    for (int i = 0; i < strokes; ++i) {
        QElapsedTimer clock;
        clock.start();
        type(i);
        QSignalSpy changes(outlooks, &GroupingOutlooks::changed);
        while (window.previews().isStale() || !outlooks->isComplete())
            if (!changes.wait(LongEnough))
                std::exit((std::fprintf(stderr, "%s did not come about\n", what), EXIT_FAILURE));
        taken.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        waitForAll(window.previews());
    }
    std::sort(taken.begin(), taken.end());
    std::printf("%-30s %3zu times, p50 %6.1f, longest %6.1f ms; longest event %5.2f ms\n", what, taken.size(),
                taken[taken.size() / 2], taken.back(), application.longest());
    std::fflush(stdout);
}

/// Of its field, and of all of them while the list is open.
void outlooksOfCard(WatchedApplication& application, Window& window, int strokes, const std::function<void(int)>& edit)
{
    auto* const groupBy = window.find<QLineEdit>(u"ruleGroupBy"_s);
    measureOutlooks(application, window, "outlook of the field", strokes, edit);
    measureOutlooks(application, window, "outlooks of all fields", strokes / 4, [groupBy, &edit](int i) {
        groupBy->setFocus();
        QTest::keyClick(groupBy, Qt::Key_Escape);
        edit(i);
        QTest::keyClick(groupBy, Qt::Key_Down);
    });
    QTest::keyClick(groupBy, Qt::Key_Escape);
    groupBy->clearFocus();
}

void outlooks(Window& window)
{
    const std::vector<std::string> fields{"host.name", "user.name", "process.name", "source.ip", "event.code"};
    for (const std::string& field : fields) {
        QSignalSpy answers(&window.previews(), &RulePreviews::outlooksChanged);
        const double before = processorTime(CLOCK_PROCESS_CPUTIME_ID);
        QElapsedTimer clock;
        clock.start();
        window.previews().askOutlooks({field});
        if (!answers.wait(LongEnough) || window.previews().outlooks().size() != 1)
            std::exit(EXIT_FAILURE);
        std::printf("outlook of %-14s %6.1f ms (processor %6.1f): %u groups in one run, %llu cases\n", field.c_str(),
                    static_cast<double>(clock.nsecsElapsed()) / 1e6, processorTime(CLOCK_PROCESS_CPUTIME_ID) - before,
                    window.previews().outlooks().front().peakGroups,
                    static_cast<unsigned long long>(window.previews().outlooks().front().casesOpened));
    }
}

} // namespace

int main(int argc, char** argv)
{
    WatchedApplication application(argc, argv);
    const int alerts = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
    const int strokes = argc > 2 ? std::atoi(argv[2]) : 100;
    Window window(alerts, application);
    std::printf("%llu alerts match of %llu\n",
                static_cast<unsigned long long>(window.previews().preview()->summary.matched),
                static_cast<unsigned long long>(window.previews().preview()->summary.documents));
    auto* const number = window.find<QWidget>(u"ruleTimeWindow"_s)->findChild<QSpinBox*>(u"durationNumber"_s);
    auto* const groupBy = window.find<QLineEdit>(u"ruleGroupBy"_s);
    auto* const query = window.find<QPlainTextEdit>(u"ruleQuery"_s);
    const auto window1 = [number](int i) { QTest::keyClick(number, i % 10 < 5 ? Qt::Key_Up : Qt::Key_Down); };
    measure(application, window, "time window, arrow keys", strokes, window1);
    measure(application, window, "group by, another field", strokes, [groupBy](int i) {
        const std::array<const char*, 5> fields{"user.name", "process.name", "source.ip", "event.code", "host.name"};
        groupBy->setText(QLatin1StringView(fields[static_cast<std::size_t>(i) % fields.size()]));
    });
    groupBy->setText(u"host.name"_s);
    waitForAll(window.previews());
    const auto typeQuery = [query](int i) {
        query->moveCursor(QTextCursor::End);
        if (i % 2 == 0)
            QTest::keyClick(query, static_cast<char>('2' + i % 7));
        else
            QTest::keyClick(query, Qt::Key_Backspace);
    };
    query->setPlainText(u"host.name : host-1* or user.name : user-"_s);
    waitForAll(window.previews());
    measure(application, window, "query, a value", strokes, typeQuery);
    query->setPlainText(u"not process.name : process-"_s);
    waitForAll(window.previews());
    measure(application, window, "query, nearly all match", strokes, typeQuery);
    measure(application, window, "time window, nearly all", strokes, window1);
    outlooksOfCard(application, window, strokes, window1);
    outlooks(window);
    hurry(application, window, "time window, in a hurry", strokes, window1);
    hurry(application, window, "query, in a hurry", strokes, typeQuery);
    // On the way stand names of objects, whose values are looked for in the text of the documents until the next
    // letter.
    hurry(application, window, "group by, letter by letter", strokes / 9 * 9, [groupBy](int i) {
        const QString text = u"user.name"_s;
        if (i % text.size() == 0)
            groupBy->clear();
        QTest::keyClick(groupBy, text.at(i % text.size()).toLatin1());
    });
    return EXIT_SUCCESS;
}
