// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/Id.h"
#include "core/base/Time.h"
#include "core/engine/Case.h"
#include "core/store/CaseFilter.h"

namespace casewright::store {

/// A case as the table shows it.
struct CaseRow {
    std::int64_t key = 0;           ///< of the workspace; ids repeat between simulations
    std::int64_t simulation = 0;
    base::CaseId id{};
    std::string title{};
    engine::CaseStatus status = engine::CaseStatus::Open;
    cases::Severity severity = cases::Severity::Low;
    std::vector<std::string> tags{};
    std::uint32_t counter = 1;
    std::uint32_t totalAlerts = 0;
    std::uint32_t timesReopened = 0;
    base::Timestamp createdAt{};
    std::optional<base::Timestamp> updatedAt{};
    std::optional<base::Timestamp> closedAt{};
    std::optional<std::string> category{};
    std::vector<std::string> assignees{};
    std::uint32_t totalComments = 0;
    std::optional<cases::ExternalService> pushedTo{}; ///< the incident in another system
};

/// What a case is sorted by: a number (a time in milliseconds), a text, or nothing.
using SortValue = std::variant<std::monostate, std::int64_t, std::string>;

/// The last row of a page, from which the next one goes on: the value it was sorted by, and its key.
struct CaseCursor {
    SortValue sortValue{};
    std::int64_t key = 0;
};
[[nodiscard]] CaseCursor cursorOf(const CaseRow& row, CaseOrder order);

struct StatusCounts {
    std::uint64_t open = 0;
    std::uint64_t inProgress = 0;
    std::uint64_t closed = 0;
    std::uint64_t alerts = 0;                    ///< attached to all of these cases
};

/// A case of the same group: the one before or after, when the counter moved.
struct LineageEntry {
    std::int64_t key = 0;
    std::uint32_t counter = 1;
    base::Timestamp createdAt{};
    std::uint32_t totalAlerts = 0;
};

struct CaseDetail {
    CaseRow row{};
    std::string description{};
    std::string owner{};
    std::string grouping{};                      ///< deterministic JSON
    std::optional<std::int64_t> durationSeconds{}; ///< from creation to closing, while it is closed
    std::vector<LineageEntry> lineage{};         ///< all cases of the group, by counter
};

enum class ActivityKind : std::uint8_t { Created, AlertsAttached, StatusChanged };

/// What happened to a case: a Kibana user action.
struct Activity {
    std::int64_t key = 0;
    base::Timestamp at{};
    std::string user{};                          ///< `rule`, or the person
    ActivityKind kind = ActivityKind::Created;
    std::uint32_t alerts = 0;                    ///< AlertsAttached: how many
    std::uint32_t alreadyAttached = 0;           ///< AlertsAttached: how many were there already
    std::uint32_t counter = 1;                   ///< Created
    bool windowPassed = false;                   ///< Created: because the window had passed
    bool closedPassed = false;                   ///< Created: because the case before was closed
    engine::CaseStatus status = engine::CaseStatus::Open;  ///< StatusChanged: to what
};

struct AttachedAlert {
    std::int64_t key = 0;
    std::string id{};
    std::string index{};
    base::Timestamp at{};                        ///< the document's time
    base::Timestamp attachedAt{};                ///< the run
};

} // namespace casewright::store
