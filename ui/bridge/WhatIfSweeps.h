// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/analysis/Sweep.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "ui/bridge/LatestJob.h"
#include "ui/bridge/SweepBoard.h"

class QTimer;

namespace casewright::ui {

class SweepWorkshop;
class WhatIfSubject;

/// Sweeps over what the What-if page asks about, in the background, anew whenever the subject or the axes change: the
/// latest counts. Cells come 30 times a second as they are done. Nothing is done while nobody looks. GUI thread.
class WhatIfSweeps final : public QObject {
    Q_OBJECT

public:
    /// Field groupings that are tried where none are chosen, at most; without no grouping and the rule's own.
    static constexpr std::size_t MostCandidates = 8;

    /// The subject outlives it.
    explicit WhatIfSweeps(WhatIfSubject& subject, QObject* parent = nullptr);
    ~WhatIfSweeps() override;

    /// Whether somebody looks.
    void setActive(bool isActive);
    /// What is tried. No fields: all that the alerts may well be grouped by; no windows: the usual ones; nothing of the
    /// others: what the rule has. What the rule has is always tried too.
    void setAxes(const analysis::SweepAxes& axes);
    [[nodiscard]] const analysis::SweepAxes& axes() const { return m_axes; }
    /// Begins anew.
    void run();
    /// Stops; the cells that are done stay.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }
    /// It was stopped before all cells were done.
    [[nodiscard]] bool isCancelled() const { return m_isCancelled; }

    /// Null before the first one begins. Its cells fill; another sweep has another board.
    [[nodiscard]] const std::shared_ptr<const SweepBoard>& board() const { return m_shown; }
    /// When it is done; null before.
    [[nodiscard]] const std::shared_ptr<const analysis::Sweep>& sweep() const { return m_sweep; }
    /// Why nothing could be tried.
    [[nodiscard]] const std::optional<base::Error>& failure() const { return m_failure; }
    /// In points: to be asked at 30 Hz.
    [[nodiscard]] const base::Progress& progress() const { return *m_progress; }
    [[nodiscard]] std::size_t cellsDone() const { return m_done; }

Q_SIGNALS:
    void started();                                     ///< what to try is being found
    void begun();                                       ///< there is another board, or none any more
    void cellsCame(const std::vector<std::size_t>& points);
    void ended();                                       ///< done, cancelled or failed

private:
    struct Inbox;
    using Answer = base::Result<std::shared_ptr<const analysis::Sweep>>;

    /// What a sweep is of; the alerts are not kept for it.
    struct Subject {
        rules::Rule rule{};
        std::string profile{};
        std::weak_ptr<const alerts::AlertTable> alerts{};
        engine::AnalystModel analysts{};
        std::uint64_t seed = 0;
        analysis::SweepAxes axes{};
    };

    void follow();
    [[nodiscard]] bool isOfSubject(const analysis::SweepInput& input) const;
    void takeCells();
    void take(Answer answer);

    WhatIfSubject& m_subject;
    bool m_isActive = false;
    Subject m_of;                                       ///< of the last one
    bool m_isCancelled = false;
    analysis::SweepAxes m_axes;
    std::size_t m_done = 0;
    std::shared_ptr<SweepBoard> m_board;
    std::shared_ptr<const SweepBoard> m_shown;          ///< the same
    std::shared_ptr<const analysis::Sweep> m_sweep;
    std::optional<base::Error> m_failure;
    std::shared_ptr<base::Progress> m_progress;
    std::shared_ptr<Inbox> m_inbox;                     ///< of the job that runs
    std::shared_ptr<SweepWorkshop> m_workshop;
    QTimer* m_poll;
    LatestJob<Answer> m_job;
};

} // namespace casewright::ui
