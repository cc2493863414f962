// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QApplication>
#include <QString>

#include <ctime>

namespace casewright::ui {

/// Milliseconds that a clock of the system counts: of the calling thread at work, or of all threads of the program
/// (CLOCK_PROCESS_CPUTIME_ID). What else the machine does is not counted.
[[nodiscard]] double processorTime(clockid_t clock = CLOCK_THREAD_CPUTIME_ID);

/// Knows the event that kept the window busy longest. Events within an event are part of it; those of other threads do
/// not count.
class WatchedApplication final : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override;

    /// Forgets what was.
    void begin();
    /// Milliseconds of the processor since begin().
    [[nodiscard]] double longest() const { return m_longest; }
    /// The event and its receiver: "Paint QWidget casesPage".
    [[nodiscard]] QString what() const { return m_what; }

private:
    int m_depth = 0;
    double m_longest = 0;
    QString m_what;
};

} // namespace casewright::ui
