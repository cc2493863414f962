// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace casewright::ui {

/// Paints a cell of our tables: soft ground when chosen, a line below, text elided. The base of all cell delegates.
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const final;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// The model's tool tip as it stands: names in it are no mark-up.
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

protected:
    /// The content, in the rectangle inside the cell's padding; `option` is initialised from the index.
    virtual void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                              const QModelIndex& index) const;
    /// Writes one elided line in the option's font.
    static void paintLine(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                          const QString& text);
};

} // namespace casewright::ui
