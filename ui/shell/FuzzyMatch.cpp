// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/FuzzyMatch.h"

namespace casewright::ui {
namespace {

constexpr int WordBegin = 8;
constexpr int InARow = 5;
constexpr int Letter = 1;

bool beginsWord(QStringView text, qsizetype at) { return at == 0 || !text.at(at - 1).isLetterOrNumber(); }

/// The score when the first letter is taken at `first`, and each further one at its next place.
std::optional<int> scoreFrom(QStringView typed, QStringView text, qsizetype first)
{
    int score = 0;
    qsizetype last = first - 1;
    for (qsizetype i = 0; i < typed.size(); ++i) {
        const qsizetype at = i == 0 ? first : text.indexOf(typed.at(i), last + 1, Qt::CaseInsensitive);
        if (at < 0)
            return std::nullopt;
        score += beginsWord(text, at) ? WordBegin : i > 0 && at == last + 1 ? InARow : Letter;
        last = at;
    }
    return score;
}

} // namespace

std::optional<int> fuzzyMatch(QStringView typed, QStringView text)
{
    if (typed.isEmpty())
        return 0;
    std::optional<int> best;
    for (qsizetype at = text.indexOf(typed.front(), 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(typed.front(), at + 1, Qt::CaseInsensitive)) {
        const std::optional<int> score = scoreFrom(typed, text, at);
        if (score && (!best || *score > *best))
            best = score;
    }
    return best;
}

} // namespace casewright::ui
