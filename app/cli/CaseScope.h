// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "app/cli/CaseFilterOptions.h"
#include "core/base/Json.h"
#include "core/base/Result.h"
#include "core/store/Workspace.h"

namespace casewright::cli {

/// Which collections of a workspace a command is about: simulations, imports, the cases by hand.
struct CaseScope {
    std::vector<store::StoredSimulation> there{};  ///< all, the newest first
    std::vector<store::StoredSimulation> chosen{}; ///< those that are meant; none: the workspace has none
    bool isWhole = false;                          ///< all were asked for

    [[nodiscard]] bool isEmpty() const { return chosen.empty(); }
};

/// What the options choose; without a choice the newest simulation, or, where there is none, the newest collection. A
/// number that is not there is an error (NotFound) that lists those that are.
[[nodiscard]] base::Result<CaseScope> scopeOf(const store::Workspace& workspace, const CaseFilterOptions& options);
/// Lets only cases of the collections through.
void limitTo(store::CaseFilter& filter, const CaseScope& scope);

/// The lines that a result begins with: which collections they are, and how to see others.
[[nodiscard]] std::string scopeText(const CaseScope& scope);
/// The lines that it ends with.
[[nodiscard]] std::string honestyText(const CaseScope& scope);
/// The same for programs; null where no case is of a simulation: what people made, or Kibana may have, is not ours to
/// vouch for.
[[nodiscard]] base::Json honestyJson(const CaseScope& scope);

} // namespace casewright::cli
