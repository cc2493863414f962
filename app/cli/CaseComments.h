// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/Json.h"
#include "core/base/Result.h"
#include "core/store/AttachmentsClient.h"

namespace casewright::cli {

/// All comments of a case and its attachments that are no alerts, the oldest first.
[[nodiscard]] base::Result<std::vector<store::StoredComment>> readComments(const store::AttachmentsClient& client,
                                                                           std::int64_t caseKey);
/// The comment with the id, or the only one whose id begins so.
[[nodiscard]] base::Result<store::StoredComment> findComment(const store::AttachmentsClient& client,
                                                             std::int64_t caseKey, const std::string& which);
/// As Kibana's API has them.
[[nodiscard]] base::Json commentsJson(const std::vector<store::StoredComment>& comments);

} // namespace casewright::cli
