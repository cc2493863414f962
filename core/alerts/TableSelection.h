// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <span>

#include "core/alerts/AlertTable.h"
#include "core/base/Id.h"

namespace casewright::alerts {

/// The documents of some rows, which ascend, in a table of their own under the same name: as if no other had come. It
/// keeps the whole table, which has their texts and ids. Costs as much as the columns have rows and values. Any thread.
[[nodiscard]] std::shared_ptr<const AlertTable> selectRows(const std::shared_ptr<const AlertTable>& table,
                                                           std::span<const base::AlertRow> rows);

} // namespace casewright::alerts
