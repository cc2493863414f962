// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QWidget;

namespace casewright::ui {

/// Lets the Tab key go through what is below the widget in the order in which its layouts have it: lines of text are
/// read so. For parts that were made later than their neighbours. Where the widget itself stands among others stays.
void orderTabs(QWidget* root);

} // namespace casewright::ui
