// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <cstdint>
#include <memory>

#include "ui/bridge/Explanations.h"

namespace casewright::ui {

class SimulationArchive;
class SimulationView;
class WhyPane;

/// Shows in the Simulate page what Explanations answer: in the pane that says why, and by choosing the alert's run.
class AlertExplaining final : public QObject {
    Q_OBJECT

public:
    /// All of them outlive it.
    AlertExplaining(Explanations& explanations, SimulationArchive& archive, SimulationView& view,
                    QObject* parent = nullptr);

    /// Another simulation is shown, or its runs have come.
    void follow();
    /// Lets a person type an id.
    void ask();
    [[nodiscard]] bool isPossible() const;

Q_SIGNALS:
    /// Somebody asked: the page is to come to the front.
    void pageWanted();
    /// The rule and the source of the simulation are the current ones now, to be run.
    void runRequested();

private:
    [[nodiscard]] std::int64_t simulation() const;
    void connectPane();
    void show();
    void showAnswer();
    void showApplying();
    void showProgress();
    void chooseRun();
    void run();

    Explanations& m_explanations;
    SimulationArchive& m_archive;
    SimulationView& m_view;
    WhyPane& m_pane;
    bool m_isLeft = true; ///< a person wanted the run again
    std::shared_ptr<const AlertExplanation> m_shown;
    std::shared_ptr<const ExplainedChanges> m_changes; ///< that are shown
    std::shared_ptr<const AlertExplanation> m_chosen;  ///< whose run was chosen
};

} // namespace casewright::ui
