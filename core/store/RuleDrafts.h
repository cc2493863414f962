// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "core/base/Result.h"
#include "core/store/Workspace.h"

namespace casewright::store {

// What a person has set aside of a rule while designing it, such as conditions that are switched off. It belongs to the
// rule's row in the workspace, in a form of the window's own, and is in no file of a rule.

/// By rule; only of those that have one.
[[nodiscard]] base::Result<std::map<std::int64_t, std::string>> ruleDrafts(const Workspace& workspace);
/// Of a rule that is there; empty: none.
[[nodiscard]] base::Result<void> saveRuleDraft(Workspace& workspace, std::int64_t key, const std::string& draft);

} // namespace casewright::store
