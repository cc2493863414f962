// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/HeatScale.h"

#include "ui/widgets/ThemeColors.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace casewright::ui::heatscale {
namespace {

using Linear = std::array<double, 3>; ///< red, green and blue, in proportion to light

constexpr double MostChroma = 0.21;   ///< of the strongest; as far as the screen has it
constexpr double LeastChroma = 0.02;
constexpr double Hue = 4.78;          ///< radians in Oklab: the indigo between accent and reopened
constexpr double LightFirst = 0.94;   ///< lightness of the least, and of the most
constexpr double LightLast = 0.38;
constexpr double DarkFirst = 0.30;
constexpr double DarkLast = 0.82;

double toLinear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double fromLinear(double light)
{
    return light <= 0.0031308 ? light * 12.92 : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
}

/// Björn Ottosson's Oklab, back to light.
Linear lightOf(double lightness, double chroma)
{
    const double a = chroma * std::cos(Hue);
    const double b = chroma * std::sin(Hue);
    const double l = std::pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
    const double m = std::pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
    const double s = std::pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
    return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

bool isOnScreen(const Linear& light)
{
    return std::all_of(light.begin(), light.end(), [](double each) { return each >= -1e-6 && each <= 1 + 1e-6; });
}

QColor color(double lightness, double chroma)
{
    Linear light = lightOf(lightness, chroma);
    for (; chroma > 0 && !isOnScreen(light); chroma -= 0.002)
        light = lightOf(lightness, std::max(chroma - 0.002, 0.0));
    std::array<float, 3> channels{};
    std::transform(light.begin(), light.end(), channels.begin(), [](double each) {
        return static_cast<float>(std::clamp(fromLinear(std::clamp(each, 0.0, 1.0)), 0.0, 1.0));
    });
    return QColor::fromRgbF(channels[0], channels[1], channels[2]);
}

} // namespace

QColor ground(double shade, const ThemeColors& colors)
{
    const double at = std::clamp(shade, 0.0, 1.0);
    const double first = colors.isDark ? DarkFirst : LightFirst;
    const double last = colors.isDark ? DarkLast : LightLast;
    const double strength = colors.isDark ? std::min(at * 2, 1.0) * (1.2 - 0.5 * at) : at;
    return color(first + (last - first) * at, LeastChroma + (MostChroma - LeastChroma) * strength);
}

double luminance(const QColor& color)
{
    return 0.2126 * toLinear(color.redF()) + 0.7152 * toLinear(color.greenF()) + 0.0722 * toLinear(color.blueF());
}

QColor ink(const QColor& ground)
{
    const double light = luminance(ground) + 0.05;
    return light * light >= 1.05 * 0.05 ? color(0, 0) : color(1, 0);
}

} // namespace casewright::ui::heatscale
