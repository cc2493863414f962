// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

#include "core/base/Time.h"
#include "core/store/BulkInsert.h"
#include "core/store/PackedId.h"

namespace casewright::store {

// Values of ours as a BulkInsert takes them.

inline void bindTime(BulkInsert& statement, int position, const std::optional<base::Timestamp>& at)
{
    if (at)
        statement.bindInteger(position, at->milliseconds);
    else
        statement.bindNull(position);
}

inline void bindId(BulkInsert& statement, int position, const PackedId& id)
{
    if (id.isText)
        statement.bindText(position, id.bytes);
    else
        statement.bindBytes(position, id.bytes);
}

} // namespace casewright::store
