// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cases/UserAction.h"

#include <array>
#include <cstddef>

namespace casewright::cases {
namespace {

// By the values of the enumerations.
constexpr std::array<std::string_view, 14> Types{"create_case",  "title",    "description", "tags",       "assignees",
                                                 "severity",     "category", "status",      "connector",  "settings",
                                                 "customFields", "comment",  "pushed",      "delete_case"};
constexpr std::array<std::string_view, 5> Verbs{"add", "create", "delete", "update", "push_to_service"};

template<class T, std::size_t Size>
std::optional<T> valueNamed(const std::array<std::string_view, Size>& names, std::string_view name)
{
    for (std::size_t i = 0; i < Size; ++i)
        if (names[i] == name)
            return static_cast<T>(i);
    return std::nullopt;
}

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
