// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QFont;
class QTextDocument;

/// Markdown of descriptions and comments, as people write it in Kibana.
namespace casewright::ui::markdown {

/// Puts the text into the document: GitHub's Markdown, a line of text a line on the screen (as Kibana breaks them),
/// HTML as plain text, and no pictures from anywhere.
void show(QTextDocument& document, const QString& text, const QFont& font);
/// Each line behind the mark of a quotation, and an empty line to write on.
[[nodiscard]] QString quoted(const QString& text);

} // namespace casewright::ui::markdown
