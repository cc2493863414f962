// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "core/base/Result.h"
#include "core/cases/CaseAttributes.h"
#include "core/store/StoredCase.h"
#include "core/store/Workspace.h"

namespace casewright::ui {

/// A case to be changed.
struct CaseTarget {
    std::int64_t key = 0;
    std::optional<std::int64_t> version{}; ///< that the person saw; none: whatever it is by now
};

/// What is to be changed of a case, from what it has now.
using ChangeOf = std::function<cases::CaseChange(const store::StoredCase&)>;

/// A case that was changed, and what leads back.
struct ChangedCase {
    std::int64_t key = 0;
    std::int64_t versionBefore = 0;
    std::int64_t version = 0;
    cases::CaseChange back{};
};

/// What came of changing cases. Those that had it all already are left out.
struct EditOutcome {
    std::vector<ChangedCase> changed{};
    std::optional<base::Error> failure{}; ///< why the rest was not changed
};

/// The fields of the change as they are before it.
[[nodiscard]] cases::CaseChange backOf(const cases::CaseChange& change, const cases::CaseAttributes& before);

/// Changes cases in portions of as many as Kibana changes at once. At the first failure the rest stays as it is. On the
/// thread of the workspace.
[[nodiscard]] EditOutcome editCases(store::Workspace& workspace, const std::vector<CaseTarget>& targets,
                                    const ChangeOf& changeOf, const store::Signature& by);

} // namespace casewright::ui
