// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "ui/widgets/ProgressLine.h"

class QAction;
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
    /// Shows how far a job is instead, until finishProgress(). A short job shows nothing.
    void startProgress(const ProgressLine::Poll& poll);
    void finishProgress();
    /// The button does what the action does, and is as usable. Null: there is nothing to simulate with yet.
    void setSimulateAction(QAction* action);

Q_SIGNALS:
    void cancelRequested();

private:
    void followAction();

    ElidedLabel* m_title = nullptr;
    Pill* m_kind = nullptr;
    ElidedLabel* m_summary = nullptr;
    ProgressLine* m_progress = nullptr;
    QPushButton* m_simulate = nullptr;
    QAction* m_action = nullptr;
    QTimer* m_delay = nullptr;
    ProgressLine::Poll m_poll;
};

} // namespace casewright::ui
