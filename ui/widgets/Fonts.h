// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFont>

/// The faces of the program. GUI thread, after the application is made.
namespace casewright::ui::fonts {

/// Text of a height in pixels at 100 %: Inter where it is installed, else the system's.
[[nodiscard]] QFont text(double pixels, QFont::Weight weight = QFont::Normal);
/// Fields, queries and ids.
[[nodiscard]] QFont code(double pixels);
/// What a height in pixels is in points on this screen: style sheets round pixels, but not points.
[[nodiscard]] double pointsOf(double pixels);

} // namespace casewright::ui::fonts
