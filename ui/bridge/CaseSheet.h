// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/cases/CaseConfiguration.h"
#include "core/cases/CaseMetrics.h"
#include "core/cases/Connector.h"
#include "core/store/CasePage.h"
#include "core/store/StoredCase.h"
#include "core/store/ValueCounts.h"

namespace casewright::ui {

/// A case with what its page shows around it, as it was at one moment.
struct CaseSheet {
    store::CaseDetail detail{}; ///< what a simulation knows of it: group, counter, lineage
    store::StoredCase stored{};
    cases::CaseConfiguration configuration{}; ///< of its owner
    std::vector<cases::Connector> connectors{};
    bool isSimulated = false;
    base::Timestamp asOf{}; ///< until then its last status goes on: now; of a simulated case, as far as is known of it
    cases::Lifespan lifespan{};
    store::UserActionCounts counts{};
    std::uint64_t unpushedComments = 0; ///< by people, that the incident in another system does not have
};

/// A row of activity with what is there of its comment now.
struct ActivityEntry {
    store::StoredUserAction action{};
    std::optional<store::StoredComment> comment{}; ///< of a person's comment that was not deleted
    std::optional<store::Activity> creation{}; ///< of a case by a rule: its counter, and why it has that
};

/// An owner's configuration of cases, to be edited.
struct ConfigurationSheet {
    cases::CaseConfiguration configuration{};
    std::optional<std::int64_t> version{}; ///< none: the owner has no configuration yet
    std::vector<cases::Connector> connectors{};
};

/// Values that cases have already: what fields and filters offer. Where there are very many, those that most cases
/// have.
struct KnownValues {
    std::vector<std::string> tags{};
    std::vector<std::string> categories{};
    std::vector<std::string> assignees{};
    std::vector<std::string> reporters{}; ///< people
    std::optional<store::CaseValueCounts> counts{}; ///< how many cases have each; none: they were not counted
};

} // namespace casewright::ui
