// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QWidget;

namespace casewright::ui {

/// Says in one sentence what a setting is: as its tool tip, and as what is read out of it and of its parts. Parts that
/// say something of their own keep that.
void setTip(QWidget* setting, const QString& sentence);
/// The sentence of the widget, or of the nearest setting that it is a part of, up to and without `page`.
[[nodiscard]] QString tipAround(const QWidget* widget, const QWidget* page = nullptr);

} // namespace casewright::ui
