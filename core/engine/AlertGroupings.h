// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>

#include "core/alerts/AlertTable.h"
#include "core/base/Result.h"
#include "core/engine/AlertGrouping.h"
#include "core/engine/RunSource.h"

namespace casewright::engine {

/// Which alerts of a table are in which group, by field: kept for those that were asked for last, as long as their
/// table lives. Whoever changes only how alerts are chosen from the documents need not look at their values again. Any
/// thread.
class AlertGroupings final {
public:
    /// Fields of which the grouping is kept.
    static constexpr std::size_t Most = 6;

    /// The alerts of these runs by a field; see RunSource::groupBy().
    [[nodiscard]] base::Result<AlertGrouping> of(const RunSource& runs, const std::string& field,
                                                 const std::stop_token& stop = {});

private:
    struct Kept {
        std::weak_ptr<const alerts::AlertTable> table;
        AlertGrouping grouping;
    };
    using List = std::list<Kept>;
    [[nodiscard]] List::iterator find(const std::shared_ptr<const alerts::AlertTable>& table, const std::string& field);

    std::mutex m_mutex;
    List m_kept;   ///< the one that was asked for last comes first
};

} // namespace casewright::engine
