// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

namespace casewright::cli {

// Text of somebody else's within markup of ours.

/// In XML 1.0, as text or within double quotes. Characters that XML does not have, and bytes that are no UTF-8, are
/// shown as printable() shows them; line ends stay.
[[nodiscard]] std::string xmlText(std::string_view text);

/// On one line of Markdown, where nothing in it is markup.
[[nodiscard]] std::string markdownText(std::string_view text);

/// Lines as a block of code in Markdown, whatever stands in them.
[[nodiscard]] std::string markdownCode(std::string_view lines);

} // namespace casewright::cli
