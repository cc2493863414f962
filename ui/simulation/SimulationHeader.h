// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/store/StoredValues.h"
#include "ui/bridge/SimulationArchive.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace casewright::ui {

class AnalystModels;
class TickComboBox;

/// The top of the page: which rule against which source with which analysts, which simulation is shown, and the
/// buttons.
class SimulationHeader final : public QWidget {
    Q_OBJECT

public:
    enum class Running { No, Yes, Cancelling };

    /// The analysts outlive it; who works on the cases is chosen there.
    explicit SimulationHeader(AnalystModels& analysts, QWidget* parent = nullptr);

    // What there is to choose from, and what is chosen; they emit nothing.
    void setRules(const std::vector<store::StoredRule>& rules, std::optional<std::int64_t> current);
    void setSources(const std::vector<store::StoredSource>& sources, std::optional<std::int64_t> current);
    /// Which of them are chosen together with the current ones, those included.
    void setTicked(const std::vector<std::int64_t>& rules, const std::vector<std::int64_t>& sources);
    /// `shown` may be one that is not in the list, or null.
    void setSimulations(const std::vector<store::StoredSimulation>& simulations,
                        const std::shared_ptr<const ShownSimulation>& shown);
    /// The button runs or cancels.
    void setRunning(Running running);
    /// There is something to report of.
    void setReportPossible(bool isPossible);
    [[nodiscard]] QWidget& reportButton() const;
    /// What runs waits: the button lets it go on.
    void setPaused(bool isPaused);

Q_SIGNALS:
    // A person chose.
    void ruleChosen(qint64 key);
    void sourceChosen(qint64 key);
    void rulesTicked(const QList<qint64>& keys);     ///< one or several
    void sourcesTicked(const QList<qint64>& keys);
    void simulationChosen(qint64 key);
    void queueChosen(qint64 first);                  ///< all simulations of it together
    void runRequested();
    void cancelRequested();
    void pauseRequested();
    void casesRequested();
    void reportRequested();
    void analystsRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void setUpChooser(QComboBox* chooser);
    void connectParts();
    void layOut(QLabel* title);
    /// Of a chooser that was made: what it is called.
    template <typename Chooser>
    [[nodiscard]] Chooser* addChooser(const QString& name, const QString& label, const QString& placeholder);
    void addSimulations(const std::vector<store::StoredSimulation>& simulations);
    void updateRun();

    QLabel* m_against = nullptr;
    TickComboBox* m_rules = nullptr;
    TickComboBox* m_sources = nullptr;
    QComboBox* m_analysts = nullptr;
    QComboBox* m_simulations = nullptr;
    QPushButton* m_cases = nullptr;
    QPushButton* m_report = nullptr;
    QPushButton* m_pause = nullptr;            ///< while something runs
    QPushButton* m_run = nullptr;
    Running m_running = Running::No;
};

} // namespace casewright::ui
