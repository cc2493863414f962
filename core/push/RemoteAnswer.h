// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QUrl>

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/Json.h"
#include "core/base/Result.h"
#include "core/cases/WebhookConnector.h"

namespace casewright::push {

/// What is asked of another system.
struct RemoteRequest {
    std::string field{}; ///< of the connector that the URL is from, for errors
    cases::HttpMethod method = cases::HttpMethod::Get;
    QUrl url{};
    QByteArray body{}; ///< JSON; empty: none
    std::vector<std::pair<std::string, std::string>> headers{};
    std::optional<cases::WebhookSecrets> secrets{};
    std::vector<std::string> hidden{}; ///< secrets among the headers
    std::vector<std::string> variables{}; ///< the environment variables that they are from
    std::chrono::milliseconds timeout{}; ///< for all of it, redirects included
};

/// What came back: an answer with a status of success.
struct RemoteAnswer {
    int status = 0;
    QByteArray body{};
};

/// The value of the header Authorization.
[[nodiscard]] QByteArray basicAuthorization(const cases::WebhookSecrets& secrets);

/// The place of an error: a field of the connector.
[[nodiscard]] base::Location atField(const std::string& field);

/// Says what was asked (method and URL, without its query, which may hold a secret), what came back, and what to do;
/// of the code RemoteFailure, at the connector's field.
[[nodiscard]] base::Error remoteError(const RemoteRequest& asked, const std::string& cameBack,
                                      const std::string& advice);

/// The beginning of an answer on one line, in quotes, without control characters and without the secrets of the
/// request, which some servers repeat; empty of an empty answer.
[[nodiscard]] std::string quoted(const QByteArray& body, const RemoteRequest& asked);

/// `401 Unauthorized`.
[[nodiscard]] std::string statusText(int status, const QByteArray& phrase);

/// Why an answer is an error, with what to do about the status.
[[nodiscard]] base::Error statusError(const RemoteRequest& asked, int status, const QByteArray& phrase,
                                      const QByteArray& body);

/// The value of the answer at a key of the connector (AnswerValue.h); an error if the answer is no JSON or lacks it.
/// `keyField`: the field of the connector with the key.
[[nodiscard]] base::Result<std::string> requiredValue(const RemoteRequest& asked, const RemoteAnswer& answer,
                                                      const std::string& keyField, const std::string& key);

} // namespace casewright::push
