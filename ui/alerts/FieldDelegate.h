// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/CellDelegate.h"

namespace casewright::ui {

/// Paints the cells of a FieldTableModel (also through a proxy): names in the face of code, shares as percent, the most
/// frequent value with a bar.
class FieldDelegate final : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

    /// What the cell says.
    [[nodiscard]] static QString text(const QModelIndex& index);

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                      const QModelIndex& index) const override;
};

} // namespace casewright::ui
