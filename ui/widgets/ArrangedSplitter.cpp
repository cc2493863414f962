// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/ArrangedSplitter.h"

#include <utility>

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
    m_restored = m_isArranged && !isVisible() ? state : QByteArray();
}

void ArrangedSplitter::showEvent(QShowEvent* event)
{
    QSplitter::showEvent(event);
    // Before, it was as large as nothing was laid out, and its parts stood in each other's way.
    if (!m_restored.isEmpty())
        restoreState(std::exchange(m_restored, {}));
}

} // namespace casewright::ui
