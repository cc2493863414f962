// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/Flood.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/models/BadLineModel.h"
#include "ui/models/DocumentTableModel.h"
#include "ui/models/FieldTableModel.h"
#include "ui/models/SourceListModel.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <memory>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

namespace {

constexpr auto Reporting = QAbstractItemModelTester::FailureReportingMode::QtTest;

std::string floodText(const std::string& perMinute)
{
    return R"({"casewright":"flood/1","start":"2026-03-02T00:00:00Z","length":"1h","perMinute":)" + perMinute
           + R"(,"fields":[{"name":"host.name","prefix":"h-","cardinality":5}]})";
}

store::StoredSource flood(const std::string& name, const std::string& perMinute)
{
    store::StoredSource source;
    source.name = name;
    source.flood = floodText(perMinute);
    return source;
}

} // namespace

/// The item models of the Alerts page, under Qt's model tester.
class AlertModelsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sourcesFollow();
    void droppedTablesAreNotRead();
    void sourcesOfAnotherWorkspace();
    void documentsAreReadFromTheColumns();
    void documentColumnsCanBeChosen();
    void sensibleFieldsComeFirst();
    void longValuesAreCut();
    void fieldsAreCounted();
    void fieldsChangeInPlace();
    void fieldTableSortsByNumbers();
    void skippedLinesAreListed();

private:
    QString write(const QString& name, const QByteArray& content)
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("%s cannot be written", qUtf8Printable(path));
        return path;
    }
    std::shared_ptr<const LoadedAlerts> read(const QByteArray& ndjson, bool skipBadLines = false)
    {
        store::StoredSource source;
        source.path = toUtf8(write(u"documents.ndjson"_s, ndjson));
        base::Result<LoadedAlerts> loaded = loadAlerts(source, skipBadLines, nullptr, {});
        if (!loaded)
            qFatal("%s", qUtf8Printable(toText(loaded.error())));
        return std::make_shared<const LoadedAlerts>(std::move(*loaded));
    }

    QTemporaryDir m_folder;
};

void AlertModelsTest::sourcesFollow()
{
    WorkspaceSession session;
    QVERIFY(session.open(m_folder.filePath(u"s.casewright"_s), store::Access::Create));
    AlertSources sources(session);
    SourceListModel model(sources);
    const QAbstractItemModelTester tester(&model, Reporting);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    const std::int64_t one = sources.add(flood("one", "10")).value_or(-1);
    const std::int64_t two = sources.add(flood("two", "20")).value_or(-1);
    const std::int64_t three = sources.add(flood("three", "30")).value_or(-1);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.rowOf(two), 1);
    QCOMPARE(model.keyAt(2).value_or(-1), three);
    QCOMPARE(model.rowOf(std::nullopt), -1);
    QVERIFY(!model.keyAt(3));
    QCOMPARE(model.index(1).data().toString(), u"two"_s);
    QVERIFY(model.index(1).data(SourceListModel::IsFloodRole).toBool());
    QCOMPARE(model.index(1).data(SourceListModel::CountRole).toLongLong(), 1200);
    QCOMPARE(model.index(1).data(SourceListModel::SpanRole).toLongLong(), 3'600'000);
    QCOMPARE(model.index(1).data(SourceListModel::SeedRole).toLongLong(), 1);
    const auto state = [&model](int row) {
        return static_cast<SourceListModel::State>(model.index(row).data(SourceListModel::StateRole).toInt());
    };
    QCOMPARE(state(1), SourceListModel::State::NotRead);
    changed.clear();
    sources.load(two);
    QCOMPARE(state(1), SourceListModel::State::Reading);
    QTRY_COMPARE(state(1), SourceListModel::State::Read);
    QCOMPARE(changed.size(), 2);
    QCOMPARE(changed.last().first().toModelIndex().row(), 1);

    store::StoredSource renamed = *sources.find(two);
    renamed.name = "second";
    changed.clear();
    QVERIFY(sources.save(renamed));
    QCOMPARE(model.index(1).data().toString(), u"second"_s);
    QCOMPARE(changed.size(), 1);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    sources.remove(one);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.rowOf(two), 0);
    QCOMPARE(reset.size(), 0);
}

/// What had to make room for others in memory has no numbers until it is read again.
void AlertModelsTest::droppedTablesAreNotRead()
{
    WorkspaceSession session;
    QVERIFY(session.open(m_folder.filePath(u"d.casewright"_s), store::Access::Create));
    AlertSources sources(session);
    SourceListModel model(sources);
    for (const char* const name : {"one.ndjson", "two.ndjson"}) {
        store::StoredSource source{.name = name};
        source.path = toUtf8(write(QString::fromLatin1(name), "{\"@timestamp\":1}\n{\"@timestamp\":2}\n"));
        sources.load(sources.add(source).value_or(-1));
        QTRY_COMPARE(model.index(model.rowCount() - 1).data(SourceListModel::CountRole).toLongLong(), 2);
    }
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    sources.setMemoryBudget(0);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toModelIndex().row(), 0);
    QCOMPARE(model.index(0).data(SourceListModel::StateRole).toInt(), static_cast<int>(SourceListModel::State::NotRead));
    QVERIFY(!model.index(0).data(SourceListModel::CountRole).isValid());
    QVERIFY(!model.index(0).data(SourceListModel::SpanRole).isValid());
    QCOMPARE(model.index(1).data(SourceListModel::CountRole).toLongLong(), 2);
}

void AlertModelsTest::sourcesOfAnotherWorkspace()
{
    WorkspaceSession session;
    QVERIFY(session.open(m_folder.filePath(u"first.casewright"_s), store::Access::Create));
    AlertSources sources(session);
    store::StoredSource missing;
    missing.name = "gone.ndjson";
    missing.path = toUtf8(m_folder.filePath(u"gone.ndjson"_s));
    const std::int64_t key = sources.add(missing).value_or(-1);
    SourceListModel model(sources);
    const QAbstractItemModelTester tester(&model, Reporting);
    sources.load(key);
    QTRY_VERIFY(sources.failure(key));
    QCOMPARE(model.index(0).data(SourceListModel::StateRole).toInt(), static_cast<int>(SourceListModel::State::Failed));
    QVERIFY(!model.index(0).data(SourceListModel::CountRole).isValid());
    QCOMPARE(model.index(0).data(Qt::ToolTipRole).toString(), toText(missing.path));
    QVERIFY(session.open(m_folder.filePath(u"second.casewright"_s), store::Access::Create));
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(sources.add(flood("f", "1")));
    QCOMPARE(model.rowCount(), 1);
    // The key may be the same one; what is shown is not.
    QVERIFY(session.open(m_folder.filePath(u"first.casewright"_s), store::Access::ReadOnly));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0).data().toString(), u"gone.ndjson"_s);
    QCOMPARE(model.index(0).data(SourceListModel::StateRole).toInt(), static_cast<int>(SourceListModel::State::NotRead));
}

void AlertModelsTest::documentsAreReadFromTheColumns()
{
    DocumentTableModel model;
    const QAbstractItemModelTester tester(&model, Reporting);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.columnCount(), 0);
    const auto loaded = read("{\"@timestamp\":\"2026-03-02T00:00:02Z\",\"a\":{\"b\":\"late\"},\"n\":1.5}\n"
                             "{\"@timestamp\":\"2026-03-02T00:00:01Z\",\"n\":[1,\"x\"]}\n");
    model.setTable(loaded->table, {u"a.b"_s, u"no such field"_s, u"n"_s});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.columnCount(), 3);
    QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), u"Time"_s);
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), u"a.b"_s);
    QCOMPARE(model.index(0, 0).data().toLongLong(), 1'772'409'601'000);
    QVERIFY(!model.index(0, 1).data().isValid());
    QCOMPARE(model.index(0, 2).data().toString(), u"[1,\"x\"]"_s);
    QCOMPARE(model.index(1, 1).data().toString(), u"late"_s);
    QCOMPARE(model.index(1, 2).data().toString(), u"1.5"_s);
    model.setTable(nullptr, {});
    QCOMPARE(model.rowCount(), 0);
}

void AlertModelsTest::documentColumnsCanBeChosen()
{
    DocumentTableModel model;
    const QAbstractItemModelTester tester(&model, Reporting);
    const auto loaded = read("{\"@timestamp\":1772409601,\"a\":1,\"b\":2,\"c\":3}\n");
    model.setTable(loaded->table, {u"a"_s, u"b"_s});
    QSignalSpy inserted(&model, &QAbstractItemModel::columnsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::columnsRemoved);
    model.setFieldShown(u"c"_s, true);
    model.setFieldShown(u"c"_s, true);
    model.setFieldShown(u"no such field"_s, true);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(model.fields(), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    QCOMPARE(model.index(0, 3).data().toString(), u"3"_s);
    model.setFieldShown(u"a"_s, false);
    model.setFieldShown(u"a"_s, false);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.first().at(1).toInt(), 1);
    QCOMPARE(model.index(0, 1).data().toString(), u"2"_s);
}

void AlertModelsTest::sensibleFieldsComeFirst()
{
    QByteArray lines;
    for (int i = 0; i < 40; ++i)
        lines += u"{\"@timestamp\":%1,\"one\":1,\"id\":\"x%1\",\"few\":%2,\"many\":%3,\"message\":\"m%1\"%4,"
                 "\"user.name\":\"u%2\",\"host.name\":\"h%2\"}\n"_s
                     .arg(i)
                     .arg(i % 3)
                     .arg(i % 15)
                     .arg(i % 4 == 0 ? u",\"rare\":%1"_s.arg(i % 8) : QString())
                     .toUtf8();
    const auto loaded = read(lines);
    // Neither what is the same or another one in each document, nor what few have.
    QCOMPARE(DocumentTableModel::sensibleFields(loaded->fields, 9),
             (QStringList{u"host.name"_s, u"user.name"_s, u"many"_s, u"few"_s}));
    QCOMPARE(DocumentTableModel::sensibleFields(loaded->fields, 1), QStringList{u"host.name"_s});
    // They fill up where there is nothing better.
    const auto poor = read("{\"@timestamp\":1,\"one\":1,\"id\":1,\"rare\":1}\n{\"@timestamp\":2,\"one\":1,\"id\":2}\n");
    QCOMPARE(DocumentTableModel::sensibleFields(poor->fields, 2), (QStringList{u"id"_s, u"one"_s}));
    QVERIFY(DocumentTableModel::sensibleFields({}, 2).isEmpty());
    // A handful of alerts may differ in each field by chance.
    const auto few = read(R"({"@timestamp":1,"uid":"a","labels":{"alertname":"Down","instance":"w1"}})"
                          "\n"
                          R"({"@timestamp":2,"uid":"b","labels":{"alertname":"Full","instance":"w1"}})"
                          "\n");
    QCOMPARE(DocumentTableModel::sensibleFields(few->fields, 1), QStringList{u"labels.alertname"_s});
}

void AlertModelsTest::longValuesAreCut()
{
    const auto loaded = read("{\"@timestamp\":1,\"a\":\"x\\ny" + QByteArray("\xc3\xa4").repeated(5000) + "\"}\n");
    DocumentTableModel model;
    model.setTable(loaded->table, {u"a"_s});
    const QString text = model.index(0, 1).data().toString();
    QCOMPARE(text.size(), DocumentTableModel::LongestCell);
    QVERIFY(text.startsWith(u"x yää"_s));
    QVERIFY(text.endsWith(u"ä…"_s));
}

void AlertModelsTest::fieldsAreCounted()
{
    const auto loaded = read("{\"@timestamp\":1,\"host\":\"a\",\"n\":1}\n{\"@timestamp\":2,\"host\":\"b\"}\n"
                             "{\"@timestamp\":3,\"host\":\"b\"}\n{\"@timestamp\":4,\"host\":\"b\",\"n\":[2,3]}\n");
    QCOMPARE(loaded->fields.size(), std::size_t{2});
    FieldTableModel model;
    const QAbstractItemModelTester tester(&model, Reporting);
    model.setFields(loaded->fields);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.rowOf("n"), 1);
    QCOMPARE(model.rowOf("no such field"), -1);
    const auto shown = [&model](int row, int column, int role = Qt::DisplayRole) {
        return model.index(row, column).data(role);
    };
    QCOMPARE(shown(0, FieldTableModel::Type).toString(), u"keyword"_s);
    QCOMPARE(shown(0, FieldTableModel::Type, FieldTableModel::TagRole).toString(), QString());
    QCOMPARE(shown(1, FieldTableModel::Type).toString(), u"long"_s);
    QCOMPARE(shown(1, FieldTableModel::Type, FieldTableModel::TagRole).toString(), u"list"_s);
    QCOMPARE(shown(1, FieldTableModel::Present, FieldTableModel::ShareRole).toDouble(), 0.5);
    QCOMPARE(shown(0, FieldTableModel::TopValue, FieldTableModel::ShareRole).toDouble(), 0.75);
    QCOMPARE(shown(0, FieldTableModel::TopValue).toString(), u"b"_s);
    QCOMPARE(shown(0, FieldTableModel::TopValue, FieldTableModel::NoteRole).toString(), QString());
    QCOMPARE(shown(1, FieldTableModel::TopValue, FieldTableModel::NoteRole).toString(), u"nearly unique"_s);
    QCOMPARE(shown(0, FieldTableModel::Values).toLongLong(), 2);
    QVERIFY(std::abs(shown(0, FieldTableModel::Evenness).toDouble() - 0.8113) < 1e-4);
    QCOMPARE(shown(1, FieldTableModel::Evenness).toDouble(), 1.0);
}

void AlertModelsTest::fieldsChangeInPlace()
{
    FieldTableModel model;
    const QAbstractItemModelTester tester(&model, Reporting);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    std::vector<alerts::FieldStatistics> fields(2);
    fields[0].name = std::string("a");
    fields[1].name = std::string("b");
    model.setFields(fields);
    model.setFields(fields);
    QCOMPARE(reset.size(), 1);
    QCOMPARE(changed.size(), 0);
    fields[1].values = 5;
    model.setFields(fields);
    QCOMPARE(reset.size(), 1);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.index(1, FieldTableModel::Values).data().toLongLong(), 5);
    fields[1].name = std::string("c");
    model.setFields(fields);
    QCOMPARE(reset.size(), 2);
}

void AlertModelsTest::fieldTableSortsByNumbers()
{
    FieldTableModel model;
    model.setFields({alerts::FieldStatistics{.name = "few", .documents = 10, .present = 9, .values = 9, .entropy = 3.1,
                                             .top = {{.text = "x", .count = 1}}},
                     alerts::FieldStatistics{.name = "many", .documents = 10, .present = 10, .values = 10,
                                             .entropy = 1, .top = {{.text = "y", .count = 1}}},
                     alerts::FieldStatistics{.name = "one", .documents = 10, .present = 10, .values = 1}});
    const auto key = [&model](int row, int column) {
        return model.index(row, column).data(FieldTableModel::SortRole);
    };
    QVERIFY(key(0, FieldTableModel::Values).toLongLong() < key(1, FieldTableModel::Values).toLongLong());
    QVERIFY(key(0, FieldTableModel::Present).toDouble() < key(1, FieldTableModel::Present).toDouble());
    QVERIFY(key(0, FieldTableModel::TopValue).toDouble() > key(1, FieldTableModel::TopValue).toDouble());
    QVERIFY(key(0, FieldTableModel::Evenness).toDouble() > key(1, FieldTableModel::Evenness).toDouble());
    QVERIFY(key(1, FieldTableModel::Evenness).toDouble() > key(2, FieldTableModel::Evenness).toDouble());
    QVERIFY(!model.index(2, FieldTableModel::Evenness).data().isValid());
    QCOMPARE(key(0, FieldTableModel::Field).toString(), u"few"_s);
    QCOMPARE(model.index(2, FieldTableModel::TopValue).data().toString(), QString());
}

void AlertModelsTest::skippedLinesAreListed()
{
    BadLineModel model;
    const QAbstractItemModelTester tester(&model, Reporting);
    const auto loaded = read("{\"@timestamp\":1}\nno JSON\n{\"@timestamp\":2}\n{}\n", true);
    model.setAlerts(loaded);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, BadLineModel::Line).data().toLongLong(), 2);
    QCOMPARE(model.index(1, BadLineModel::Line).data().toLongLong(), 4);
    QVERIFY(model.index(1, BadLineModel::Reason).data().toString().contains(u"@timestamp"_s));
    model.setAlerts(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(AlertModelsTest)
#include "tst_AlertModels.moc"
