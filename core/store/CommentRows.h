// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/cases/CaseDocument.h"
#include "core/store/Database.h"
#include "core/store/StoredCase.h"

namespace casewright::store {

// Comments and other attachments of a case that are not alerts, on a connection.

[[nodiscard]] base::Result<void> addComment(Database& database, std::int64_t caseKey, const cases::Comment& comment);
/// NotFound: the case has no such comment.
[[nodiscard]] base::Result<StoredComment> readComment(Database& database, std::int64_t caseKey,
                                                      const std::string& commentId);
/// Oldest first, after a key.
[[nodiscard]] base::Result<std::vector<StoredComment>>
readComments(Database& database, std::int64_t caseKey, std::optional<std::int64_t> after, std::uint32_t limit);
/// Another text of a comment that was read before; its version goes up.
[[nodiscard]] base::Result<void> writeComment(Database& database, const StoredComment& before, const std::string& text,
                                              const Signature& by);
[[nodiscard]] base::Result<void> removeComment(Database& database, std::int64_t commentKey);

} // namespace casewright::store
