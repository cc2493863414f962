// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/PopupPlace.h"

#include "ui/widgets/ThemeSizes.h"

#include <QScreen>
#include <QWidget>

#include <algorithm>

namespace casewright::ui {

void openPopupBelow(QWidget& popup, const QWidget& anchor)
{
    popup.adjustSize();
    const QSize wanted = popup.sizeHint().expandedTo(popup.size());
    const QWidget* const window = anchor.window();
    const QRect room(window->mapToGlobal(QPoint(0, 0)), window->size());
    QPoint place = anchor.mapToGlobal(QPoint(0, anchor.height() + size::GapSmall));
    place.setX(std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - wanted.width())));
    const int above = anchor.mapToGlobal(QPoint(0, 0)).y() - size::GapSmall - wanted.height();
    if (const QScreen* const screen = anchor.screen();
        screen && place.y() + wanted.height() > screen->availableGeometry().bottom() && above >= 0)
        place.setY(above);
    popup.move(place);
    popup.show();
}

} // namespace casewright::ui
