// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace casewright::store {

/// A word or a phrase that is looked for.
struct SoughtPhrase {
    std::string text{};
    bool isBeginning = false;        ///< its last word may go on

    friend bool operator==(const SoughtPhrase&, const SoughtPhrase&) = default;
};

/// What a person wrote to search: every one of `all` (of each list any one), and none of `none`.
struct TextQuery {
    std::vector<std::vector<SoughtPhrase>> all{};
    std::vector<SoughtPhrase> none{};

    /// Whether there is nothing to look for: it had signs only.
    [[nodiscard]] bool isEmpty() const { return all.empty() && none.empty(); }
    friend bool operator==(const TextQuery&, const TextQuery&) = default;
};

/// How a text is meant; see CaseFilter.
struct TextMeaning {
    bool isGoingOn = false;
    bool needsAllWords = false;
};

/// Reads CaseFilter::text. Never fails: what makes no sense as a sign is part of a word, and a quotation mark that is
/// not closed ends with the text. Words without letters and digits are left out.
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
