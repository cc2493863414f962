// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QWidget;

namespace casewright::ui {

/// Writes the widget's picture into the folder that the environment variable CASEWRIGHT_SCREENSHOTS names, if it does:
/// for people to look at, beside the pictures of the design.
void keepScreenshot(QWidget& widget, const QString& name);

} // namespace casewright::ui
