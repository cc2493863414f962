// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <functional>

namespace casewright::ui {

class AlertSources;
class EmptyState;
class RuleDocuments;
class WorkspaceSession;

/// What stands on the page before anything was simulated: what is missing, or that all is there, and the button for it.
class SimulationStart final : public QWidget {
    Q_OBJECT

public:
    /// All of them outlive it.
    SimulationStart(WorkspaceSession& session, RuleDocuments& rules, AlertSources& sources, QWidget* parent = nullptr);

    /// Looks again at what is there.
    void showNext();

Q_SIGNALS:
    /// To another page, by its name.
    void goRequested(const QString& page);
    void runRequested();

private:
    void offer(const QString& title, const QString& text, const QString& button, std::function<void()> next);

    WorkspaceSession& m_session;
    RuleDocuments& m_rules;
    AlertSources& m_sources;
    EmptyState* m_state = nullptr;
    std::function<void()> m_next;          ///< what the button does
};

} // namespace casewright::ui
