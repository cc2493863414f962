// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "core/base/Json.h"
#include "core/base/JsonNode.h"
#include "core/base/Result.h"
#include "core/cases/CaseDocument.h"
#include "core/cases/UserAction.h"

namespace casewright::cases {

// Cases, their attachments and their activity in the JSON of Kibana's API (reference/kibana-cases, "Case attributes"
// and "User actions"): snake_case, times as toISOString writes them, users as objects, versions as base64. Reading is
// strict: an unknown key is an error, and errors name the place. What the API says that a case here does not have
// (observables, incremental ids, the comments themselves) is passed over. No limits are checked: see CaseValidation.h.

/// A case without its comments.
[[nodiscard]] base::Json caseValue(const CaseDocument& document, const Users& users = {});
/// What is known of users beyond their names comes into `users`, here and below.
[[nodiscard]] CaseDocument caseFrom(const base::JsonNode& node, Users& users);
[[nodiscard]] base::Result<CaseDocument> parseCase(std::string json, Users& users, std::string file = {});

/// A comment by a person, or another attachment with the keys of its own.
[[nodiscard]] base::Json commentValue(const Comment& comment, const Users& users = {});
[[nodiscard]] Comment commentFrom(const base::JsonNode& node, Users& users);
[[nodiscard]] base::Result<Comment> parseComment(std::string json, Users& users, std::string file = {});

[[nodiscard]] base::Json userActionValue(const UserActionDocument& action, const Users& users = {});
[[nodiscard]] UserActionDocument userActionFrom(const base::JsonNode& node, Users& users);
[[nodiscard]] base::Result<UserActionDocument> parseUserAction(std::string json, Users& users, std::string file = {});

} // namespace casewright::cases
