// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QWidget>

#include <functional>

class QLabel;
class QProgressBar;
class QToolButton;
class QTimer;

namespace casewright::ui {

/// How far a job is.
struct ProgressState {
    QString phase{};  ///< "Reading alerts"
    qint64 done = 0;
    qint64 total = 0; ///< 0: not known
};

/// A bar for a long job, with an estimate of what is left of its phase and a button to stop it. It asks 30 times a
/// second; the job never signals per item. Hidden while nothing runs.
class ProgressLine final : public QWidget {
    Q_OBJECT

public:
    using Poll = std::function<ProgressState()>;

    explicit ProgressLine(QWidget* parent = nullptr);

    /// Shows itself and asks `poll` on the GUI thread until finish(). `hasCancel`: with the button; not where another
    /// one in sight stops the job.
    void start(Poll poll, bool hasCancel = true);
    /// The job has ended, in whatever way.
    void finish();
    [[nodiscard]] bool isRunning() const { return static_cast<bool>(m_poll); }
    /// Shows the state as it is `elapsed` ms after the start.
    void showState(const ProgressState& state, qint64 elapsed);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void cancelRequested();

private:
    void ask();

    Poll m_poll;
    QString m_phase;
    QElapsedTimer m_clock;
    QTimer* m_timer = nullptr;
    QProgressBar* m_bar = nullptr;
    QLabel* m_text = nullptr;
    QToolButton* m_cancel = nullptr;
};

} // namespace casewright::ui
