// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/AlertsWindow.h"
#include "ui/alerts/FieldDelegate.h"
#include "ui/alerts/FieldsPane.h"
#include "ui/models/FieldTableModel.h"
#include "ui/widgets/ThemeSizes.h"

#include <QAction>
#include <QHeaderView>
#include <QScrollArea>
#include <QSplitter>
#include <QTableView>
#include <QTest>

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
    void turnsInNarrowWindows();

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

void FieldsLayoutTest::turnsInNarrowWindows()
{
    addFlood(10);
    settle();
    const auto* const split = find<QSplitter>(u"fieldsSplit"_s);
    QCOMPARE(split->orientation(), Qt::Horizontal);
    QVERIFY(!table()->isColumnHidden(FieldTableModel::Evenness));
    m_window->resize(1024, 700);
    QTRY_COMPARE(split->orientation(), Qt::Vertical);
    QTRY_VERIFY(table()->isColumnHidden(FieldTableModel::Evenness));
    // Nothing is cut off at the right.
    const auto* const view = find<QScrollArea>(u"sourceView"_s);
    QTRY_COMPARE(view->widget()->width(), view->viewport()->width());
    m_window->resize(1440, 900);
    QTRY_COMPARE(split->orientation(), Qt::Horizontal);
    QTRY_VERIFY(!table()->isColumnHidden(FieldTableModel::Evenness));
}

QTEST_MAIN(FieldsLayoutTest)
#include "tst_FieldsLayout.moc"
