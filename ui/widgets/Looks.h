// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/Tone.h"

#include <QString>
#include <QWidget>

namespace casewright::ui {

/// What the style sheet calls a tone: "neutral", "accent", "fine", "limit", "loss", "reopened".
[[nodiscard]] QString toneName(Tone tone);

/// Applies the style sheet anew, after a property that it asks for has changed.
void restyle(QWidget* widget);

/// Gives a widget the tone that the style sheet asks for; one that it has already costs nothing.
void setStyleTone(QWidget* widget, Tone tone);

/// Sets the property `look`, by which the style sheet chooses among the looks of one type: "title", "hint", "section",
/// "muted", "strong", "code" for labels; "primary", "flat", "danger", "link" for buttons; "side" for panes at a side.
void setLook(QWidget* widget, const QString& look);

/// Shows or hides a part of a page. One that has no parent yet does not become a window: it waits for its layout.
void setShown(QWidget* widget, bool isShown);

} // namespace casewright::ui
