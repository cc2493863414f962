// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/Time.h"

namespace casewright::cases {

/// What a user action is about, under Kibana's names (reference/kibana-cases, "User actions").
enum class UserActionType : std::uint8_t {
    CreateCase,
    Title,
    Description,
    Tags,
    Assignees,
    Severity,
    Category,
    Status,
    Connector,
    Settings,
    CustomFields,
    Comment, ///< also of alerts and other attachments
    Pushed,
    DeleteCase, ///< only in old exports
};
enum class UserActionVerb : std::uint8_t { Add, Create, Delete, Update, PushToService };

/// A change of a case, as its activity keeps it. The payload is JSON in Kibana's shape, as plainJson() writes it.
struct UserAction {
    UserActionType type = UserActionType::CreateCase;
    UserActionVerb verb = UserActionVerb::Create;
    std::string payload = "{}";
    std::optional<std::string> commentId{};

    friend bool operator==(const UserAction&, const UserAction&) = default;
};

/// A user action with who did it, and when.
struct UserActionDocument {
    std::string id{};
    std::string owner{};
    UserAction action{};
    base::Timestamp createdAt{};
    std::optional<std::string> createdBy{}; ///< none: the rule

    friend bool operator==(const UserActionDocument&, const UserActionDocument&) = default;
};

/// `create_case`, `title`, …, `customFields`, …
[[nodiscard]] std::string_view nameOf(UserActionType type);
/// `add`, `create`, `delete`, `update`, `push_to_service`.
[[nodiscard]] std::string_view nameOf(UserActionVerb verb);

// Nothing: no such name.
[[nodiscard]] std::optional<UserActionType> userActionTypeNamed(std::string_view name);
[[nodiscard]] std::optional<UserActionVerb> userActionVerbNamed(std::string_view name);

} // namespace casewright::cases
