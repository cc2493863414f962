// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <span>
#include <stop_token>

#include "core/alerts/AlertTable.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"

namespace casewright::alerts {

/// The documents of several tables in one, in order of time; where times are the same those of the table that stands
/// first come first. Fields of the same name are one column. A document with the id and index of one of a table that
/// stands before is left out, as a duplicate; ids that only number the documents of a source are none (mergedId()). The
/// tables stay in memory with what came of them, for they have the texts and ids. A table alone is given back as it is,
/// none is an error, as are too many fields or documents. Progress is in fields; ErrorCode::Cancelled within 100 ms of
/// a request. Any thread.
[[nodiscard]] base::Result<std::shared_ptr<const AlertTable>>
mergeTables(std::span<const std::shared_ptr<const AlertTable>> tables, base::Progress* progress = nullptr,
            std::stop_token stop = {});

} // namespace casewright::alerts
