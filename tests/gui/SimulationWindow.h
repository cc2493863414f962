// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/gui/SimulationStage.h"
#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/ScenarioPlays.h"
#include "ui/simulation/SimulationPage.h"

#include <memory>

namespace casewright::ui {

/// The window with the Simulate page among others, on a workspace in a temporary folder, for tests of the page.
class SimulationWindow : public SimulationStage {
public:
    /// Two days with a storm, in which the circuit breaker strikes and alerts are over max signals.
    [[nodiscard]] static store::StoredSource stormyDays();
    [[nodiscard]] static store::StoredSource millionDocuments();
    /// As the page writes numbers.
    [[nodiscard]] static QString number(std::uint64_t value);

    /// Opens the workspace and shows the page; false if that did not work.
    [[nodiscard]] bool setUp();
    void tearDown();

    void addStorm();
    /// A million documents that all end in one of thirty thousand cases, which takes a while.
    void addMillion();
    [[nodiscard]] store::StoredSource fileOf(const QByteArray& content) const;

    /// Clicks the button.
    void run() const;
    [[nodiscard]] bool waitUntilFinished() const;
    /// Waits for the end, and for what the page reads after it.
    [[nodiscard]] bool runToTheEnd() const;
    [[nodiscard]] std::shared_ptr<const ShownSimulation> shown() const { return m_service->archive().shown(); }
    /// The number on a tile: "opened".
    [[nodiscard]] QString tile(const QString& name) const;
    /// Whether the tiles and the table say what a simulation of the current rule and source that ended then comes to.
    void compareWithOneThatEnded(base::Timestamp moment) const;
    /// Clicks the filter with the position.
    void chooseFilter(int filter) const;

protected:
    std::unique_ptr<CaseRepository> m_cases;
    std::unique_ptr<ScenarioPlays> m_plays;
    SimulationPage* m_page = nullptr;
};

} // namespace casewright::ui
