// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/Explanations.h"

#include <algorithm>
#include <utility>

#include "core/rules/RuleJson.h"
#include "ui/bridge/PrintableText.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/SettingChange.h"
#include "ui/bridge/SimulationArchive.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

namespace casewright::ui {
namespace {

bool isFinished(const store::StoredSimulation& simulation)
{
    return simulation.state == store::SimulationState::Finished && !simulation.isScenario;
}

/// Whether the simulation is of the source. What an older version kept has only a name and a seed.
bool isOf(const store::StoredSimulation& simulation, const store::StoredSource& source)
{
    const store::StoredSource& kept = simulation.source;
    if (kept.path.empty() && kept.flood.empty())
        return kept.name == source.name && kept.seed == source.seed;
    return isSameSource(kept, source);
}

} // namespace

Explanations::Explanations(WorkspaceSession& session, AlertSources& sources, RuleDocuments& rules,
                           SimulationArchive& archive, QObject* parent)
    : QObject(parent), m_session(session), m_sources(sources), m_rules(rules), m_archive(archive),
      m_live(std::make_shared<LiveExplanation>()), m_explainJob(this), m_compareJob(this)
{
    connect(&m_session, &WorkspaceSession::aboutToClose, this, &Explanations::clear);
    connect(&m_session, &WorkspaceSession::opened, this, &Explanations::clear);
    connect(&m_rules, &RuleDocuments::reset, this, &Explanations::applyingChanged);
    connect(&m_rules, &RuleDocuments::added, this, &Explanations::applyingChanged);
    connect(&m_rules, &RuleDocuments::removed, this, &Explanations::applyingChanged);
    connect(&m_rules, &RuleDocuments::changed, this, &Explanations::applyingChanged);
}

Explanations::~Explanations() = default;

void Explanations::explain(std::int64_t simulation, const QString& id, const QString& index)
{
    if (!m_session.isOpen())
        return;
    m_compareJob.cancel();
    m_question = Question{.simulation = simulation, .id = id, .index = index};
    m_refusal.reset();
    start();
    Q_EMIT asked();
    Q_EMIT changed();
}

bool Explanations::explainIn(const store::StoredSource& source, const QString& id, const QString& index)
{
    const std::shared_ptr<const ShownSimulation>& shown = m_archive.shown();
    if (shown && isFinished(shown->simulation) && isOf(shown->simulation, source)) {
        explain(shown->simulation.key, id, index);
        return true;
    }
    const auto& all = m_archive.simulations();
    const auto newest = std::ranges::find_if(all, [&source](const store::StoredSimulation& simulation) {
        return isFinished(simulation) && isOf(simulation, source);
    });
    if (newest == all.end())
        return false;
    explain(newest->key, id, index);
    return true;
}

const store::StoredSimulation* Explanations::simulationOf(const Question& question) const
{
    if (question.simulation != 0)
        return m_archive.find(question.simulation);
    const std::shared_ptr<const ShownSimulation>& shown = m_archive.shown();
    return shown && shown->simulation.key == 0 ? &shown->simulation : nullptr;
}

ExplanationOrder Explanations::order() const
{
    ExplanationOrder order{.workspace = toUtf8(m_session.path()),
                           .simulation = m_question->simulation,
                           .sources = m_sources.sources(),
                           .replayed = m_replayed,
                           .id = toUtf8(m_question->id),
                           .index = toUtf8(m_question->index)};
    if (const store::StoredSimulation* const simulation = simulationOf(*m_question); simulation && simulation->key == 0)
        order.unkept = *simulation;
    for (const store::StoredSource& source : order.sources)
        if (std::shared_ptr<const LoadedAlerts> loaded = m_sources.loaded(source.key))
            order.atHand.push_back({.source = source, .alerts = std::move(loaded)});
    return order;
}

void Explanations::start()
{
    m_live = std::make_shared<LiveExplanation>();
    m_explainJob.start(
        [order = order(), live = m_live](const std::stop_token& stop) { return explainAlert(order, *live, stop); },
        [this](ExplanationOutcome outcome) { take(std::move(outcome)); });
}

void Explanations::take(ExplanationOutcome outcome)
{
    if (outcome.replayed)
        m_replayed = std::move(outcome.replayed);
    m_refusal = std::move(outcome.refusal);
    if (outcome.answer) {
        m_answer = std::move(outcome.answer);
        m_answered = m_question;
        m_explanation = std::make_shared<const analysis::Explanation>(std::move(*outcome.explanation));
        m_compared = m_replayed;
        m_changes.reset();
        compare();
        return;
    }
    if (m_refusal && m_refusal->why == ExplanationRefusal::Why::UnknownAlert) {
        m_question = m_answered;
    } else {
        m_replayed.reset();
        drop();
    }
    Q_EMIT changed();
}

void Explanations::compare()
{
    if (!m_explanation)
        return;
    m_comparingFailure.clear();
    m_live = std::make_shared<LiveExplanation>();
    static_cast<void>(m_live->enter(ExplanationPhase::Comparing));
    m_compareJob.start(
        [replayed = m_compared, explanation = m_explanation, live = m_live](const std::stop_token& stop) {
            return findChanges(replayed->input, *explanation, *live, stop);
        },
        [this](base::Result<ExplainedChanges> changes) { takeChanges(std::move(changes)); });
    Q_EMIT changed();
}

void Explanations::takeChanges(base::Result<ExplainedChanges> changes)
{
    if (changes)
        m_changes = std::make_shared<const ExplainedChanges>(std::move(*changes));
    else
        m_comparingFailure = printableText(base::describe(changes.error()));
    Q_EMIT changed();
}

void Explanations::cancel()
{
    if (!isExplaining() && !isComparing())
        return;
    if (isExplaining()) {
        m_explainJob.cancel();
        m_question = m_answered;
    }
    m_compareJob.cancel();
    Q_EMIT changed();
}

/// The answer, not the question.
void Explanations::drop()
{
    m_compareJob.cancel();
    m_answered.reset();
    m_answer.reset();
    m_explanation.reset();
    m_compared.reset();
    m_changes.reset();
    m_comparingFailure.clear();
}

void Explanations::clear()
{
    m_explainJob.cancel();
    drop();
    m_question.reset();
    m_refusal.reset();
    m_replayed.reset();
    Q_EMIT changed();
}

std::optional<std::int64_t> Explanations::ruleKey(const rules::Rule& rule) const
{
    const auto& all = m_rules.rules();
    const auto found
        = std::ranges::find_if(all, [&rule](const store::StoredRule& stored) { return stored.rule.id == rule.id; });
    return found == all.end() ? std::nullopt : std::optional(found->key);
}

Explanations::Applying Explanations::applying(std::size_t change) const
{
    if (!m_changes || change >= m_changes->changes.size() || !m_session.isOpen() || m_session.isReadOnly())
        return Applying::ReadOnly;
    const ExplainedChange& wanted = m_changes->changes[change];
    const std::optional<std::int64_t> key = ruleKey(wanted.rule);
    if (!key)
        return Applying::RuleGone;
    const rules::Rule& rule = *m_rules.find(*key);
    if (settingchange::isOfAction(wanted.setting) && !rule.casesAction)
        return Applying::NoAction;
    return settingchange::has(rule, wanted) ? Applying::Applied : Applying::Possible;
}

void Explanations::apply(std::size_t change)
{
    const Applying how = applying(change);
    if (how != Applying::Possible && how != Applying::RuleGone)
        return;
    // A copy: what is applied may lead to another question.
    const ExplainedChange wanted = m_changes->changes[change];
    const QString text = settingchange::commandText(wanted);
    if (how == Applying::RuleGone) {
        static_cast<void>(m_rules.add(wanted.rule, tr("Add rule: %1").arg(text))); // reports what went wrong
        return;
    }
    const std::int64_t key = *ruleKey(wanted.rule);
    m_rules.setCurrent(key);
    m_rules.edit(key, settingchange::applied(*m_rules.find(key), wanted), settingchange::fieldOf(wanted.setting),
                 text);
}

void Explanations::chooseInputs()
{
    const store::StoredSimulation* const simulation = m_question ? simulationOf(*m_question) : nullptr;
    if (!simulation)
        return;
    // Of a rule that this version does not read, the one that is current stays.
    const base::Result<rules::Rule> rule = rules::parseRule(simulation->ruleJson);
    if (const std::optional<std::int64_t> key = rule ? ruleKey(*rule) : std::nullopt)
        m_rules.setCurrent(*key);
    const auto& sources = m_sources.sources();
    const auto source = std::ranges::find_if(
        sources, [simulation](const store::StoredSource& one) { return isOf(*simulation, one); });
    if (source != sources.end())
        m_sources.setCurrent(source->key);
}

} // namespace casewright::ui
