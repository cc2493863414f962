// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/SuggestionEdit.h"

#include "ui/designer/ShownText.h"
#include "ui/designer/SuggestionLooks.h"
#include "ui/models/ConditionForms.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/SuggestionPopup.h"

#include <QAction>
#include <QKeyEvent>

#include <algorithm>
#include <utility>

namespace casewright::ui {

using namespace Qt::StringLiterals;

SuggestionEdit::SuggestionEdit(const QString& popup, Offers offers, QWidget* parent)
    : QLineEdit(parent),
      m_popupName(popup),
      m_offers(std::move(offers)),
      m_suggestions(new SuggestionModel(this))
{
    setLook(this, u"code"_s);
    auto* const open = new QAction(icons::icon(u"chevron-down"_s, icons::Ink::Muted), tr("Show all"), this);
    open->setObjectName(u"openSuggestions"_s);
    addAction(open, TrailingPosition);
    connect(open, &QAction::triggered, this, &SuggestionEdit::openList);
    connect(this, &QLineEdit::textEdited, this, [this](const QString& text) {
        Q_EMIT changed(text);
        offer(part(), false); // what was typed stays, unless something is chosen
    });
}

void SuggestionEdit::showValue(const QString& text)
{
    showText(this, text);
    if (!hasFocus())
        setCursorPosition(0);
}

std::pair<int, int> SuggestionEdit::entry() const
{
    return m_isList ? ConditionForms::entryAt(text(), cursorPosition()) : std::pair<int, int>(0, text().size());
}

QString SuggestionEdit::part() const
{
    const auto [begin, end] = entry();
    QString typed = text().mid(begin, std::min(end, std::max(cursorPosition(), begin)) - begin);
    if (typed.startsWith(u'"'))
        typed.remove(0, 1);
    return typed.trimmed();
}

std::vector<Suggestion> SuggestionEdit::offersFor(const QString& part) const
{
    std::vector<Suggestion> offers = m_offers(part);
    // What stands there already needs no list.
    if (offers.size() == 1 && offers.front().text == part)
        offers.clear();
    return offers;
}

void SuggestionEdit::offer(const QString& part, bool isChoosing)
{
    if (isReadOnly() || !isEnabled())
        return;
    m_part = part;
    m_suggestions->setSuggestions(offersFor(part));
    if (!m_popup) {
        m_popup = new SuggestionPopup(m_popupName, accessibleName(), m_suggestions, suggestionLook, this);
        connect(m_popup, &SuggestionPopup::chosen, this, [this](int row) {
            take(m_suggestions->suggestions()[static_cast<std::size_t>(row)]);
        });
    }
    m_popup->openAt(rect(), isChoosing && !part.isEmpty());
    Q_EMIT lookedFor(part);
}

void SuggestionEdit::refreshOffers()
{
    const bool wasEmpty = m_suggestions->suggestions().empty();
    if (!m_popup || !hasFocus() || (!m_popup->isOpen() && !wasEmpty))
        return;
    const int row = m_popup->currentRow();
    const QString current =
        row >= 0 ? m_suggestions->suggestions()[static_cast<std::size_t>(row)].text : QString();
    m_suggestions->setSuggestions(offersFor(m_part));
    m_popup->openAt(rect(), row >= 0);
    const auto same = std::ranges::find(m_suggestions->suggestions(), current, &Suggestion::text);
    if (row >= 0 && same != m_suggestions->suggestions().end())
        m_popup->setCurrentRow(static_cast<int>(same - m_suggestions->suggestions().begin()));
}

/// All of them; where the text stands among them, it is the current one.
void SuggestionEdit::openList()
{
    setFocus(Qt::OtherFocusReason);
    offer({}, true);
    if (!m_popup || !m_popup->isOpen())
        return;
    const auto [begin, end] = entry();
    const QString here = text().mid(begin, end - begin);
    const auto same = std::ranges::find(m_suggestions->suggestions(), here, &Suggestion::text);
    m_popup->setCurrentRow(same == m_suggestions->suggestions().end()
                               ? 0
                               : static_cast<int>(same - m_suggestions->suggestions().begin()));
}

void SuggestionEdit::take(const Suggestion& suggestion)
{
    // Fields and values come as they are: this is no KQL.
    const QString plain = suggestion.kind == Suggestion::Kind::Field ? suggestion.text : suggestion.inserted;
    const auto [begin, end] = entry();
    const QString entered = m_isList ? ConditionForms::listEntry(plain) : plain;
    QString all = text();
    all.replace(begin, end - begin, entered);
    setText(all);
    setCursorPosition(begin + static_cast<int>(entered.size()));
    Q_EMIT changed(all);
}

void SuggestionEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Down && event->modifiers() == Qt::NoModifier && !isReadOnly())
        openList();
    else
        QLineEdit::keyPressEvent(event);
}

void SuggestionEdit::mouseReleaseEvent(QMouseEvent* event)
{
    QLineEdit::mouseReleaseEvent(event);
    if (text().isEmpty() && !isReadOnly() && (!m_popup || !m_popup->isOpen()))
        openList();
}

} // namespace casewright::ui
