// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long the window is busy at once with a table of ten million documents: the longest event of each kind of use,
// painting included, what a cell costs, and what a filter costs in the background. The yardstick is a frame, 16 ms.
// Run it with QT_QPA_PLATFORM=offscreen; the number of documents may be given.

#include "core/alerts/FieldStatistics.h"
#include "core/alerts/Flood.h"
#include "core/alerts/ValueFilter.h"
#include "tests/gui/WatchedApplication.h"
#include "ui/alerts/DocumentsCard.h"
#include "ui/bridge/TableRelease.h"
#include "ui/models/DocumentTableModel.h"
#include "ui/widgets/Theme.h"

#include <QElapsedTimer>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <QWindow>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <vector>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

namespace {

constexpr double Frame = 16;

void measure(WatchedApplication& application, const char* what, const std::function<void()>& work)
{
    application.begin();
    QElapsedTimer whole;
    whole.start();
    work();
    const double longest = application.longest();
    std::printf("%-34s longest event %6.2f ms (%4.2f frames), %8.1f ms in all\n", what, longest, longest / Frame,
                static_cast<double>(whole.nsecsElapsed()) / 1e6);
}

/// What never comes is no figure: says so, and ends the program.
template<class Condition>
void waitUntil(const char* what, Condition condition)
{
    constexpr int LongEnough = 60'000;
    if (QTest::qWaitFor(condition, LongEnough))
        return;
    std::fprintf(stderr, "%s did not come about in %d s\n", what, LongEnough / 1'000);
    std::exit(EXIT_FAILURE);
}

/// Does a thing in an event of its own, and lets the window paint.
void inAnEvent(const std::function<void()>& work)
{
    bool isDone = false;
    QMetaObject::invokeMethod(
        qApp,
        [&work, &isDone] {
            work();
            isDone = true;
        },
        Qt::QueuedConnection);
    waitUntil("an event", [&isDone] { return isDone; });
    // What it asked to be painted.
    QCoreApplication::sendPostedEvents();
}

std::shared_ptr<const alerts::AlertTable> documents(double count)
{
    alerts::Flood flood;
    flood.name = "bench";
    flood.start = {1'772'409'600'000};
    flood.length = base::Duration{base::Day.milliseconds * 7};
    flood.perMinute = count / (7 * 24 * 60);
    flood.fields = {{.name = "host.name", .prefix = "host-", .cardinality = 2'000, .skew = 1, .missing = 0},
                    {.name = "user.name", .prefix = "user-", .cardinality = 400, .skew = 0.8, .missing = 0.1},
                    {.name = "process.name", .prefix = "process-", .cardinality = 60, .skew = 1, .missing = 0.2},
                    {.name = "source.ip", .prefix = "ip-", .cardinality = 1'000'000, .skew = 0, .missing = 0},
                    {.name = "event.code", .prefix = "code-", .cardinality = 6, .skew = 1, .missing = 0}};
    return alerts::generate(flood, 1).value_or(nullptr);
}

void filters(const alerts::AlertTable& table)
{
    using Conditions = std::vector<alerts::ValueCondition>;
    for (const Conditions& conditions :
         {Conditions{{.field = "event.code", .value = "code-2"}},
          Conditions{{.field = "host.name", .value = "host-1*", .isPattern = true},
                     {.field = "user.name", .value = "user-1", .isWanted = false}},
          Conditions{{.field = "source.ip", .value = "ip-77777"}},
          Conditions{{.field = "source.ip", .value = "*77*", .isPattern = true}},
          Conditions{{.field = "process.name", .value = "*", .isPattern = true, .isWanted = false}}}) {
        std::string text;
        for (const alerts::ValueCondition& condition : conditions)
            text += (text.empty() ? "" : " and ") + alerts::conditionText(condition);
        const alerts::ValueFilter filter(conditions);
        const auto begin = std::chrono::steady_clock::now();
        const std::size_t found = filter.rows(table, {}).value().size();
        std::printf("filter %-46s %10zu rows in %6.1f ms\n", text.c_str(), found,
                    std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    }
}

void cells(const std::shared_ptr<const alerts::AlertTable>& table)
{
    DocumentTableModel model;
    model.setTable(table, DocumentTableModel::sensibleFields(alerts::fieldStatistics(*table).value(), 5));
    constexpr int Cells = 1'000'000;
    qsizetype characters = 0;
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < Cells; ++i) {
        const int row = static_cast<int>((static_cast<qint64>(i) * 7919) % model.rowCount());
        characters += model.index(row, 1 + i % (model.columnCount() - 1)).data().toString().size();
    }
    const double took = std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - begin).count();
    std::printf("a cell anywhere: %.0f ns (%lld characters)\n", took / Cells, static_cast<long long>(characters));
}

void scrolling(WatchedApplication& application, const std::shared_ptr<const alerts::AlertTable>& table)
{
    DocumentsCard card;
    card.resize(1100, 600);
    card.show();
    waitUntil("the window", [&card] { return card.windowHandle()->isExposed(); });
    auto* const view = card.findChild<QTableView*>(u"documentTable"_s);
    auto* const model = qobject_cast<DocumentTableModel*>(view->model());
    QScrollBar* const bar = view->verticalScrollBar();
    const auto loaded = std::make_shared<const LoadedAlerts>(
        LoadedAlerts{.table = table, .badLines = {}, .fields = alerts::fieldStatistics(*table).value()});
    measure(application, "show the table", [&] {
        inAnEvent([&] { card.setAlerts(1, {}, loaded); });
    });
    // Of which the program keeps no other copy, as one that was dropped from memory.
    auto held = std::make_shared<const LoadedAlerts>(LoadedAlerts{.table = releasedInBackground(documents(table->size())), .badLines = {}});
    measure(application, "show another one", [&] { inAnEvent([&] { card.setAlerts(2, {}, held); }); });
    measure(application, "and leave it for the first", [&] {
        inAnEvent([&] {
            held.reset();
            card.setAlerts(1, {}, loaded);
        });
    });
    measure(application, "500 pages down", [&] {
        for (int i = 0; i < 500; ++i)
            inAnEvent([&] { bar->triggerAction(QAbstractSlider::SliderPageStepAdd); });
    });
    measure(application, "drag over all, 300 places", [&] {
        for (int i = 0; i < 300; ++i)
            inAnEvent([&] { bar->setValue(bar->maximum() / 300 * i); });
    });
    measure(application, "200 rows down by key", [&] {
        for (int i = 0; i < 200; ++i)
            inAnEvent([&] { QTest::keyClick(view, Qt::Key_Down); });
    });
    measure(application, "to the end and back, 50 times", [&] {
        for (int i = 0; i < 50; ++i) {
            inAnEvent([&] { view->scrollToBottom(); });
            inAnEvent([&] { view->scrollToTop(); });
        }
    });
    measure(application, "last row by Ctrl+End", [&] {
        inAnEvent([&] { QTest::keyClick(view, Qt::Key_End, Qt::ControlModifier); });
    });
    const int whole = model->rowCount();
    measure(application, "filter by a value", [&] {
        inAnEvent([&] { card.filterBy(u"event.code"_s, u"code-2"_s); });
        waitUntil("the filter", [&] { return model->rowCount() != whole; });
    });
    measure(application, "filter by another one", [&] {
        const int before = model->rowCount();
        inAnEvent([&] { card.filterBy(u"event.code"_s, u"code-1"_s); });
        waitUntil("the filter", [&] { return model->rowCount() != before; });
    });
}

} // namespace

int main(int count, char** values)
{
    WatchedApplication application(count, values);
    const Theme theme(application, [] { return false; });
    constexpr double TenMillion = 10'000'000;
    const std::shared_ptr<const alerts::AlertTable> table = documents(count > 1 ? std::atof(values[1]) : TenMillion);
    if (!table) {
        std::fprintf(stderr, "no flood has so many documents\n");
        return EXIT_FAILURE;
    }
    std::printf("%u documents, %.0f MB\n", table->size(), static_cast<double>(table->memoryUse()) / 1e6);
    filters(*table);
    cells(table);
    scrolling(application, table);
    return 0;
}
