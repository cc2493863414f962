// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/cases/CaseAttributes.h"
#include "core/store/StoredCase.h"
#include "core/store/Workspace.h"

namespace casewright::ui {

/// A case to be changed.
struct CaseTarget {
    std::int64_t key = 0;
    std::optional<std::int64_t> version{}; ///< that the person saw; none: whatever it is by now
    std::string title{}; ///< as the person knows it, should it be gone
};

/// What is to be changed of a case, from what it has now.
using ChangeOf = std::function<cases::CaseChange(const store::StoredCase&)>;

/// A case that was changed, and what leads back.
struct ChangedCase {
    std::int64_t key = 0;
    std::int64_t versionBefore = 0;
    std::int64_t version = 0;
    cases::CaseChange back{};
    std::string title{}; ///< before the change
};

/// A case among many that stays as it is, though the others were changed or removed.
struct LeftCase {
    enum class Why : std::uint8_t {
        Changed, ///< by somebody else, since the person saw it
        Gone,    ///< somebody removed it
        Refused, ///< the error says why
    };
    std::int64_t key = 0;
    std::string title{};
    Why why = Why::Refused;
    base::Error error{};
};

/// What came of changing cases. Those that had it all already are not told.
struct EditOutcome {
    std::vector<ChangedCase> changed{};
    std::vector<LeftCase> left{};
    std::optional<base::Error> failure{}; ///< why the rest was not changed
};

/// What came of removing cases, portion by portion: those of the portions before a failure are gone for good.
struct RemovalOutcome {
    std::vector<std::int64_t> removed{}; ///< also those that somebody else had removed
    std::vector<LeftCase> left{};
    std::optional<base::Error> failure{}; ///< why the rest was not removed
};

/// A change of many cases on its way: the thread of the workspace works, the GUI thread looks and may stop it.
struct BulkWork {
    base::Progress progress{}; ///< in cases
    std::stop_source stop{};
};

/// The fields of the change as they are before it.
[[nodiscard]] cases::CaseChange backOf(const cases::CaseChange& change, const cases::CaseAttributes& before);

/// Changes cases in portions of as many as Kibana changes at once, each portion wholly or not at all. One of many that
/// was changed by somebody else, is gone, or cannot take the change, is left, and the others are changed; a single case
/// is a failure then. Whatever else fails, such as the disk, leaves the rest as it is. `work` may be null; stopping it
/// is the failure Cancelled. On the thread of the workspace.
[[nodiscard]] EditOutcome editCases(store::Workspace& workspace, const std::vector<CaseTarget>& targets,
                                    const ChangeOf& changeOf, const store::Signature& by, BulkWork* work = nullptr);

/// Removes cases in the same way.
[[nodiscard]] RemovalOutcome removeCases(store::Workspace& workspace, const std::vector<std::int64_t>& keys,
                                         BulkWork* work = nullptr);

} // namespace casewright::ui
