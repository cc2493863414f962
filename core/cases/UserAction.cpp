// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cases/UserAction.h"

#include <array>
#include <cstddef>

#include "core/cases/NameList.h"

namespace casewright::cases {
namespace {

// By the values of the enumerations.
constexpr std::array<std::string_view, 14> Types{"create_case",  "title",    "description", "tags",       "assignees",
                                                 "severity",     "category", "status",      "connector",  "settings",
                                                 "customFields", "comment",  "pushed",      "delete_case"};
constexpr std::array<std::string_view, 5> Verbs{"add", "create", "delete", "update", "push_to_service"};

} // namespace

std::string_view nameOf(UserActionType type) { return Types.at(static_cast<std::size_t>(type)); }
std::string_view nameOf(UserActionVerb verb) { return Verbs.at(static_cast<std::size_t>(verb)); }

std::optional<UserActionType> userActionTypeNamed(std::string_view name)
{
    return valueNamed<UserActionType>(Types, name);
}

std::optional<UserActionVerb> userActionVerbNamed(std::string_view name)
{
    return valueNamed<UserActionVerb>(Verbs, name);
}

} // namespace casewright::cases
