// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/JsonNode.h"
#include "core/cases/SavedObject.h"
#include "core/cases/SavedObjectParts.h"

namespace casewright::cases {

/// Reads an attachment of a case: a comment, alerts, or what is kept as it is. `isOfNewerType`: `cases-attachments`, not
/// `cases-comments`.
[[nodiscard]] SavedComment readComment(const base::JsonNode& object, bool isOfNewerType, const Beside& beside);

} // namespace casewright::cases
