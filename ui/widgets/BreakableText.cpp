// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/BreakableText.h"

#include <QTextBoundaryFinder>

namespace casewright::ui {
namespace {

constexpr qsizetype LongWord = 24; ///< UTF-16 units; shorter ones stay whole
constexpr QChar ZeroWidthSpace(0x200B);

/// A break is allowed between any two letters as people see them.
void appendBreakable(QString& to, QStringView word)
{
    QTextBoundaryFinder letters(QTextBoundaryFinder::Grapheme, word.data(), word.size());
    qsizetype begin = 0;
    for (qsizetype end = letters.toNextBoundary(); end > begin; end = letters.toNextBoundary()) {
        if (begin > 0)
            to += ZeroWidthSpace;
        to += word.sliced(begin, end - begin);
        begin = end;
    }
}

} // namespace

QString breakableText(const QString& text)
{
    QString broken;
    broken.reserve(text.size());
    const QStringView all(text);
    for (qsizetype begin = 0; begin < all.size();) {
        qsizetype end = begin;
        const bool isSpace = all[begin].isSpace();
        while (end < all.size() && all[end].isSpace() == isSpace)
            ++end;
        const QStringView part = all.sliced(begin, end - begin);
        if (isSpace || part.size() <= LongWord)
            broken += part;
        else
            appendBreakable(broken, part);
        begin = end;
    }
    return broken;
}

} // namespace casewright::ui
