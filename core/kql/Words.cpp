// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/Words.h"

#include <array>
#include <cstdint>
#include <memory>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace casewright::kql {
namespace {

constexpr std::size_t LongestWord = 255; ///< UTF-16 units, as the standard tokenizer has it

/// What a character does to the word around it.
enum class Part : std::uint8_t {
    None,
    Letter,
    Hebrew,
    Digit,
    Katakana,
    Joiner, ///< `_`
    BetweenLetters,
    BetweenDigits,
    BetweenBoth,
    SingleQuote,
    DoubleQuote,
    Extension, ///< belongs to the character before it
    Ideograph, ///< a word alone
    SouthEastAsian,
    Emoji,
    Flag, ///< half of one
};

/// What has no word boundaries of its own.
Part partOfOther(UChar32 c)
{
    if (u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT)
        return Part::SouthEastAsian;
    UErrorCode error = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &error);
    if (script == USCRIPT_HAN || script == USCRIPT_HIRAGANA)
        return Part::Ideograph;
    return u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION) ? Part::Emoji : Part::None;
}

Part lookUpPart(UChar32 c)
{
    switch (u_getIntPropertyValue(c, UCHAR_WORD_BREAK)) {
    case U_WB_ALETTER: return Part::Letter;
    case U_WB_HEBREW_LETTER: return Part::Hebrew;
    case U_WB_NUMERIC: return Part::Digit;
    case U_WB_KATAKANA: return Part::Katakana;
    case U_WB_EXTENDNUMLET: return Part::Joiner;
    case U_WB_MIDLETTER: return Part::BetweenLetters;
    case U_WB_MIDNUM: return Part::BetweenDigits;
    case U_WB_MIDNUMLET: return Part::BetweenBoth;
    case U_WB_SINGLE_QUOTE: return Part::SingleQuote;
    case U_WB_DOUBLE_QUOTE: return Part::DoubleQuote;
    case U_WB_EXTEND:
    case U_WB_FORMAT:
    case U_WB_ZWJ: return Part::Extension;
    case U_WB_REGIONAL_INDICATOR: return Part::Flag;
    case U_WB_OTHER: return partOfOther(c);
    default: return Part::None;
    }
}

template<std::size_t Count>
std::array<Part, Count> firstParts()
{
    std::array<Part, Count> parts{};
    for (std::size_t c = 0; c < Count; ++c)
        parts[c] = lookUpPart(static_cast<UChar32>(c));
    return parts;
}

/// Looking up takes longer than the rest. The larger table takes some milliseconds once, and only texts that need it.
Part partOf(UChar32 c)
{
    constexpr std::size_t Ascii = 0x80;
    constexpr std::size_t Plane = 0x1'0000;
    const auto code = static_cast<std::size_t>(c);
    static const std::array<Part, Ascii> ascii = firstParts<Ascii>();
    if (code < Ascii)
        return ascii[code];
    static const auto plane = std::make_unique<const std::array<Part, Plane>>(firstParts<Plane>());
    return code < Plane ? (*plane)[code] : lookUpPart(c);
}

/// A character, and where the next one begins.
struct Character {
    UChar32 code = -1; ///< negative: none, or broken UTF-8
    Part part = Part::None;
    std::size_t end = 0;
};

Character characterAt(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return {.end = at};
    if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80)
        return {.code = byte, .part = partOf(byte), .end = at + 1};
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    if (size == 1 || size > text.size() - at)
        return {.end = at + 1};
    std::uint32_t code = lead & (0xffU >> (size + 1));
    for (const char c : text.substr(at + 1, size - 1)) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xc0U) != 0x80)
            return {.end = at + 1};
        code = code << 6U | (byte & 0x3fU);
    }
    if (code > UCHAR_MAX_VALUE)
        return {.end = at + size};
    const auto character = static_cast<UChar32>(code);
    return {.code = character, .part = partOf(character), .end = at + size};
}

/// The first that is no extension, from there on.
Character afterExtensions(std::string_view text, std::size_t at)
{
    Character character = characterAt(text, at);
    while (character.part == Part::Extension)
        character = characterAt(text, character.end);
    return character;
}

bool isLetter(Part part) { return part == Part::Letter || part == Part::Hebrew; }

bool isLetterOrDigit(Part part) { return isLetter(part) || part == Part::Digit; }

bool isContent(Part part) { return isLetterOrDigit(part) || part == Part::Katakana; }

/// Whether no boundary is between the two (WB5, WB8 to WB10, WB13 to WB13b).
bool areJoined(Part before, Part after)
{
    if (after == Part::Joiner)
        return isContent(before) || before == Part::Joiner;
    if (before == Part::Joiner)
        return isContent(after);
    return (isLetterOrDigit(before) && isLetterOrDigit(after)) || (before == Part::Katakana && after == Part::Katakana);
}

/// Whether a mark lies inside a word because of what is on both sides of it (WB6, WB7, WB11, WB12).
bool isBridge(Part before, Part mark, Part after)
{
    const bool isForBoth = mark == Part::BetweenBoth || mark == Part::SingleQuote;
    if (isLetter(before) && isLetter(after) && (isForBoth || mark == Part::BetweenLetters))
        return true;
    if (before == Part::Digit && after == Part::Digit && (isForBoth || mark == Part::BetweenDigits))
        return true;
    return before == Part::Hebrew && after == Part::Hebrew && mark == Part::DoubleQuote;
}

void appendUtf8(UChar32 code, std::string& text)
{
    const auto c = static_cast<std::uint32_t>(code);
    const unsigned more = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x1'0000 ? 2 : 3; // bytes behind the first
    constexpr std::array<std::uint32_t, 4> Leads = {0, 0xc0, 0xe0, 0xf0};
    text += static_cast<char>(Leads[more] | c >> (6 * more));
    for (unsigned left = more; left > 0; --left)
        text += static_cast<char>(0x80U | (c >> (6 * (left - 1)) & 0x3fU));
}

void appendLowerCase(std::string_view from, std::string& text)
{
    for (std::size_t at = 0; at < from.size();) {
        const auto byte = static_cast<unsigned char>(from[at]);
        if (byte < 0x80) {
            text += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte);
            ++at;
            continue;
        }
        const Character character = characterAt(from, at);
        if (character.code < 0)
            text.append(from.substr(at, character.end - at));
        else
            appendUtf8(u_tolower(character.code), text);
        at = character.end;
    }
}

/// Words of one character, of a run of one kind, or of signs put together: whatever joins no letters.
std::size_t endOfOther(std::string_view text, const Character& first)
{
    constexpr UChar32 ZeroWidthJoiner = 0x200d;
    std::size_t end = first.end;
    UChar32 last = first.code;
    bool isFlag = false;
    while (true) {
        const Character character = characterAt(text, end);
        const bool isNext = character.part == Part::Extension
            || (first.part == Part::SouthEastAsian && character.part == Part::SouthEastAsian)
            || (first.part == Part::Emoji && character.part == Part::Emoji && last == ZeroWidthJoiner)
            || (first.part == Part::Flag && character.part == Part::Flag && !isFlag);
        if (!isNext)
            return first.part == Part::Flag && !isFlag ? 0 : end;
        isFlag = isFlag || character.part == Part::Flag;
        last = character.code;
        end = character.end;
    }
}

/// Takes characters into a word for as long as they are joined, and no more than the longest word has.
class WordRun final {
public:
    WordRun(std::string_view text, std::size_t begin) : m_text(text), m_end(begin)
    {
        bool isTaken = take(characterAt(text, begin));
        while (isTaken)
            isTaken = takeNext();
    }

    [[nodiscard]] std::size_t end() const { return m_end; }
    /// Else it is marks only.
    [[nodiscard]] bool isWord() const { return m_hasContent; }

private:
    bool takeNext()
    {
        const Character next = characterAt(m_text, m_end);
        if (next.part == Part::Extension)
            return take(next);
        if (areJoined(m_part, next.part))
            return take(next);
        const Character after = afterExtensions(m_text, next.end);
        if (isBridge(m_part, next.part, after.part))
            return take(next) && take(after);
        // A quote ends a word of Hebrew (WB7a).
        return m_part == Part::Hebrew && next.part == Part::SingleQuote && take(next);
    }
    bool take(const Character& character)
    {
        const std::size_t more = character.end - m_end;
        m_units += more < 4 ? 1 : 2;
        if (m_units > LongestWord && m_hasContent)
            return false;
        if (character.part != Part::Extension)
            m_part = character.part;
        m_hasContent = m_hasContent || isContent(character.part);
        m_end = character.end;
        return true;
    }

    std::string_view m_text;
    std::size_t m_end;
    std::size_t m_units = 0;
    Part m_part = Part::None;
    bool m_hasContent = false;
};

} // namespace

bool WordReader::next()
{
    while (m_at < m_text.size()) {
        const std::size_t begin = m_at;
        if (takeWord()) {
            m_word.clear();
            appendLowerCase(m_text.substr(begin, m_at - begin), m_word);
            return true;
        }
    }
    return false;
}

bool WordReader::takeWord()
{
    const Character first = characterAt(m_text, m_at);
    switch (first.part) {
    case Part::Letter:
    case Part::Hebrew:
    case Part::Digit:
    case Part::Katakana:
    case Part::Joiner: {
        const WordRun run(m_text, m_at);
        m_at = run.end();
        return run.isWord();
    }
    case Part::Ideograph:
    case Part::SouthEastAsian:
    case Part::Emoji:
    case Part::Flag: {
        const std::size_t end = endOfOther(m_text, first);
        m_at = end > 0 ? end : first.end;
        return end > 0;
    }
    default: m_at = first.end; return false;
    }
}

std::vector<std::string> wordsIn(std::string_view text)
{
    std::vector<std::string> words;
    WordReader reader(text);
    while (reader.next())
        words.emplace_back(reader.word());
    return words;
}

std::string lowerCase(std::string_view text)
{
    std::string lower;
    appendLowerCase(text, lower);
    return lower;
}

} // namespace casewright::kql
