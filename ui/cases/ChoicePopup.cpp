// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/ChoicePopup.h"

#include "ui/cases/PopupPlace.h"
#include "ui/models/ChoiceModel.h"
#include "ui/widgets/CellDelegate.h"
#include "ui/widgets/Fonts.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

#include <algorithm>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int ShownRows = 9;
constexpr int RowsWithoutSearch = 7; ///< so many are seen at a glance

/// The tick, the choice, and its detail at the right.
class ChoiceDelegate final : public CellDelegate {
public:
    using CellDelegate::CellDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        CellDelegate::initStyleOption(option, index);
        option->textElideMode = Qt::ElideMiddle;
    }

    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                      const QModelIndex& index) const override
    {
        QStyleOptionViewItem detail = option;
        detail.font = fonts::text(size::HintText);
        detail.fontMetrics = QFontMetrics(detail.font);
        detail.displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
        detail.palette.setColor(QPalette::Text, ThemeColors::current().muted);
        const QString words = index.data(ChoiceModel::DetailRole).toString();
        const int width = words.isEmpty()
            ? 0
            : std::min(detail.fontMetrics.horizontalAdvance(words) + 1, rect.width() / 2);
        paintLine(painter, option, rect.adjusted(0, 0, -width - (width > 0 ? size::Gap : 0), 0), option.text);
        if (width > 0)
            paintLine(painter, detail, QRect(rect.right() - width, rect.top(), width, rect.height()), words);
    }
};

} // namespace

ChoicePopup::ChoicePopup(const QString& name, ChoiceModel& model, Use use, QWidget* parent)
    : QFrame(parent, Qt::Popup),
      m_model(model),
      m_use(use)
{
    setObjectName(name);
    setLook(this, u"popup"_s);
    build();
    connectParts();
}

void ChoicePopup::build()
{
    m_search = new QLineEdit(this);
    m_search->setObjectName(objectName() + u"Search"_s);
    m_search->setPlaceholderText(m_use == Use::Edit ? tr("Search or add") : tr("Search"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setToolTip(tr("Lists only what has these letters"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icons::icon(u"search"_s, icons::Ink::Muted), QLineEdit::LeadingPosition);
    m_matches = new QSortFilterProxyModel(this);
    m_matches->setSourceModel(&m_model);
    m_matches->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list = new QListView(this);
    m_list->setObjectName(objectName() + u"List"_s);
    m_list->setModel(m_matches);
    m_list->setItemDelegate(new ChoiceDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_add = new QPushButton(this);
    m_add->setObjectName(objectName() + u"Add"_s);
    setLook(m_add, u"link"_s);
    m_add->hide();
    m_hint = new QLabel(this);
    m_hint->setObjectName(objectName() + u"Hint"_s);
    m_hint->setWordWrap(true);
    setLook(m_hint, u"hint"_s);
    m_hint->hide();
    m_apply = new QPushButton(tr("Apply"), this);
    m_apply->setObjectName(objectName() + u"Apply"_s);
    setLook(m_apply, u"primary"_s);
    m_apply->setVisible(m_use == Use::Edit);
    if (m_use == Use::Edit)
        m_adding = tr("Add “%1”");
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(size::Gap, size::Gap, size::Gap, size::Gap);
    layout->setSpacing(size::GapSmall);
    for (QWidget* const part : {static_cast<QWidget*>(m_search), static_cast<QWidget*>(m_add),
                                static_cast<QWidget*>(m_list), static_cast<QWidget*>(m_hint),
                                static_cast<QWidget*>(m_apply)})
        layout->addWidget(part);
}

void ChoicePopup::connectParts()
{
    m_search->installEventFilter(this);
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &ChoicePopup::showMatches);
    connect(m_add, &QPushButton::clicked, this, &ChoicePopup::addTyped);
    connect(m_apply, &QPushButton::clicked, this, [this] {
        close();
        Q_EMIT applied();
    });
    // What is read while it is open.
    connect(&m_model, &ChoiceModel::modelReset, this, [this] {
        fit();
        m_list->setCurrentIndex(m_matches->index(0, 0));
    });
    connect(&m_model, &ChoiceModel::refused, this, [this] { showHint(tr("No more can be chosen than these.")); });
}

void ChoicePopup::openBelow(QWidget* anchor, const QString& title)
{
    setAccessibleName(title);
    m_list->setAccessibleName(title);
    m_search->clear();
    setFixedWidth(size::CaseSidebar);
    fit();
    openPopupBelow(*this, *anchor);
    m_list->setCurrentIndex(m_matches->index(0, 0));
    QWidget* const first = m_search->isHidden() ? static_cast<QWidget*>(m_list) : m_search;
    first->setFocus(Qt::PopupFocusReason);
}

/// As high as its choices need.
void ChoicePopup::fit()
{
    if (m_use == Use::Edit || m_model.rowCount() > RowsWithoutSearch || !m_search->text().isEmpty())
        m_search->show();
    else
        m_search->hide();
    m_list->setFixedHeight(std::clamp(m_model.rowCount(), 1, ShownRows) * size::Row);
    if (isVisible())
        adjustSize();
}

void ChoicePopup::setHint(const QString& text)
{
    m_standing = text;
    showHint(text);
}

void ChoicePopup::setAdding(const QString& words) { m_adding = words; }

void ChoicePopup::showHint(const QString& text)
{
    m_hint->setText(text);
    m_hint->setVisible(!text.isEmpty());
    if (isVisible())
        adjustSize();
}

void ChoicePopup::setApplyText(const QString& text) { m_apply->setText(text); }

void ChoicePopup::showMatches(const QString& text)
{
    const QString typed = text.trimmed();
    m_matches->setFilterFixedString(typed);
    const auto isIt = [&typed](const Choice& each) { return each.text == typed; };
    const bool isNew =
        !typed.isEmpty() && std::none_of(m_model.choices().begin(), m_model.choices().end(), isIt);
    if (!m_adding.isEmpty())
        m_add->setText(m_adding.arg(typed));
    m_add->setVisible(!m_adding.isEmpty() && isNew);
    showHint(m_matches->rowCount() == 0 && !m_add->isVisibleTo(this) ? tr("Nothing like that is there.") : m_standing);
    m_list->setCurrentIndex(m_matches->index(0, 0));
    adjustSize();
}

void ChoicePopup::addTyped()
{
    const QString typed = m_search->text().trimmed();
    m_search->clear();
    if (!typed.isEmpty())
        m_model.add(typed);
}

void ChoicePopup::pressed(int proxyRow, bool isBesideTick)
{
    const int row = m_matches->mapToSource(m_matches->index(proxyRow, 0)).row();
    if (m_use == Use::OneOrMore && isBesideTick) {
        close();
        Q_EMIT onlyChosen(row);
    } else {
        showHint(m_standing);
        m_model.toggle(row);
    }
}

bool ChoicePopup::handleKey(QObject* watched, int key)
{
    const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
    // In a filter Enter chooses what is marked, as long as anything matches.
    const bool isToAdd = m_add->isVisible() && (m_use == Use::Edit || m_matches->rowCount() == 0);
    if (isEnter && watched == m_search && isToAdd) {
        addTyped();
        return true;
    }
    if (isEnter || (key == Qt::Key_Space && watched == m_list)) {
        if (m_list->currentIndex().isValid())
            pressed(m_list->currentIndex().row(), isEnter);
        return true;
    }
    if (watched == m_search && key == Qt::Key_Down) {
        m_list->setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (watched == m_list && key == Qt::Key_Up && m_list->currentIndex().row() <= 0 && m_search->isVisible()) {
        m_search->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return false;
}

bool ChoicePopup::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && watched != m_list->viewport()
        && handleKey(watched, static_cast<QKeyEvent*>(event)->key()))
        return true;
    if (event->type() == QEvent::MouseButtonRelease && watched == m_list->viewport()) {
        const QPoint place = static_cast<QMouseEvent*>(event)->position().toPoint();
        const QModelIndex index = m_list->indexAt(place);
        const int tick = style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, this) + 2 * size::Gap;
        if (index.isValid())
            pressed(index.row(), place.x() > m_list->visualRect(index).left() + tick);
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace casewright::ui
