// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/kql/Tree.h"

namespace casewright::kql {

/// Writes the text of a query from left to right: fields and values with their escapes, and what stands between them.
/// Used by print().
class TermWriter final {
public:
    void write(const Term& term);
    /// Brackets, operators and keywords, as they are.
    void write(std::string_view syntax);

    /// Behind all that was written.
    [[nodiscard]] std::string take();

private:
    void writePlain(std::string_view part, bool isLast);
    void writeQuoted(std::string_view text);
    bool writeKeyword(std::string_view part, std::size_t at, bool isLast);

    std::string m_text{};
    std::optional<std::size_t> m_openKeyword{}; ///< where one stands at the end, if white space came next
};

} // namespace casewright::kql
