// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/JsonLayout.h"

#include <utility>

#include "core/alerts/ContentBlock.h"
#include "core/alerts/HitSearch.h"
#include "core/alerts/JsonCharacters.h"

namespace casewright::alerts {
namespace {

/// Walks through the first value until it knows.
class Search final {
public:
    Search(const std::shared_ptr<const InputFile>& file, const std::stop_token& stop) : m_block(file, nullptr, stop) {}

    [[nodiscard]] base::Result<JsonLayout> find()
    {
        m_characters.skipMark();
        Remarks remarks = m_characters.skipRemarks();
        const bool hasRemarks = remarks != Remarks::None;
        JsonLayout begin = here(JsonShape::Sequence, {});
        HitSearch search(m_characters);
        HitSearch::Found found = HitSearch::Found::End;
        for (bool isBody = true; isBody;) {
            if (m_characters.peek() == '[') {
                m_characters.take();
                const JsonLayout list = here(JsonShape::List, {});
                return !hasRemarks && isEmptyBeforeLines(nullptr) ? JsonLayout{} : list;
            }
            found = search.next();
            if (found == HitSearch::Found::Hits) {
                const JsonLayout list = here(JsonShape::List, "hits.hits");
                return !hasRemarks && isEmptyBeforeLines(&search) ? JsonLayout{} : list;
            }
            // What follows a request and is no answer of a search is its body, where something else follows that.
            isBody = found == HitSearch::Found::End && remarks == Remarks::Request;
            if (!isBody)
                break;
            remarks = m_characters.skipRemarks();
            isBody = m_characters.peek() == '{' || m_characters.peek() == '[';
            if (isBody && remarks != Remarks::Request)
                begin = here(JsonShape::Sequence, {});
        }
        if (m_block.error())
            return base::fail(*m_block.error());
        const bool isWhole = found == HitSearch::Found::End;
        const bool isLong = m_characters.line() > begin.line;
        const bool isAlone = isWhole && (isLong || search.namedList()) && m_characters.skipBlanks() < 0;
        if (m_block.error())
            return base::fail(*m_block.error());
        if (isAlone && search.namedList())
            return *search.namedList();
        return isWhole && (isLong || hasRemarks) ? begin : JsonLayout{};
    }

private:
    /// Whether the list that begins here, of the answer if there is one, is empty, ends on the first line, and is
    /// followed by a document: it is one bad line among good ones.
    [[nodiscard]] bool isEmptyBeforeLines(HitSearch* answer)
    {
        if (m_characters.skipBlanks() != ']')
            return false;
        if (answer == nullptr)
            m_characters.take();
        else if (answer->next() != HitSearch::Found::End)
            return false;
        return m_characters.line() == 1 && m_characters.skipBlanks() == '{' && m_characters.line() > 1
            && HitSearch(m_characters).next() == HitSearch::Found::End;
    }

    [[nodiscard]] JsonLayout here(JsonShape shape, std::string list) const
    {
        return {.shape = shape,
                .list = std::move(list),
                .offset = m_characters.offset(),
                .line = m_characters.line(),
                .column = m_characters.column()};
    }

    ContentBlock m_block;
    JsonCharacters m_characters{m_block};
};

} // namespace

base::Result<JsonLayout> findDocuments(const std::shared_ptr<const InputFile>& file, const std::stop_token& stop)
{
    return Search(file, stop).find();
}

} // namespace casewright::alerts
