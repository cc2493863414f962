// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <stop_token>
#include <string>

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/cases/SavedObjectText.h"
#include "core/store/Workspace.h"

namespace casewright::archive {

/// What came of an import, and what did not.
struct ImportReport {
    std::int64_t collection = 0; ///< key of the new collection
    std::string name{}; ///< its name
    bool isAgain = false; ///< the workspace has a collection of the file's name already
    std::uint64_t cases = 0;
    std::uint64_t attachments = 0;
    std::uint64_t userActions = 0;
    cases::LeftOut leftOut{}; ///< attributes without a place here, by type and name
    cases::LeftOut otherTypes{}; ///< objects that have nothing to do with cases, by type
    std::uint64_t withoutCase = 0; ///< attachments and user actions whose case is not in the file
};

/// Reads an export of saved objects (NDJSON, ours or Kibana's) into a collection of its own, called as the file or,
/// where there is one already, with a number behind it. Ids, versions, times and users stay; the parts of a case may
/// stand in any order. All of it, or nothing: what cannot be read is an error with file, line, column and field; so are
/// what is there twice, and a file without cases. Progress is in bytes, read twice. Stops within 100 ms of a request
/// with ErrorCode::Cancelled. On the workspace's thread. `shownName` is the file as people know it.
[[nodiscard]] base::Result<ImportReport> importCases(store::Workspace& workspace, const std::string& path,
                                                     const std::string& shownName, base::Timestamp at,
                                                     base::Progress* progress = nullptr, std::stop_token stop = {});

} // namespace casewright::archive
