// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/CaseRequest.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <cstdint>

class QMessageBox;
class QWidget;

namespace casewright::ui {

class CaseRepository;

/// Removes a simulation with all that belongs to it, in the background, after the person has said yes: it cannot be
/// undone.
class SimulationRemoval final : public QObject {
    Q_OBJECT

public:
    /// The repository outlives it; the question is asked over `window`, its owner.
    SimulationRemoval(CaseRepository& repository, QWidget* window);

    /// Asks, and does not wait for the answer. `name` is what the list calls it; not every collection of cases is a
    /// simulation. Those of one queue are removed together.
    void ask(std::int64_t simulation, const QString& name, bool isSimulation, bool isOfQueue = false);
    /// Does it; started() follows. Not while cases are being changed: what was done to them could not be told any more.
    void remove(std::int64_t simulation, const QString& name);
    [[nodiscard]] bool isRunning() const { return m_request.isPending(); }
    /// Another workspace: takes the question back.
    void forget();

Q_SIGNALS:
    /// The person said yes.
    void agreed(std::int64_t simulation, const QString& name);
    void started(const QString& text);
    /// Done, in one line, and what that gave back.
    void finished(const QString& title, const QString& more);
    void failed(const QString& title, const QString& reason);

private:
    CaseRepository& m_repository;
    QWidget* m_window;
    QPointer<QMessageBox> m_question;
    CaseRequest m_request;
};

} // namespace casewright::ui
