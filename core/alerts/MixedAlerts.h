// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>

#include "core/alerts/AlertReader.h"
#include "core/alerts/Flood.h"
#include "core/alerts/MixOrder.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"

namespace casewright::alerts {

/// What a flood comes to: its documents, and those of the history that it is mixed into.
struct MixedAlerts {
    ReadAlerts alerts;                         ///< bad lines and a guessed mapping are those of the history
    std::shared_ptr<const MixOrder> order{};   ///< which rows are the flood's; null: all, there is no history
};

/// Reads the history of a flood, moves the flood to begin with its first document, makes it, and mixes both (TableMix.h);
/// a flood without a history is made by generate(). The same history, flood and seed give the same table on every
/// machine. Errors of the history name its file, line and column. Progress begins anew for reading (bytes), making
/// (documents) and mixing (fields); stops within 100 ms of a request with ErrorCode::Cancelled. Any thread.
[[nodiscard]] base::Result<MixedAlerts> makeAlerts(const Flood& flood, std::uint64_t seed, bool skipBadLines = false,
                                                   base::Progress* progress = nullptr, std::stop_token stop = {});

/// A flood file names its history as seen from its own folder: makes that an absolute path. A flood file without a name,
/// or `-`, is in the present folder.
void resolveHistory(Flood& flood, const std::string& floodFile);

} // namespace casewright::alerts
