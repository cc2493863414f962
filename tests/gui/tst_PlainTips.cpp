// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/CellDelegate.h"
#include "ui/widgets/PlainTips.h"
#include "ui/widgets/Theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLabel>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QToolTip>

#include <memory>

using namespace Qt::StringLiterals;
using casewright::ui::CellDelegate;
using casewright::ui::PlainTips;
using casewright::ui::Theme;

/// Names of somebody else's in tool tips are read as they stand.
class PlainTipsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(*qApp, [] { return false; });
    }
    void cleanup() { QToolTip::hideText(); }
    void cleanupTestCase() { m_theme.reset(); }
    void textIsEscapedWhereItMust_data();
    void textIsEscapedWhereItMust();
    void tipsOfWidgets();
    void tipsOfCells();
    void tipsOfHeaders();

private:
    static void ask(QWidget* widget, const QPoint& place)
    {
        QHelpEvent help(QEvent::ToolTip, place, widget->mapToGlobal(place));
        QApplication::sendEvent(widget, &help);
    }

    std::unique_ptr<Theme> m_theme;
};

namespace {

const QString Name = u"<b>rule</b>\n& more"_s;
const QString Escaped = u"<qt>&lt;b&gt;rule&lt;/b&gt;<br>&amp; more</qt>"_s;

} // namespace

void PlainTipsTest::textIsEscapedWhereItMust_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("words") << u"a & b < c"_s << u"a & b < c"_s;
    QTest::newRow("mark-up") << Name << Escaped;
    QTest::newRow("escaped before") << Escaped << Escaped;
    QTest::newRow("looks so") << u"<qt><img src='x'></qt>"_s << u"<qt>&lt;qt&gt;&lt;img src='x'&gt;&lt;/qt&gt;</qt>"_s;
}

void PlainTipsTest::textIsEscapedWhereItMust()
{
    QFETCH(const QString, text);
    QFETCH(const QString, shown);
    QCOMPARE(PlainTips::shown(text), shown);
}

void PlainTipsTest::tipsOfWidgets()
{
    QLabel label(u"words"_s);
    label.show();
    QVERIFY(QTest::qWaitForWindowExposed(&label));
    label.setToolTip(Name);
    ask(&label, label.rect().center());
    QCOMPARE(QToolTip::text(), Escaped);
    label.setToolTip(u"a & b"_s);
    ask(&label, label.rect().center());
    QCOMPARE(QToolTip::text(), u"a & b"_s);
}

void PlainTipsTest::tipsOfCells()
{
    QStandardItemModel model;
    auto* const item = new QStandardItem(u"x"_s);
    item->setToolTip(Name);
    model.appendRow(item);
    QTableView table;
    table.setModel(&model);
    table.setItemDelegate(new CellDelegate(&table));
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    ask(table.viewport(), table.visualRect(model.index(0, 0)).center());
    QCOMPARE(QToolTip::text(), Escaped);
}

void PlainTipsTest::tipsOfHeaders()
{
    QStandardItemModel model(1, 2);
    model.setHeaderData(1, Qt::Horizontal, Name, Qt::ToolTipRole);
    QTableView table;
    table.setModel(&model);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    const QHeaderView* const header = table.horizontalHeader();
    ask(header->viewport(), QPoint(header->sectionPosition(1) + 5, header->height() / 2));
    QCOMPARE(QToolTip::text(), Escaped);
}

QTEST_MAIN(PlainTipsTest)
#include "tst_PlainTips.moc"
