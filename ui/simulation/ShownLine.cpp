// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/ShownLine.h"

#include "core/rules/RuleJson.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/AnalystModels.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/SimulationArchive.h"
#include "ui/bridge/SimulationService.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/simulation/AnalystTexts.h"
#include "ui/simulation/SimulationTexts.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Looks.h"

namespace casewright::ui {

using namespace Qt::StringLiterals;

ShownLine::ShownLine(WorkspaceSession& session, RuleDocuments& rules, AlertSources& sources, AnalystModels& analysts,
                     SimulationService& service, ElidedLabel& label)
    : QObject(&label), m_session(session), m_rules(rules), m_sources(sources), m_analysts(analysts),
      m_service(service), m_label(label)
{
    m_label.setObjectName(u"shownLine"_s);
    connect(&m_session, &WorkspaceSession::profileChanged, this, &ShownLine::show);
    connect(&m_rules, &RuleDocuments::reset, this, &ShownLine::show);
    connect(&m_rules, &RuleDocuments::changed, this, &ShownLine::show);
    connect(&m_rules, &RuleDocuments::currentChanged, this, &ShownLine::show);
    connect(&m_sources, &AlertSources::sourcesChanged, this, &ShownLine::show);
    connect(&m_sources, &AlertSources::currentChanged, this, &ShownLine::show);
    connect(&m_analysts, &AnalystModels::modelsChanged, this, &ShownLine::show);
    connect(&m_analysts, &AnalystModels::choiceChanged, this, &ShownLine::show);
    connect(&m_service.archive(), &SimulationArchive::shownChanged, this, &ShownLine::show);
    connect(&m_service, &SimulationService::started, this, [this] {
        const std::optional<store::StoredSimulation> what = coming();
        m_running = what ? simulationtext::facts(*what) : QString();
        show();
    });
    connect(&m_service, &SimulationService::finished, this, &ShownLine::show);
    show();
}

void ShownLine::show()
{
    const auto& shown = m_service.archive().shown();
    QString text;
    if (m_service.isRunning())
        text = tr("Running: %1").arg(m_running);
    else if (shown)
        text = tr("Shown: %1").arg(simulationtext::facts(shown->simulation));
    const QString after = m_service.isRunning() ? QString() : next();
    m_label.setText(after.isEmpty() ? text : tr("%1. Next run: %2").arg(text, after));
    setShown(&m_label, !text.isEmpty());
}

std::optional<store::StoredSimulation> ShownLine::coming() const
{
    const rules::Rule* const rule = m_rules.current() ? m_rules.find(*m_rules.current()) : nullptr;
    const store::StoredSource* const source = m_sources.current() ? m_sources.find(*m_sources.current()) : nullptr;
    if (!rule || !source)
        return std::nullopt;
    const engine::AnalystModel model = m_analysts.chosenModel();
    store::StoredSimulation what;
    what.name = toUtf8(tr("%1 against %2").arg(toText(rule->name), toText(source->name)));
    what.ruleJson = rules::writeRule(*rule);
    what.source = *source;
    what.profile = std::string(m_session.profile().name);
    what.analysts = model.isIdle() ? std::string() : engine::writeAnalysts(model);
    what.analystsSeed = m_analysts.seed();
    return what;
}

/// Empty where it is the same once more, or there is nothing to run.
QString ShownLine::next() const
{
    const auto& shown = m_service.archive().shown();
    const std::optional<store::StoredSimulation> after = coming();
    if (!shown || !after)
        return {};
    const store::StoredSimulation& now = shown->simulation;
    const bool isSameSource = after->source.name == now.source.name && after->source.path == now.source.path
        && after->source.flood == now.source.flood && after->source.seed == now.source.seed;
    const bool arePeopleSame = after->analysts == now.analysts
        && (now.analysts.empty() || after->analystsSeed == now.analystsSeed);
    if (!now.isScenario && after->ruleJson == now.ruleJson && isSameSource && arePeopleSame
        && after->profile == now.profile)
        return {};
    const QString facts = simulationtext::facts(*after);
    return facts == simulationtext::facts(now) ? tr("the same, with what was changed since") : facts;
}

} // namespace casewright::ui
