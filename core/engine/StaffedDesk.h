// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <queue>
#include <vector>

#include "core/engine/Analysts.h"
#include "core/engine/QueueRecord.h"
#include "core/engine/WeeklyHours.h"

namespace casewright::engine {

/// Cases that wait, and the analysts of some shifts who triage one at a time each. A case that is taken up goes to "in
/// progress"; after its triage it is closed, or stays in progress and comes back no more. Whoever is free takes the
/// next one: of several, one of the shift that stands first. Triage ends before the next case is taken.
class StaffedDesk final : public Analysts {
public:
    StaffedDesk(StaffedQueue model, std::uint64_t seed, QueueRecord record);

    void workUntil(base::Timestamp now, QueuedCases& cases) override;
    void receive(std::span<const QueuedCase> arrived, base::Timestamp now, QueuedCases& cases) override;
    [[nodiscard]] WatchedQueue finish() override;

private:
    struct Team {
        WeeklyHours hours;
        std::uint32_t free;
    };
    struct Waiting {
        QueuedCase one;
        base::Timestamp since;
    };
    struct Triage {
        base::Timestamp end;
        QueuedCase one;                  ///< at the same time the case that was made first goes first
        std::size_t team;
        friend auto operator<=>(const Triage&, const Triage&) = default;
    };

    void takeUp(base::Timestamp now, QueuedCases& cases);
    void endTriage(QueuedCases& cases);
    [[nodiscard]] std::optional<base::Timestamp> nextMoment() const;
    void goOnTo(base::Timestamp at);
    [[nodiscard]] Waiting takeNext();

    StaffedQueue m_model;
    std::uint64_t m_seed;
    QueueRecord m_record;
    std::vector<Team> m_teams;           ///< by shift
    WeeklyHours m_anybody;
    std::deque<Waiting> m_waiting;       ///< in order of arrival
    std::priority_queue<Triage, std::vector<Triage>, std::greater<>> m_triages;
    base::Timestamp m_now{};
    base::Duration m_overload{};
};

} // namespace casewright::engine
