// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QWidget>

#include <functional>

#include "core/base/Progress.h"
#include "ui/widgets/ProgressLine.h"

class QAction;
class QMenu;
class QPushButton;
class QTimer;

namespace casewright::ui {

class ElidedLabel;
class Pill;

/// The title of the chosen source: what it is, how much is in it or how far it is read, and the button to simulate.
class SourceHeader final : public QWidget {
    Q_OBJECT

public:
    explicit SourceHeader(QWidget* parent = nullptr);

    void setSource(const QString& name, bool isFlood);
    /// Below the title, while nothing is being read.
    void setSummary(const QString& text);
    /// What a running job says of itself.
    struct Job {
        QString phase;                            ///< "Reading"
        const base::Progress& progress;           ///< of the moment
    };
    using Poll = std::function<Job()>;
    /// Shows how far a job is instead, until finishProgress(): with bytes and documents of a file, events of a flood,
    /// and how many a second. A short job shows nothing.
    void startProgress(Poll poll, bool isFlood);
    void finishProgress();
    /// The button does what the action does, and is as usable. Null: there is nothing to simulate with yet.
    void setSimulateAction(QAction* action);
    /// Why the source cannot be simulated with, whatever the action says; empty: it can be.
    void setUnusable(const QString& why);
    /// The button that shows how the file is read, and whether that is in sight.
    void setReading(bool hasReading, bool isShown);
    /// What the button to save a flood offers, which stands beside the other.
    void setSaveActions(const QList<QAction*>& actions);

Q_SIGNALS:
    void cancelRequested();
    /// A person wants to see how the file is read, or no longer.
    void readingRequested(bool isShown);

private:
    void followAction();
    [[nodiscard]] ProgressState ask();

    ElidedLabel* m_title = nullptr;
    Pill* m_kind = nullptr;
    ElidedLabel* m_summary = nullptr;
    ProgressLine* m_progress = nullptr;
    QPushButton* m_reading = nullptr;
    QPushButton* m_simulate = nullptr;
    QPushButton* m_save = nullptr;   ///< of floods only
    QMenu* m_saveMenu = nullptr;
    QAction* m_action = nullptr;
    QTimer* m_delay = nullptr;
    QElapsedTimer m_clock;
    Poll m_poll;
    bool m_isFlood = false;
    QString m_summaryText;
    QString m_whyUnusable;
};

} // namespace casewright::ui
