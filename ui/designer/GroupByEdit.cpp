// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/GroupByEdit.h"

#include "ui/models/GroupingChoiceModel.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/SuggestionPopup.h"
#include "ui/widgets/ThemeSizes.h"

#include <QAction>
#include <QKeyEvent>
#include <QScrollArea>
#include <QSortFilterProxyModel>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

Tone toneOf(const QModelIndex& choice)
{
    switch (static_cast<GroupingChoiceModel::Worth>(choice.data(GroupingChoiceModel::WorthRole).toInt())) {
    case GroupingChoiceModel::Worth::Good: return Tone::Fine;
    case GroupingChoiceModel::Worth::Flawed: return Tone::Limit;
    case GroupingChoiceModel::Worth::Bad: return Tone::Loss;
    case GroupingChoiceModel::Worth::Unknown: break;
    }
    return Tone::Neutral;
}

/// The page may have been scrolled since the field got the focus.
void comeInSight(QWidget* field)
{
    for (QWidget* above = field->parentWidget(); above; above = above->parentWidget()) {
        if (auto* const area = qobject_cast<QScrollArea*>(above))
            area->ensureWidgetVisible(field);
    }
}

SuggestionLook lookOf(const QModelIndex& choice)
{
    const bool isField = !choice.data(GroupingChoiceModel::FieldRole).toString().isEmpty();
    return {.text = choice.data().toString(),
            .detail = choice.data(GroupingChoiceModel::DetailRole).toString(),
            .tone = isField ? Tone::Neutral : Tone::Accent,
            .note = choice.data(GroupingChoiceModel::AdviceRole).toString(),
            .noteTone = toneOf(choice)};
}

} // namespace

GroupByEdit::GroupByEdit(GroupingChoiceModel& choices, QWidget* parent)
    : QLineEdit(parent),
      m_choices(choices),
      m_found(new QSortFilterProxyModel(this))
{
    setLook(this, u"code"_s);
    m_found->setSourceModel(&m_choices);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    auto* const open = new QAction(icons::icon(u"chevron-down"_s, icons::Ink::Muted), tr("Show all fields"), this);
    open->setObjectName(u"openChoices"_s);
    addAction(open, TrailingPosition);
    connect(open, &QAction::triggered, this, &GroupByEdit::openList);
    connect(this, &QLineEdit::textEdited, this, [this](const QString& text) {
        if (!text.isEmpty())
            this->open(text, false);
        else if (m_popup)
            m_popup->dismiss();
    });
    m_chip = new Pill(this, Pill::Look::Tag);
    m_chip->setObjectName(u"groupByChip"_s);
    m_chip->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_chip->hide();
    connect(this, &QLineEdit::textChanged, this, &GroupByEdit::placeChip);
    connect(m_found, &QAbstractItemModel::modelReset, this, &GroupByEdit::follow);
}

bool GroupByEdit::isListOpen() const { return m_popup && m_popup->isOpen(); }

void GroupByEdit::makePopup()
{
    if (m_popup)
        return;
    m_popup = new SuggestionPopup(u"groupByChoices"_s, accessibleName(), m_found, lookOf, this);
    m_popup->setTall(true);
    connect(m_popup, &SuggestionPopup::chosen, this, &GroupByEdit::take);
}

void GroupByEdit::take(int row)
{
    const bool isSearched = !m_searched.isEmpty();
    Q_EMIT taken(m_found->index(row, 0).data(GroupingChoiceModel::FieldRole).toString(), isSearched);
    setCursorPosition(static_cast<int>(text().size()));
}

void GroupByEdit::open(const QString& searched, bool isChoosing)
{
    if (isReadOnly())
        return;
    makePopup();
    const bool isNew = !isListOpen();
    if (isNew) {
        m_choices.sortByUse();
        comeInSight(this);
    }
    m_searched = searched;
    m_found->setFilterFixedString(searched);
    // What is written out already needs no list.
    const bool isDone = m_found->rowCount() == 1
        && m_found->index(0, 0).data(GroupingChoiceModel::FieldRole).toString() == searched;
    if (isDone && !isChoosing)
        return m_popup->dismiss();
    m_popup->openAt(rect(), isChoosing);
    if (isNew)
        Q_EMIT listOpened();
}

void GroupByEdit::openList()
{
    setFocus();
    open({}, true);
    if (!isListOpen())
        return;
    const QModelIndexList here = m_found->match(m_found->index(0, 0), GroupingChoiceModel::FieldRole, text(), 1,
                                                Qt::MatchExactly | Qt::MatchCaseSensitive);
    if (!here.isEmpty())
        m_popup->setCurrentRow(here.first().row());
}

void GroupByEdit::setChip(const QString& text)
{
    m_chip->setStatus(text);
    placeChip();
}

/// Behind the text, unless it would cover the arrow.
void GroupByEdit::placeChip()
{
    const int after = size::GapMiddle + fontMetrics().horizontalAdvance(text()) + size::Gap;
    const QSize chip = m_chip->sizeHint();
    const bool fits = after + chip.width() <= width() - size::Control;
    m_chip->setGeometry(after, (height() - chip.height()) / 2, chip.width(), chip.height());
    m_chip->setVisible(fits && !text().isEmpty() && !m_chip->text().isEmpty());
}

void GroupByEdit::resizeEvent(QResizeEvent* event)
{
    QLineEdit::resizeEvent(event);
    placeChip();
}

/// The fields are others now.
void GroupByEdit::follow()
{
    if (isListOpen())
        m_popup->openAt(rect(), m_popup->currentRow() >= 0);
}

void GroupByEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Down && !isListOpen())
        openList();
    else
        QLineEdit::keyPressEvent(event);
}

void GroupByEdit::mouseReleaseEvent(QMouseEvent* event)
{
    QLineEdit::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && text().isEmpty() && !isListOpen())
        openList();
}

void GroupByEdit::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    Q_EMIT left();
}

} // namespace casewright::ui
