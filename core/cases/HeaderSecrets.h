// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace casewright::cases {

// Headers whose values are secrets. A workspace keeps no secret, so such a header names an environment variable, from
// which its value is taken when a case is pushed.

/// How the names of such variables begin: a workspace of somebody else can ask for no others of a person's environment.
inline constexpr std::string_view HeaderVariablePrefix = "CASEWRIGHT_HEADER_";

/// Whether the name of a header, or of a parameter in a URL, says that its value is a secret: `Authorization`, `Cookie`,
/// `X-Api-Key`, whatever has "token", "secret" or "password" in it.
[[nodiscard]] bool isSecretName(std::string_view name);

/// Whether a header's value is a secret as it stands, rather than a variable or a mark that any system takes.
[[nodiscard]] bool isClearSecret(std::string_view name, std::string_view value);

/// The first parameter of a URL that is a secret (`?api_key=…`), by its name; empty: there is none.
[[nodiscard]] std::string_view secretParameterOf(std::string_view url);

/// A value that an environment variable completes: `Bearer ${CASEWRIGHT_HEADER_DESK}`.
struct HeaderVariable {
    std::string before{}; ///< `Bearer `; may be empty
    std::string name{}; ///< of the environment variable
};
/// Nothing: the value is as it stands.
[[nodiscard]] std::optional<HeaderVariable> variableOf(std::string_view value);

} // namespace casewright::cases
