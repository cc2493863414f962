// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/ShownLine.h"

#include "core/rules/RuleJson.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/AnalystModels.h"
#include "ui/bridge/QueueRuns.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/SimulationArchive.h"
#include "ui/bridge/SimulationService.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/simulation/AnalystTexts.h"
#include "ui/simulation/QueueChoosing.h"
#include "ui/simulation/SimulationTexts.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Looks.h"

#include <algorithm>

namespace casewright::ui {

using namespace Qt::StringLiterals;

ShownLine::ShownLine(WorkspaceSession& session, RuleDocuments& rules, AlertSources& sources, AnalystModels& analysts,
                     QueueChoosing& choice, SimulationService& service, ElidedLabel& label)
    : QObject(&label), m_session(session), m_analysts(analysts), m_choice(choice), m_service(service), m_label(label)
{
    m_label.setObjectName(u"shownLine"_s);
    connect(&m_session, &WorkspaceSession::profileChanged, this, &ShownLine::show);
    connect(&rules, &RuleDocuments::reset, this, &ShownLine::show);
    connect(&rules, &RuleDocuments::changed, this, &ShownLine::show);
    connect(&rules, &RuleDocuments::currentChanged, this, &ShownLine::show);
    connect(&sources, &AlertSources::sourcesChanged, this, &ShownLine::show);
    connect(&sources, &AlertSources::currentChanged, this, &ShownLine::show);
    connect(&m_choice, &QueueChoosing::changed, this, &ShownLine::show);
    connect(&m_analysts, &AnalystModels::modelsChanged, this, &ShownLine::show);
    connect(&m_analysts, &AnalystModels::choiceChanged, this, &ShownLine::show);
    connect(&m_service.archive(), &SimulationArchive::shownChanged, this, &ShownLine::show);
    connect(&m_service, &SimulationService::started, this, [this] {
        const std::optional<Coming> what = coming();
        m_running = what ? simulationtext::facts(what->simulation) : QString();
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

std::optional<ShownLine::Coming> ShownLine::coming() const
{
    SimulationRequest request;
    if (!m_choice.fill(request))
        return std::nullopt;
    Coming what{.rules = {rules::writeRule(request.rule)}};
    for (const rules::Rule& rule : request.moreRules)
        what.rules.push_back(rules::writeRule(rule));
    const QString alone =
        tr("%1 against %2").arg(toText(request.rule.name), sourceNames(request.source, request.moreSources));
    const QString name = request.moreRules.empty()
        ? alone
        : queueName(what.rules.size(), request.source, request.moreSources);
    const engine::AnalystModel model = m_analysts.chosenModel();
    what.simulation.name = toUtf8(name);
    what.simulation.source = request.source;
    what.simulation.moreSources = request.moreSources;
    what.simulation.profile = std::string(m_session.profile().name);
    what.simulation.analysts = model.isIdle() ? std::string() : engine::writeAnalysts(model);
    what.simulation.analystsSeed = m_analysts.seed();
    return what;
}

bool ShownLine::isSame(const Coming& after, const ShownSimulation& shown)
{
    const store::StoredSimulation& now = shown.simulation;
    const auto isSameSource = [](const store::StoredSource& one, const store::StoredSource& other) {
        return one.name == other.name && one.path == other.path && one.mapping == other.mapping
            && one.flood == other.flood && one.seed == other.seed;
    };
    std::vector<std::string> rules;
    for (const store::StoredSimulation& each : shown.members)
        rules.push_back(each.ruleJson);
    if (rules.empty())
        rules.push_back(now.ruleJson);
    const bool arePeopleSame = after.simulation.analysts == now.analysts
        && (now.analysts.empty() || after.simulation.analystsSeed == now.analystsSeed);
    return !now.isScenario && after.rules == rules && isSameSource(after.simulation.source, now.source)
        && std::ranges::equal(after.simulation.moreSources, now.moreSources, isSameSource) && arePeopleSame
        && after.simulation.profile == now.profile;
}

/// Empty where it is the same once more, or there is nothing to run.
QString ShownLine::next() const
{
    const auto& shown = m_service.archive().shown();
    const std::optional<Coming> after = coming();
    if (!shown || !after || isSame(*after, *shown))
        return {};
    const QString facts = simulationtext::facts(after->simulation);
    return facts == simulationtext::facts(shown->simulation) ? tr("the same, with what was changed since") : facts;
}

} // namespace casewright::ui
