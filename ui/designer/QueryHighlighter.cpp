// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/QueryHighlighter.h"

#include "ui/models/QueryTokens.h"
#include "ui/widgets/ThemeColors.h"

#include <QList>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include <algorithm>
#include <vector>

namespace casewright::ui {
namespace {

using Range = QTextLayout::FormatRange;

constexpr int LongText = 4'000; ///< characters
constexpr int Beyond = 1'500; ///< characters coloured beyond what is seen

QColor colorOf(QueryToken::Kind kind)
{
    const ThemeColors& colors = ThemeColors::current();
    switch (kind) {
    case QueryToken::Kind::Field: return colors.accent.ink;
    case QueryToken::Kind::Value: return colors.fine.ink;
    case QueryToken::Kind::Keyword: return colors.reopened.ink;
    case QueryToken::Kind::Operator:
    case QueryToken::Kind::Bracket: break;
    }
    return colors.text;
}

Range rangeOf(QueryToken::Kind kind, int begin, int end)
{
    Range range;
    range.start = begin;
    range.length = end - begin;
    range.format.setForeground(colorOf(kind));
    return range;
}

} // namespace

QueryHighlighter::QueryHighlighter(QTextDocument* document) : QObject(document), m_document(*document)
{
    connect(document, &QTextDocument::contentsChange, this, &QueryHighlighter::update);
    update();
}

void QueryHighlighter::setSeen(int begin, int end)
{
    m_seenBegin = begin;
    m_seenEnd = end;
    if (begin < m_begin || end > m_end)
        update();
}

/// Only the paragraphs that come to look otherwise are laid out again.
void QueryHighlighter::update()
{
    std::vector<QueryToken> tokens = queryTokens(m_document.toPlainText());
    const int length = m_document.characterCount();
    const bool isLong = length > LongText;
    m_begin = isLong ? std::max(m_seenBegin - Beyond, 0) : 0;
    m_end = isLong ? std::min(m_seenEnd + Beyond, length) : length;
    std::erase_if(tokens, [this](const QueryToken& token) { return token.end <= m_begin || token.begin >= m_end; });
    auto token = tokens.begin();
    for (QTextBlock block = m_document.begin(); block.isValid(); block = block.next()) {
        const int first = block.position();
        const int end = first + block.length();
        QList<Range> ranges;
        while (token != tokens.end() && token->end <= first)
            ++token;
        for (auto each = token; each != tokens.end() && each->begin < end; ++each) {
            const bool isPlain = each->kind == QueryToken::Kind::Operator || each->kind == QueryToken::Kind::Bracket;
            if (!isPlain)
                ranges.append(
                    rangeOf(each->kind, std::max(each->begin, first) - first, std::min(each->end, end) - first));
        }
        if (block.layout()->formats() == ranges)
            continue;
        block.layout()->setFormats(ranges);
        m_document.markContentsDirty(first, block.length());
    }
}

} // namespace casewright::ui
