// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/ArrangedSplitter.h"

namespace casewright::ui {

ArrangedSplitter::ArrangedSplitter(Qt::Orientation orientation, QWidget* parent) : QSplitter(orientation, parent)
{
    connect(this, &QSplitter::splitterMoved, this, [this] { m_isArranged = true; });
}

void ArrangedSplitter::restoreArrangement(const QByteArray& state)
{
    const Qt::Orientation own = orientation();
    const QByteArray before = saveState();
    m_isArranged = restoreState(state) && orientation() == own;
    if (!m_isArranged)
        restoreState(before);
}

} // namespace casewright::ui
