// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QTextDocument;

namespace casewright::ui {

/// Colours the words of a query in a document, in the colours of the theme; of a long one, those around what is seen,
/// as each colour makes laying out take longer. Belongs to the document.
class QueryHighlighter final : public QObject {
    Q_OBJECT

public:
    explicit QueryHighlighter(QTextDocument* document);

    /// Colours it again: the text is another one, or the theme has other colours.
    void update();
    /// What is in sight.
    void setSeen(int begin, int end);

private:
    QTextDocument& m_document;
    int m_seenBegin = 0;
    int m_seenEnd = 0;
    int m_begin = 0; ///< of what is coloured
    int m_end = 0;
};

} // namespace casewright::ui
