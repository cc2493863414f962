// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/push/RemoteAnswer.h"

#include <algorithm>
#include <cctype>
#include <cstddef>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "core/base/Utf8.h"
#include "core/push/AnswerValue.h"

namespace casewright::push {
namespace {

constexpr std::size_t LongestQuote = 200;

std::string upperCase(std::string_view text)
{
    std::string upper(text);
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return upper;
}

std::string urlText(const QUrl& url)
{
    const QString text =
        url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::FullyEncoded);
    return text.toStdString() + (url.hasQuery() ? "?…" : "");
}

/// Who pushes is told by user and password, by secrets in headers, or by both.
std::string adviceForUser(const RemoteRequest& asked, bool isKnown)
{
    const std::string variables = fmt::format("{}", fmt::join(asked.variables, ", "));
    if (isKnown) {
        const bool isOfVariables = !asked.secrets && !variables.empty();
        return fmt::format("the user{} may not do that there; ask for the right, or push as another user",
                           isOfVariables ? " that " + variables + " stands for" : "");
    }
    if (asked.secrets)
        return "check user and password" + (variables.empty() ? variables : ", and " + variables);
    return variables.empty() ? "that system asks for a user; give the connector user and password, or a header"
                             : fmt::format("check {}, and start Casewright with what is right", variables);
}

std::string adviceFor(const RemoteRequest& asked, int status)
{
    switch (status) {
    case 400:
    case 422: return "check the JSON of the connector against what that system asks for";
    case 401:
    case 403: return adviceForUser(asked, status == 403);
    case 404:
    case 410: return "check the connector's URL, and whether the incident is still there";
    case 405: return "check the connector's method";
    case 413: return "that system takes no text so long; shorten it";
    case 429: return "that system asks to wait; push again later";
    default: return status >= 500 ? "that system is in trouble; push again later" : "check the connector";
    }
}

void takeOut(std::string& text, const std::string& secret)
{
    constexpr std::string_view Stars = "***";
    if (secret.empty())
        return;
    for (std::size_t at = text.find(secret); at != std::string::npos; at = text.find(secret, at + Stars.size()))
        text.replace(at, secret.size(), Stars);
}

} // namespace

QByteArray basicAuthorization(const cases::WebhookSecrets& secrets)
{
    return "Basic " + QByteArray::fromStdString(secrets.user + ':' + secrets.password).toBase64();
}

base::Location atField(const std::string& field)
{
    base::Location at;
    at.field = field;
    return at;
}

base::Error remoteError(const RemoteRequest& asked, const std::string& cameBack, const std::string& advice)
{
    return {base::ErrorCode::RemoteFailure,
            fmt::format("{} {} {}; {}", upperCase(nameOf(asked.method)), urlText(asked.url), cameBack, advice),
            atField(asked.field)};
}

std::string quoted(const QByteArray& body, const RemoteRequest& asked)
{
    // Secrets go before the text is cut, so that none is cut in two and left.
    std::string text = QString::fromUtf8(body).toStdString();
    std::vector<std::string> secrets = asked.hidden;
    if (asked.secrets) {
        takeOut(text, basicAuthorization(*asked.secrets).mid(6).toStdString());
        secrets.push_back(asked.secrets->password);
    }
    for (const std::string& secret : secrets) {
        takeOut(text, secret);
        const std::string inJson = base::javascriptString(secret);
        takeOut(text, inJson.substr(1, inJson.size() - 2));
    }
    text = QString::fromStdString(text).simplified().toStdString();
    text.erase(std::remove_if(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }),
               text.end());
    if (text.empty())
        return {};
    if (text.size() > LongestQuote)
        text = text.substr(0, base::characterBegin(text, LongestQuote)) + "…";
    return '"' + text + '"';
}

std::string statusText(int status, const QByteArray& phrase)
{
    return phrase.isEmpty() ? std::to_string(status)
                            : fmt::format("{} {}", status, QString::fromUtf8(phrase).toStdString());
}

base::Error statusError(const RemoteRequest& asked, int status, const QByteArray& phrase, const QByteArray& body)
{
    const std::string quote = quoted(body, asked);
    return remoteError(
        asked, fmt::format("was answered with {}{}{}", statusText(status, phrase), quote.empty() ? "" : ": ", quote),
        adviceFor(asked, status));
}

base::Result<std::string> requiredValue(const RemoteRequest& asked, const RemoteAnswer& answer,
                                        const std::string& keyField, const std::string& key)
{
    const std::string quote = quoted(answer.body, asked);
    const std::string status = fmt::format("was answered with {}", answer.status);
    const base::Result<base::Json> json = base::parseJson(answer.body.toStdString());
    if (!json)
        return base::fail(remoteError(
            asked, quote.empty() ? status + " and no text" : fmt::format("{} and no JSON: {}", status, quote),
            "check whether the URL is that of an interface for programs"));
    std::optional<std::string> value = answerValue(*json, key);
    if (!value)
        return base::fail(remoteError(asked, fmt::format("{} and no text or number at \"{}\": {}", status, key, quote),
                                      fmt::format("check the connector's {}", keyField)));
    return std::move(*value);
}

} // namespace casewright::push
