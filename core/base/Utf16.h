// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace casewright::base {

// JavaScript's view of text, over UTF-8: lengths and cuts count UTF-16 code units, as the limits of
// Kibana do. Bytes that are no UTF-8 count as U+FFFD each.

/// How long JavaScript says the text is.
[[nodiscard]] std::size_t utf16Length(std::string_view text);

/// JavaScript's `slice(0, end)`: a negative end counts from the end of the text. A cut through a
/// surrogate pair leaves U+FFFD, which is what storing a lone surrogate as UTF-8 leaves.
[[nodiscard]] std::string utf16Cut(std::string_view text, std::int64_t end);

/// Less than, equal to or greater than 0 in the order of UTF-16 code units (JavaScript's `<` and
/// its default sort), which differs from the order of code points above U+FFFF.
[[nodiscard]] int compareUtf16(std::string_view a, std::string_view b);

/// JavaScript's `trim`: white space and line ends of Unicode, and U+FEFF, off both ends.
[[nodiscard]] std::string_view trimJavascript(std::string_view text);

} // namespace casewright::base
