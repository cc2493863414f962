// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QTextDocument;

namespace casewright::ui {

/// Colours the words of a query in a document, in the colours of the theme. Belongs to the document.
class QueryHighlighter final : public QObject {
    Q_OBJECT

public:
    explicit QueryHighlighter(QTextDocument* document);

    /// The theme has other colours now.
    void recolor();

private:
    void update();

    QTextDocument& m_document;
};

} // namespace casewright::ui
