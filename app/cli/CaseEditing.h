// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/CaseEditOptions.h"
#include "app/cli/ExitCode.h"
#include "core/base/Json.h"
#include "core/base/Result.h"
#include "core/store/StoredCase.h"
#include "core/store/Workspace.h"

namespace casewright::cli {

/// What a result tells of the cases.
enum class EditShape : std::uint8_t {
    One,     ///< the only case
    List,    ///< all of them
    Deleted, ///< which they were
};

/// What a change came to.
struct EditResult {
    std::string said{};                     ///< for people, a line
    EditShape shape = EditShape::One;
    std::vector<store::StoredCase> cases{}; ///< as they are now
    std::optional<std::vector<store::StoredComment>> comments{}; ///< all of the only case
};

/// A change of cases, in the workspace and by whom.
using Edit = std::function<base::Result<EditResult>(store::Workspace&, const store::Signature&)>;

/// How a change goes about it.
struct EditPlan {
    store::Access access = store::Access::ReadWrite;
    /// Whether it is tried again where somebody else was faster: it read what it changes itself.
    bool isRepeated = false;
};

/// Opens the workspace, changes, and prints what came of it, or why nothing did.
[[nodiscard]] ExitCode editCases(const EditOptions& options, const EditPlan& plan, const Edit& edit);

/// A case as Kibana's API has it, with `key` and `simulation`, by which it is named here.
[[nodiscard]] base::Json storedCaseJson(const store::StoredCase& stored);
/// A table of cases.
[[nodiscard]] std::string storedCasesText(const std::vector<store::StoredCase>& cases);

} // namespace casewright::cli
