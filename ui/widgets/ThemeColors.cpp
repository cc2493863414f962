// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/ThemeColors.h"

#include <QGuiApplication>
#include <QPalette>

namespace casewright::ui {
namespace {

// Where text in a tone's own colour would stay under 4.5 : 1 on its soft background, ink is a darker (lighter) step of
// the same hue; so is the fill of primary buttons in the dark.
ThemeColors makeLight()
{
    return {
        .isDark = false,
        .background = QColor(0xf5f7fa),
        .panel = QColor(0xffffff),
        .line = QColor(0xdfe4ec),
        .hover = QColor(0xf2f5fa),
        .text = QColor(0x1a2233),
        .muted = QColor(0x667085),
        .disabled = QColor(0x98a1b2),
        .accentFill = QColor(0x2563eb),
        .accentDown = QColor(0x1d4fd0),
        .onAccent = QColor(0xffffff),
        .rail = QColor(0x111827),
        .railText = QColor(0x9aa4b5),
        .railChosen = QColor(0x22304d),
        .railChosenText = QColor(0xffffff),
        .code = QColor(0xf7f9fc),
        .shade = QColor(17, 24, 39, 70),
        .neutral = {.solid = QColor(0x667085), .soft = QColor(0xf5f7fa), .ink = QColor(0x5c667a)},
        .accent = {.solid = QColor(0x2563eb), .soft = QColor(0xe8effd), .ink = QColor(0x2059df)},
        .fine = {.solid = QColor(0x0f9d6b), .soft = QColor(0xe2f5ee), .ink = QColor(0x0b7a53)},
        .limit = {.solid = QColor(0xb7791f), .soft = QColor(0xfdf3dc), .ink = QColor(0x8a5a12)},
        .loss = {.solid = QColor(0xd03c4a), .soft = QColor(0xfce8ea), .ink = QColor(0xc02f3e)},
        .reopened = {.solid = QColor(0x7c5cd6), .soft = QColor(0xefeafc), .ink = QColor(0x6b4bc7)},
    };
}

ThemeColors makeDark()
{
    return {
        .isDark = true,
        .background = QColor(0x11151c),
        .panel = QColor(0x181d27),
        .line = QColor(0x2a3140),
        .hover = QColor(0x1f2532),
        .text = QColor(0xe6eaf2),
        .muted = QColor(0x8d97a8),
        .disabled = QColor(0x5d6678),
        .accentFill = QColor(0x3468e0),
        .accentDown = QColor(0x2a58c6),
        .onAccent = QColor(0xffffff),
        .rail = QColor(0x0c0f15),
        .railText = QColor(0x9aa4b5),
        .railChosen = QColor(0x22304d),
        .railChosenText = QColor(0xffffff),
        .code = QColor(0x131822),
        .shade = QColor(0, 0, 0, 120),
        .neutral = {.solid = QColor(0x8d97a8), .soft = QColor(0x232a37), .ink = QColor(0x9aa4b5)},
        .accent = {.solid = QColor(0x5b8df6), .soft = QColor(0x1e2b47), .ink = QColor(0x75a0f8)},
        .fine = {.solid = QColor(0x35c18f), .soft = QColor(0x12312a), .ink = QColor(0x35c18f)},
        .limit = {.solid = QColor(0xe0ab45), .soft = QColor(0x362b14), .ink = QColor(0xe0ab45)},
        .loss = {.solid = QColor(0xf06a76), .soft = QColor(0x3a1b20), .ink = QColor(0xf27d88)},
        .reopened = {.solid = QColor(0xa48bf0), .soft = QColor(0x2a2345), .ink = QColor(0xa48bf0)},
    };
}

} // namespace

const ToneColors& ThemeColors::of(Tone tone) const
{
    switch (tone) {
    case Tone::Neutral: return neutral;
    case Tone::Accent: return accent;
    case Tone::Fine: return fine;
    case Tone::Limit: return limit;
    case Tone::Loss: return loss;
    case Tone::Reopened: return reopened;
    }
    return neutral;
}

const ThemeColors& ThemeColors::light()
{
    static const ThemeColors colors = makeLight();
    return colors;
}

const ThemeColors& ThemeColors::dark()
{
    static const ThemeColors colors = makeDark();
    return colors;
}

const ThemeColors& ThemeColors::current()
{
    return QGuiApplication::palette().color(QPalette::Base).lightness() < 128 ? dark() : light();
}

} // namespace casewright::ui
