// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <string_view>

namespace casewright::ui {

/// Longest document that is indented; of longer ones the beginning is shown.
inline constexpr std::size_t LongestIndentedJson = 256 * 1024;

/// A JSON document for people: two blanks of indent, keys and numbers as they were written. What is too long, or no
/// JSON, is given as it is, at most LongestIndentedJson bytes and then a line that says so. Any thread.
[[nodiscard]] QString indentedJson(std::string_view json);

} // namespace casewright::ui
