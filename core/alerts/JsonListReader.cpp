// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/JsonListReader.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "core/alerts/JsonValueScan.h"
#include "core/alerts/LongTexts.h"
#include "core/base/Json.h"

namespace casewright::alerts {
namespace {

constexpr std::string_view NoList = "what follows the list is neither a list nor a search answer";
constexpr std::string_view NoAnswer = "what follows the documents of the search answer is not the rest of one";
constexpr std::string_view CommaTooMany = "a comma too many in the list";
constexpr std::string_view NoComma = "a comma is missing between two documents of the list";
constexpr std::string_view NotClosed = "the document is not closed before the next one begins";

/// Where in an element a later line begins an object in the column in which the element begins; npos if none does.
std::size_t nextBegin(std::string_view element, std::uint64_t column)
{
    constexpr std::string_view Blanks = " \t";
    for (std::size_t end = element.find('\n'); end != element.npos; end = element.find('\n', end + 1)) {
        const std::size_t first = element.find_first_not_of(Blanks, end + 1);
        if (first - end == column && element[first] == '{')
            return first;
    }
    return element.npos;
}

} // namespace

JsonListReader::JsonListReader(std::shared_ptr<const InputFile> file, JsonLayout layout, base::Progress* progress,
                               std::stop_token stop)
    : m_layout(std::move(layout))
    , m_block(std::move(file), progress, std::move(stop))
{
}

bool JsonListReader::next(TextRecord& record)
{
    Step step = m_hasBegun ? Step::On : begin();
    while (step == Step::On && !m_block.isStopped())
        step = m_place == Place::Outside ? enterList(record) : approachValue(record);
    if (step == Step::Value)
        return readValue(record);
    if (step == Step::End)
        m_isDone = true;
    return step == Step::Record && !m_block.isStopped();
}

/// A list of the whole file, or of an answer, is come to as those that follow it.
JsonListReader::Step JsonListReader::begin()
{
    m_hasBegun = true;
    m_isAlone = m_layout.shape == JsonShape::Sequence || (!m_layout.list.empty() && m_layout.list != "hits.hits");
    if (!m_isAlone) {
        m_characters.skipMark();
        return Step::On;
    }
    m_place = Place::Begin;
    return m_characters.skipTo(m_layout.offset, m_layout.line, m_layout.column) ? Step::On : Step::End;
}

JsonListReader::Step JsonListReader::enterList(TextRecord& record)
{
    if (m_isDone)
        return Step::End;
    if (!m_answer.isInside()) {
        // What follows a request may be its body.
        const bool isAsked = m_characters.skipRemarks() == Remarks::Request;
        const int c = m_characters.peek();
        if (c < 0)
            return Step::End;
        if (c == '[') {
            m_characters.take();
            m_place = Place::Begin;
            return Step::On;
        }
        m_answerBegin = here(isAsked && c == '{' ? std::string_view() : NoList);
        if (c != '{') {
            m_characters.skipLine();
            record = m_answerBegin;
            return Step::Record;
        }
    }
    return enterAnswer(record);
}

JsonListReader::Step JsonListReader::enterAnswer(TextRecord& record)
{
    switch (m_answer.next()) {
    case HitSearch::Found::Hits:
        m_place = Place::Begin;
        m_answerBegin.problem = {};
        return Step::On;
    case HitSearch::Found::End:
        record = m_answerBegin;
        return m_answerBegin.problem.empty() ? Step::On : Step::Record;
    case HitSearch::Found::CutOff:
        return cutOff(record);
    case HitSearch::Found::Nothing:
        record = m_answerBegin.problem.empty() ? here(NoAnswer) : m_answerBegin;
        m_answer.leave();
        m_characters.skipLine();
        return Step::Record;
    }
    return Step::End;
}

JsonListReader::Step JsonListReader::approachValue(TextRecord& record)
{
    const bool isList = m_layout.shape == JsonShape::List;
    if (!isList)
        m_characters.skipRemarks();
    const int c = m_characters.skipBlanks();
    if (m_isDone || (c < 0 && !isList))
        return Step::End;
    if (c < 0)
        return cutOff(record);
    if (!isList)
        return Step::Value;
    if (c == ',' && m_place == Place::BehindValue) {
        m_characters.take();
        m_place = Place::BehindComma;
        return Step::On;
    }
    const bool isEnd = c == ']';
    if (c == ',' || (isEnd && m_place == Place::BehindComma)) {
        record = here(CommaTooMany);
        while (m_characters.skipBlanks() == ',')
            m_characters.take();
        m_place = Place::Begin;
        return Step::Record;
    }
    if (isEnd) {
        m_place = Place::Outside;
        m_isDone = m_isAlone;
        if (!m_answer.isInside()) // which passes it itself
            m_characters.take();
        return Step::On;
    }
    if (c == '{' && m_place == Place::BehindValue) {
        record = here(NoComma);
        m_place = Place::Begin;
        return Step::Record;
    }
    return Step::Value;
}

bool JsonListReader::readValue(TextRecord& record)
{
    JsonValueScan scan;
    std::size_t end = scan.end(m_block.rest());
    while (end == JsonValueScan::NotYet && !m_block.isAtEnd()) {
        if (m_block.isStopped() || !m_block.grow(m_characters.line()))
            return false;
        end = scan.end(m_block.rest());
    }
    record = here({});
    record.text = m_block.rest().substr(0, end);
    record.whole = end != JsonValueScan::NotYet;
    // One bracket or quote too few would cost all that follows.
    const std::size_t next = nextBegin(record.text, record.column);
    if (next != record.text.npos && !base::parseJson(withoutLongTexts(record.text))) {
        record = here(NotClosed);
        m_characters.pass(next);
        m_place = Place::Begin;
        return true;
    }
    m_isDone = !record.whole; // what is missing is missing once
    m_characters.pass(record.text.size());
    m_place = Place::BehindValue;
    return true;
}

/// A record without text, unless the file could not be read on.
JsonListReader::Step JsonListReader::cutOff(TextRecord& record)
{
    m_isDone = true;
    record = here({});
    return m_characters.hasFailed() ? Step::End : Step::Record;
}

TextRecord JsonListReader::here(std::string_view problem) const
{
    return {.text = {},
            .offset = m_characters.offset(),
            .line = m_characters.line(),
            .column = m_characters.column(),
            .whole = false,
            .problem = problem};
}

} // namespace casewright::alerts
