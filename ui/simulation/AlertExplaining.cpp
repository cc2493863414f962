// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/AlertExplaining.h"

#include "ui/bridge/SimulationArchive.h"
#include "ui/simulation/AlertSteps.h"
#include "ui/simulation/AlertWhy.h"
#include "ui/simulation/ExplainField.h"
#include "ui/simulation/SimulationView.h"
#include "ui/simulation/WhyPane.h"
#include "ui/widgets/ProgressLine.h"
#include "ui/widgets/ShownUnits.h"

#include <optional>

namespace casewright::ui {

using Why = ExplanationRefusal::Why;

AlertExplaining::AlertExplaining(Explanations& explanations, SimulationArchive& archive, SimulationView& view,
                                 QObject* parent)
    : QObject(parent), m_explanations(explanations), m_archive(archive), m_view(view), m_pane(*view.why())
{
    m_pane.setExplaining(true);
    connect(&m_explanations, &Explanations::asked, this, [this] {
        m_isLeft = false;
        Q_EMIT pageWanted();
        if (const std::int64_t key = m_explanations.question()->simulation;
            key != 0 && (!m_archive.shown() || m_archive.shown()->simulation.key != key))
            m_archive.show(key);
    });
    connect(&m_explanations, &Explanations::changed, this, &AlertExplaining::show);
    connect(&m_explanations, &Explanations::applyingChanged, this, &AlertExplaining::showApplying);
    connectPane();
    follow();
    shownunits::follow(&m_pane, this, [this] {
        m_shown.reset();
        show();
    });
}

void AlertExplaining::connectPane()
{
    connect(m_pane.field(), &ExplainField::asked, this, [this](const QString& id) {
        if (isPossible())
            m_explanations.explain(simulation(), id);
    });
    connect(m_pane.progress(), &ProgressLine::cancelRequested, &m_explanations, &Explanations::cancel);
    const auto leave = [this] {
        m_isLeft = true;
        show();
    };
    connect(&m_pane, &WhyPane::backRequested, this, leave);
    connect(&m_view, &SimulationView::runChosen, this, leave);
    AlertWhy* const alert = m_pane.alert();
    connect(alert, &AlertWhy::indexChosen, this, [this](const QString& index) {
        if (const std::shared_ptr<const AlertExplanation> answer = m_explanations.answer())
            m_explanations.explain(answer->simulation, answer->id, index);
    });
    connect(alert, &AlertWhy::compareRequested, &m_explanations, &Explanations::compare);
    connect(alert, &AlertWhy::applyRequested, this,
            [this](int row) { m_explanations.apply(static_cast<std::size_t>(row)); });
    connect(alert, &AlertWhy::runRequested, this, &AlertExplaining::run);
}

/// The one that is shown; of a queue that of the rule whose run is chosen.
std::int64_t AlertExplaining::simulation() const
{
    const std::shared_ptr<const ShownSimulation>& shown = m_archive.shown();
    const store::StoredRun* const run = m_view.chosenRun();
    if (!run || shown->members.empty() || !shown->places || run->number >= shown->places->size())
        return shown->firstKey();
    return shown->members[(*shown->places)[run->number].rule].key;
}

bool AlertExplaining::isPossible() const { return m_archive.shown() != nullptr; }

void AlertExplaining::follow()
{
    m_pane.field()->setEnabled(isPossible());
    show();
}

void AlertExplaining::ask() { m_pane.field()->focusField(); }

void AlertExplaining::run()
{
    m_explanations.chooseInputs();
    Q_EMIT runRequested();
}

void AlertExplaining::show()
{
    showProgress();
    const std::optional<ExplanationRefusal>& refusal = m_explanations.refusal();
    m_pane.showNote(refusal && refusal->why == Why::UnknownAlert ? refusal->text : QString());
    const std::optional<Explanations::Question>& question = m_explanations.question();
    const std::shared_ptr<const ShownSimulation>& shown = m_archive.shown();
    if (m_isLeft || !question || !shown || shown->simulation.key != question->simulation) {
        m_pane.leaveAlert();
        return;
    }
    m_pane.showAlert(question->id);
    if (refusal && refusal->why != Why::UnknownAlert) {
        m_shown.reset();
        m_pane.alert()->showRefusal(refusal->text, refusal->why == Why::Changed || refusal->why == Why::NotExplained);
    } else {
        showAnswer();
    }
    m_pane.alert()->setOlder(m_explanations.isExplaining());
    chooseRun();
}

void AlertExplaining::showAnswer()
{
    AlertWhy* const alert = m_pane.alert();
    const std::shared_ptr<const AlertExplanation>& answer = m_explanations.answer();
    if (!answer) {
        m_shown.reset();
        return alert->clear();
    }
    if (answer != m_shown) {
        m_shown = answer;
        m_changes.reset();
        alert->showExplanation(*answer);
    }
    const std::shared_ptr<const ExplainedChanges>& changes = m_explanations.changes();
    if (!changes) {
        const bool isFailed = !m_explanations.comparingFailure().isEmpty();
        return alert->showNoChanges(m_explanations.isComparing() ? AlertWhy::Comparing::Running
                                    : isFailed                   ? AlertWhy::Comparing::Failed
                                                                 : AlertWhy::Comparing::GivenUp,
                                    m_explanations.comparingFailure());
    }
    if (changes != m_changes) {
        m_changes = changes;
        alert->showChanges(*changes);
        showApplying();
    }
}

void AlertExplaining::showApplying()
{
    if (!m_changes || m_changes != m_explanations.changes())
        return;
    for (int row = 0; row < m_pane.alert()->changeCount(); ++row)
        m_pane.alert()->setApplying(row, m_explanations.applying(static_cast<std::size_t>(row)));
}

void AlertExplaining::showProgress()
{
    ProgressLine* const progress = m_pane.progress();
    if (!m_explanations.isExplaining() && !m_explanations.isComparing())
        return progress->finish();
    if (progress->isRunning())
        return;
    progress->start([this] {
        const LiveExplanation& live = m_explanations.live();
        return ProgressState{.phase = nameOf(live.phase.load()),
                             .done = static_cast<qint64>(live.progress.done()),
                             .total = static_cast<qint64>(live.progress.total())};
    });
}

void AlertExplaining::chooseRun()
{
    const std::shared_ptr<const AlertExplanation>& answer = m_explanations.answer();
    if (answer && !m_explanations.isExplaining() && answer != m_chosen && m_view.chooseRunAt(answer->run))
        m_chosen = answer;
}

} // namespace casewright::ui
