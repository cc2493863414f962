// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/TableRelease.h"

#include <QThreadPool>

#include <cstdint>
#include <utility>

namespace casewright::ui {
namespace {

constexpr std::uint64_t LargeFrom = 8'000'000;   ///< bytes that take more than half a millisecond

} // namespace

std::shared_ptr<const alerts::AlertTable> releasedInBackground(std::shared_ptr<const alerts::AlertTable> table)
{
    if (!table || table->memoryUse() < LargeFrom)
        return table;
    const alerts::AlertTable* const content = table.get();
    return {content, [table = std::move(table)](const alerts::AlertTable*) mutable {
                QThreadPool::globalInstance()->start([last = std::move(table)]() mutable { last.reset(); });
            }};
}

} // namespace casewright::ui
