// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Time.h"

namespace casewright::archive {

// Pieces of HTML that is well-formed XML too, so that any parser can check it.

/// Text of somebody else's, as content or within double quotes: markup in it is none. Characters that XML does not
/// have, and bytes that are no UTF-8, become U+FFFD.
[[nodiscard]] std::string htmlText(std::string_view text);

/// `1 234 567`, with blanks that do not break.
[[nodiscard]] std::string htmlNumber(std::uint64_t number);
/// `2026-01-05 08:01`, in UTC; with seconds where they are not 0.
[[nodiscard]] std::string htmlTime(base::Timestamp at);

/// A length of time in its two largest units, as people read it: `9h 4m`, `3d`, `12s`, `250ms`.
[[nodiscard]] std::string lengthText(base::Duration length);

/// A table of HTML cells. Numbers are at the right.
class HtmlTable final {
public:
    struct Column {
        std::string_view title;
        bool isNumber = false;
    };
    HtmlTable(std::string_view caption, std::vector<Column> columns) : m_caption(caption), m_columns(std::move(columns))
    {
    }
    /// As many cells as there are columns: HTML. The first is the row's heading.
    void add(const std::vector<std::string>& cells, bool isSum = false);
    [[nodiscard]] std::string html() const;

private:
    std::string m_caption;
    std::vector<Column> m_columns;
    std::string m_rows{};
};

} // namespace casewright::archive
