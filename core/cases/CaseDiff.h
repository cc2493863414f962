// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include "core/cases/CaseAttributes.h"
#include "core/cases/UserAction.h"

namespace casewright::cases {

/// What is left of a change after what is as it is already; an empty change changes nothing. Assignees are kept once
/// each, and custom fields that are given are all fields of the case then.
[[nodiscard]] CaseChange withoutUnchanged(const CaseAttributes& now, CaseChange change);

/// Whether it gives nothing.
[[nodiscard]] bool isEmpty(const CaseChange& change);

/// The order of a change with what another one names behind it.
[[nodiscard]] std::vector<CaseField> followedBy(std::vector<CaseField> order, const std::vector<CaseField>& more);

/// The case after the change.
[[nodiscard]] CaseAttributes applied(CaseAttributes attributes, const CaseChange& change);

/// What activity says of a change (reference/kibana-cases, "User actions", rules): a row per field that changes, in the
/// order of the keys of the request. What CaseChange::order does not name follows in the order of CaseField. Tags and
/// assignees have a row for what comes and then one for what goes; each custom field has its own.
[[nodiscard]] std::vector<UserAction> userActionsOf(const CaseAttributes& now, const CaseChange& change);

} // namespace casewright::cases
