// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/cases/CaseAttributes.h"
#include "core/cases/CaseDocument.h"
#include "core/cases/Connector.h"
#include "core/cases/IncidentTemplate.h"
#include "core/cases/WebhookConnector.h"

namespace casewright::push {

/// How long a request may take if nobody says otherwise.
inline constexpr std::chrono::milliseconds DefaultTimeout{10'000};

/// A comment of a case that was not pushed yet.
struct CommentToPush {
    std::string id{};
    std::string text{};
};

/// What is to be pushed, and where.
struct PushOrder {
    std::string connectorId{};
    std::string connectorName{};
    cases::WebhookConnector connector{};
    std::optional<cases::WebhookSecrets> secrets{}; ///< needed if the connector has hasAuth
    cases::IncidentValues values{}; ///< of the case; comment and external values are filled in
    std::optional<cases::ExternalService> known{}; ///< the case's incident: updated if it is of the same connector
    std::vector<CommentToPush> comments{}; ///< in the order of their creation
    std::map<std::string, std::string> variables{}; ///< of the environment, that headers name: secrets
    std::chrono::milliseconds timeout = DefaultTimeout; ///< of each request
};

/// What came of a push. What is given here happened in the other system, also when a failure followed it.
struct PushOutcome {
    /// The incident that was created or updated; none: neither. Time and user are left to whoever records it.
    std::optional<cases::ExternalService> incident{};
    bool wasCreated = false;
    std::vector<std::string> pushedComments{}; ///< ids, in order
    std::optional<base::Error> failure{}; ///< what ended it; none: all is done
    bool secretsRefused = false; ///< it ended because user or password may be wrong (401)
};

/// Environment variables by name, those that headers may name (HeaderSecrets.h). Their values are secrets.
using HeaderVariables = std::map<std::string, std::string>;

/// Those of this process. For the main thread, at the beginning: reading them while another thread changes the
/// environment (a time zone that a person chose is written there) is undefined.
[[nodiscard]] HeaderVariables readHeaderVariables();

/// The order for a case by a connector, without user and password; what its headers name is taken from `variables`.
/// `comments`: those to push. NotSupported: a connector of a type that Casewright cannot
/// push by; MissingValue: an environment variable is not set; InvalidValue and others: its settings are wrong.
[[nodiscard]] base::Result<PushOrder> orderFor(const cases::CaseDocument& document, const cases::Connector& connector,
                                               const std::vector<cases::Comment>& comments,
                                               const HeaderVariables& variables);

} // namespace casewright::push
