// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/AlertsWindow.h"
#include "ui/alerts/FieldDelegate.h"
#include "ui/alerts/FieldsPane.h"
#include "ui/models/FieldTableModel.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/WindowLayout.h"
#include "ui/widgets/ArrangedSplitter.h"
#include "ui/widgets/ThemeSizes.h"

#include <QAction>
#include <QHeaderView>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSplitter>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// How the page shares its room between the fields, their columns, and the documents.
class FieldsLayoutTest final : public QObject, private AlertsWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { build(); }
    void cleanup() { tearDown(); }
    void headersOfFieldsAreWhole();
    void numbersAreWhole();
    void widthsOfAPersonStay();
    void documentsHaveTheRoomThatFieldsLeave();
    void allIsInSightInSmallWindows_data();
    void allIsInSightInSmallWindows();
    void topValuesTakeTurnsInNarrowWindows();
    void jsonIsBelowOnRequestInNarrowWindows();
    void whatAPersonMovedStays();
    void onlyWhatWasMovedIsKept();

private:
    QTableView* table() { return find<QTableView>(u"fieldTable"_s); }
    QHeaderView* header() { return table()->horizontalHeader(); }
    /// More distinct values than have room in four digits, and many fields.
    QString largeFile();
};

QString FieldsLayoutTest::largeFile()
{
    QByteArray lines;
    for (int i = 0; i < 12'000; ++i) {
        lines += "{\"@timestamp\":" + QByteArray::number(i);
        for (int field = 0; field < 14; ++field)
            lines += ",\"a.long.name.of.field" + QByteArray::number(field)
                     + "\":" + QByteArray::number(i / (field + 1));
        lines += "}\n";
    }
    return write(u"large.ndjson"_s, lines);
}

/// Beside a flood's form in the smallest window too.
void FieldsLayoutTest::headersOfFieldsAreWhole()
{
    m_window->resize(1024, 700);
    addFlood(10);
    settle();
    const auto* const table = find<QTableView>(u"fieldTable"_s);
    const QHeaderView* const header = table->horizontalHeader();
    QTRY_VERIFY(header->length() <= table->viewport()->width());
    constexpr int Padding = 10; // of the style sheet, as the font
    QFont font = header->font();
    font.setPixelSize(static_cast<int>(casewright::ui::size::SectionText));
    font.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(font);
    for (int column = 0; column < header->count(); ++column) {
        if (header->isSectionHidden(column))
            continue;
        const QString title = table->model()->headerData(column, Qt::Horizontal).toString();
        const int needed = metrics.horizontalAdvance(title) + 2 * Padding;
        QVERIFY2(header->sectionSize(column) >= needed,
                 qPrintable(u"%1: %2 of %3"_s.arg(title).arg(header->sectionSize(column)).arg(needed)));
    }
}

/// What a person needs is not cut in any of the sizes that people have.
void FieldsLayoutTest::numbersAreWhole()
{
    open(largeFile());
    settle();
    for (const QSize size : {QSize(1440, 900), QSize(1280, 800), QSize(1024, 700)}) {
        m_window->resize(size);
        QTRY_COMPARE(m_window->size(), size);
        QTRY_VERIFY(header()->length() <= table()->viewport()->width());
        const QFontMetrics metrics(table()->font());
        for (const int column : {FieldTableModel::Present, FieldTableModel::Values, FieldTableModel::Evenness}) {
            if (header()->isSectionHidden(column))
                continue;
            constexpr int Padding = 2 * (casewright::ui::size::Gap + 2);
            for (int row = 0; row < fields()->rowCount(); ++row) {
                const QString text = FieldDelegate::text(fields()->index(row, column));
                QVERIFY2(metrics.horizontalAdvance(text) + Padding <= header()->sectionSize(column),
                         qPrintable(u"%1 at %2"_s.arg(text).arg(size.width())));
            }
        }
    }
}

void FieldsLayoutTest::widthsOfAPersonStay()
{
    open(largeFile());
    settle();
    header()->resizeSection(FieldTableModel::Field, 150);
    m_actions->action(u"alerts.reload"_s)->trigger();
    settle();
    QCOMPARE(header()->sectionSize(FieldTableModel::Field), 150);
}

void FieldsLayoutTest::documentsHaveTheRoomThatFieldsLeave()
{
    const auto* const split = find<QSplitter>(u"tablesSplit"_s);
    const auto share = [split] {
        const QList<int> sizes = split->sizes();
        return static_cast<double>(sizes.first()) / (sizes.first() + sizes.last());
    };
    open(largeFile());
    settle();
    QTRY_VERIFY2(share() <= 0.46 && share() > 0.4, qPrintable(QString::number(share())));
    // Two rows need little.
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    settle();
    QTRY_VERIFY2(share() < 0.4, qPrintable(QString::number(share())));
    QVERIFY(table()->viewport()->height() >= fields()->rowCount() * casewright::ui::size::Row);
}

void FieldsLayoutTest::allIsInSightInSmallWindows_data()
{
    QTest::addColumn<QSize>("size");
    for (const QSize size : {QSize(1440, 900), QSize(1280, 800), QSize(1024, 700)})
        QTest::addRow("%d x %d", size.width(), size.height()) << size;
}

/// The sources, the plot, some fields and some documents, without scrolling.
void FieldsLayoutTest::allIsInSightInSmallWindows()
{
    QFETCH(const QSize, size);
    m_window->resize(size);
    addFlood(10);
    settle();
    QTRY_COMPARE(m_window->size(), size);
    const auto* const view = find<QScrollArea>(u"sourceView"_s);
    QTRY_COMPARE(view->verticalScrollBar()->maximum(), 0);
    QCOMPARE(view->widget()->width(), view->viewport()->width());
    const auto rowsInSight = [](const QTableView* rows) {
        return rows->viewport()->visibleRegion().boundingRect().height() / casewright::ui::size::Row;
    };
    QTRY_VERIFY2(rowsInSight(table()) >= 2, qPrintable(QString::number(rowsInSight(table()))));
    const auto* const shown = find<QTableView>(u"documentTable"_s);
    QTRY_VERIFY2(rowsInSight(shown) >= 3, qPrintable(QString::number(rowsInSight(shown))));
    QVERIFY(find<QWidget>(u"floodForm"_s)->isVisible());
    QVERIFY(find<QWidget>(u"sourceList"_s)->isVisible());
}

void FieldsLayoutTest::topValuesTakeTurnsInNarrowWindows()
{
    addFlood(10);
    settle();
    auto* const top = find<QListView>(u"topValues"_s);
    auto* const there = find<QPushButton>(u"showTopValues"_s);
    auto* const back = find<QPushButton>(u"showFields"_s);
    QVERIFY(top->isVisible() && table()->isVisible() && !there->isVisible() && !back->isVisible());
    QVERIFY(!table()->isColumnHidden(FieldTableModel::Evenness));
    m_window->resize(1024, 700);
    QTRY_VERIFY(!top->isVisible());
    QVERIFY(table()->isVisible());
    QTRY_VERIFY(table()->isColumnHidden(FieldTableModel::Evenness));
    QTest::mouseClick(there, Qt::LeftButton);
    QVERIFY(top->isVisible() && !table()->isVisible());
    QVERIFY(top->hasFocus());
    const auto* const advice = find<QWidget>(u"topValuesAdvice"_s);
    QTRY_VERIFY(advice->y() > top->geometry().bottom());
    QTRY_VERIFY(advice->geometry().bottom() < advice->parentWidget()->height());
    QTest::mouseClick(back, Qt::LeftButton);
    QVERIFY(!top->isVisible() && table()->isVisible());
    QVERIFY(table()->hasFocus());
    QTest::keyClick(table(), Qt::Key_Return);
    QVERIFY(top->isVisible());
    m_window->resize(1440, 900);
    QTRY_VERIFY(top->isVisible() && table()->isVisible());
    QVERIFY(!there->isVisible() && !back->isVisible());
    QTRY_VERIFY(!table()->isColumnHidden(FieldTableModel::Evenness));
}

void FieldsLayoutTest::jsonIsBelowOnRequestInNarrowWindows()
{
    addFlood(10);
    settle();
    auto* const json = find<QPlainTextEdit>(u"documentJson"_s);
    auto* const button = find<QPushButton>(u"showJson"_s);
    QVERIFY(json->isVisible() && !button->isVisible());
    m_window->resize(1024, 700);
    QTRY_VERIFY(!json->isVisible());
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(json->isVisible());
    QTRY_VERIFY(json->toPlainText().startsWith(u'{'));
    m_window->resize(1440, 900);
    QTRY_VERIFY(!button->isVisible());
    m_window->resize(1024, 700);
    QTRY_VERIFY(button->isVisible());
    QVERIFY(json->isVisible());
}

/// Also what was moved before the start.
void FieldsLayoutTest::whatAPersonMovedStays()
{
    addFlood(10);
    settle();
    for (const QString& name : {u"tablesSplit"_s, u"fieldsSplit"_s, u"alertsSplit"_s}) {
        auto* const split = find<ArrangedSplitter>(name);
        QVERIFY2(!split->isArranged(), qPrintable(name));
        const QByteArray own = split->saveState();
        QList<int> moved = split->sizes();
        moved[0] += 40;
        moved[1] -= 40;
        split->setSizes(moved);
        const QByteArray state = split->saveState();
        moved = split->sizes();
        split->restoreState(own);
        split->restoreArrangement(state);
        QVERIFY(split->isArranged());
        m_window->resize(1440, 910);
        m_window->resize(1440, 900);
        QTRY_COMPARE(m_window->size(), QSize(1440, 900));
        QTRY_VERIFY2(std::abs(split->sizes().first() - moved.first()) <= 8,
                     qPrintable(u"%1: %2 of %3"_s.arg(name).arg(split->sizes().first()).arg(moved.first())));
        // One that lay in the other direction.
        QSplitter other(split->orientation() == Qt::Vertical ? Qt::Horizontal : Qt::Vertical);
        split->restoreArrangement(other.saveState());
        QVERIFY(!split->isArranged());
        QVERIFY(split->orientation() != other.orientation());
    }
}

/// What nobody moved has its own share of each window, in the next start too.
void FieldsLayoutTest::onlyWhatWasMovedIsKept()
{
    addFlood(10);
    settle();
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"layout.ini"_s), QSettings::IniFormat);
    const QString key = u"window/splitters/%1"_s;
    auto* const tables = find<ArrangedSplitter>(u"tablesSplit"_s);
    WindowLayout layout(*m_window, *m_theme, settings);
    layout.save();
    QVERIFY(!settings.contains(key.arg(u"tablesSplit"_s)));
    layout.restore();
    QVERIFY(!tables->isArranged());
    // As a person does it.
    QSplitterHandle* const handle = tables->handle(1);
    QTest::mousePress(handle, Qt::LeftButton, {}, handle->rect().center());
    QTest::mouseMove(handle, handle->rect().center() + QPoint(0, 30));
    QTest::mouseRelease(handle, Qt::LeftButton, {}, handle->rect().center() + QPoint(0, 30));
    QVERIFY(tables->isArranged());
    layout.save();
    QVERIFY(settings.contains(key.arg(u"tablesSplit"_s)));
    QVERIFY(!settings.contains(key.arg(u"alertsSplit"_s)));
}

QTEST_MAIN(FieldsLayoutTest)
#include "tst_FieldsLayout.moc"
