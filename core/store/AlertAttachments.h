// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/cases/UserActionPayload.h"
#include "core/store/Database.h"
#include "core/store/StoredCase.h"

namespace casewright::store {

// Attachments of alerts of a case, on a connection. Those of a simulation and those by hand are rows of activity; those
// of an import are rows of comments too.

/// An attachment that came with a row of activity, with the alerts of it that the case still holds.
struct HeldAttachment {
    std::string id{};
    cases::AlertAttachment alerts{};
    std::int64_t activity = 0; ///< the sequence of the row
};

/// Those that hold alerts, oldest first.
[[nodiscard]] base::Result<std::vector<HeldAttachment>> heldAttachments(Database& database, const StoredCase& of);

/// Takes the alerts of an attachment from the case, whose total it lowers. What its row of activity said is written out,
/// for it followed from the alerts, and so is what other rows said that name some of them.
[[nodiscard]] base::Result<void> detach(Database& database, StoredCase& of, const HeldAttachment& attachment);

/// Takes the alerts from the case that an attachment names, which is JSON of its type and payload; other attachments
/// name none.
[[nodiscard]] base::Result<void> detach(Database& database, StoredCase& of, const std::string& attachment);

} // namespace casewright::store
