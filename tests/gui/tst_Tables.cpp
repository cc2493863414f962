// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/Screenshots.h"
#include "ui/widgets/NumberDelegate.h"
#include "ui/widgets/PillDelegate.h"
#include "ui/widgets/TableStyle.h"
#include "ui/widgets/TagsDelegate.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeDelegate.h"

#include <QApplication>
#include <QHeaderView>
#include <QImage>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using casewright::ui::NumberDelegate;
using casewright::ui::PillDelegate;
using casewright::ui::setUpTable;
using casewright::ui::TagsDelegate;
using casewright::ui::Theme;
using casewright::ui::ThemeColors;
using casewright::ui::TimeDelegate;
using casewright::ui::Tone;

namespace {

int countOf(const QImage& image, const QColor& color, const QRect& area)
{
    int found = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x)
            found += image.pixelColor(x, y) == color ? 1 : 0;
    }
    return found;
}

/// Pixels that are nearer to the colour of text than to that of tags: thin letters reach neither wholly.
int countTextInk(const QImage& image, const QRect& area)
{
    const ThemeColors& colors = ThemeColors::light();
    const int darkest = (colors.text.lightness() + colors.muted.lightness()) / 2;
    int found = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x)
            found += image.pixelColor(x, y).lightness() < darkest ? 1 : 0;
    }
    return found;
}

} // namespace

/// Tables: how cells look, seen in their pixels.
class TablesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void rowsHaveTheirHeight();
    void chosenRowIsSoft();
    void numbersAreGrouped();
    void numbersStandAtTheRight();
    void timesAreInTheUsersZone();
    void pillsHaveTheirTone();
    void tagsThatHaveNoRoomAreCounted();

private:
    QImage picture() { return m_view->viewport()->grab().toImage(); }

    Theme* m_theme = nullptr;
    QStandardItemModel* m_model = nullptr;
    QTableView* m_view = nullptr;
};

void TablesTest::init()
{
    m_theme = new Theme(*qApp, [] { return false; });
    m_view = new QTableView;
    m_model = new QStandardItemModel(3, 3, m_view);
    m_model->setHorizontalHeaderLabels({u"Name"_s, u"Status"_s, u"Alerts"_s});
    for (int row = 0; row < 3; ++row) {
        m_model->setData(m_model->index(row, 0), u"Case %1"_s.arg(row));
        m_model->setData(m_model->index(row, 1), u"Open"_s);
        m_model->setData(m_model->index(row, 2), qint64(1204));
    }
    m_view->setModel(m_model);
    setUpTable(m_view);
    m_view->resize(500, 200);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view));
}

void TablesTest::cleanup()
{
    delete m_view;
    delete m_theme;
}

void TablesTest::rowsHaveTheirHeight()
{
    QCOMPARE(m_view->rowHeight(0), casewright::ui::size::Row);
    QVERIFY(!m_view->verticalHeader()->isVisible());
    QVERIFY(!m_view->showGrid());
}

void TablesTest::chosenRowIsSoft()
{
    m_view->selectRow(1);
    const QImage image = picture();
    const ThemeColors& colors = ThemeColors::light();
    const auto at = [&](int row) { return image.pixelColor(m_view->visualRect(m_model->index(row, 0)).topLeft() + QPoint(3, 3)); };
    QCOMPARE(at(0), colors.panel);
    QCOMPARE(at(1), colors.accent.soft);
    const QRect cell = m_view->visualRect(m_model->index(0, 0));
    QCOMPARE(image.pixelColor(cell.left() + 3, cell.bottom()), colors.line);
}

void TablesTest::numbersAreGrouped()
{
    const NumberDelegate delegate;
    QCOMPARE(delegate.displayText(1204, {}), u"1\u202F204"_s);
    QCOMPARE(delegate.displayText(quint64(48'211), {}), u"48\u202F211"_s);
    QCOMPARE(delegate.displayText(u"–"_s, {}), u"–"_s);
}

void TablesTest::numbersStandAtTheRight()
{
    m_view->setItemDelegateForColumn(0, new NumberDelegate(m_view));
    m_model->setData(m_model->index(0, 0), 7);
    const QRect cell = m_view->visualRect(m_model->index(0, 0)).adjusted(1, 1, -1, -2);
    const QRect left(cell.topLeft(), QSize(cell.width() / 2, cell.height()));
    const QImage image = picture();
    const QColor ground = ThemeColors::light().panel;
    QCOMPARE(countOf(image, ground, left), left.width() * left.height());
    QCOMPARE_LT(countOf(image, ground, cell), cell.width() * cell.height());
}

void TablesTest::timesAreInTheUsersZone()
{
    const TimeDelegate delegate;
    QCOMPARE(delegate.displayText(qint64(1'772'681'712'345), {}), u"2026-03-05 03:35:12"_s); // Tests run in UTC.
    QCOMPARE(delegate.displayText(u"never"_s, {}), u"never"_s);
}

void TablesTest::pillsHaveTheirTone()
{
    const auto tone = [](const QModelIndex& index) { return index.row() == 0 ? Tone::Loss : Tone::Fine; };
    m_view->setItemDelegateForColumn(1, new PillDelegate(tone, PillDelegate::Shape::Pill, m_view));
    m_view->setItemDelegateForColumn(2, new PillDelegate(tone, PillDelegate::Shape::Dot, m_view));
    const QImage image = picture();
    const ThemeColors& colors = ThemeColors::light();
    const auto cell = [this](int row, int column) { return m_view->visualRect(m_model->index(row, column)); };
    QCOMPARE_GT(countOf(image, colors.loss.soft, cell(0, 1)), 50);
    QCOMPARE(countOf(image, colors.fine.soft, cell(0, 1)), 0);
    QCOMPARE_GT(countOf(image, colors.fine.soft, cell(1, 1)), 50);
    QCOMPARE_GT(countOf(image, colors.loss.solid, cell(0, 2)), 20);
}

void TablesTest::tagsThatHaveNoRoomAreCounted()
{
    m_view->setItemDelegateForColumn(0, new TagsDelegate(m_view));
    m_model->setData(m_model->index(0, 0), QStringList{u"auto-generated"_s, u"host.name:A"_s, u"windows"_s});
    m_model->setData(m_model->index(1, 0), QStringList{u"one"_s});
    m_view->setColumnWidth(0, 130);
    const QImage narrow = picture();
    const QRect cell = m_view->visualRect(m_model->index(0, 0));
    // One tag of three has room: behind it, "+2" in the text's colour, which tags do not have.
    QCOMPARE_GT(countTextInk(narrow, cell), 0);
    QCOMPARE(countTextInk(narrow, m_view->visualRect(m_model->index(1, 0))), 0);
    const TagsDelegate delegate;
    QCOMPARE(delegate.displayText(QStringList{u"a"_s, u"b"_s}, {}), u"a, b"_s);
    casewright::ui::keepScreenshot(*m_view, u"tags"_s);
}

QTEST_MAIN(TablesTest)
#include "tst_Tables.moc"
