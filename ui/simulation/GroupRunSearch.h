// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>

namespace casewright::ui {

class RunsPane;
class SimulationArchive;
class SimulationView;

/// Looks the values up that runs are filtered by, in the workspace; again when another simulation is shown, and now
/// and then while one runs or is held, of which more and more is there. GUI thread.
class GroupRunSearch final : public QObject {
    Q_OBJECT

public:
    /// They outlive it.
    GroupRunSearch(SimulationArchive& archive, SimulationView& view, QObject* parent);

private:
    void search();

    SimulationArchive& m_archive;
    SimulationView& m_view;
    QTimer m_again;             ///< until it is looked up again
};

} // namespace casewright::ui
