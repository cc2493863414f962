// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/store/StoredValues.h"
#include "ui/models/RunBars.h"
#include "ui/simulation/TimelineLines.h"
#include "ui/widgets/PlotBase.h"

namespace casewright::ui {

class MomentHandle;

/// Alerts a run over time as bars, the part of runs in which a limit struck in the colour of loss, and cases as a line:
/// those opened until then, or, where analysts worked on them, those that were open, and those that waited for an
/// analyst as a second line. Many runs share a bar, so that it paints quickly and stays readable. A handle goes to any
/// moment: what comes after it is veiled. Ctrl and the wheel, + and -, or a double click beside the bars change how
/// much time is shown; the table of runs has the same by keyboard.
class TimelinePlot final : public PlotBase {
    Q_OBJECT

public:
    using Runs = std::vector<store::StoredRun>;

    explicit TimelinePlot(QWidget* parent = nullptr);
    ~TimelinePlot() override;

    /// In order of time; null or empty: an empty plot. `interval`: between two runs of the rule.
    void setRuns(std::shared_ptr<const Runs> runs, base::Duration interval, TimelineCases cases);
    /// The time of a simulation that still runs: it is shown whole from the start, and fills. None: that of the runs.
    /// Before setRuns().
    void setExpected(std::optional<TimeSpan> time) { m_expected = time; }
    /// The runs have become more since.
    void grow();
    [[nodiscard]] const RunBars& shown() const { return m_shown; }
    /// Where the handle is; none: at the end.
    void setMoment(std::optional<base::Timestamp> moment);
    /// The time that is shown.
    [[nodiscard]] TimeSpan visible() const;
    /// How much of it, 1 being all: around a moment, which stays where it is.
    void zoomBy(double factor, base::Timestamp around);
    /// Shows all of the time again.
    void showAll();
    /// Each run, not the bars that many of them share.
    [[nodiscard]] QByteArray dataAsCsv() override;

Q_SIGNALS:
    /// A bar was clicked: the number of its most telling run.
    void runChosen(qulonglong number);
    /// A person took the handle to a moment, which may lie outside of the runs.
    void momentWanted(qint64 milliseconds);
    /// By keyboard: so many runs on, or back.
    void stepWanted(int runs);
    void startWanted();
    void endWanted();
    /// Other bars, or of another length.
    void barsChanged();

protected:
    void applyTheme(const ThemeColors& colors) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    enum class Drag { None, Pressed, Handle, Pan };

    [[nodiscard]] std::size_t mostBars() const;
    [[nodiscard]] const RunBar* barAt(const QPoint& position) const;
    void gather();
    [[nodiscard]] TimeSpan whole() const;
    [[nodiscard]] base::Duration leastBar() const;     ///< that bars are made of
    [[nodiscard]] std::int64_t leastLength() const;    ///< of what is shown, in ms
    [[nodiscard]] base::Timestamp timeAt(int x) const;
    void show(TimeSpan visible);
    void scaleAxes();
    void placeHandle();
    void dragTo(const QPoint& position);
    void showCursor(const QPoint& position);

    std::shared_ptr<const Runs> m_runs;
    base::Duration m_interval = base::Minute;
    TimelineCases m_cases;
    RunBars m_shown;
    std::size_t m_most = 0;
    std::uint64_t m_openedBefore = 0;          ///< cases, before the first bar that is shown
    std::optional<TimeSpan> m_expected;
    TimeSpan m_whole;                          ///< of all bars
    std::optional<TimeSpan> m_zoom;            ///< none: all of it
    std::optional<base::Timestamp> m_moment;
    std::unique_ptr<MomentHandle> m_handle;
    Drag m_drag = Drag::None;
    QPoint m_pressedAt;
    TimeSpan m_pannedFrom;                     ///< what was shown when it was pressed
    QCPBars* m_calm = nullptr;
    QCPBars* m_struck = nullptr;
    QCPGraph* m_open = nullptr;
    QCPGraph* m_waiting = nullptr;
};

} // namespace casewright::ui
