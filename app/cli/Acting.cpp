// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/Acting.h"

#include <chrono>

#include <pwd.h>
#include <unistd.h>

namespace casewright::cli {
namespace {

std::string loginName()
{
    const struct passwd* const entry = ::getpwuid(::getuid());
    return entry == nullptr ? std::string("unknown") : entry->pw_name;
}

} // namespace

base::Timestamp wallClock()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
}

store::Signature signatureOf(const std::string& given)
{
    return {.user = given.empty() ? loginName() : given, .at = wallClock()};
}

} // namespace casewright::cli
