// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QWidget;

namespace casewright::ui {

/// Says which section of the help explains a part of the window and all in it: "window". F1 opens it while the focus
/// is there.
void setHelpTopic(QWidget* part, const QString& topic);
/// Of the nearest part around the widget that has one, the widget first; empty: none has.
[[nodiscard]] QString helpTopicOf(const QWidget* widget);

} // namespace casewright::ui
