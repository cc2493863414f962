// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

namespace casewright::ui {

class RunsPane;
class SimulationArchive;
class SimulationView;

/// Looks the values up that runs are filtered by, in the workspace, also again when another simulation is shown. GUI
/// thread.
class GroupRunSearch final : public QObject {
    Q_OBJECT

public:
    /// They outlive it.
    GroupRunSearch(SimulationArchive& archive, SimulationView& view, QObject* parent);

private:
    void search();

    SimulationArchive& m_archive;
    SimulationView& m_view;
};

} // namespace casewright::ui
