// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/WordTest.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include <sqlite3.h>

namespace casewright::store {

/// The words of a text, one after the other.
struct WordTest::Tokens {
    std::string bytes{};
    std::vector<std::size_t> ends{};

    void clear()
    {
        bytes.clear();
        ends.clear();
    }
    [[nodiscard]] std::string_view at(std::size_t index) const
    {
        const std::size_t begin = index == 0 ? 0 : ends[index - 1];
        return std::string_view(bytes).substr(begin, ends[index] - begin);
    }
};

struct WordTest::Phrase {
    Tokens words{};
    bool isBeginning = false;

    [[nodiscard]] bool isIn(const Tokens& text) const
    {
        const std::size_t count = words.ends.size();
        for (std::size_t first = 0; first + count <= text.ends.size(); ++first) {
            std::size_t same = 0;
            while (same < count && isSame(text.at(first + same), same))
                ++same;
            if (same == count)
                return true;
        }
        return false;
    }
    [[nodiscard]] bool isSame(std::string_view word, std::size_t index) const
    {
        const bool mayGoOn = isBeginning && index + 1 == words.ends.size();
        return mayGoOn ? word.starts_with(words.at(index)) : word == words.at(index);
    }
};

/// As TextPart.
struct WordTest::Part {
    Phrase phrase{};
    bool isAnd = false;
    std::vector<Part> wanted{};
    std::vector<Part> none{};
};

struct WordTest::Tokenizer {
    fts5_tokenizer functions{};
    Fts5Tokenizer* tokenizer = nullptr;

    ~Tokenizer()
    {
        if (tokenizer)
            functions.xDelete(tokenizer);
    }
    void part(std::string_view text, int purpose, Tokens& into) const
    {
        const auto take = [](void* tokens, int, const char* token, int length, int, int) {
            auto& taken = *static_cast<Tokens*>(tokens);
            taken.bytes.append(token, static_cast<std::size_t>(length));
            taken.ends.push_back(taken.bytes.size());
            return SQLITE_OK;
        };
        into.clear();
        functions.xTokenize(tokenizer, &into, purpose, text.data(), static_cast<int>(text.size()), take);
    }
};

namespace {

/// As FTS5's documentation says: a pointer is bound and filled in.
fts5_api* apiOf(sqlite3* connection)
{
    fts5_api* api = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

} // namespace

WordTest::WordTest() : m_tokenizer(std::make_unique<Tokenizer>()), m_texts(3) {}
WordTest::~WordTest() = default;

std::unique_ptr<WordTest> WordTest::make(sqlite3* connection)
{
    fts5_api* const api = apiOf(connection);
    if (!api || api->iVersion < 2)
        return nullptr;
    std::unique_ptr<WordTest> test(new WordTest);
    void* context = nullptr;
    // As the table `case_texts` is made (SearchSchema.cpp).
    std::array<const char*, 2> options{"remove_diacritics", "2"};
    Tokenizer& tokenizer = *test->m_tokenizer;
    if (api->xFindTokenizer(api, "unicode61", &context, &tokenizer.functions) != SQLITE_OK
        || tokenizer.functions.xCreate(context, options.data(), static_cast<int>(options.size()),
                                       &tokenizer.tokenizer) != SQLITE_OK)
        return nullptr;
    return test;
}

bool WordTest::read(const SoughtPhrase& sought, Phrase& into) const
{
    into.isBeginning = sought.isBeginning;
    m_tokenizer->part(sought.text, FTS5_TOKENIZE_QUERY, into.words);
    return !into.words.ends.empty();
}

bool WordTest::read(const std::vector<TextPart>& parts, std::vector<Part>& into) const
{
    return std::all_of(parts.begin(), parts.end(), [&](const TextPart& each) {
        Part& part = into.emplace_back();
        part.isAnd = each.isAnd;
        return each.isGroup() ? read(each.wanted, part.wanted) && read(each.none, part.none)
                              : read(each.phrase, part.phrase);
    });
}

bool WordTest::setQuery(const TextQuery& query)
{
    m_wanted.clear();
    m_none.clear();
    return read(query.wanted, m_wanted) && read(query.none, m_none) && !query.isEmpty();
}

bool WordTest::isThere(const Phrase& phrase) const
{
    return std::any_of(m_texts.begin(), m_texts.end(), [&phrase](const Tokens& text) { return phrase.isIn(text); });
}

bool WordTest::isThere(const Part& part) const
{
    return part.wanted.empty() ? isThere(part.phrase) : holds(part.wanted, part.none);
}

bool WordTest::holds(const std::vector<Part>& wanted, const std::vector<Part>& none) const
{
    bool isWanted = wanted.empty() || isThere(wanted.front());
    for (std::size_t i = 1; i < wanted.size(); ++i)
        if (isWanted == wanted[i].isAnd) // else it says nothing new
            isWanted = isThere(wanted[i]);
    return isWanted && std::none_of(none.begin(), none.end(), [this](const Part& part) { return isThere(part); });
}

bool WordTest::matches(const std::vector<std::string_view>& texts)
{
    m_texts.resize(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i)
        m_tokenizer->part(texts[i], FTS5_TOKENIZE_DOCUMENT, m_texts[i]);
    return holds(m_wanted, m_none);
}

} // namespace casewright::store
