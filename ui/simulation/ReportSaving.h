// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <cstdint>

class QAction;
class QWidget;

namespace casewright::ui {

class ActionTable;
class CaseArchive;
class SimulationArchive;
class WorkspaceSession;

/// "Export report": asks for a file, and has a page in HTML written that tells of the simulation that is shown; of
/// several rules in one queue, asks first for which of them. Says what came of it; shows nothing but menu and dialog.
class ReportSaving final : public QObject {
    Q_OBJECT

public:
    /// Both outlive it; the dialog belongs to `window`, which owns this.
    ReportSaving(WorkspaceSession& session, SimulationArchive& archive, QWidget* window);

    /// Below which the rules of a queue are offered; outlives this.
    void setButton(QWidget& button) { m_button = &button; }
    void registerActions(ActionTable& actions);
    /// Whether a simulation is shown that there can be a report of, and none is being written.
    [[nodiscard]] bool isPossible() const;
    /// Whether the action can be used now.
    void setOffered(bool isOffered);
    /// Does not wait for the answer.
    void ask();

Q_SIGNALS:
    void done(const QString& text);
    void failed(const QString& title, const QString& text);
    void possibleChanged();

private:
    void offerRules();
    void askFor(std::int64_t simulation, const QString& title);

    SimulationArchive& m_archive;
    CaseArchive* m_reports;
    QWidget* m_window;
    QWidget* m_button = nullptr;
    QAction* m_action = nullptr;
    QString m_folder; ///< of the last dialog
};

} // namespace casewright::ui
