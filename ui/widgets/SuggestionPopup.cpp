// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/SuggestionPopup.h"

#include "ui/widgets/CellDelegate.h"
#include "ui/widgets/Fonts.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int MostRows = 9;
constexpr int MostTallRows = 7;

/// Rows in sight.
int mostRowsOf(bool isTall) { return isTall ? MostTallRows : MostRows; }

constexpr int Measured = 40; ///< so many choices decide how wide it is
constexpr int LeastWidth = size::RuleList;
constexpr int MostWidth = size::Palette;

int advance(const QFont& font, const QString& text) { return QFontMetrics(font).horizontalAdvance(text); }

/// The choice at the left, what is said of it at the right; the note below both, where rows are tall.
class LookDelegate final : public CellDelegate {
public:
    LookDelegate(const SuggestionPopup::LookOf& lookOf, const bool& isTall, QObject* parent)
        : CellDelegate(parent), m_lookOf(lookOf), m_isTall(isTall)
    {
    }

    static int widthOf(const SuggestionLook& look)
    {
        const int line = advance(fonts::code(size::CodeText), look.text) + size::PageMargin
            + advance(fonts::text(size::HintText), look.detail);
        return std::max(line, advance(fonts::text(size::HintText), look.note)) + 2 * size::GapMiddle;
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QSize hint = CellDelegate::sizeHint(option, index);
        return m_isTall ? QSize(hint.width(), size::TallRow) : hint;
    }

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                      const QModelIndex& index) const override
    {
        const SuggestionLook look = m_lookOf(index);
        if (!m_isTall)
            return paintChoice(painter, option, rect, look);
        // The two lines stand close to each other, in the middle.
        const int half = size::TallRow / 2 - size::GapSmall;
        const QRect middle(rect.left(), rect.center().y() - half, rect.width(), 2 * half);
        paintChoice(painter, option, middle.adjusted(0, 0, 0, -half), look);
        paintNote(painter, option, middle.adjusted(0, half, 0, 0), look);
    }

private:
    static void paintNote(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                          const SuggestionLook& look)
    {
        const ThemeColors& colors = ThemeColors::current();
        QStyleOptionViewItem note = option;
        note.font = fonts::text(size::HintText);
        note.fontMetrics = QFontMetrics(note.font);
        note.palette.setColor(QPalette::Text,
                              look.noteTone == Tone::Neutral ? colors.muted : colors.of(look.noteTone).ink);
        paintLine(painter, note, rect, look.note);
    }

    static void paintChoice(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                            const SuggestionLook& look)
    {
        const ThemeColors& colors = ThemeColors::current();
        QStyleOptionViewItem name = option;
        name.font = fonts::code(size::CodeText);
        name.fontMetrics = QFontMetrics(name.font);
        name.textElideMode = Qt::ElideMiddle;
        name.palette.setColor(QPalette::Text, look.tone == Tone::Neutral ? colors.text : colors.of(look.tone).ink);
        QStyleOptionViewItem detail = option;
        detail.font = fonts::text(size::HintText);
        detail.fontMetrics = QFontMetrics(detail.font);
        detail.displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
        detail.palette.setColor(QPalette::Text, colors.muted);
        const int wanted = name.fontMetrics.horizontalAdvance(look.text) + 1;
        const int room = rect.width() - size::Gap;
        const int least = std::min(detail.fontMetrics.horizontalAdvance(look.detail) + 1, room * 2 / 5);
        const int width = std::min(wanted, room - least);
        paintLine(painter, name, QRect(rect.left(), rect.top(), width, rect.height()), look.text);
        paintLine(painter, detail, rect.adjusted(width + size::Gap, 0, 0, 0), look.detail);
    }

    const SuggestionPopup::LookOf& m_lookOf;
    const bool& m_isTall;
};

} // namespace

SuggestionPopup::SuggestionPopup(const QString& name, const QString& label, QAbstractItemModel* model, LookOf lookOf,
                                 QWidget* editor)
    : QFrame(editor),
      m_editor(editor),
      m_lookOf(std::move(lookOf))
{
    hide();
    setObjectName(name);
    setLook(this, u"popup"_s);
    setAccessibleName(label);
    setFocusPolicy(Qt::NoFocus);
    m_list = new QListView(this);
    m_list->setObjectName(name + u"List"_s);
    m_list->setAccessibleName(label);
    m_list->setModel(model);
    m_list->setItemDelegate(new LookDelegate(m_lookOf, m_isTall, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setProperty("reachedOtherwise", true); // by the editor's keys
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, size::GapSmall, 1, size::GapSmall);
    layout->addWidget(m_list);
    m_editor->installEventFilter(this);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { take(index.row()); });
    connect(model, &QAbstractItemModel::dataChanged, this, [this] {
        if (isOpen())
            arrange();
    });
    // It moves into the window when it opens.
    connect(m_editor, &QObject::destroyed, this, &QObject::deleteLater);
}

void SuggestionPopup::setTall(bool isTall) { m_isTall = isTall; }

int SuggestionPopup::rowHeight() const { return m_isTall ? size::TallRow : size::Row; }

void SuggestionPopup::openAt(const QRect& place, bool isChoosing)
{
    if (m_list->model()->rowCount() == 0) {
        dismiss();
        return;
    }
    if (parentWidget() != m_editor->window()) {
        setParent(m_editor->window());
        parentWidget()->installEventFilter(this);
    }
    // What it stands beside may be moved or scrolled.
    for (QWidget* above = m_editor->parentWidget(); above && above != parentWidget(); above = above->parentWidget())
        above->installEventFilter(this);
    m_place = place;
    m_list->setCurrentIndex(isChoosing ? m_list->model()->index(0, 0) : QModelIndex());
    arrange();
    raise();
    show();
    m_list->scrollToTop();
}

/// As wide and high as its choices want, where there is room.
void SuggestionPopup::arrange()
{
    const QAbstractItemModel* const model = m_list->model();
    int width = LeastWidth;
    for (int row = 0; row < std::min(model->rowCount(), Measured); ++row)
        width = std::max(width, LookDelegate::widthOf(m_lookOf(model->index(row, 0))));
    const int mostRows = mostRowsOf(m_isTall);
    const int border = 2 + (model->rowCount() > mostRows ? m_list->verticalScrollBar()->sizeHint().width() : 0);
    const QRect window = parentWidget()->rect().adjusted(size::Gap, size::Gap, -size::Gap, -size::Gap);
    const QRect place(m_editor->mapTo(parentWidget(), m_place.topLeft()), m_place.size());
    const int padding = 2 * size::GapSmall + 2;
    const int below = window.bottom() - place.bottom() - size::GapSmall;
    const int above = place.top() - size::GapSmall - window.top();
    const int wanted = std::min(model->rowCount(), mostRows) * rowHeight() + padding;
    const bool isBelow = below >= wanted || below >= above;
    const int height = std::min(wanted, std::max(isBelow ? below : above, rowHeight() + padding));
    width = std::min({width + border, std::max(MostWidth, place.width()), window.width()});
    const int left = std::clamp(place.left(), window.left(), std::max(window.left(), window.right() + 1 - width));
    const int top = isBelow ? place.bottom() + 1 + size::GapSmall : place.top() - size::GapSmall - height;
    setGeometry(left, top, width, height);
}

int SuggestionPopup::currentRow() const { return m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1; }

void SuggestionPopup::setCurrentRow(int row) { m_list->setCurrentIndex(m_list->model()->index(row, 0)); }

void SuggestionPopup::dismiss() { hide(); }

void SuggestionPopup::take(int row)
{
    if (row < 0 || row >= m_list->model()->rowCount())
        return;
    dismiss();
    Q_EMIT chosen(row);
}

void SuggestionPopup::walk(int rows)
{
    const int last = m_list->model()->rowCount() - 1;
    const int from = currentRow();
    int row = from < 0 ? (rows > 0 ? 0 : last) : from + rows;
    if (std::abs(rows) == 1 && from >= 0)
        row = row < 0 ? last : row > last ? 0 : row; // round and round
    setCurrentRow(std::clamp(row, 0, last));
}

bool SuggestionPopup::handleKey(const QKeyEvent* event)
{
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (!isPlain)
        return false;
    switch (event->key()) {
    case Qt::Key_Down: walk(1); return true;
    case Qt::Key_Up: walk(-1); return true;
    case Qt::Key_PageDown: walk(mostRowsOf(m_isTall) - 1); return true;
    case Qt::Key_PageUp: walk(1 - mostRowsOf(m_isTall)); return true;
    case Qt::Key_Escape: dismiss(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        if (currentRow() < 0) {
            dismiss();
            return false;
        }
        take(currentRow());
        return true;
    default: return false;
    }
}

bool SuggestionPopup::eventFilter(QObject* watched, QEvent* event)
{
    if (!isOpen())
        return QFrame::eventFilter(watched, event);
    if (watched != m_editor) {
        const bool isWindow = watched == parentWidget();
        if (isWindow && (event->type() == QEvent::Resize || event->type() == QEvent::WindowDeactivate))
            dismiss();
        else if (!isWindow && event->type() == QEvent::Move)
            arrange();
        return QFrame::eventFilter(watched, event);
    }
    switch (event->type()) {
    case QEvent::ShortcutOverride:
        // Esc is this list's alone while it is open.
        if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
        break;
    case QEvent::KeyPress:
        if (handleKey(static_cast<QKeyEvent*>(event)))
            return true;
        break;
    case QEvent::FocusOut:
    case QEvent::Hide: dismiss(); break;
    default: break;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace casewright::ui
