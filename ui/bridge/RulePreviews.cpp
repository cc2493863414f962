// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/RulePreviews.h"

#include <QThreadPool>
#include <QTimer>

#include <utility>

#include "core/analysis/PreviewFixes.h"
#include "core/cases/CaseConfiguration.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/AnalystModels.h"
#include "ui/bridge/OwnerConfigurations.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/SettingChange.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

namespace casewright::ui {
namespace {

/// Long enough for changes that belong together, such as another rule and its findings; much shorter than a key stroke.
constexpr int PauseMilliseconds = 5;

} // namespace

RulePreviews::RulePreviews(WorkspaceSession& session, RuleDocuments& documents, AlertSources& sources, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_documents(documents),
      m_sources(sources),
      m_configurations(new OwnerConfigurations(session, this)),
      m_pause(new QTimer(this)),
      m_workshop(std::make_shared<PreviewWorkshop>()),
      m_job(this),
      m_fixJob(this),
      m_outlookJob(this)
{
    m_pause->setSingleShot(true);
    m_pause->setInterval(PauseMilliseconds);
    connect(m_pause, &QTimer::timeout, this, &RulePreviews::start);
    connect(&m_documents, &RuleDocuments::reset, this, &RulePreviews::refresh);
    connect(&m_documents, &RuleDocuments::currentChanged, this, &RulePreviews::refresh);
    connect(&m_documents, &RuleDocuments::changed, this, [this](std::int64_t key) {
        if (key == m_documents.current())
            refresh();
    });
    connect(&m_sources, &AlertSources::sourcesChanged, this, &RulePreviews::refresh);
    connect(&m_sources, &AlertSources::currentChanged, this, &RulePreviews::refresh);
    connect(&m_sources, &AlertSources::loadStarted, this, &RulePreviews::refresh);
    connect(&m_sources, &AlertSources::loadFinished, this, &RulePreviews::refresh);
    connect(&m_session, &WorkspaceSession::profileChanged, this, &RulePreviews::refresh);
    connect(m_configurations, &OwnerConfigurations::changed, this, &RulePreviews::followTemplate);
    connect(&m_session, &WorkspaceSession::aboutToClose, this, &RulePreviews::close);
}

RulePreviews::~RulePreviews() { close(); }

void RulePreviews::setAnalysts(AnalystModels& analysts)
{
    m_analysts = &analysts;
    connect(&analysts, &AnalystModels::choiceChanged, this, &RulePreviews::refresh);
    connect(&analysts, &AnalystModels::modelsChanged, this, &RulePreviews::refresh);
    refresh();
}

void RulePreviews::setActive(bool isActive)
{
    if (isActive == m_isActive)
        return;
    m_isActive = isActive;
    if (!isActive) {
        m_isWanted = m_isWanted || m_pause->isActive() || m_job.isRunning() || m_fixJob.isRunning();
        m_pause->stop();
        m_job.cancel();
        m_fixJob.cancel();
    } else {
        m_configurations->refresh(); // they may have been changed on another page
        if (m_isWanted)
            refresh();
    }
    Q_EMIT changed(); // who asks for outlooks stops, or goes on
}

void RulePreviews::close()
{
    m_pause->stop();
    m_outlookJob.cancel();
    m_outlooks.clear();
    m_asked.reset();
    m_isWanted = true;
    letGo();
}

/// There is nothing to preview: jobs end, and what is kept is given back on another thread.
void RulePreviews::letGo()
{
    m_job.cancel();
    m_fixJob.cancel();
    m_preview.reset();
    m_rule.reset();
    m_isStale = false;
    if (!m_order)
        return;
    QThreadPool::globalInstance()->start([workshop = m_workshop, order = std::exchange(m_order, nullptr)]() mutable {
        workshop->clear();
        order.reset();
    });
}

void RulePreviews::refresh()
{
    m_isWanted = true;
    if (!m_isActive)
        return;
    if (!m_pause->isActive())
        m_clock.start();
    m_job.cancel();
    m_fixJob.cancel();
    m_pause->start();
    if (!m_preview || m_isStale)
        return;
    m_isStale = true;
    Q_EMIT changed();
}

void RulePreviews::wantAlerts(std::int64_t key)
{
    if (m_asked == key || m_sources.loading())
        return;
    m_asked = key;
    m_sources.load(key);
}

PreviewState RulePreviews::look()
{
    const std::optional<std::int64_t> current = m_documents.current();
    const rules::Rule* const rule = current ? m_documents.find(*current) : nullptr;
    if (!rule)
        return PreviewState::NoRule;
    if (!rule->casesAction)
        return PreviewState::NoAction;
    const std::optional<std::int64_t> source = m_sources.current();
    if (!source)
        return PreviewState::NoSource;
    if (m_sources.loaded(*source)) {
        m_asked.reset();
        return PreviewState::Computing;
    }
    if (m_sources.loading() != source && !m_sources.failure(*source))
        wantAlerts(*source);
    if (m_sources.loading() == source)
        return PreviewState::Reading;
    const base::Error* const failure = m_sources.failure(*source);
    if (!failure)
        return PreviewState::NotRead;
    m_failure = *failure;
    return PreviewState::Unreadable;
}

/// Texts that a template of the workspace's configuration gives to new cases.
cases::NewCaseFields RulePreviews::newCasesOf(const rules::Rule& rule) const
{
    const cases::CaseConfiguration* const known = m_configurations->find(rules::ownerOf(rule));
    return known && rule.casesAction->templateId ? cases::newCaseFields(*known, rule.casesAction->templateId)
                                                 : cases::NewCaseFields{};
}

/// Configurations of cases were read anew: perhaps the template that was previewed with is another.
void RulePreviews::followTemplate()
{
    if (m_order && newCasesOf(m_order->runs.rule) != m_order->action.newCases)
        refresh();
}

std::optional<PreviewOrder> RulePreviews::order() const
{
    const std::optional<std::int64_t> source = m_sources.current();
    const std::shared_ptr<const LoadedAlerts> alerts = source ? m_sources.loaded(*source) : nullptr;
    const rules::Rule* const rule = m_documents.current() ? m_documents.find(*m_documents.current()) : nullptr;
    if (!alerts || !rule || !rule->casesAction || !m_session.isOpen())
        return std::nullopt;
    PreviewOrder order{.runs = {.rule = *rule, .alerts = alerts->table, .profile = m_session.profile()},
                       .action = {.action = *rule->casesAction, .newCases = newCasesOf(*rule)},
                       .alerts = alerts};
    if (m_analysts) {
        order.action.analysts = m_analysts->chosenModel();
        order.action.seed = m_analysts->seed();
    }
    return order;
}

void RulePreviews::start()
{
    m_isWanted = false;
    m_failure.reset();
    const PreviewState state = look();
    std::optional<PreviewOrder> wanted = state == PreviewState::Computing ? order() : std::nullopt;
    if (!wanted) {
        letGo();
        enter(state);
        return;
    }
    m_order = std::make_shared<const PreviewOrder>(std::move(*wanted));
    m_job.start(
        [workshop = m_workshop, order = m_order](const std::stop_token& stop) {
            return workshop->preview(*order, stop).map([](analysis::RulePreview&& preview) {
                return std::make_shared<const analysis::RulePreview>(std::move(preview));
            });
        },
        [this](Answer answer) { take(std::move(answer)); });
    if (!m_preview)
        enter(PreviewState::Computing);
}

void RulePreviews::take(Answer answer)
{
    m_milliseconds = m_clock.elapsed();
    if (!answer) {
        m_failure = answer.error();
        if (!isOfCurrent())
            m_preview.reset();
        enter(PreviewState::Refused);
        return;
    }
    m_preview = std::move(*answer);
    m_rule = m_documents.current();
    const engine::ActionInput& action = m_order->action;
    const store::StoredSource* const source = m_sources.current() ? m_sources.find(*m_sources.current()) : nullptr;
    m_basis = {.groupBy = toText(action.action.groupBy),
               .sourceName = source ? toText(source->name) : QString(),
               .profileName = toText(m_order->runs.profile.name),
               .analystsName = action.analysts.isIdle() ? QString() : toText(action.analysts.name),
               .seed = action.seed};
    m_isStale = false;
    if (!m_preview->warnings.empty())
        searchFixes();
    enter(PreviewState::Ready);
}

void RulePreviews::searchFixes()
{
    m_fixJob.start([workshop = m_workshop, order = m_order, preview = m_preview](
                       const std::stop_token& stop) { return workshop->fixes(*order, *preview, stop); },
                   [this](base::Result<std::vector<analysis::PreviewWarning>> warnings) {
                       // Warnings without fixes are as true as before.
                       if (warnings) {
                           analysis::RulePreview mended = *m_preview;
                           mended.warnings = std::move(*warnings);
                           m_preview = std::make_shared<const analysis::RulePreview>(std::move(mended));
                       }
                       Q_EMIT changed();
                   });
}

void RulePreviews::enter(PreviewState state)
{
    m_state = state;
    Q_EMIT changed();
}

void RulePreviews::readAlerts()
{
    if (m_sources.current())
        m_sources.load(*m_sources.current());
}

bool RulePreviews::isOfCurrent() const { return m_rule && m_rule == m_documents.current(); }

bool RulePreviews::apply(const analysis::PreviewFix& fix)
{
    const std::optional<std::int64_t> key = m_documents.current();
    const rules::Rule* const rule = key ? m_documents.find(*key) : nullptr;
    if (!rule || !isOfCurrent() || !m_session.isOpen() || m_session.isReadOnly())
        return false;
    ExplainedChange change{.setting = fix.setting, .value = toText(fix.value)};
    change.rule = analysis::withFix(*rule, fix);
    if (change.rule == *rule)
        return false;
    m_documents.edit(*key, change.rule, settingchange::fieldOf(fix.setting), settingchange::commandText(change));
    return true;
}

bool RulePreviews::isLike(const store::StoredSimulation& simulation) const
{
    const engine::AnalystModel analysts = m_analysts ? m_analysts->chosenModel() : engine::AnalystModel{};
    const std::string people = analysts.isIdle() ? std::string() : engine::writeAnalysts(analysts);
    return simulation.profile == m_session.profile().name && simulation.analysts == people
        && (people.empty() || simulation.analystsSeed == m_analysts->seed());
}

void RulePreviews::askOutlooks(std::vector<std::string> fields)
{
    std::optional<PreviewOrder> wanted = order();
    if (!wanted) {
        m_outlookJob.cancel();
        m_outlooks.clear();
        Q_EMIT outlooksChanged();
        return;
    }
    m_outlookJob.start([workshop = m_workshop, order = std::make_shared<const PreviewOrder>(std::move(*wanted)),
                        fields = std::move(fields)](
                           const std::stop_token& stop) { return workshop->outlooks(*order, fields, stop); },
                       [this](base::Result<std::vector<analysis::GroupingOutlook>> answer) {
                           m_outlooks = answer ? std::move(*answer) : std::vector<analysis::GroupingOutlook>{};
                           Q_EMIT outlooksChanged();
                       });
}

} // namespace casewright::ui
