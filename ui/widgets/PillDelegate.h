// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/CellDelegate.h"
#include "ui/widgets/Tone.h"

#include <functional>

namespace casewright::ui {

/// Paints the text of a cell as a status pill, or with a coloured dot before it.
class PillDelegate final : public CellDelegate {
    Q_OBJECT

public:
    enum class Shape { Pill, Dot };
    /// The tone of a cell, from its model.
    using ToneOf = std::function<Tone(const QModelIndex&)>;

    PillDelegate(ToneOf toneOf, Shape shape, QObject* parent);

protected:
    void paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                      const QModelIndex& index) const override;

private:
    ToneOf m_toneOf;
    Shape m_shape;
};

} // namespace casewright::ui
