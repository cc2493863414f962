// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/store/CasePage.h"
#include "core/store/Workspace.h"

namespace casewright::archive {

enum class ExportFormat : std::uint8_t {
    SavedObjects, ///< NDJSON as Kibana exports cases: cases, attachments, user actions, a summary
    Csv, ///< a row for each case (CsvText.h)
    Markdown, ///< a table; of one case its whole story
};

/// Which cases, in which order.
struct ExportSelection {
    store::CaseFilter filter{}; ///< also says the order
    std::vector<std::int64_t> keys{}; ///< these and no others, if there are any
};

struct ExportCounts {
    std::uint64_t cases = 0;
    std::uint64_t attachments = 0; ///< of saved objects, here and below
    std::uint64_t userActions = 0;
    std::uint64_t renamed = 0; ///< cases that got an id of their own, as an older one has theirs
};

/// Takes pieces of text in order: a file, usually one that gets its name at the end (`OutputFile`, `QSaveFile`). Its
/// errors end the export and are handed on.
using Write = std::function<base::Result<void>(std::string_view)>;

/// Writes cases as they were at one instant, whatever is written meanwhile, in parts: a million of them are never in
/// memory together. Progress counts cases. A key that is not there is NotFound. Of cases with one id (of different
/// collections) all but the oldest get another id in saved objects, as no import takes one twice (FreshIds.h). Stops
/// within 100 ms of a request with ErrorCode::Cancelled. On the workspace's thread.
[[nodiscard]] base::Result<ExportCounts> exportCases(store::Workspace& workspace, const ExportSelection& selection,
                                                     ExportFormat format, const Write& write,
                                                     base::Progress* progress = nullptr, std::stop_token stop = {});

} // namespace casewright::archive
