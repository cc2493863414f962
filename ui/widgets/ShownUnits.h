// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

class QObject;
class QWidget;

/// Numbers and times are shown as the default QLocale and the system's time zone say. A person may change both while
/// texts that were made of them are on the screen.
namespace casewright::ui::shownunits {

/// Calls `show` whenever the widget is told: to make its texts anew. GUI thread.
void follow(QWidget* widget, std::function<void()> show);
/// The same for somebody who may go before the widget: nothing is called then.
void follow(QWidget* widget, QObject* context, std::function<void()> show);
/// Tells all that follow in the window, at once.
void tell(QWidget& window);

} // namespace casewright::ui::shownunits
