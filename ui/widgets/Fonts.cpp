// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/Fonts.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QScreen>

namespace casewright::ui::fonts {
namespace {

using namespace Qt::StringLiterals;

QString firstInstalled(const QStringList& families, const QString& fallback)
{
    for (const QString& family : families) {
        if (QFontDatabase::hasFamily(family))
            return family;
    }
    return fallback;
}

} // namespace

double pointsOf(double pixels)
{
    const QScreen* const screen = QGuiApplication::primaryScreen();
    return pixels * 72.0 / (screen ? screen->logicalDotsPerInch() : 96.0);
}

QFont text(double pixels, QFont::Weight weight)
{
    static const QString family =
        firstInstalled({u"Inter"_s}, QFontDatabase::systemFont(QFontDatabase::GeneralFont).family());
    QFont font(family);
    font.setPointSizeF(pointsOf(pixels));
    font.setWeight(weight);
    return font;
}

QFont code(double pixels)
{
    static const QString family = firstInstalled({u"JetBrains Mono"_s, u"Source Code Pro"_s},
                                                 QFontDatabase::systemFont(QFontDatabase::FixedFont).family());
    QFont font(family);
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    font.setPointSizeF(pointsOf(pixels));
    return font;
}

} // namespace casewright::ui::fonts
