// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace casewright::store {

/// Words and phrases of one text (CaseFilter::text); conditionsOf() refuses more with LimitReached. With more of them,
/// and-ed and or-ed in turns, FTS5's parser gives up; so it does with deeper parentheses beside them.
inline constexpr std::size_t MaximumTextWords = 100;
inline constexpr int MaximumTextDepth = 10;

/// A word or a phrase that is looked for.
struct SoughtPhrase {
    std::string text{};
    bool isBeginning = false;        ///< its last word may go on

    friend bool operator==(const SoughtPhrase&, const SoughtPhrase&) = default;
};

/// A phrase, or a group of them in parentheses, and what it is to all that stands left of it.
struct TextPart {
    SoughtPhrase phrase{};           ///< of no group
    bool isAnd = false;              ///< both, or either; of the first one, and of what is not wanted, it says nothing
    std::vector<TextPart> wanted{};  ///< of a group, as in TextQuery: it has some
    std::vector<TextPart> none{};

    [[nodiscard]] bool isGroup() const { return !wanted.empty(); }
    friend bool operator==(const TextPart&, const TextPart&) = default;
};

/// What a person wrote to search: `wanted`, read from the left (`((a or b) and c) or d`), and none of `none`.
struct TextQuery {
    std::vector<TextPart> wanted{};
    std::vector<TextPart> none{};

    /// Of words and phrases, also in groups.
    [[nodiscard]] std::size_t size() const;
    /// Whether there is nothing to look for: it had signs only.
    [[nodiscard]] bool isEmpty() const { return wanted.empty() && none.empty(); }
    friend bool operator==(const TextQuery&, const TextQuery&) = default;
};

/// How a text is meant; see CaseFilter.
struct TextMeaning {
    bool isGoingOn = false;
    bool needsAllWords = false;
};

/// Reads CaseFilter::text. Never fails: what makes no sense as a sign is part of a word, a quotation mark that is not
/// closed ends with the text or its group, and a parenthesis without its other one, or below MaximumTextDepth, is a gap.
/// After a backslash a sign is none. Words without letters and digits are left out. What a group says of words that are
/// not wanted alone holds for what it stands in.
[[nodiscard]] TextQuery parseText(std::string_view text, TextMeaning meaning);

/// The beginnings of ids, as they are stored (PackedId.h), that a text may stand for: half-open ranges. None for a text
/// of fewer digits than ShortestIdBeginning.
struct IdBeginnings {
    std::string text{};              ///< lower-case, of ids kept as text; empty: the text can be no id
    std::string textEnd{};
    std::string bytes{};             ///< of ids kept as bytes; empty: the text can be none of these
    std::string bytesEnd{};          ///< empty: no end
};
[[nodiscard]] IdBeginnings idBeginnings(std::string_view text);

} // namespace casewright::store
