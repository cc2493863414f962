// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/WhatIfSubject.h"

#include <QTimer>

#include <utility>

#include "core/rules/Validation.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/AnalystModels.h"
#include "ui/bridge/PrintableText.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

namespace casewright::ui {
namespace {

/// Long enough for changes that belong together, such as another rule and its alerts.
constexpr int PauseMilliseconds = 5;

/// Where an edit is looked for when it is undone: what differs first.
rules::RuleField fieldOf(const rules::Rule& before, const rules::Rule& after)
{
    if (before.casesAction->groupBy != after.casesAction->groupBy)
        return rules::RuleField::GroupBy;
    if (before.casesAction->timeWindow != after.casesAction->timeWindow)
        return rules::RuleField::TimeWindow;
    if (before.casesAction->maximumCasesToOpen != after.casesAction->maximumCasesToOpen)
        return rules::RuleField::Maximum;
    if (before.casesAction->reopenClosedCases != after.casesAction->reopenClosedCases)
        return rules::RuleField::Reopen;
    return rules::RuleField::Interval;
}

} // namespace

WhatIfSubject::WhatIfSubject(WorkspaceSession& session, RuleDocuments& rules, AlertSources& sources,
                             AnalystModels& analysts, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_rules(rules),
      m_sources(sources),
      m_analysts(analysts),
      m_pause(new QTimer(this))
{
    m_pause->setSingleShot(true);
    m_pause->setInterval(PauseMilliseconds);
    connect(m_pause, &QTimer::timeout, this, &WhatIfSubject::look);
    connectParts();
}

void WhatIfSubject::connectParts()
{
    connect(&m_rules, &RuleDocuments::reset, this, [this] {
        m_rule.reset(); // keys begin anew in each workspace
        m_asked.reset();
        choose(std::nullopt);
        refresh();
    });
    connect(&m_rules, &RuleDocuments::currentChanged, this, &WhatIfSubject::refresh);
    connect(&m_rules, &RuleDocuments::changed, this, [this](std::int64_t key) {
        if (key == m_rules.current())
            refresh();
    });
    connect(&m_sources, &AlertSources::sourcesChanged, this, &WhatIfSubject::refresh);
    connect(&m_sources, &AlertSources::currentChanged, this, &WhatIfSubject::refresh);
    connect(&m_sources, &AlertSources::loadStarted, this, &WhatIfSubject::refresh);
    connect(&m_sources, &AlertSources::loadFinished, this, &WhatIfSubject::refresh);
    connect(&m_session, &WorkspaceSession::profileChanged, this, &WhatIfSubject::refresh);
    connect(&m_session, &WorkspaceSession::opened, this, &WhatIfSubject::refresh);
    connect(&m_analysts, &AnalystModels::choiceChanged, this, &WhatIfSubject::refresh);
    connect(&m_analysts, &AnalystModels::modelsChanged, this, &WhatIfSubject::refresh);
}

void WhatIfSubject::setActive(bool isActive)
{
    if (isActive == m_isActive)
        return;
    m_isActive = isActive;
    if (isActive)
        look();
}

void WhatIfSubject::refresh()
{
    if (m_isActive)
        m_pause->start();
}

void WhatIfSubject::look()
{
    m_pause->stop();
    m_state = stateNow();
    if (m_rule != m_rules.current()) {
        m_rule = m_rules.current();
        choose(std::nullopt);
    }
    Q_EMIT changed();
}

void WhatIfSubject::wantAlerts(std::int64_t key)
{
    if (m_asked == key || m_sources.loading())
        return;
    m_asked = key;
    m_sources.load(key);
}

WhatIfState WhatIfSubject::stateNow()
{
    m_failure.reset();
    if (!m_session.isOpen())
        return WhatIfState::NoWorkspace;
    if (!rule())
        return WhatIfState::NoRule;
    if (!rule()->casesAction)
        return WhatIfState::NoAction;
    const std::optional<std::int64_t> source = m_sources.current();
    if (!source)
        return WhatIfState::NoSource;
    if (m_sources.loaded(*source)) {
        m_asked.reset();
        return WhatIfState::Ready;
    }
    if (m_sources.loading() != source && !m_sources.failure(*source))
        wantAlerts(*source);
    if (m_sources.loading() == source)
        return WhatIfState::Reading;
    const base::Error* const failure = m_sources.failure(*source);
    if (!failure)
        return WhatIfState::NotRead;
    m_failure = *failure;
    return WhatIfState::Unreadable;
}

void WhatIfSubject::readAlerts()
{
    if (const std::optional<std::int64_t> source = m_sources.current())
        m_sources.load(*source);
}

std::optional<std::int64_t> WhatIfSubject::ruleKey() const { return m_rules.current(); }

const rules::Rule* WhatIfSubject::rule() const
{
    return m_rules.current() ? m_rules.find(*m_rules.current()) : nullptr;
}

const store::StoredSource* WhatIfSubject::source() const
{
    return m_sources.current() ? m_sources.find(*m_sources.current()) : nullptr;
}

std::shared_ptr<const LoadedAlerts> WhatIfSubject::alerts() const
{
    return m_sources.current() ? m_sources.loaded(*m_sources.current()) : nullptr;
}

std::optional<analysis::SweepInput> WhatIfSubject::input() const
{
    const std::shared_ptr<const LoadedAlerts> loaded = alerts();
    if (!loaded || !m_session.isOpen() || !rule() || !rule()->casesAction)
        return std::nullopt;
    return analysis::SweepInput{
        .runs = {.rule = *rule(), .alerts = loaded->table, .profile = m_session.profile()},
        .action = {.action = *rule()->casesAction, .analysts = m_analysts.chosenModel(), .seed = m_analysts.seed()}};
}

analysis::SweptSetting WhatIfSubject::now() const
{
    return rule() && rule()->casesAction ? analysis::currentSetting(*rule(), m_session.profile())
                                         : analysis::SweptSetting{};
}

void WhatIfSubject::choose(const std::optional<analysis::SweptSetting>& setting)
{
    if (setting == m_chosen)
        return;
    m_chosen = setting;
    Q_EMIT chosenChanged();
}

bool WhatIfSubject::isWritable() const { return m_session.isOpen() && !m_session.isReadOnly(); }

bool WhatIfSubject::canApply(const analysis::SweptSetting& setting) const
{
    return rule() && rule()->casesAction && isWritable() && analysis::withSetting(*rule(), setting) != *rule();
}

bool WhatIfSubject::apply(const analysis::SweptSetting& setting)
{
    if (!canApply(setting))
        return false;
    const rules::Rule* const before = rule();
    const rules::Rule after = analysis::withSetting(*before, setting);
    const QString field = printableText(toText(setting.groupBy));
    const QString text = setting.groupBy.empty() ? tr("Set to no grouping, %1").arg(toText(setting.timeWindow))
                                                 : tr("Set to %1, %2").arg(field, toText(setting.timeWindow));
    m_rules.edit(*ruleKey(), after, fieldOf(*before, after), text, {.standsAlone = true});
    return true;
}

} // namespace casewright::ui
