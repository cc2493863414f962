// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QWidget;

namespace casewright::ui {

/// Shows a popup below what it belongs to, or above where there is no room, inside the window's width.
void openPopupBelow(QWidget& popup, const QWidget& anchor);

} // namespace casewright::ui
