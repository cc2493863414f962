// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace casewright::ui {

/// Paints the rows of a TopValueModel: the value over its bar, count and share at the right.
class TopValueDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    static constexpr int RowHeight = 24;

    using QStyledItemDelegate::QStyledItemDelegate;

    /// At the left: the value, "394 other values".
    [[nodiscard]] static QString words(const QModelIndex& index);
    /// At the right: "5 120", "12 %".
    [[nodiscard]] static QString count(const QModelIndex& index);
    [[nodiscard]] static QString share(const QModelIndex& index);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;
};

} // namespace casewright::ui
