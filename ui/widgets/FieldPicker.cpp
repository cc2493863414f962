// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/FieldPicker.h"

#include "ui/widgets/CellDelegate.h"
#include "ui/widgets/Fonts.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QAction>
#include <QCompleter>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int ListRows = 12;

/// The choice at the left, its detail at the right.
class ChoiceDelegate final : public CellDelegate {
public:
    ChoiceDelegate(FieldPicker::DetailOf detailOf, QObject* parent)
        : CellDelegate(parent),
          m_detailOf(std::move(detailOf))
    {
    }

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                      const QModelIndex& index) const override
    {
        QStyleOptionViewItem detail = option;
        detail.font = fonts::text(size::HintText);
        detail.fontMetrics = QFontMetrics(detail.font);
        detail.displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
        detail.palette.setColor(QPalette::Text, ThemeColors::current().muted);
        const QString words = m_detailOf(index);
        const int width = std::min(detail.fontMetrics.horizontalAdvance(words) + 1, rect.width() / 2);
        QStyleOptionViewItem name = option;
        name.font = fonts::code(size::CodeText);
        name.fontMetrics = QFontMetrics(name.font);
        paintLine(painter, name, rect.adjusted(0, 0, -width - size::Gap, 0), option.text);
        paintLine(painter, detail, QRect(rect.right() - width, rect.top(), width, rect.height()), words);
    }

private:
    FieldPicker::DetailOf m_detailOf;
};

} // namespace

FieldPicker::FieldPicker(const QString& label, QAbstractItemModel* choices, DetailOf detailOf, QWidget* parent)
    : QLineEdit(parent),
      m_choices(choices),
      m_detailOf(std::move(detailOf))
{
    setAccessibleName(label);
    setLook(this, u"code"_s);
    auto* const open = new QAction(icons::icon(u"chevron-down"_s, icons::Ink::Muted), tr("Show all fields"), this);
    open->setObjectName(u"openChoices"_s);
    addAction(open, TrailingPosition);
    connect(open, &QAction::triggered, this, &FieldPicker::openList);
}

void FieldPicker::makeList()
{
    if (m_completer)
        return;
    m_completer = new QCompleter(m_choices, this);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    m_completer->setMaxVisibleItems(ListRows);
    auto* const list = new QListView;
    m_completer->setPopup(list);
    list->setObjectName(u"fieldChoices"_s);
    list->setAccessibleName(accessibleName());
    list->setUniformItemSizes(true);
    list->setItemDelegate(new ChoiceDelegate(m_detailOf, list));
    setLook(list, u"popup"_s);
    setCompleter(m_completer);
}

void FieldPicker::focusInEvent(QFocusEvent* event)
{
    makeList();
    QLineEdit::focusInEvent(event);
}

void FieldPicker::openList()
{
    setFocus();
    if (isReadOnly())
        return;
    makeList();
    m_completer->setCompletionPrefix({});
    m_completer->complete();
    const QModelIndexList here = m_completer->completionModel()->match(m_completer->completionModel()->index(0, 0),
                                                                       Qt::DisplayRole, text(), 1, Qt::MatchExactly);
    if (!here.isEmpty())
        m_completer->popup()->scrollTo(here.first(), QAbstractItemView::PositionAtCenter);
}

void FieldPicker::keyPressEvent(QKeyEvent* event)
{
    makeList();
    if (event->key() == Qt::Key_Down && !m_completer->popup()->isVisible())
        openList();
    else
        QLineEdit::keyPressEvent(event);
}

} // namespace casewright::ui
