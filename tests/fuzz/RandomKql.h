// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "core/kql/Tree.h"
#include "tests/fuzz/Chance.h"

namespace casewright::tests {

/// Random queries, as trees that a parser could have given and as texts. Small alphabets, so that keywords, escapes and
/// brackets meet often.
class RandomKql final {
public:
    explicit RandomKql(std::uint64_t seed) : m_chance(seed) {}

    /// At most so many levels deep.
    [[nodiscard]] kql::Node tree(int depth);
    /// Right or wrong.
    [[nodiscard]] std::string text();
    /// The text with a few changes.
    [[nodiscard]] std::string changed(std::string text);
    [[nodiscard]] Chance& chance() { return m_chance; }

private:
    [[nodiscard]] kql::Node predicate();
    [[nodiscard]] kql::Term term();
    [[nodiscard]] std::string plainText();

    Chance m_chance;
};

} // namespace casewright::tests
