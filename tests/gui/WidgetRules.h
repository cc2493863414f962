// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

class QWidget;

namespace casewright::ui {

/// The visible widgets below `root` that a person works with and that have no object name, no accessible name (a label
/// of their own counts) or cannot be reached with the keyboard: "QPushButton save: no accessible name".
[[nodiscard]] QStringList brokenRules(const QWidget& root);

} // namespace casewright::ui
