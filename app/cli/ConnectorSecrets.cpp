// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/ConnectorSecrets.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include "app/cli/Question.h"
#include "app/cli/RuleInput.h"

namespace casewright::cli {
namespace {

using base::ErrorCode;
using base::Result;

/// A terminal that does not show what is typed, as long as it lives.
class HiddenTyping final {
public:
    HiddenTyping() : m_isChanged(::tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        if (!m_isChanged)
            return;
        struct termios hidden = m_before;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    ~HiddenTyping()
    {
        if (m_isChanged)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    HiddenTyping(const HiddenTyping&) = delete;
    HiddenTyping& operator=(const HiddenTyping&) = delete;

private:
    struct termios m_before {};
    bool m_isChanged;
};

Result<std::string> typed(const std::stop_token& stop)
{
    Result<std::string> line = readAnswer(stop);
    if (!line && line.error().code == ErrorCode::Cancelled)
        line.error().text += "; nothing was pushed";
    return line;
}

std::string fromEnvironment(const char* name)
{
    const char* const value = std::getenv(name);
    return value == nullptr ? std::string() : value;
}

Result<std::string> readUser(const CasePushOptions& options, const std::string& connectorName,
                             const std::stop_token& stop)
{
    if (!options.remoteUser.empty())
        return options.remoteUser;
    if (std::string user = fromEnvironment("CASEWRIGHT_WEBHOOK_USER"); !user.empty())
        return user;
    if (!canAsk())
        return base::fail(ErrorCode::MissingValue,
                          fmt::format("the connector \"{}\" needs a user; give --remote-user, or set "
                                      "CASEWRIGHT_WEBHOOK_USER",
                                      connectorName));
    ask(fmt::format("User for {}: ", connectorName));
    return typed(stop);
}

Result<std::string> readPassword(const CasePushOptions& options, const std::string& connectorName,
                                 const std::stop_token& stop)
{
    if (!options.passwordFile.empty())
        return readText(options.passwordFile, stop).transform([](std::string text) {
            text.resize(std::min(text.find_first_of("\r\n"), text.size()));
            return text;
        });
    if (std::string password = fromEnvironment("CASEWRIGHT_WEBHOOK_PASSWORD"); !password.empty())
        return password;
    if (!canAsk())
        return base::fail(ErrorCode::MissingValue,
                          fmt::format("the connector \"{}\" needs a password; give --password-file, or set "
                                      "CASEWRIGHT_WEBHOOK_PASSWORD",
                                      connectorName));
    const HiddenTyping hidden;
    ask(fmt::format("Password for {}: ", connectorName));
    Result<std::string> password = typed(stop);
    std::fputs("\n", stderr);
    return password;
}

} // namespace

Result<cases::WebhookSecrets> readSecrets(const CasePushOptions& options, const std::string& connectorName,
                                          const std::stop_token& stop)
{
    Result<std::string> user = readUser(options, connectorName, stop);
    if (!user)
        return base::fail(user.error());
    Result<std::string> password = readPassword(options, connectorName, stop);
    if (!password)
        return base::fail(password.error());
    return cases::WebhookSecrets{.user = std::move(*user), .password = std::move(*password)};
}

} // namespace casewright::cli
