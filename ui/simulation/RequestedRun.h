// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/base/Time.h"

namespace casewright::ui {

class CaseRepository;
class SimulationArchive;
class SimulationView;
struct ShownSimulation;

/// Leads to a run of a simulation, from a case or back from elsewhere: shows the simulation, and chooses the run as
/// soon as the runs are read.
class RequestedRun final : public QObject {
    Q_OBJECT

public:
    /// All of them outlive it.
    RequestedRun(CaseRepository& cases, SimulationArchive& archive, SimulationView& view, QObject* parent);

    /// The simulation that is shown and its chosen run, for Page::place(); and back to them.
    [[nodiscard]] QString place() const;
    void goTo(const QString& place);

Q_SIGNALS:
    /// The page is to come to the front.
    void pageWanted();

private:
    struct Wanted {
        std::int64_t simulation = 0;   ///< of a queue the first one
        base::Timestamp at{};
        QString group{};
        bool isQueue = false;
        std::size_t rule = 0;          ///< of the queue
    };

    [[nodiscard]] static bool isOf(const Wanted& wanted, const ShownSimulation* shown);
    void show(const Wanted& wanted);
    void follow();

    SimulationArchive& m_archive;
    SimulationView& m_view;
    std::optional<Wanted> m_wanted; ///< until its runs are there
};

} // namespace casewright::ui
