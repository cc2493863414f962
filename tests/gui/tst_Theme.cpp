// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/Fonts.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QApplication>
#include <QCoreApplication>
#include <QDir>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QPainter>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStyle>
#include <QStyleOptionHeader>
#include <QSvgRenderer>
#include <QTableWidget>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;
using casewright::ui::Theme;
using casewright::ui::ThemeColors;
using casewright::ui::Tone;
using casewright::ui::ToneColors;
namespace icons = casewright::ui::icons;

namespace {

constexpr double TextContrast = 4.5; ///< WCAG 2.1, AA
constexpr double ShapeContrast = 3.0;

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double one = luminance(a);
    const double other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

/// The colour of the first opaque pixel.
QColor inkIn(const QPixmap& pixmap)
{
    const QImage image = pixmap.toImage();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).alpha() == 255)
                return image.pixelColor(x, y);
        }
    }
    return {};
}

} // namespace

/// Tokens, their contrast, and how the theme follows the system.
class ThemeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contrastIsKnownToTheTest();
    void textIsReadable_data();
    void textIsReadable();
    void shapesAreSeen_data();
    void shapesAreSeen();
    void styleSheetHasNoOpenNames();
    void followsTheSystem();
    void staysWhereItWasForced();
    void widgetsHearOfAChange();
    void headsPointTheWayOfTheirOrder();
    void iconsAreAllSound();
    void iconsFollowTheTheme();
    void iconsAreSharpAtTwiceTheSize();
    void unknownIconIsNull();
    void fontsHaveTheSizesOfTheTheme();
};

void ThemeTest::contrastIsKnownToTheTest()
{
    QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
    QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
    QVERIFY(contrast(QColor(0x777777), Qt::white) < TextContrast);
    QVERIFY(contrast(QColor(0x767676), Qt::white) > TextContrast);
}

void ThemeTest::textIsReadable_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("ground");
    for (const ThemeColors* const colors : {&ThemeColors::light(), &ThemeColors::dark()}) {
        const char* const mode = colors->isDark ? "dark" : "light";
        const std::pair<const char*, QColor> grounds[] = {
            {"background", colors->background}, {"panel", colors->panel}, {"code", colors->code}};
        for (const auto& [ground, color] : grounds) {
            QTest::addRow("%s: text on %s", mode, ground) << colors->text << color;
            QTest::addRow("%s: muted on %s", mode, ground) << colors->muted << color;
        }
        QTest::addRow("%s: text on hover", mode) << colors->text << colors->hover;
        QTest::addRow("%s: muted on hover", mode) << colors->muted << colors->hover;
        QTest::addRow("%s: primary button", mode) << colors->onAccent << colors->accentFill;
        QTest::addRow("%s: primary button, pressed", mode) << colors->onAccent << colors->accentDown;
        QTest::addRow("%s: rail", mode) << colors->railText << colors->rail;
        QTest::addRow("%s: rail, chosen", mode) << colors->railChosenText << colors->railChosen;
        const std::pair<const char*, Tone> tones[] = {{"neutral", Tone::Neutral}, {"accent", Tone::Accent},
                                                      {"fine", Tone::Fine},       {"limit", Tone::Limit},
                                                      {"loss", Tone::Loss},       {"reopened", Tone::Reopened}};
        for (const auto& [name, tone] : tones) {
            const ToneColors& those = colors->of(tone);
            QTest::addRow("%s: %s ink on its soft ground", mode, name) << those.ink << those.soft;
            QTest::addRow("%s: %s ink on panel", mode, name) << those.ink << colors->panel;
            QTest::addRow("%s: %s ink on background", mode, name) << those.ink << colors->background;
            QTest::addRow("%s: text on %s soft", mode, name) << colors->text << those.soft;
        }
    }
}

void ThemeTest::textIsReadable()
{
    QFETCH(const QColor, text);
    QFETCH(const QColor, ground);
    QCOMPARE_GE(contrast(text, ground), TextContrast);
}

void ThemeTest::shapesAreSeen_data()
{
    QTest::addColumn<QColor>("shape");
    QTest::addColumn<QColor>("ground");
    for (const ThemeColors* const colors : {&ThemeColors::light(), &ThemeColors::dark()}) {
        for (const Tone tone : {Tone::Neutral, Tone::Accent, Tone::Fine, Tone::Limit, Tone::Loss, Tone::Reopened})
            QTest::addRow("%s: tone %d", colors->isDark ? "dark" : "light", static_cast<int>(tone))
                << colors->of(tone).solid << colors->panel;
    }
}

void ThemeTest::shapesAreSeen()
{
    QFETCH(const QColor, shape);
    QFETCH(const QColor, ground);
    QCOMPARE_GE(contrast(shape, ground), ShapeContrast);
}

void ThemeTest::styleSheetHasNoOpenNames()
{
    for (const ThemeColors* const colors : {&ThemeColors::light(), &ThemeColors::dark()}) {
        const QString sheet = Theme::styleSheetOf(*colors);
        static const QRegularExpression open(u"@[a-z-]+@"_s);
        QCOMPARE(open.match(sheet).captured(), QString());
        QVERIFY(sheet.contains(colors->panel.name()));
    }
}

void ThemeTest::followsTheSystem()
{
    bool systemIsDark = true;
    Theme theme(*qApp, [&systemIsDark] { return systemIsDark; });
    QVERIFY(theme.isDark());
    QVERIFY(ThemeColors::current().isDark);
    QSignalSpy changed(&theme, &Theme::changed);
    systemIsDark = false;
    QLabel window;
    QEvent event(QEvent::ThemeChange);
    QCoreApplication::sendEvent(&window, &event);
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(!theme.isDark());
    QVERIFY(!ThemeColors::current().isDark);
    QCOMPARE(QApplication::palette().color(QPalette::Window), ThemeColors::light().background);
}

void ThemeTest::staysWhereItWasForced()
{
    bool systemIsDark = false;
    Theme theme(*qApp, [&systemIsDark] { return systemIsDark; });
    QSignalSpy changed(&theme, &Theme::changed);
    QSignalSpy chosen(&theme, &Theme::chosen);
    theme.choose(Theme::Choice::Light);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(chosen.size(), 1);
    systemIsDark = true;
    theme.choose(Theme::Choice::Light);
    QVERIFY(!theme.isDark());
    theme.choose(Theme::Choice::System);
    QVERIFY(theme.isDark());
    QCOMPARE(changed.size(), 1);
}

void ThemeTest::widgetsHearOfAChange()
{
    Theme theme(*qApp, [] { return false; });
    QLabel label(u"text"_s);
    label.ensurePolished();
    QCOMPARE(label.palette().color(QPalette::WindowText), ThemeColors::light().text);
    theme.choose(Theme::Choice::Dark);
    QCOMPARE(label.palette().color(QPalette::WindowText), ThemeColors::dark().text);
}

void ThemeTest::headsPointTheWayOfTheirOrder()
{
    const Theme theme(*qApp, [] { return false; });
    QTableWidget table(1, 1);
    table.horizontalHeader()->setSortIndicatorShown(true);
    // How many rows of pixels the arrow's tip is above its middle.
    const auto tipOf = [&table](Qt::SortOrder order) {
        QHeaderView* const header = table.horizontalHeader();
        header->setSortIndicator(0, order);
        QStyleOptionHeader option;
        option.rect = QRect(0, 0, 16, 16);
        option.palette = header->palette();
        option.state = QStyle::State_Enabled;
        option.sortIndicator =
            order == Qt::AscendingOrder ? QStyleOptionHeader::SortDown : QStyleOptionHeader::SortUp; // as Qt asks
        QImage board(16, 16, QImage::Format_ARGB32);
        board.fill(Qt::white);
        QPainter painter(&board);
        qApp->style()->drawPrimitive(QStyle::PE_IndicatorHeaderArrow, &option, &painter, header);
        painter.end();
        const auto inkOf = [&board](int row) {
            int ink = 0;
            for (int x = 0; x < board.width(); ++x)
                ink += 255 - qGray(board.pixel(x, row));
            return ink;
        };
        std::vector<int> rows;
        for (int y = 0; y < board.height(); ++y) {
            if (const int ink = inkOf(y); ink > 0)
                rows.push_back(ink);
        }
        return rows.size() < 2 ? 0 : rows.back() - rows.front();
    };
    QVERIFY(tipOf(Qt::AscendingOrder) > 0);  // broad below: it points up
    QVERIFY(tipOf(Qt::DescendingOrder) < 0);
}

void ThemeTest::iconsAreAllSound()
{
    const QStringList files = QDir(u":/icons"_s).entryList({u"*.svg"_s}, QDir::Files);
    QCOMPARE_GE(files.size(), 30);
    for (const QString& file : files) {
        QSvgRenderer renderer(u":/icons/"_s + file);
        QVERIFY2(renderer.isValid(), qPrintable(file));
        const QIcon icon = icons::icon(file.chopped(4));
        QVERIFY2(inkIn(icon.pixmap(32, 32)).isValid(), qPrintable(file));
    }
    QVERIFY(!icons::application().pixmap(48, 48).isNull());
    // A field without room asks for one of no size.
    QTest::failOnWarning(QRegularExpression(u"QPainter"_s));
    QVERIFY(icons::icon(u"search"_s).pixmap(QSize(0, 16)).isNull());
    QImage board(16, 16, QImage::Format_ARGB32);
    board.fill(Qt::white);
    QPainter painter(&board);
    icons::icon(u"search"_s).paint(&painter, QRect(4, 4, 0, 0));
}

void ThemeTest::iconsFollowTheTheme()
{
    Theme theme(*qApp, [] { return false; });
    const QIcon stop = icons::icon(u"stop"_s);
    const QIcon loss = icons::icon(u"stop"_s, Tone::Loss);
    QCOMPARE(inkIn(stop.pixmap(32, 32)), ThemeColors::light().text);
    QCOMPARE(inkIn(loss.pixmap(32, 32)), ThemeColors::light().loss.ink);
    theme.choose(Theme::Choice::Dark);
    QCOMPARE(inkIn(stop.pixmap(32, 32)), ThemeColors::dark().text);
    QCOMPARE(inkIn(loss.pixmap(32, 32)), ThemeColors::dark().loss.ink);
    QCOMPARE(inkIn(stop.pixmap(32, 32, QIcon::Disabled)), ThemeColors::dark().disabled);
    const QIcon rail = icons::icon(u"stop"_s, icons::Ink::Rail);
    QCOMPARE(inkIn(rail.pixmap(32, 32, QIcon::Normal, QIcon::On)), ThemeColors::dark().railChosenText);
}

void ThemeTest::iconsAreSharpAtTwiceTheSize()
{
    const QPixmap pixmap = icons::pixmap(u"search"_s, Tone::Accent, 16, 2.0);
    QCOMPARE(pixmap.size(), QSize(32, 32));
    QCOMPARE(pixmap.deviceIndependentSize(), QSizeF(16, 16));
}

void ThemeTest::unknownIconIsNull()
{
    QVERIFY(icons::icon(u"no-such-icon"_s).isNull());
    QVERIFY(!icons::icon(icons::nameOf(Tone::Limit)).isNull());
}

void ThemeTest::fontsHaveTheSizesOfTheTheme()
{
    const QFont hint = casewright::ui::fonts::text(casewright::ui::size::HintText);
    QCOMPARE_GE(hint.pointSizeF(), 1.0);
    QVERIFY(casewright::ui::fonts::code(casewright::ui::size::CodeText).fixedPitch());
}

QTEST_MAIN(ThemeTest)
#include "tst_Theme.moc"
