// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

#include "core/base/Time.h"
#include "ui/bridge/SimulationMoments.h"

namespace casewright::ui {

/// Which moment of a simulation a person looks at, and the way through its time: by hand, run by run, or played at a
/// speed. GUI thread.
class MomentPlayback final : public QObject {
    Q_OBJECT

public:
    explicit MomentPlayback(QObject* parent = nullptr);

    /// Another simulation: at its end. Null: none.
    void setMoments(std::shared_ptr<const SimulationMoments> moments);
    [[nodiscard]] const std::shared_ptr<const SimulationMoments>& moments() const { return m_moments; }
    /// None: the end, where a simulation is shown as a whole.
    [[nodiscard]] std::optional<base::Timestamp> moment() const { return m_moment; }
    [[nodiscard]] bool isPlaying() const { return m_timer.isActive(); }
    /// Whether there is time to go through, and no simulation runs.
    [[nodiscard]] bool isPossible() const { return m_isPossible; }
    /// While a simulation runs: at the end of what was shown before, and it stays there.
    void setHeld(bool isHeld);
    /// How much faster than the clock; none: the whole simulation in five seconds.
    [[nodiscard]] std::optional<double> speed() const { return m_speed; }

    /// Not before the first run; at the last run or after it is the end.
    void seek(base::Timestamp moment);
    void toStart();
    void toEnd();
    /// To the next run, or the one before (-1); from the end back to the last but one.
    void step(int runs);
    /// From the end it begins anew.
    void play();
    void pause();
    void setSpeed(std::optional<double> speed);

Q_SIGNALS:
    void momentsChanged();       ///< another simulation
    void momentChanged();
    void playingChanged();
    void possibleChanged();

private:
    [[nodiscard]] bool hasTime() const { return m_moments && !m_moments->isEmpty() && !m_isHeld; }
    void updatePossible();
    void set(std::optional<base::Timestamp> moment);
    void advance();

    std::shared_ptr<const SimulationMoments> m_moments;
    std::optional<base::Timestamp> m_moment;
    std::optional<double> m_speed;
    bool m_isHeld = false;
    bool m_isPossible = false;
    QTimer m_timer;              ///< frames, while it plays
    QElapsedTimer m_sinceFrame;
    double m_position = 0;       ///< ms since 1970, finer than a moment
};

} // namespace casewright::ui
