// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/store/StoredValues.h"
#include "ui/models/RunBars.h"
#include "ui/widgets/PlotBase.h"

namespace casewright::ui {

/// Alerts a run over time as bars, the part of runs in which a limit struck in the colour of loss, and cases as a line:
/// those opened until then, or, where analysts worked on them, those that were open, and those that waited for an
/// analyst as a second line. Many runs share a bar, so that it paints quickly and stays readable. The table of runs has
/// the same by keyboard.
class TimelinePlot final : public PlotBase {
    Q_OBJECT

public:
    using Runs = std::vector<store::StoredRun>;

    /// What the lines tell.
    struct Cases {
        bool areOpen = false; ///< not only opened until then: nobody closed any, or `depth` is there
        std::vector<engine::QueueDepth> depth{};   ///< where analysts worked on them
        base::Duration step{};                     ///< of the depth
        bool hasWaiting = false;                   ///< for an analyst
    };

    explicit TimelinePlot(QWidget* parent = nullptr);

    /// In order of time; null or empty: an empty plot. `interval`: between two runs of the rule.
    void setRuns(std::shared_ptr<const Runs> runs, base::Duration interval, Cases cases);
    [[nodiscard]] const RunBars& shown() const { return m_shown; }

Q_SIGNALS:
    /// A bar was clicked: the number of its most telling run.
    void runChosen(qulonglong number);
    /// Other bars, or of another length.
    void barsChanged();

protected:
    void applyTheme(const ThemeColors& colors) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] std::size_t mostBars() const;
    [[nodiscard]] const RunBar* barAt(const QPoint& position) const;
    void gather();
    void gatherCases();
    [[nodiscard]] QString casesIn(const RunBar& bar) const;
    void scaleAxes();

    std::shared_ptr<const Runs> m_runs;
    base::Duration m_interval = base::Minute;
    Cases m_cases;
    RunBars m_shown;
    std::size_t m_most = 0;
    QCPBars* m_calm = nullptr;
    QCPBars* m_struck = nullptr;
    QCPGraph* m_open = nullptr;
    QCPGraph* m_waiting = nullptr;
};

} // namespace casewright::ui
