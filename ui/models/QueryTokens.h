// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <cstdint>
#include <vector>

namespace casewright::ui {

/// A word of a query, for its colour. Places are those of a QString.
struct QueryToken {
    enum class Kind : std::uint8_t {
        Field, ///< an operator follows
        Value,
        Keyword, ///< `and`, `or`, `not`
        Operator, ///< `:` `<` `<=` `>` `>=`
        Bracket,
    };

    Kind kind = Kind::Value;
    int begin = 0;
    int end = 0;

    friend bool operator==(const QueryToken&, const QueryToken&) = default;
};

/// The words of a query in order, whether it is right or not. Takes time in proportion to the text. Any thread.
[[nodiscard]] std::vector<QueryToken> queryTokens(const QString& query);

} // namespace casewright::ui
