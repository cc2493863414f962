// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/MarkdownText.h"

#include <QFont>
#include <QStringList>
#include <QTextDocument>

namespace casewright::ui::markdown {

using namespace Qt::StringLiterals;

void show(QTextDocument& document, const QString& text, const QFont& font)
{
    document.setDocumentMargin(0);
    document.setDefaultFont(font);
    QString lines = text;
    // Two spaces at the end of a line break it.
    lines.replace(u"\r\n"_s, u"\n"_s).replace(u"\n"_s, u"  \n"_s);
    // What would be read from a file or the net is not: pictures become links to where they are.
    lines.replace(u"!["_s, u"["_s);
    document.setMarkdown(
        lines, QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) | QTextDocument::MarkdownNoHTML);
}

QString quoted(const QString& text)
{
    QStringList lines = text.split(u'\n');
    for (QString& line : lines)
        line.prepend(u"> "_s);
    return lines.join(u'\n') + u"\n\n"_s;
}

} // namespace casewright::ui::markdown
