// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/SimulationBench.h"

#include "ui/bridge/Text.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

namespace casewright::ui {

using namespace Qt::StringLiterals;

rules::Rule SimulationBench::rulePerHost()
{
    rules::Rule rule;
    rule.id.text = "rule-1";
    rule.name = "Per host";
    rule.interval = "5m";
    rule.from = "now-6m";
    rule.maxSignals = 100;
    rule.casesAction.emplace();
    rule.casesAction->groupBy = "host.name";
    return rule;
}

rules::Rule SimulationBench::busyRule()
{
    rules::Rule rule = rulePerHost();
    rule.maxSignals = 1'000;
    rule.casesAction->timeWindow = "5m";
    rule.casesAction->maximumCasesToOpen = 20;
    return rule;
}

store::StoredSource SimulationBench::flood(int documents, int perMinute, int hosts)
{
    store::StoredSource source;
    source.name = "Flood";
    source.flood = toUtf8(uR"({"casewright": "flood/1", "name": "Flood", "start": "2026-03-02T00:00:00Z",
        "length": "%1m", "perMinute": %2,
        "fields": [{"name": "host.name", "prefix": "host-", "cardinality": %3}]})"_s
                              .arg(documents / perMinute)
                              .arg(perMinute)
                              .arg(hosts));
    source.seed = 7;
    return source;
}

QByteArray SimulationBench::textOf(const engine::SimulationSummary& s)
{
    const QString text
        = u"documents %1 matched %2 runs %3 alerts %4 opened %5 reopened %6 breaker %7 failed %8 largest %9 peak %10"_s
              .arg(s.documents).arg(s.matched).arg(s.runs).arg(s.alerts).arg(s.casesOpened).arg(s.casesReopened)
              .arg(s.breakerRuns).arg(s.failedRuns).arg(s.largestCase).arg(s.openAtPeak);
    QByteArray bins;
    const engine::Audit& audit = s.audit;
    for (const std::uint64_t bin : {audit.overMaxSignals, audit.muted, audit.maintenanceWindow, audit.overRunCap,
                                    audit.overwritten, audit.overLimit, audit.alreadyAttached, audit.attached,
                                    audit.failed})
        bins += ' ' + QByteArray::number(qulonglong(bin));
    return text.toUtf8() + " audit" + bins;
}

QByteArray SimulationBench::textOf(const std::vector<store::StoredRun>& runs)
{
    QByteArray text;
    for (const store::StoredRun& run : runs)
        text += u"%1@%2 %3/%4>%5 %6 %7+%8+%9 %10 %11\n"_s.arg(run.number).arg(run.at.milliseconds).arg(run.alerts)
                    .arg(run.groups).arg(run.maximumCases).arg(run.breaker).arg(run.created).arg(run.reopened)
                    .arg(run.attachedTo).arg(run.audit.attached).arg(run.audit.total()).toUtf8();
    return text;
}

bool SimulationBench::setUp()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = std::make_unique<WorkspaceSession>();
    m_sources = std::make_unique<AlertSources>(*m_session);
    m_service = std::make_unique<SimulationService>(*m_session, *m_sources);
    return m_session->open(path(), store::Access::Create).has_value();
}

void SimulationBench::tearDown()
{
    m_service.reset();
    m_sources.reset();
    m_session.reset();
    m_folder.reset();
}

QString SimulationBench::path(const QString& name) const { return m_folder->filePath(name); }

store::StoredSource SimulationBench::add(const store::StoredSource& source)
{
    return *m_sources->find(m_sources->add(source).value_or(-1));
}

bool SimulationBench::start(const store::StoredSource& source, const rules::Rule& rule, bool skipBadLines)
{
    const base::Result<void> started = m_service->start(
        {.rule = rule, .source = source, .profile = m_session->profile(), .skipBadLines = skipBadLines});
    if (!started)
        qWarning("%s", qUtf8Printable(toText(started.error())));
    return started.has_value();
}

bool SimulationBench::waitUntilFinished()
{
    return QTest::qWaitFor([this] { return !m_service->isRunning(); }, LongEnough);
}

qint64 SimulationBench::cancelWhen(const std::function<bool()>& condition)
{
    QElapsedTimer clock;
    qint64 taken = -1;
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &poll, [&] {
        if (clock.isValid() || !m_service->isRunning() || !condition())
            return;
        clock.start();
        m_service->cancel();
    });
    QObject::connect(m_service.get(), &SimulationService::finished, &poll, [&] {
        taken = clock.isValid() ? clock.elapsed() : -1;
    });
    poll.start(0);
    return waitUntilFinished() ? taken : -1;
}

std::vector<store::StoredSimulation> SimulationBench::stored(const QString& name) const
{
    const auto workspace = store::Workspace::open(toUtf8(path(name)), store::Access::ReadOnly);
    return workspace ? workspace->simulations().value_or(std::vector<store::StoredSimulation>{})
                     : std::vector<store::StoredSimulation>{};
}

std::vector<store::StoredRun> SimulationBench::storedRuns(std::int64_t key) const
{
    const auto workspace = store::Workspace::open(toUtf8(path()), store::Access::ReadOnly);
    return workspace ? workspace->runs(key, std::nullopt, 1'000'000).value_or(std::vector<store::StoredRun>{})
                     : std::vector<store::StoredRun>{};
}

} // namespace casewright::ui
