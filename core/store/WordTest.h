// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "core/store/TextQuery.h"

struct sqlite3;

namespace casewright::store {

/// Whether texts have the words of a query, as FTS5 would find them: its own tokenizer parts the texts. Some
/// microseconds for a case, where the index of words takes a hundred for one row. For the connection's thread.
class WordTest final {
public:
    /// Null where FTS5 does not give its tokenizer. `connection` has to outlive the test.
    [[nodiscard]] static std::unique_ptr<WordTest> make(sqlite3* connection);
    ~WordTest();
    WordTest(const WordTest&) = delete;
    WordTest& operator=(const WordTest&) = delete;

    /// What is looked for from now on. False: it has a phrase in which FTS5 sees no word, or asks for nothing.
    [[nodiscard]] bool setQuery(const TextQuery& query);
    /// A phrase lies within one of the texts.
    [[nodiscard]] bool matches(const std::vector<std::string_view>& texts);

private:
    struct Tokens;
    struct Tokenizer;
    struct Phrase;
    struct Part;
    WordTest();
    [[nodiscard]] bool read(const std::vector<TextPart>& parts, std::vector<Part>& into) const;
    [[nodiscard]] bool isThere(const Phrase& phrase) const;
    [[nodiscard]] bool isThere(const Part& part) const;
    [[nodiscard]] bool holds(const std::vector<Part>& wanted, const std::vector<Part>& none) const;
    [[nodiscard]] bool read(const SoughtPhrase& sought, Phrase& into) const;

    std::unique_ptr<Tokenizer> m_tokenizer;
    std::vector<Part> m_wanted;
    std::vector<Part> m_none;
    std::vector<Tokens> m_texts;              ///< of the case at hand
};

} // namespace casewright::store
