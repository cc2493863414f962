// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/alerts/FieldStatistics.h"
#include "ui/widgets/CellDelegate.h"

namespace casewright::ui {

/// Paints the cells of a FieldTableModel (also through a proxy): names in the face of code, shares as percent, lists
/// with a tag, the most frequent value with a bar. Its tips say the same in sentences.
class FieldDelegate final : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

    /// What the cell says.
    [[nodiscard]] static QString text(const QModelIndex& index);
    /// The same in sentences, with what there is no room for.
    [[nodiscard]] static QString tip(const alerts::FieldStatistics& field, int column);

    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                      const QModelIndex& index) const override;

private:
    static void paintType(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                          const QModelIndex& index);
    static void paintTop(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                         const QModelIndex& index);
};

} // namespace casewright::ui
