// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cases/LimitChecks.h"

#include <fmt/format.h>

#include "core/base/Utf16.h"

namespace casewright::cases {

using base::ErrorCode;
using base::Result;

Result<void> checkLength(std::string_view text, std::string_view name, std::size_t maximum)
{
    if (base::utf16Length(base::trimJavascript(text)) <= maximum)
        return {};
    return base::fail(ErrorCode::LimitReached,
                      fmt::format("The length of the {} is too long. The maximum length is {}.", name, maximum));
}

Result<void> checkFilled(std::string_view text, std::string_view name, std::size_t maximum)
{
    if (base::trimJavascript(text).empty())
        return base::fail(ErrorCode::InvalidValue, fmt::format("The {} field cannot be an empty string.", name));
    return checkLength(text, name, maximum);
}

Result<void> checkCount(std::size_t count, std::string_view name, std::size_t maximum)
{
    if (count <= maximum)
        return {};
    return base::fail(
        ErrorCode::LimitReached,
        fmt::format("The length of the field {} is too long. Array must be of length <= {}.", name, maximum));
}

} // namespace casewright::cases
