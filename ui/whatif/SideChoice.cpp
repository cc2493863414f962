// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/SideChoice.h"

#include <QCoreApplication>

#include <utility>

#include "ui/bridge/PrintableText.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/SimulationArchive.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/VersionTexts.h"
#include "ui/bridge/WhatIfSubject.h"
#include "ui/models/SweepTexts.h"
#include "ui/widgets/TimeText.h"

namespace casewright::ui {
namespace {

using Kind = SideChoice::Kind;

QString tr(const char* text) { return QCoreApplication::translate("SideChoice", text); }

bool canRunAgain(const store::StoredSimulation& simulation)
{
    return !simulation.isScenario && simulation.state == store::SimulationState::Finished
        && (simulation.queue == 0 || simulation.analysts.empty());
}

QString ruleName(const std::string& name)
{
    return name.empty() ? tr("Rule without a name") : printableText(name);
}

base::Result<ComparedSide> gone()
{
    return base::fail(base::ErrorCode::NotFound,
                      toUtf8(tr("It is not in the workspace any more. Choose another one.")));
}

} // namespace

std::vector<SideChoice> sideChoices(const WhatIfSubject& subject, const SimulationArchive& archive)
{
    std::vector<SideChoice> choices{{.kind = Kind::Now}};
    if (subject.chosen())
        choices.push_back({.kind = Kind::Chosen});
    const std::string current = subject.now().profile;
    for (const QString& version : versionNames()) {
        if (toUtf8(version) != current)
            choices.push_back({.kind = Kind::Version, .version = toUtf8(version)});
    }
    for (const store::StoredRule& rule : subject.rules().rules()) {
        if (rule.key != subject.ruleKey() && rule.rule.casesAction)
            choices.push_back({.kind = Kind::Rule, .key = rule.key});
    }
    for (const store::StoredSimulation& simulation : archive.simulations()) {
        if (canRunAgain(simulation))
            choices.push_back({.kind = Kind::Simulation, .key = simulation.key});
    }
    return choices;
}

QString labelOf(const SideChoice& choice, const WhatIfSubject& subject, const SimulationArchive& archive)
{
    switch (choice.kind) {
    case Kind::Now: return tr("Now: %1").arg(SweepTexts::nameOf(subject.now()));
    case Kind::Chosen:
        return subject.chosen() ? tr("Chosen: %1").arg(SweepTexts::nameOf(*subject.chosen(), subject.now()))
                                : QString();
    case Kind::Version: return tr("Under Kibana %1").arg(toText(choice.version));
    case Kind::Rule: {
        const rules::Rule* const rule = subject.rules().find(choice.key);
        return rule ? tr("Rule: %1").arg(ruleName(rule->name)) : QString();
    }
    case Kind::Simulation: {
        const store::StoredSimulation* const simulation = archive.find(choice.key);
        return simulation ? tr("Simulation: %1, %2")
                                .arg(printableText(simulation->name),
                                     TimeText::shortly(simulation->startedAt.milliseconds))
                          : QString();
    }
    }
    return {};
}

base::Result<ComparedSide> sideOf(const SideChoice& choice, const analysis::SweepInput& input,
                                  const WhatIfSubject& subject, const SimulationArchive& archive)
{
    analysis::SweptSetting setting = subject.now();
    analysis::SweepInput of = input;
    switch (choice.kind) {
    case Kind::Now: break;
    case Kind::Chosen: setting = subject.chosen().value_or(setting); break;
    case Kind::Version: setting.profile = choice.version; break;
    case Kind::Rule: {
        const rules::Rule* const rule = subject.rules().find(choice.key);
        if (!rule || !rule->casesAction)
            return gone();
        of.runs.rule = *rule;
        of.action.action = *rule->casesAction;
        setting = analysis::currentSetting(*rule, input.runs.profile);
        break;
    }
    case Kind::Simulation: {
        const store::StoredSimulation* const simulation = archive.find(choice.key);
        if (!simulation)
            return gone();
        return ComparedSide{.name = labelOf(choice, subject, archive), .input = {}, .simulation = *simulation};
    }
    }
    base::Result<ComparedSide> side = sideOf(of, setting);
    if (side)
        side->name = labelOf(choice, subject, archive);
    return side;
}

} // namespace casewright::ui
