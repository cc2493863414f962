// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/LongTable.h"
#include "ui/widgets/RowBlocks.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QAbstractTableModel>
#include <QApplication>
#include <QHeaderView>
#include <QImage>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

#include <cstdlib>
#include <memory>

using namespace Qt::StringLiterals;
using namespace casewright::ui;

namespace {

/// As many rows as one likes, each with its number; counts what it was asked.
class Numbers final : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setCount(int count)
    {
        beginResetModel();
        m_count = count;
        endResetModel();
    }
    void append(int count)
    {
        beginInsertRows({}, m_count, m_count + count - 1);
        m_count += count;
        endInsertRows();
    }
    [[nodiscard]] int asked() const { return m_asked; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : m_count; }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : 3; }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        ++m_asked;
        return role == Qt::DisplayRole ? QVariant(u"%1/%2"_s.arg(index.row()).arg(index.column())) : QVariant();
    }

private:
    int m_count = 0;
    mutable int m_asked = 0;
};

constexpr int Many = 60'000'000;

} // namespace

/// A table whose rows cost nothing until they are in sight.
class LongTableTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void reachesTheLastOfManyRows();
    void findsCellsByPlace();
    void scrollsNoFurtherThanNeeded();
    void keysMoveTheChoice_data();
    void keysMoveTheChoice();
    void clicksChoose();
    void paintsTheChosenRow();
    void paintsOnlyWhatIsInSight();
    void followsTheModel();
    void wheelAndDragScroll();
    void columnsFitWhatIsInSight();
    void staysWithoutRows();

private:
    [[nodiscard]] QModelIndex at(int row, int column = 0) const { return m_model->index(row, column); }
    [[nodiscard]] int top() const { return m_table->indexAt({1, 0}).row(); }
    [[nodiscard]] int height() const { return m_table->viewport()->height(); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Numbers> m_model;
    std::unique_ptr<LongTable> m_table;
};

void LongTableTest::init()
{
    m_theme = std::make_unique<Theme>(*qApp, [] { return false; });
    m_model = std::make_unique<Numbers>();
    m_table = std::make_unique<LongTable>();
    m_table->setModel(m_model.get());
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_model->setCount(Many);
    m_table->resize(400, 10 * size::Row + size::Row);
    m_table->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_table.get()));
}

void LongTableTest::cleanup()
{
    m_table.reset();
    m_model.reset();
    m_theme.reset();
}

void LongTableTest::reachesTheLastOfManyRows()
{
    QCOMPARE(m_table->verticalScrollBar()->maximum(), Many * size::Row - height());
    m_table->scrollToBottom();
    QCOMPARE(m_table->visualRect(at(Many - 1)).bottom(), height() - 1);
    QCOMPARE(m_table->indexAt({1, height() - 1}), at(Many - 1));
    m_table->scrollToTop();
    QCOMPARE(top(), 0);
    // Where Qt has no number for the height of all, the first ones are shown.
    m_model->setCount(RowBlocks::MostRows + 1'000'000);
    m_table->scrollToBottom();
    QCOMPARE(m_table->indexAt({1, height() - 1}), at(RowBlocks::MostRows - 1));
    QVERIFY(!m_table->visualRect(at(RowBlocks::MostRows)).isValid());
}

void LongTableTest::findsCellsByPlace()
{
    m_table->verticalScrollBar()->setValue(1'000'000 * size::Row + 7);
    const int second = m_table->columnViewportPosition(1) + 1;
    QCOMPARE(m_table->indexAt({second, 0}), at(1'000'000, 1));
    QCOMPARE(m_table->indexAt({second, size::Row}), at(1'000'001, 1));
    QCOMPARE(m_table->visualRect(at(1'000'002, 1)),
             QRect(m_table->columnViewportPosition(1), 2 * size::Row - 7, m_table->columnWidth(1), size::Row));
    m_table->setColumnHidden(1, true);
    QVERIFY(!m_table->visualRect(at(1'000'002, 1)).isValid());
}

void LongTableTest::scrollsNoFurtherThanNeeded()
{
    m_table->scrollTo(at(5), QAbstractItemView::EnsureVisible);
    QCOMPARE(top(), 0);
    m_table->scrollTo(at(40'000'000), QAbstractItemView::EnsureVisible);
    QCOMPARE(m_table->visualRect(at(40'000'000)).bottom(), height() - 1);
    m_table->scrollTo(at(39'000'000), QAbstractItemView::EnsureVisible);
    QCOMPARE(m_table->visualRect(at(39'000'000)).top(), 0);
    m_table->scrollTo(at(7), QAbstractItemView::PositionAtTop);
    QCOMPARE(m_table->visualRect(at(7)).top(), 0);
    m_table->scrollTo(at(500), QAbstractItemView::PositionAtBottom);
    QCOMPARE(m_table->visualRect(at(500)).bottom(), height() - 1);
    m_table->scrollTo(at(500), QAbstractItemView::PositionAtCenter);
    QVERIFY(std::abs(m_table->visualRect(at(500)).center().y() - height() / 2) <= 1);
    m_table->setColumnWidth(0, 600);
    m_table->setColumnWidth(1, 300);
    QTRY_VERIFY(m_table->horizontalScrollBar()->maximum() > 300);
    m_table->scrollTo(at(500, 1), QAbstractItemView::EnsureVisible);
    QCOMPARE(m_table->visualRect(at(500, 1)).right(), m_table->viewport()->width() - 1);
    m_table->scrollTo(at(500, 0), QAbstractItemView::EnsureVisible);
    QCOMPARE(m_table->visualRect(at(500, 0)).left(), 0);
}

void LongTableTest::keysMoveTheChoice_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("column");
    const int page = 10;
    const int control = static_cast<int>(Qt::ControlModifier);
    QTest::newRow("down") << int(Qt::Key_Down) << 0 << 101 << 1;
    QTest::newRow("up") << int(Qt::Key_Up) << 0 << 99 << 1;
    QTest::newRow("left") << int(Qt::Key_Left) << 0 << 100 << 0;
    QTest::newRow("right") << int(Qt::Key_Right) << 0 << 100 << 2;
    QTest::newRow("page down") << int(Qt::Key_PageDown) << 0 << 100 + page << 1;
    QTest::newRow("page up") << int(Qt::Key_PageUp) << 0 << 100 - page << 1;
    QTest::newRow("home") << int(Qt::Key_Home) << 0 << 100 << 0;
    QTest::newRow("end") << int(Qt::Key_End) << 0 << 100 << 2;
    QTest::newRow("to the first") << int(Qt::Key_Home) << control << 0 << 0;
    QTest::newRow("to the last") << int(Qt::Key_End) << control << Many - 1 << 2;
}

void LongTableTest::keysMoveTheChoice()
{
    QFETCH(const int, key);
    QFETCH(const int, modifiers);
    QFETCH(const int, row);
    QFETCH(const int, column);
    m_table->setCurrentIndex(at(100, 1));
    QTest::keyClick(m_table.get(), static_cast<Qt::Key>(key), Qt::KeyboardModifiers(modifiers));
    QCOMPARE(m_table->currentIndex(), at(row, column));
    QVERIFY(m_table->selectionModel()->isRowSelected(row));
    QVERIFY(!m_table->selectionModel()->isRowSelected(100) || row == 100);
    QVERIFY(m_table->viewport()->rect().contains(m_table->visualRect(at(row, column))));
}

void LongTableTest::clicksChoose()
{
    m_table->verticalScrollBar()->setValue(20'000'000 * size::Row);
    QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, QPoint(20, 3 * size::Row + 5));
    QCOMPARE(m_table->currentIndex(), at(20'000'003));
    QVERIFY(m_table->selectionModel()->isRowSelected(20'000'003));
    m_table->selectRow(20'000'005);
    QCOMPARE(m_table->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(m_table->selectionModel()->selectedRows().first().row(), 20'000'005);
}

void LongTableTest::paintsTheChosenRow()
{
    m_table->verticalScrollBar()->setValue(30'000'000 * size::Row);
    const auto ground = [this](int line) {
        return m_table->viewport()->grab().toImage().pixelColor(3, line * size::Row + 3);
    };
    const ThemeColors& colors = ThemeColors::light();
    QCOMPARE(ground(2), colors.panel);
    m_table->selectRow(30'000'002);
    QCOMPARE(ground(2), colors.accent.soft);
    QCOMPARE(ground(1), colors.panel);
    // What a choice leaves is painted anew, without anybody asking for it.
    QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, QPoint(20, 4 * size::Row + 5));
    QTRY_COMPARE(ground(4), colors.accent.soft);
    QCOMPARE(ground(2), colors.panel);
}

void LongTableTest::paintsOnlyWhatIsInSight()
{
    const int before = m_model->asked();
    m_table->scrollToBottom();
    static_cast<void>(m_table->viewport()->grab());
    const int rows = height() / size::Row + 2;
    constexpr int RolesOfCell = 12;
    QVERIFY2(m_model->asked() - before < 2 * rows * 3 * RolesOfCell,
             qPrintable(QString::number(m_model->asked() - before)));
    QVERIFY(m_model->asked() > before);
}

void LongTableTest::followsTheModel()
{
    m_table->scrollToBottom();
    m_model->setCount(4);
    QTRY_COMPARE(m_table->verticalScrollBar()->maximum(), 0);
    QCOMPARE(top(), 0);
    QVERIFY(!m_table->indexAt({1, 4 * size::Row}).isValid());
    m_model->append(100'000);
    QTRY_COMPARE(m_table->verticalScrollBar()->maximum(), 100'004 * size::Row - height());
    auto other = std::make_unique<Numbers>();
    other->setCount(20);
    m_table->setModel(other.get());
    QTRY_COMPARE(m_table->verticalScrollBar()->maximum(), 20 * size::Row - height());
    m_model->append(100'000);
    QCOMPARE(m_table->verticalScrollBar()->maximum(), 20 * size::Row - height());
    other.reset();
    QVERIFY(!m_table->indexAt({1, 1}).isValid());
}

void LongTableTest::wheelAndDragScroll()
{
    const QPointF middle = m_table->viewport()->rect().center();
    QWheelEvent down(middle, m_table->viewport()->mapToGlobal(middle), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                     Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_table->viewport(), &down);
    QCOMPARE(m_table->verticalScrollBar()->value(), QApplication::wheelScrollLines() * size::Row);
    m_table->verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepAdd);
    QCOMPARE(m_table->verticalScrollBar()->value(), QApplication::wheelScrollLines() * size::Row + height());
}

void LongTableTest::columnsFitWhatIsInSight()
{
    m_table->resizeColumnToContents(0);
    const int narrow = m_table->columnWidth(0);
    m_table->scrollToBottom();
    m_table->resizeColumnToContents(0);
    QVERIFY(m_table->columnWidth(0) > narrow);
}

void LongTableTest::staysWithoutRows()
{
    m_model->setCount(0);
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_End, Qt::Key_PageUp})
        QTest::keyClick(m_table.get(), key);
    QVERIFY(!m_table->currentIndex().isValid());
    QVERIFY(!m_table->grab().isNull());
    m_model->setCount(1);
    QTest::keyClick(m_table.get(), Qt::Key_Down);
    QCOMPARE(m_table->currentIndex(), at(0));
}

QTEST_MAIN(LongTableTest)
#include "tst_LongTable.moc"
