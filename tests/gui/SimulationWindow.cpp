// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/SimulationWindow.h"

#include "core/engine/Simulation.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/Tile.h"
#include "ui/widgets/TileButton.h"

#include <QFile>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include <algorithm>
#include <vector>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

/// Has the engine stop at the first run after a moment, and adds up what it gave until then.
class UntilSink final : public engine::RunSink {
public:
    explicit UntilSink(base::Timestamp last) : m_last(last) {}
    base::Result<void> take(engine::RunResult run, const std::vector<engine::Case>&) override
    {
        if (run.at > m_last)
            return base::fail(base::ErrorCode::Cancelled, "far enough");
        opened += run.newCases.size();
        for (const engine::Decision& decision : run.decisions)
            reopened += decision.outcome == engine::CaseOutcome::Reopened ? 1U : 0U;
        breaker += run.breaker ? 1U : 0U;
        lost += run.audit.inNoCase();
        peak = std::max(peak, run.notClosed);
        documents = run.documents;
        last = run.at;
        ++runs;
        return {};
    }
    std::uint64_t opened = 0;
    std::uint64_t reopened = 0;
    std::uint64_t breaker = 0;
    std::uint64_t lost = 0;
    std::uint64_t peak = 0;
    std::uint64_t documents = 0;
    base::Timestamp last{};
    int runs = 0;

private:
    base::Timestamp m_last;
};

} // namespace

store::StoredSource SimulationWindow::stormyDays()
{
    store::StoredSource source;
    source.name = "Two days, one storm";
    source.flood = R"({"casewright": "flood/1", "name": "Two days, one storm", "start": "2026-03-02T00:00:00Z",
        "length": "2d", "perMinute": 0.8, "storm": {"after": "30h", "length": "45m", "factor": 60},
        "fields": [{"name": "host.name", "prefix": "host-", "cardinality": 40, "skew": 1}]})";
    return source;
}

store::StoredSource SimulationWindow::millionDocuments()
{
    store::StoredSource source;
    source.name = "A million";
    source.flood = R"({"casewright": "flood/1", "name": "A million", "start": "2026-03-02T00:00:00Z",
        "length": "10000m", "perMinute": 100,
        "fields": [{"name": "host.name", "prefix": "host-", "cardinality": 15}]})";
    return source;
}

QString SimulationWindow::number(std::uint64_t value) { return NumberText::grouped(static_cast<qint64>(value)); }

bool SimulationWindow::setUp()
{
    if (!open())
        return false;
    m_cases = std::make_unique<CaseRepository>(*m_session);
    m_plays = std::make_unique<ScenarioPlays>(*m_session, m_service->archive(), *m_rules, *m_sources);
    m_page = new SimulationPage(*m_session, *m_rules, *m_sources, *m_analysts, *m_service, *m_plays, *m_cases);
    return show(m_page) && QTest::qWaitFor([this] { return m_service->archive().isListed(); }, LongEnough);
}

void SimulationWindow::tearDown()
{
    m_window.reset();
    m_plays.reset();
    m_cases.reset();
    close();
}

void SimulationWindow::addStorm()
{
    addRule();
    m_sources->add(stormyDays());
}

void SimulationWindow::addMillion()
{
    rules::Rule rule = rulePerHost(*m_rules);
    rule.maxSignals = 1'000;
    rule.casesAction->timeWindow = "5m";
    rule.casesAction->maximumCasesToOpen = 20;
    m_rules->add(rule, u"Add"_s);
    m_sources->add(millionDocuments());
}

store::StoredSource SimulationWindow::fileOf(const QByteArray& content) const
{
    QFile file(m_folder->filePath(u"alerts.ndjson"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("the file could not be written");
    store::StoredSource source;
    source.name = "alerts.ndjson";
    source.path = toUtf8(file.fileName());
    return source;
}

void SimulationWindow::run() const { QTest::mouseClick(find<QPushButton>(u"runButton"_s), Qt::LeftButton); }

bool SimulationWindow::waitUntilFinished() const
{
    return QTest::qWaitFor([this] { return !m_service->isRunning(); }, LongEnough);
}

bool SimulationWindow::runToTheEnd() const
{
    run();
    return waitUntilFinished() && QTest::qWaitFor([this] {
        return shown() && shown()->runs && !m_service->archive().simulations().empty();
    }, LongEnough);
}

QString SimulationWindow::tile(const QString& name) const
{
    if (const auto* const button = m_page->findChild<TileButton*>(name + u"Tile"_s))
        return button->number();
    return find<Tile>(name + u"Tile"_s)->text();
}

void SimulationWindow::compareWithOneThatEnded(base::Timestamp moment) const
{
    std::shared_ptr<const LoadedAlerts> alerts = m_sources->loaded(*m_sources->current());
    if (!alerts) // those of one that runs are read for it
        alerts = std::make_shared<const LoadedAlerts>(
            loadAlerts(*m_sources->find(*m_sources->current()), false, nullptr, {}).value());
    UntilSink until(moment);
    const auto ended = engine::simulate({.rule = *m_rules->find(*m_rules->current()),
                                         .alerts = alerts->table,
                                         .profile = m_session->profile(),
                                         .analysts = m_analysts->chosenModel(),
                                         .seed = m_analysts->seed()},
                                        &until);
    QVERIFY(!ended && until.runs > 0);
    QCOMPARE(tile(u"documents"_s), number(until.documents));
    QCOMPARE(tile(u"opened"_s), number(until.opened));
    QCOMPARE(tile(u"reopened"_s), number(until.reopened));
    QCOMPARE(tile(u"breaker"_s), number(until.breaker));
    QCOMPARE(tile(u"lost"_s), number(until.lost));
    QCOMPARE(tile(u"peak"_s), number(until.peak));
    const QAbstractItemModel* const runs = find<QTableView>(u"runTable"_s)->model();
    QCOMPARE(runs->rowCount(), until.runs);
    QCOMPARE(runs->index(0, 0).data().toLongLong(), until.last.milliseconds);
}

void SimulationWindow::chooseFilter(int filter) const
{
    QTest::mouseClick(find<QWidget>(u"runFilter"_s)->findChild<QPushButton*>(u"segment%1"_s.arg(filter)),
                      Qt::LeftButton);
}

} // namespace casewright::ui
