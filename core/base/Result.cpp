// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Result.h"

#include <fmt/format.h>

namespace casewright::base {

std::string describe(const Error& error)
{
    if (!error.location)
        return error.text;
    const Location& at = *error.location;
    std::string place = at.file;
    if (at.line > 0)
        place += fmt::format("{}{}", place.empty() ? "line " : ":", at.line);
    if (at.line > 0 && at.column > 0)
        place += fmt::format(":{}", at.column);
    if (!at.field.empty())
        place += (place.empty() ? "" : ": ") + at.field;
    return place.empty() ? error.text : place + ": " + error.text;
}

} // namespace casewright::base
