// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/Json.h"
#include "core/base/Time.h"

namespace casewright::cli {

/// Prints an object whose last member is a list too long to be held in memory as JSON: an item a line.
class JsonList final {
public:
    /// Prints `head` but for its end, and the beginning of the list called `name`.
    JsonList(const base::Json& head, std::string_view name);
    void add(const base::Json& item);
    void end();

private:
    bool m_isEmpty = true;
};

/// Two blanks of indent; bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string indentedJson(const base::Json& value);
/// A time in ISO 8601, or null.
[[nodiscard]] base::Json timeJson(const std::optional<base::Timestamp>& at);
/// The value of a JSON text, or the text where it is none.
[[nodiscard]] base::Json parsedOrText(const std::string& json);
/// To three decimals, so that times read well.
[[nodiscard]] double rounded(double value);

} // namespace casewright::cli
