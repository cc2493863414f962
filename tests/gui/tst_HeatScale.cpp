// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/HeatScale.h"
#include "ui/widgets/ThemeColors.h"

#include <QTest>

#include <array>
#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace casewright::ui;

namespace {

using Matrix = std::array<std::array<double, 3>, 3>;

/// Machado, Oliveira and Fernandes (2009), severity 1, over light.
constexpr Matrix Everybody{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix Protanopia{
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix Deuteranopia{
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix Tritanopia{
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};

double lightOf(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

/// How light the colour is to somebody who sees it so.
double seen(const QColor& color, const Matrix& eyes)
{
    const std::array<double, 3> light{lightOf(color.redF()), lightOf(color.greenF()), lightOf(color.blueF())};
    std::array<double, 3> there{};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t column = 0; column < 3; ++column)
            there[row] += eyes[row][column] * light[column];
        there[row] = std::clamp(there[row], 0.0, 1.0);
    }
    return 0.2126 * there[0] + 0.7152 * there[1] + 0.0722 * there[2];
}

double contrast(const QColor& left, const QColor& right)
{
    const auto [less, more] = std::minmax({heatscale::luminance(left), heatscale::luminance(right)});
    return (more + 0.05) / (less + 0.05);
}

} // namespace

/// The colours of heat maps: their order is seen by everybody, and numbers can be read on all of them.
class HeatScaleTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void orderIsSeenByEverybody_data();
    void orderIsSeenByEverybody();
    void numbersCanBeRead_data() { themes(); }
    void numbersCanBeRead();
    void stepsAreEven_data() { themes(); }
    void stepsAreEven();
    void otherShadesAreTheEnds();

private:
    static void themes()
    {
        QTest::addColumn<bool>("isDark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    static const ThemeColors& colors(bool isDark) { return isDark ? ThemeColors::dark() : ThemeColors::light(); }
};

void HeatScaleTest::orderIsSeenByEverybody_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<int>("eyes");
    int eyes = 0;
    for (const QString& name : {u"everybody"_s, u"protanopia"_s, u"deuteranopia"_s, u"tritanopia"_s}) {
        QTest::newRow(qUtf8Printable(name + u", light"_s)) << false << eyes;
        QTest::newRow(qUtf8Printable(name + u", dark"_s)) << true << eyes++;
    }
}

void HeatScaleTest::orderIsSeenByEverybody()
{
    QFETCH(const bool, isDark);
    QFETCH(const int, eyes);
    constexpr std::array All{Everybody, Protanopia, Deuteranopia, Tritanopia};
    double before = seen(heatscale::ground(0, colors(isDark)), All[static_cast<std::size_t>(eyes)]);
    for (int step = 1; step <= 50; ++step) {
        const double light = seen(heatscale::ground(step / 50.0, colors(isDark)), All[static_cast<std::size_t>(eyes)]);
        QVERIFY2(isDark ? light > before : light < before,
                 qUtf8Printable(u"step %1: %2 after %3"_s.arg(step).arg(light).arg(before)));
        before = light;
    }
}

void HeatScaleTest::numbersCanBeRead()
{
    QFETCH(const bool, isDark);
    for (int step = 0; step <= 200; ++step) {
        const QColor ground = heatscale::ground(step / 200.0, colors(isDark));
        QCOMPARE_GE(contrast(ground, heatscale::ink(ground)), 4.5);
    }
}

/// In CIE lightness, which is another measure than the one that the colours are made by.
void HeatScaleTest::stepsAreEven()
{
    QFETCH(const bool, isDark);
    const auto lightness = [isDark](double shade) {
        return 116 * std::cbrt(heatscale::luminance(heatscale::ground(shade, colors(isDark)))) - 16;
    };
    const double whole = std::abs(lightness(1) - lightness(0));
    QCOMPARE_GT(whole, 45.0);
    for (int step = 0; step < 10; ++step) {
        const double part = std::abs(lightness((step + 1) / 10.0) - lightness(step / 10.0));
        QCOMPARE_GT(part, whole / 10 * 0.5);
        QCOMPARE_LT(part, whole / 10 * 1.6);
    }
}

void HeatScaleTest::otherShadesAreTheEnds()
{
    const ThemeColors& light = ThemeColors::light();
    QCOMPARE(heatscale::ground(-1, light), heatscale::ground(0, light));
    QCOMPARE(heatscale::ground(7, light), heatscale::ground(1, light));
    QVERIFY(heatscale::ground(0, light) != light.panel);
}

QTEST_MAIN(HeatScaleTest)
#include "tst_HeatScale.moc"
