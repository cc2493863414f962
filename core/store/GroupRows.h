// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/base/Result.h"
#include "core/engine/Case.h"
#include "core/store/BulkInsert.h"
#include "core/store/Database.h"

namespace casewright::store {

/// Writes the groupings of a simulation, by number, as they come. On the connection that it was made with.
class GroupRows final {
public:
    [[nodiscard]] static base::Result<GroupRows> prepare(Database& database);

    /// Those that follow what was written before.
    [[nodiscard]] base::Result<void> add(std::int64_t simulation, std::span<const std::string> groupings);
    [[nodiscard]] std::size_t count() const { return m_count; }

private:
    explicit GroupRows(BulkInsert statement) : m_statement(std::move(statement)) {}

    BulkInsert m_statement;
    std::size_t m_count = 0;
};

/// What a simulation ends with: its counter records.
[[nodiscard]] base::Result<void> writeCounters(Database& database, std::int64_t simulation,
                                               const std::vector<engine::CounterRecord>& counters);

} // namespace casewright::store
