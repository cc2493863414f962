// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/store/Acknowledged.h"

#include <sstream>

namespace casewright::tests {

std::string textOf(const Acknowledged& edit)
{
    return "edited " + std::to_string(static_cast<int>(edit.kind)) + ' ' + std::to_string(edit.caseKey) + ' '
        + edit.user;
}

std::optional<Acknowledged> parseAcknowledged(const std::string& line)
{
    std::istringstream words(line);
    std::string what;
    int kind = 0;
    Acknowledged edit;
    if (!(words >> what >> kind >> edit.caseKey >> edit.user) || what != "edited")
        return std::nullopt;
    edit.kind = static_cast<EditKind>(kind);
    return edit;
}

} // namespace casewright::tests
