// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "core/base/Time.h"
#include "core/cases/CaseAttributes.h"

namespace casewright::cases {

/// What Kibana says of a user. Everywhere else a user is the name only; no name stands for the rule, which Kibana shows
/// as `elastic/kibana`.
struct User {
    std::optional<std::string> fullName{};
    std::optional<std::string> email{};
    std::optional<std::string> profileUid{};

    friend bool operator==(const User&, const User&) = default;
};
/// What is known of users beyond their names, by name.
using Users = std::map<std::string, User>;

/// A case as Kibana's API answers it (reference/kibana-cases, "Case attributes").
struct CaseDocument {
    std::string id{};
    std::int64_t version = 1; ///< counts the changes; see CaseVersion.h
    std::string owner{};
    CaseAttributes attributes{};
    std::optional<ExternalService> externalService{};
    base::Timestamp createdAt{};
    std::optional<std::string> createdBy{}; ///< none: the rule, here and below
    std::optional<base::Timestamp> updatedAt{};
    std::optional<std::string> updatedBy{};
    std::optional<base::Timestamp> closedAt{};
    std::optional<std::string> closedBy{};
    std::optional<std::int64_t> duration{}; ///< seconds, while it is closed
    std::optional<base::Timestamp> inProgressAt{};
    std::optional<std::int64_t> timeToAcknowledge{}; ///< seconds, here and below
    std::optional<std::int64_t> timeToInvestigate{};
    std::optional<std::int64_t> timeToResolve{};
    std::uint32_t totalComments = 0; ///< by people
    std::uint32_t totalAlerts = 0;

    friend bool operator==(const CaseDocument&, const CaseDocument&) = default;
};

/// A comment by a person, or another attachment that is neither that nor alerts (files, links out of an export).
struct Comment {
    std::string id{};
    std::int64_t version = 1;
    std::string owner{};
    std::string text{}; ///< Markdown; empty for another attachment
    std::optional<std::string> attachment{}; ///< JSON of another attachment: its type and payload
    base::Timestamp createdAt{};
    std::optional<std::string> createdBy{};
    std::optional<base::Timestamp> updatedAt{};
    std::optional<std::string> updatedBy{};
    std::optional<base::Timestamp> pushedAt{};
    std::optional<std::string> pushedBy{};

    friend bool operator==(const Comment&, const Comment&) = default;
};

} // namespace casewright::cases
