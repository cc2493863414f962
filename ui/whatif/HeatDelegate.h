// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace casewright::ui {

/// Paints a cell of a heat map: ground by its shade, its number where that fits, a pattern while it is not done, and
/// the frames of what the rule is set to and of what is advised.
class HeatDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// Names in it are no mark-up.
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

    /// A frame inside the rectangle, as of cells: solid, or dashed for what is advised. The legend has the same.
    static void paintFrame(QPainter& painter, const QRect& rect, bool isAdvised);
};

} // namespace casewright::ui
