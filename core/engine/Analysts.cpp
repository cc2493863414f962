// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Analysts.h"

#include <variant>

#include "core/engine/ClosingClock.h"
#include "core/engine/StaffedDesk.h"

namespace casewright::engine {

std::unique_ptr<Analysts> Analysts::make(const AnalystModel& model, std::uint64_t seed, base::Timestamp begin,
                                         base::Timestamp end, bool keepsHistory)
{
    if (const auto* closeAfter = std::get_if<CloseAfter>(&model.work))
        return std::make_unique<ClosingClock>(*closeAfter, seed, QueueRecord(begin, end, keepsHistory));
    if (const auto* queue = std::get_if<StaffedQueue>(&model.work))
        return std::make_unique<StaffedDesk>(*queue, seed, QueueRecord(begin, end, keepsHistory));
    return nullptr;
}

} // namespace casewright::engine
