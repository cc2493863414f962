// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>

namespace casewright::ui {

struct ThemeColors;

/// The colours of a heat map: one hue, from close to the panel for the least to the strongest for the most. Equal steps
/// look equally large (they are, in Oklab's lightness), also to people who see colours otherwise.
namespace heatscale {

/// `shade` from 0 to 1.
[[nodiscard]] QColor ground(double shade, const ThemeColors& colors);
/// For text on a ground: the one of black and white that is easier to read there, at least 4.5 : 1.
[[nodiscard]] QColor ink(const QColor& ground);
/// The relative luminance of WCAG, from 0 to 1.
[[nodiscard]] double luminance(const QColor& color);

} // namespace heatscale
} // namespace casewright::ui
