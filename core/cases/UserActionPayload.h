// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/cases/CaseAttributes.h"
#include "core/cases/UserAction.h"

namespace casewright::cases {

// User actions with their payloads, in Kibana's shape (reference/kibana-cases, "User actions"). What an update of a
// case gives is in CaseDiff.h.

/// Of a case that is new: all that it was created with; always open.
[[nodiscard]] UserAction creationOf(const CaseAttributes& attributes, const std::string& owner);

[[nodiscard]] UserAction statusAction(CaseStatus status);
/// Of a user action of the type status; open where its payload names none.
[[nodiscard]] CaseStatus statusOf(const UserAction& action);

/// `{"externalService":{…}}`.
[[nodiscard]] UserAction pushOf(const ExternalService& service);

/// A comment by a person. One that is deleted leaves no text there.
[[nodiscard]] UserAction commentAction(UserActionVerb verb, const std::string& id, const std::string& text,
                                       const std::string& owner);

/// An attachment of alerts: ids, their indices side by side, and the rule that found them, if any.
struct AlertAttachment {
    std::vector<std::string> ids{};
    std::vector<std::string> indices{};
    std::optional<std::string> ruleId{};
    std::optional<std::string> ruleName{};

    friend bool operator==(const AlertAttachment&, const AlertAttachment&) = default;
};
[[nodiscard]] UserAction alertsAction(const std::string& id, const AlertAttachment& alerts, const std::string& owner,
                                      UserActionVerb verb = UserActionVerb::Create);

/// Of any other attachment: JSON of its type and payload, to which the owner is added.
[[nodiscard]] UserAction attachmentAction(UserActionVerb verb, const std::string& id, const std::string& attachment,
                                          const std::string& owner);

/// Of a user action of the type comment: the type of the attachment (`user`, `alert`, `externalReference`, …); empty
/// where its payload names none.
[[nodiscard]] std::string commentTypeOf(const UserAction& action);

} // namespace casewright::cases
