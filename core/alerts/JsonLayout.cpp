// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/JsonLayout.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "core/alerts/ContentBlock.h"

namespace casewright::alerts {
namespace {

constexpr std::string_view ByteOrderMark = "\xef\xbb\xbf";
constexpr std::size_t LongestKey = 64;      ///< longer ones lead nowhere
constexpr std::size_t DeepestList = 1'000;  ///< nobody nests an answer deeper

bool isBlank(int c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// The characters of a file one by one, with their places.
class Characters final {
public:
    Characters(const std::shared_ptr<const InputFile>& file, const std::stop_token& stop) : m_block(file, nullptr, stop)
    {
    }

    /// The next one, or -1 at the end or on an error.
    [[nodiscard]] int peek()
    {
        while (m_block.rest().empty() && !m_block.isAtEnd()) {
            if (m_block.isStopped() || !m_block.grow(m_line))
                return -1;
        }
        return m_block.rest().empty() ? -1 : static_cast<unsigned char>(m_block.rest().front());
    }
    int take()
    {
        const int c = peek();
        if (c < 0)
            return c;
        m_block.consume(1);
        ++m_column;
        if (c == '\n') {
            ++m_line;
            m_column = 1;
        }
        return c;
    }
    int skipBlanks()
    {
        while (isBlank(peek()))
            take();
        return peek();
    }
    void skipLine()
    {
        for (int c = take(); c >= 0 && c != '\n'; c = take()) {}
    }
    void skipMark()
    {
        while (m_block.rest().size() < ByteOrderMark.size() && !m_block.isAtEnd() && !m_block.error())
            static_cast<void>(m_block.grow(1));
        if (m_block.rest().starts_with(ByteOrderMark))
            m_block.consume(ByteOrderMark.size());
    }

    [[nodiscard]] JsonLayout here(JsonShape shape, std::string list) const
    {
        return {.shape = shape,
                .list = std::move(list),
                .offset = m_block.offset(),
                .line = m_line,
                .column = m_column};
    }
    [[nodiscard]] std::uint64_t line() const { return m_line; }
    [[nodiscard]] const std::optional<base::Error>& error() const { return m_block.error(); }

private:
    ContentBlock m_block;
    std::uint64_t m_line = 1;
    std::uint64_t m_column = 1;
};

/// Walks through the first value until it knows.
class Search final {
public:
    Search(const std::shared_ptr<const InputFile>& file, const std::stop_token& stop) : m_characters(file, stop) {}

    [[nodiscard]] base::Result<JsonLayout> find()
    {
        m_characters.skipMark();
        bool hasRemarks = false;
        while (m_characters.skipBlanks() == '#') {
            m_characters.skipLine();
            hasRemarks = true;
        }
        const JsonLayout begin = m_characters.here(JsonShape::Sequence, {});
        const Found found = m_characters.peek() == '[' ? list() : object();
        if (m_characters.error())
            return base::fail(*m_characters.error());
        if (found == Found::List)
            return m_list;
        const bool isLong = m_characters.line() > begin.line;
        const bool isAlone = found == Found::End && (isLong || m_named.has_value()) && m_characters.skipBlanks() < 0;
        if (m_characters.error())
            return base::fail(*m_characters.error());
        if (isAlone && m_named)
            return *m_named;
        return found == Found::End && (isLong || hasRemarks) ? begin : JsonLayout{};
    }

private:
    enum class Found { List, End, Nothing };
    struct Level {
        bool isObject;
        std::string key{};
    };

    Found list()
    {
        m_characters.take();
        m_list = m_characters.here(JsonShape::List, {});
        return Found::List;
    }

    /// Nothing: it is no JSON, at least not on this line.
    Found object()
    {
        do {
            const int c = m_characters.skipBlanks();
            const bool wantsKey = !m_levels.empty() && m_levels.back().isObject && m_wantsKey;
            if (c < 0 || m_levels.size() > DeepestList)
                return Found::Nothing;
            if (c == '{') {
                if (wantsKey)
                    return Found::Nothing;
                open(true);
            } else if (c == '[') {
                if (wantsKey || m_levels.empty())
                    return Found::Nothing;
                open(false);
                if (isHits())
                    return m_list = m_characters.here(JsonShape::List, "hits.hits"), Found::List;
                noteNamedList();
            } else if (c == '}' || c == ']') {
                if (m_levels.empty() || m_levels.back().isObject != (c == '}'))
                    return Found::Nothing;
                m_characters.take();
                m_levels.pop_back();
                m_wantsKey = false;
            } else if (c == '"') {
                if (!text(wantsKey ? &m_levels.back().key : nullptr))
                    return Found::Nothing;
            } else if (c == ',') {
                m_characters.take();
                m_wantsKey = true;
            } else if (c == ':') {
                m_characters.take();
                m_wantsKey = false;
            } else {
                if (wantsKey)
                    return Found::Nothing;
                m_characters.take();
            }
        } while (!m_levels.empty());
        return Found::End;
    }

    void open(bool isObject)
    {
        m_characters.take();
        m_levels.push_back({.isObject = isObject});
        m_wantsKey = isObject;
    }

    /// False for one that does not end on its line.
    bool text(std::string* into)
    {
        m_characters.take();
        if (into != nullptr)
            into->clear();
        for (int c = m_characters.take(); c != '"'; c = m_characters.take()) {
            if (c < 0 || c == '\n')
                return false;
            if (into != nullptr && into->size() <= LongestKey)
                *into += static_cast<char>(c);
            if (c == '\\' && m_characters.take() < 0)
                return false;
        }
        return true;
    }

    /// Whether the list that was opened just now is `hits` in `hits`.
    [[nodiscard]] bool isHits() const
    {
        const std::size_t depth = m_levels.size();
        return depth >= 3 && m_levels[depth - 2].key == "hits" && m_levels[depth - 3].key == "hits"
            && m_levels[depth - 2].isObject && m_levels[depth - 3].isObject;
    }

    /// Notes the first list of objects at the top that is called as Alertmanager calls it.
    void noteNamedList()
    {
        if (m_named || m_levels.size() != 2)
            return;
        const std::string& key = m_levels.front().key;
        if (key != "alerts" && key != "data")
            return;
        const JsonLayout here = m_characters.here(JsonShape::List, key);
        if (m_characters.skipBlanks() == '{')
            m_named = here;
    }

    Characters m_characters;
    std::vector<Level> m_levels;
    bool m_wantsKey = false;
    JsonLayout m_list;
    std::optional<JsonLayout> m_named;
};

} // namespace

base::Result<JsonLayout> findDocuments(const std::shared_ptr<const InputFile>& file, const std::stop_token& stop)
{
    return Search(file, stop).find();
}

} // namespace casewright::alerts
