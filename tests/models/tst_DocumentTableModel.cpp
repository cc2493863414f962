// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/Flood.h"
#include "ui/bridge/DocumentFilter.h"
#include "ui/models/DocumentTableModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

namespace {

constexpr auto Reporting = QAbstractItemModelTester::FailureReportingMode::QtTest;
constexpr std::int64_t Begin = 1'772'409'600'000;

std::shared_ptr<const alerts::AlertTable> flood(double perMinute)
{
    alerts::Flood made;
    made.name = "f";
    made.start = {Begin};
    made.length = base::Day;
    made.perMinute = perMinute;
    made.fields = {{.name = "host.name", .prefix = "h-", .cardinality = 5, .skew = 0, .missing = 0.1},
                   {.name = "user.name", .prefix = "u-", .cardinality = 40, .skew = 1, .missing = 0}};
    return alerts::generate(made, 3).value_or(nullptr);
}

DocumentRows rows(std::vector<base::AlertRow> rows)
{
    return std::make_shared<const std::vector<base::AlertRow>>(std::move(rows));
}

} // namespace

/// The table of documents, with all rows and with those that a filter leaves.
class DocumentTableModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void allRowsAreThereAtOnce();
    void showsOnlyFilteredRows();
    void findsRowsAndTimes();
    void typingDoesNotSearch();
    void filterFindsRowsInTheBackground();
    void latestConditionsWin();
    void oppositeConditionsReplaceEachOther();
    void saysWhyAFilterCannotBe();
    void keepsConditionsForAnotherTable();

private:
    std::shared_ptr<const alerts::AlertTable> m_large;   ///< a million rows
    std::shared_ptr<const alerts::AlertTable> m_small;   ///< one a minute
};

void DocumentTableModelTest::initTestCase()
{
    m_large = flood(720);
    m_small = flood(1);
    QVERIFY(m_large && m_small);
    QVERIFY(m_large->size() > 1'000'000U);
    QCOMPARE(m_small->size(), 1440U);
}

void DocumentTableModelTest::allRowsAreThereAtOnce()
{
    DocumentTableModel model;
    const QAbstractItemModelTester tester(&model, Reporting);
    model.setTable(m_large, {u"host.name"_s});
    const auto last = static_cast<int>(m_large->size()) - 1;
    QCOMPARE(model.rowCount(), last + 1);
    QCOMPARE(model.index(last, 0).data().toLongLong(),
             static_cast<qint64>(m_large->times()[static_cast<std::size_t>(last)].milliseconds));
    model.setTable(m_small, {});
    QCOMPARE(model.rowCount(), 1440);
    model.setTable(nullptr, {});
    QCOMPARE(model.rowCount(), 0);
}

void DocumentTableModelTest::showsOnlyFilteredRows()
{
    DocumentTableModel model;
    const QAbstractItemModelTester tester(&model, Reporting);
    model.setTable(m_small, {u"user.name"_s});
    const QString seventh = model.index(7, 1).data().toString();
    model.setRows(rows({{3}, {7}, {1439}}));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(1, 1).data().toString(), seventh);
    QCOMPARE(model.value(model.index(1, 1)).value_or(QString()), seventh);
    QVERIFY(!model.value(model.index(1, 0)));
    QCOMPARE(model.tableRow(2).value, 1439U);
    QCOMPARE(model.index(2, 0).data().toLongLong(), static_cast<qint64>(m_small->times()[1439].milliseconds));
    model.setFieldShown(u"host.name"_s, true);
    QCOMPARE(model.columnCount(), 3);
    model.setRows(rows({}));
    QCOMPARE(model.rowCount(), 0);
    model.setRows(nullptr);
    QCOMPARE(model.rowCount(), 1440);
    QCOMPARE(model.tableRow(7).value, 7U);
    // Rows are of one table.
    model.setRows(rows({{3}}));
    model.setTable(m_large, {});
    QCOMPARE(model.rowCount(), static_cast<int>(m_large->size()));
}

void DocumentTableModelTest::findsRowsAndTimes()
{
    DocumentTableModel model;
    QCOMPARE(model.rowFrom({0}), -1);
    QCOMPARE(model.rowOf({0}), -1);
    model.setTable(m_large, {});
    const std::uint32_t late = m_large->size() - 10;
    const base::Timestamp moment = m_large->times()[late];
    const int row = model.rowFrom(moment);
    QVERIFY(row > 0 && row < model.rowCount());
    QCOMPARE(m_large->times()[static_cast<std::size_t>(row)].milliseconds, moment.milliseconds);
    QVERIFY(m_large->times()[static_cast<std::size_t>(row) - 1] < moment);
    QCOMPARE(model.rowFrom({0}), 0);
    QCOMPARE(model.rowFrom({Begin * 2}), static_cast<int>(m_large->size()) - 1);
    model.setRows(rows({{3}, {7}}));
    QCOMPARE(model.rowOf({3}), 0);
    QCOMPARE(model.rowOf({4}), 1);
    QCOMPARE(model.rowOf({8}), -1);
    QCOMPARE(model.rowFrom({Begin * 2}), 1);
}

void DocumentTableModelTest::typingDoesNotSearch()
{
    DocumentTableModel model;
    model.setTable(m_small, {u"host.name"_s});
    QVERIFY(model.match(model.index(0, 1), Qt::DisplayRole, u"h"_s, 1, Qt::MatchStartsWith).isEmpty());
}

void DocumentTableModelTest::filterFindsRowsInTheBackground()
{
    DocumentFilter filter;
    filter.setTable(m_large);
    QVERIFY(!filter.rows());
    QSignalSpy found(&filter, &DocumentFilter::found);
    QCOMPARE(filter.setQuery(u"host.name: h-1 or host.name: h-2"_s), QString());
    filter.setConditions({{.field = "host.name", .value = "h-2", .isWanted = false},
                          {.field = "user.name", .value = "u-1", .isWanted = false}});
    QCOMPARE(filter.conditions().size(), std::size_t{2});
    QVERIFY(filter.isFinding());
    QTRY_COMPARE(found.size(), 1);
    QVERIFY(filter.rows() && !filter.rows()->empty());
    DocumentTableModel model;
    const QAbstractItemModelTester tester(&model, Reporting);
    model.setTable(m_large, {u"host.name"_s, u"user.name"_s});
    model.setRows(filter.rows());
    QVERIFY(model.rowCount() < static_cast<int>(m_large->size()));
    for (int row = 0; row < model.rowCount(); row += 97) {
        QCOMPARE(model.index(row, 1).data().toString(), u"h-1"_s);
        QVERIFY(model.index(row, 2).data().toString() != u"u-1"_s);
    }
    filter.clear();
    QVERIFY(!filter.rows());
    QCOMPARE(found.size(), 2);
}

void DocumentTableModelTest::latestConditionsWin()
{
    DocumentFilter filter;
    filter.setTable(m_large);
    QSignalSpy found(&filter, &DocumentFilter::found);
    filter.setConditions({{.field = "host.name", .value = "h-1"}});
    filter.setConditions({{.field = "host.name", .value = "no such host"}});
    QTRY_COMPARE(found.size(), 1);
    QVERIFY(filter.rows() && filter.rows()->empty());
    QVERIFY(!found.wait(100));
}

void DocumentTableModelTest::oppositeConditionsReplaceEachOther()
{
    DocumentFilter filter;
    const alerts::ValueCondition wanted{.field = "host.name", .value = "h-1"};
    alerts::ValueCondition unwanted = wanted;
    unwanted.isWanted = false;
    filter.add(wanted);
    filter.add(wanted);
    QVERIFY(filter.conditions() == std::vector{wanted});
    filter.add(unwanted);
    QVERIFY(filter.conditions() == std::vector{unwanted});
    filter.add(alerts::ValueCondition{.field = "a", .value = "b"});
    filter.remove(0);
    QCOMPARE(filter.conditions().size(), std::size_t{1});
    QCOMPARE(filter.conditions().front().field, std::string("a"));
    filter.remove(7);
    QCOMPARE(filter.conditions().size(), std::size_t{1});
}

void DocumentTableModelTest::saysWhyAFilterCannotBe()
{
    DocumentFilter filter;
    filter.setTable(m_small);
    QCOMPARE(filter.setQuery(u"host.name: h-1"_s), QString());
    QVERIFY(filter.setQuery(u"ä: ("_s).startsWith(u"Column 5: "_s));
    QCOMPARE(filter.query(), u"host.name: h-1"_s);
    QCOMPARE(filter.setQuery(u"host.name: h-1 or hots.name: a"_s), QString());
    QTRY_COMPARE(filter.findings(),
                 QStringList{u"No document has the field hots.name, so this part matches nothing."_s});
    filter.add(alerts::ValueCondition{.field = "@timestamp", .value = "5"});
    QTRY_VERIFY(filter.problem());
    QVERIFY(filter.findings().isEmpty());
    filter.clear();
    QVERIFY(!filter.problem());
    QVERIFY(filter.query().isEmpty());
}

void DocumentTableModelTest::keepsConditionsForAnotherTable()
{
    DocumentFilter filter;
    filter.setTable(m_small);
    QCOMPARE(filter.setQuery(u"host.name: h-1"_s), QString());
    QTRY_VERIFY(filter.rows());
    const std::size_t few = filter.rows()->size();
    filter.setTable(m_large);
    QVERIFY(!filter.rows());
    QTRY_VERIFY(filter.rows());
    QVERIFY(filter.rows()->size() > few);
    filter.setTable(nullptr);
    QVERIFY(!filter.rows());
}

QTEST_GUILESS_MAIN(DocumentTableModelTest)
#include "tst_DocumentTableModel.moc"
