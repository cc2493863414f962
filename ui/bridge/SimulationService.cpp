// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/SimulationService.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

#include "core/cases/CaseConfigurationJson.h"
#include "core/rules/Validation.h"
#include "core/store/ConfigureClient.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/SimulationArchive.h"
#include "ui/bridge/SimulationJob.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

namespace casewright::ui {
namespace {

/// The first finding that the rule cannot be simulated with. One without a Cases action is sound, but opens no cases.
base::Result<void> checkRule(const rules::Rule& rule, const rules::VersionProfile& profile)
{
    const std::vector<rules::Finding> findings = rules::validate(rule, profile);
    const auto found = std::ranges::find_if(findings, [&rule](const rules::Finding& finding) {
        return rules::preventsSimulation(finding.severity)
            || (!rule.casesAction && finding.field == rules::RuleField::CasesAction);
    });
    if (found == findings.end())
        return {};
    return base::fail(base::ErrorCode::InvalidValue, found->text,
                      base::Location{.file = {}, .field = std::string(rules::pathOf(found->field))});
}

/// Of several rules, which one.
base::Error named(base::Error error, const rules::Rule& rule)
{
    error.text = toUtf8(SimulationService::tr("%1: %2").arg(toText(rule.name), toText(error.text)));
    return error;
}

} // namespace

/// Written by the thread, read after it has ended.
struct SimulationService::Shared {
    SimulationOrder order;
    SimulationOutcome outcome;
};

SimulationService::SimulationService(WorkspaceSession& session, AlertSources& sources, QObject* parent)
    : QObject(parent), m_session(session), m_sources(sources), m_archive(new SimulationArchive(session, this))
{
    connect(&m_session, &WorkspaceSession::aboutToClose, this, &SimulationService::stopForClosing);
}

SimulationService::~SimulationService() = default;

base::Result<void> SimulationService::start(const SimulationRequest& request)
{
    if (isRunning())
        return base::fail(base::ErrorCode::Conflict,
                          toUtf8(tr("A simulation is running. Cancel it or wait for it, then start the next one.")));
    if (!m_session.isOpen())
        return base::fail(base::ErrorCode::NotFound, toUtf8(tr("No workspace is open. Open or make one first.")));
    base::Result<SimulationOrder> order = orderOf(request);
    if (!order)
        return base::fail(order.error());
    m_live = std::make_shared<LiveSimulation>();
    m_shared = std::make_shared<Shared>();
    m_isCancelling = false;
    m_shared->order = std::move(*order);
    m_thread = std::jthread([this, generation = ++m_generation, live = m_live,
                             shared = m_shared](const std::stop_token& stop) {
        shared->outcome = runSimulation(shared->order, *live, stop);
        // Only that it ended: the outcome is taken after the join. News for a service that is gone are dropped by Qt.
        QMetaObject::invokeMethod(this, [this, generation] {
            if (generation == m_generation && isRunning())
                finish();
        }, Qt::QueuedConnection);
    });
    Q_EMIT started();
    return {};
}

base::Result<SimulationOrder> SimulationService::orderOf(const SimulationRequest& request) const
{
    SimulationOrder order{
        .rules = {},
        .sources = {},
        .profile = request.profile,
        .analysts = request.analysts,
        .analystsSeed = request.analystsSeed,
        .workspace = m_session.isReadOnly() ? std::string() : toUtf8(m_session.path()),
        .startedAt = {QDateTime::currentMSecsSinceEpoch()},
    };
    std::vector<store::StoredSource> sources{request.source};
    sources.insert(sources.end(), request.moreSources.begin(), request.moreSources.end());
    for (const store::StoredSource& source : sources) {
        order.sources.push_back({.source = source,
                                 .alerts = m_sources.loaded(source.key),
                                 .skipBadLines = request.skipBadLines || m_sources.skipsBadLines(source.key)});
    }
    const QString against = sourceNames(request.source, request.moreSources);
    std::vector<rules::Rule> rules{request.rule};
    rules.insert(rules.end(), request.moreRules.begin(), request.moreRules.end());
    for (const rules::Rule& rule : rules) {
        if (base::Result<void> checked = checkRule(rule, request.profile); !checked)
            return base::fail(rules.size() > 1 ? named(checked.error(), rule) : checked.error());
        const base::Result<std::optional<store::StoredConfiguration>> configuration
            = store::ConfigureClient(m_session.workspace()).configuration(rules::ownerOf(rule));
        if (!configuration)
            return base::fail(configuration.error());
        const std::optional<store::StoredConfiguration>& found = *configuration;
        order.rules.push_back(
            {.rule = rule,
             .configuration = found ? cases::configurationJson(found->configuration) : std::string(),
             .name = toUtf8(tr("%1 against %2").arg(toText(rule.name), against))});
    }
    return order;
}

void SimulationService::cancel()
{
    m_isCancelling = true;
    m_thread.request_stop();
}

void SimulationService::setPaused(bool isPaused)
{
    if (!isRunning() || isPaused == m_live->isPaused())
        return;
    m_live->setPaused(isPaused);
    Q_EMIT pausedChanged();
}

/// The workspace that comes next shows its own simulations, so nothing else is told about this one.
void SimulationService::stopForClosing()
{
    if (!isRunning())
        return;
    cancel();
    static_cast<void>(takeOutcome());
    Q_EMIT finished();
}

SimulationOutcome SimulationService::takeOutcome()
{
    m_thread.join();
    m_isCancelling = false;
    const std::shared_ptr<Shared> shared = std::exchange(m_shared, nullptr);
    SimulationOutcome outcome = std::move(shared->outcome);
    m_report = {.state = outcome.simulation.state,
                .phase = m_live->phase(),
                .key = outcome.members.empty() ? outcome.simulation.key : outcome.members.front().key,
                .error = outcome.error,
                .seconds = outcome.seconds,
                .skippedLines = outcome.skippedLines};
    for (std::size_t i = 0; i < outcome.alerts.size(); ++i)
        if (const OrderedSource& source = shared->order.sources[i]; outcome.alerts[i] != source.alerts)
            m_sources.keep(source.source, outcome.alerts[i]);
    return outcome;
}

void SimulationService::finish()
{
    showOutcome(takeOutcome());
    if (m_report.key != 0)
        m_session.notifyCasesChanged();
    Q_EMIT finished();
}

void SimulationService::showOutcome(SimulationOutcome outcome)
{
    if (outcome.simulation.state == store::SimulationState::Finished) {
        m_archive->show(std::make_shared<const ShownSimulation>(ShownSimulation{
            .simulation = std::move(outcome.simulation), .runs = outcome.moments->runs(), .moments = outcome.moments,
            .seconds = outcome.seconds, .members = std::move(outcome.members), .places = std::move(outcome.places)}));
    } else if (m_report.key != 0) {
        // What reached the workspace before it stopped.
        m_archive->showWhenListed(m_report.key);
    }
}

} // namespace casewright::ui
