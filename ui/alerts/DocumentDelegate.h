// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFont>

#include "ui/widgets/CellDelegate.h"

namespace casewright::ui {

/// Paints values of documents in the face of code.
class DocumentDelegate final : public CellDelegate {
    Q_OBJECT

public:
    explicit DocumentDelegate(QObject* parent = nullptr);

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                      const QModelIndex& index) const override;

private:
    QFont m_font;   ///< made once: a table paints it in a hundred cells at each step of scrolling
};

} // namespace casewright::ui
