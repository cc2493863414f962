// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/QueryEdit.h"

#include "ui/bridge/TipText.h"
#include "ui/bridge/ValueSearch.h"
#include "ui/designer/QueryHighlighter.h"
#include "ui/designer/ShownText.h"
#include "ui/designer/SuggestionLooks.h"
#include "ui/widgets/Fonts.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/SuggestionPopup.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QAbstractTextDocumentLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int LeastLines = 2;
constexpr int MostLines = 8;
constexpr int Padding = 6; ///< that of the style sheet, at each side

} // namespace

QueryEdit::QueryEdit(const QString& name, const QString& label, QWidget* parent) : QPlainTextEdit(parent)
{
    setObjectName(name);
    setAccessibleName(label);
    setPlaceholderText(tr("Empty: every document"));
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setLook(this, u"code"_s);
    setFont(fonts::code(size::CodeText));
    m_highlighter = new QueryHighlighter(document());
    m_suggestions = new SuggestionModel(this);
    m_popup = new SuggestionPopup(name + u"Completion"_s, tr("What may stand here"), m_suggestions, suggestionLook,
                                  this);
    m_search = new ValueSearch(this);
    fitHeight();
    connect(this, &QPlainTextEdit::textChanged, this, &QueryEdit::takeText);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &QueryEdit::fitHeight);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &QueryEdit::colourSeen);
    connect(m_popup, &SuggestionPopup::chosen, this, [this](int row) {
        take(m_suggestions->suggestions()[static_cast<std::size_t>(row)]);
    });
    connect(m_search, &ValueSearch::found, this, [this] { showCompletion(Asked::ByAnswer); });
}

void QueryEdit::setAlerts(std::shared_ptr<const LoadedAlerts> alerts)
{
    if (alerts == m_completion.alerts())
        return;
    m_search->cancel();
    m_popup->dismiss();
    m_completion.setAlerts(std::move(alerts));
}

void QueryEdit::showQuery(const QString& query)
{
    if (query == m_shown)
        return;
    m_shown = query;
    m_popup->dismiss();
    showText(this, query);
    showMarks();
    fitHeight();
    colourSeen();
}

void QueryEdit::colourSeen()
{
    const QRect seen = viewport()->rect();
    m_highlighter->setSeen(cursorForPosition(seen.topLeft()).position(),
                           cursorForPosition(seen.bottomRight()).position());
}

/// Colouring changes the document too: only another text is news.
void QueryEdit::takeText()
{
    const QString text = toPlainText();
    if (text == m_shown)
        return;
    m_shown = text;
    colourSeen();
    Q_EMIT edited(text);
    if (hasFocus())
        showCompletion(Asked::ByTyping);
}

void QueryEdit::complete() { showCompletion(Asked::ByKey); }

void QueryEdit::showCompletion(Asked asked)
{
    const bool isAnswer = asked == Asked::ByAnswer;
    if (isAnswer && !hasFocus())
        return;
    if (isReadOnly() || (isAnswer && !m_popup->isOpen() && !m_offered.suggestions.empty()))
        return;
    const int cursor = textCursor().position();
    QueryCompletion::Answer answer = m_completion.at(m_shown, cursor, isAnswer ? &m_search->values() : nullptr);
    if (isAnswer && (answer.field != m_search->field() || answer.part != m_offered.part))
        return;
    if (!isAnswer && !answer.field.isEmpty() && m_completion.alerts())
        m_search->find(m_completion.alerts()->table, answer.field, answer.part);
    const int row = m_popup->currentRow();
    const QString current = row >= 0 && m_popup->isOpen()
        ? m_suggestions->suggestions()[static_cast<std::size_t>(row)].text
        : QString();
    m_offered = std::move(answer);
    const std::vector<Suggestion>& words = m_offered.suggestions;
    const QString written =
        words.empty() ? QString() : m_shown.mid(words.front().begin, words.front().end - words.front().begin);
    // What stands there already needs no list.
    const bool isDone = words.size() == 1 && written == words.front().inserted.trimmed();
    if (words.empty() || (isDone && asked != Asked::ByKey)) {
        m_popup->dismiss();
        return;
    }
    m_suggestions->setSuggestions(words);
    const bool isChoosing =
        isAnswer && m_popup->isOpen() ? row >= 0 : asked == Asked::ByKey || cursor > words.front().begin;
    m_popup->openAt(placeAt(words.front().begin), isChoosing);
    // What was the current one stays so; else what stands there is.
    const auto same = std::ranges::find(words, isAnswer ? current : written, &Suggestion::text);
    if (isChoosing && same != words.end())
        m_popup->setCurrentRow(static_cast<int>(same - words.begin()));
}

void QueryEdit::take(const Suggestion& suggestion)
{
    QTextCursor cursor = textCursor();
    QString text = suggestion.inserted;
    const QChar next = suggestion.end < m_shown.size() ? m_shown.at(suggestion.end) : QChar();
    if (suggestion.kind == Suggestion::Kind::Value && next.isNull())
        text += u' ';
    if (text.endsWith(u' ') && next == u' ')
        text.chop(1);
    cursor.setPosition(suggestion.begin);
    cursor.setPosition(std::min(suggestion.end, static_cast<int>(m_shown.size())), QTextCursor::KeepAnchor);
    cursor.insertText(text);
    if (next == u' ')
        cursor.movePosition(QTextCursor::NextCharacter);
    setTextCursor(cursor);
    ensureCursorVisible();
    // Again, where the cursor stands now.
    showCompletion(Asked::ByTyping);
}

void QueryEdit::select(int begin, int end)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(std::min(begin, static_cast<int>(m_shown.size())));
    cursor.setPosition(std::min(end, static_cast<int>(m_shown.size())), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    setFocus(Qt::OtherFocusReason);
    ensureCursorVisible();
}

QRect QueryEdit::placeAt(int position) const
{
    QTextCursor cursor(document());
    cursor.setPosition(std::min(position, static_cast<int>(m_shown.size())));
    return cursorRect(cursor).translated(viewport()->pos());
}

void QueryEdit::setMarks(std::vector<QueryMark> marks)
{
    if (marks == m_marks)
        return;
    m_marks = std::move(marks);
    showMarks();
}

void QueryEdit::showMarks()
{
    QList<QTextEdit::ExtraSelection> selections;
    const auto length = static_cast<int>(m_shown.size());
    for (const QueryMark& mark : m_marks) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        selection.cursor.setPosition(std::min(mark.begin, length));
        selection.cursor.setPosition(std::min(mark.end, length), QTextCursor::KeepAnchor);
        selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        selection.format.setUnderlineColor(ThemeColors::current().of(mark.tone).solid);
        selections.append(selection);
    }
    setExtraSelections(selections);
}

void QueryEdit::fitHeight()
{
    const int lines = std::clamp(static_cast<int>(document()->documentLayout()->documentSize().height()), LeastLines,
                                 MostLines);
    // A line that is nearly whole would need a scroll bar.
    const int room = 2 * (Padding + 1) + 2 * static_cast<int>(document()->documentMargin()) + size::GapSmall;
    const int height = static_cast<int>(std::ceil(lines * QFontMetricsF(font()).lineSpacing())) + room;
    if (height != minimumHeight() || height != maximumHeight())
        setFixedHeight(height);
}

bool QueryEdit::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* const key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Space && key->modifiers() == Qt::ControlModifier) {
            event->accept();
            return true;
        }
    }
    if (event->type() != QEvent::ToolTip)
        return QPlainTextEdit::event(event);
    const auto* const help = static_cast<QHelpEvent*>(event);
    const int at = cursorForPosition(viewport()->mapFrom(this, help->pos())).position();
    const auto mark = std::ranges::find_if(
        m_marks, [at](const QueryMark& each) { return each.begin <= at && at <= each.end; });
    if (mark == m_marks.end())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), tipText(mark->text), this);
    return true;
}

void QueryEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        complete();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Home:
    case Qt::Key_End: m_popup->dismiss(); break;
    default: break;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void QueryEdit::mousePressEvent(QMouseEvent* event)
{
    m_popup->dismiss();
    QPlainTextEdit::mousePressEvent(event);
}

void QueryEdit::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_highlighter) {
        m_highlighter->update();
        showMarks();
    }
    if (event->type() == QEvent::FontChange && m_highlighter)
        fitHeight();
}

} // namespace casewright::ui
