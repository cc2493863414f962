// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "GzipText.h"
#include "TableText.h"
#include "core/alerts/AlertPreview.h"

using namespace casewright;
using namespace casewright::alerts;
using casewright::tests::gzipped;

/// What a file is recognised as, before it is read.
class AlertPreviewTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recognisesFormats_data();
    void recognisesFormats();
    void saysWhereFieldsAre_data();
    void saysWhereFieldsAre();
    void showsDocumentsWithTheirNames();
    void showsRowsWithTheirNames();
    void namesWhatIsWrongWithAMapping();
    void namesWhatIsWrongWithADocument();
    void readsOnlyTheBeginning();
    void agreesWithTheReader_data();
    void agreesWithTheReader();
    void refusesWhatIsNoFile();
    void stopsOnRequest();

private:
    AlertPreview preview(const std::string& name, const std::string& content, const char* mapping = "")
    {
        ReadSettings settings;
        settings.mapping = parseMapping(mapping).value();
        return previewAlerts(writeFile(m_folder, name.c_str(), content), settings).value();
    }

    QTemporaryDir m_folder;
};

void AlertPreviewTest::recognisesFormats_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("what");
    const QByteArray one = R"({"@timestamp":1,"a":2})";
    const auto row = [](const char* title, const QByteArray& content, const char* what) {
        QTest::newRow(title) << content << QString::fromLatin1(what);
    };
    row("lines", one + "\n" + one, "lines");
    row("list", "[" + one + "]", "list");
    row("sequence", "{\n\"@timestamp\":1}\n{\n\"@timestamp\":2}", "sequence");
    row("search answer", R"({"hits":{"hits":[{"_id":"a","_index":"i","_source":)" + one + "}]}}", "list hits.hits hits");
    row("Alertmanager", R"({"status":"success","data":[{"startsAt":"2026-01-01T00:00:00Z"}]})", "list data");
    row("exported hits", R"({"_id":"a","_index":"i","_source":)" + one + "}\n", "lines hits");
    row("commas", "@timestamp,a\n1,2\n", "csv ,");
    row("semicolons", "@timestamp;a\n1;2\n", "csv ;");
    row("tabs", "@timestamp\ta\n1\t2\n", "csv \t");
}

static std::string whatIs(const AlertPreview& preview)
{
    if (preview.format == AlertFormat::Csv)
        return std::string("csv ") + preview.delimiter;
    std::string text = preview.layout.shape == JsonShape::Lines  ? "lines"
                     : preview.layout.shape == JsonShape::List ? "list"
                                                                : "sequence";
    text += preview.layout.list.empty() ? "" : ' ' + preview.layout.list;
    return text + (preview.areHits ? " hits" : "");
}

void AlertPreviewTest::recognisesFormats()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, what);
    const AlertPreview plain = preview("file.txt", content.toStdString());
    QCOMPARE(whatIs(plain), what.toStdString());
    QVERIFY(!plain.isPacked);
    QCOMPARE(plain.size, static_cast<std::uint64_t>(content.size()));
    const AlertPreview packed = preview("file.txt.gz", gzipped(content.toStdString()));
    QCOMPARE(whatIs(packed), what.toStdString());
    QVERIFY(packed.isPacked);
    QCOMPARE(packed.rows.size(), plain.rows.size());
}

void AlertPreviewTest::saysWhereFieldsAre_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("mapping");
    QTest::addColumn<QString>("where");   // time, id, index, mapping, with "?" if it is guessed
    const auto row = [](const char* title, const char* name, const char* content, const char* mapping,
                        const char* where) {
        QTest::newRow(title) << QString::fromLatin1(name) << QByteArray(content) << QByteArray(mapping)
                             << QString::fromLatin1(where);
    };
    row("usual", "a.ndjson", R"({"@timestamp":1,"_id":"a"})", "", "@timestamp _id - ");
    row("hit", "a.ndjson", R"({"_id":"a","_index":"i","_source":{"@timestamp":1}})", "", "@timestamp _id _index ");
    row("Zeek", "a.log", R"({"ts":1767600000.5,"uid":"C1"})", "", "ts - - ts=@timestamp?");
    row("Alertmanager", "a.json", R"([{"startsAt":"2026-01-01T00:00:00Z","fingerprint":"f"}])", "",
        "startsAt - - startsAt=@timestamp?");
    row("nested", "a.ndjson", R"({"event":{"created":1,"id":"x"}})", "event.created=@timestamp,event.id=_id",
        "event.created event.id - event.created=@timestamp,event.id=_id");
    row("CSV", "a.csv", "time,host\n1767600000,a\n", "", "time - - time=@timestamp,host=host.name?");
    row("CSV as it is", "a.csv", "@timestamp,_id,host\n1,a,b\n", "", "@timestamp _id - ");
    row("mapped CSV", "a.csv", "when,key,ix\n1,a,b\n", "when=@timestamp,key=_id,ix=_index",
        "when key ix when=@timestamp,key=_id,ix=_index");
    row("without a time", "a.ndjson", R"({"a":1})", "", "- - - ");
}

void AlertPreviewTest::saysWhereFieldsAre()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, content);
    QFETCH(const QByteArray, mapping);
    QFETCH(const QString, where);
    const AlertPreview found = preview(name.toStdString(), content.toStdString(), mapping.constData());
    std::string text;
    for (const std::string& place : {found.time, found.id, found.index})
        text += (place.empty() ? "-" : place) + ' ';
    for (const auto& [from, to] : found.mapping)
        text += (text.back() == ' ' ? "" : ",") + from + '=' + to;
    QCOMPARE(text + (found.isGuessed ? "?" : ""), where.toStdString());
    QVERIFY(!found.problem);
}

void AlertPreviewTest::showsDocumentsWithTheirNames()
{
    const AlertPreview found =
        preview("a.ndjson", R"({"ts":1767600000,"host.name":"web","tags":["a","b"],"o":{"x":{"y":true},"e":{}}})"
                            "\n\n" R"({"ts":1767600001,"late":null})" "\n");
    QCOMPARE(found.names, (std::vector<std::string>{"ts", "host.name", "tags", "o.x.y", "o.e", "late"}));
    QCOMPARE(found.fields, (std::vector<std::string>{"@timestamp", "host.name", "tags", "o.x.y", "o.e", "late"}));
    QCOMPARE(found.rows.size(), std::size_t{2});
    QCOMPARE(found.rows[0].cells, (std::vector<std::string>{"1767600000", "web", "[\"a\",\"b\"]", "true", "{}", ""}));
    QCOMPARE(found.rows[1].cells, (std::vector<std::string>{"1767600001", "", "", "", "", "null"}));
    QCOMPARE(found.rows[1].line, std::uint64_t{3});
    QVERIFY(found.rows[0].time == base::Timestamp{1'767'600'000'000});
    QVERIFY(found.rows[0].problem.empty());
}

void AlertPreviewTest::showsRowsWithTheirNames()
{
    const AlertPreview found = preview("a.csv", "time,,host\n1767600000,x,web\n1767600001,y\n");
    QCOMPARE(found.names, (std::vector<std::string>{"time", "", "host"}));
    QCOMPARE(found.fields, (std::vector<std::string>{"@timestamp", "column-2", "host.name"}));
    QCOMPARE(found.rows.size(), std::size_t{2});
    QCOMPARE(found.rows[0].cells, (std::vector<std::string>{"1767600000", "x", "web"}));
    QVERIFY(found.rows[0].problem.empty());
    QCOMPARE(found.rows[1].problem, std::string("the row has 2 cells and the header 3"));
}

void AlertPreviewTest::namesWhatIsWrongWithAMapping()
{
    const AlertPreview csv = preview("a.csv", "a,b\n1,2\n");
    QVERIFY(csv.problem && csv.problem->text.find("@timestamp") != std::string::npos);
    QCOMPARE(csv.fields, csv.names);
    QCOMPARE(csv.rows.front().cells, (std::vector<std::string>{"1", "2"}));
    const AlertPreview json = preview("a.ndjson", R"({"a":1})", "a=b");
    QVERIFY(json.problem && json.problem->text.find("keep the names") != std::string::npos);
    QCOMPARE(json.names, std::vector<std::string>{"a"});
}

void AlertPreviewTest::namesWhatIsWrongWithADocument()
{
    const AlertPreview found = preview("a.ndjson", "{\"@timestamp\":1}\n{\"@timestamp\":\n7\n{\"@timestamp\":\"never\"}\n{}\n");
    QCOMPARE(found.rows.size(), std::size_t{5});
    QVERIFY(found.rows[0].problem.empty());
    for (std::size_t i = 1; i < found.rows.size(); ++i) {
        QVERIFY(!found.rows[i].problem.empty());
        QCOMPARE(found.rows[i].line, static_cast<std::uint64_t>(i + 1));
    }
}

void AlertPreviewTest::readsOnlyTheBeginning()
{
    // What comes after is no text at all: whoever read it would say so.
    std::string lines;
    for (int i = 0; i < 30'000; ++i)
        lines += R"({"@timestamp":1,"text":")" + std::string(300, 'x') + "\"}\n";
    lines += std::string(1'000, '\xff');
    const AlertPreview found = preview("a.ndjson", lines);
    QCOMPARE(found.rows.size(), AlertPreview::MostRows);
    QVERIFY(found.rows[0].cells[1].size() < 300);
    QCOMPARE(found.size, static_cast<std::uint64_t>(lines.size()));
    std::string wide = "{\"@timestamp\":1";
    for (int i = 0; i < 2'000; ++i)
        wide += ",\"f" + std::to_string(i) + "\":1";
    QCOMPARE(preview("b.ndjson", wide + "}").names.size(), AlertPreview::MostNames);
}

void AlertPreviewTest::agreesWithTheReader_data()
{
    QTest::addColumn<QString>("name");
    for (const char* const name : {"suricata-eve.json", "alertmanager-alerts.json", "zeek-conn.log", "export.csv", "export.tsv",
                                   "elasticsearch-search.json", "discover-paste.json", "devtools-paste.txt",
                                   "epochs.csv", "epochs.ndjson", "jq-sequence.json"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

/// Samples of other programs: what the preview says is what the reader does.
void AlertPreviewTest::agreesWithTheReader()
{
    QFETCH(const QString, name);
    const std::string path = std::string(CASEWRIGHT_SOURCE_DIR "/tests/data/") + name.toStdString();
    const base::Result<AlertPreview> found = previewAlerts(path, {});
    const base::Result<ReadAlerts> read = readAlerts(path, {});
    QVERIFY(found && read);
    QVERIFY(found->mapping == read->guessedMapping);
    QCOMPARE(found->isGuessed, !read->guessedMapping.empty());
    QCOMPARE(found->rows.size(), std::min<std::size_t>(read->table->counts().records, AlertPreview::MostRows));
    std::vector<base::Timestamp> times;
    for (const AlertPreview::Row& row : found->rows) {
        QCOMPARE(row.problem, std::string());
        times.push_back(row.time.value());
    }
    std::sort(times.begin(), times.end());
    QVERIFY(std::equal(times.begin(), times.end(), read->table->times().begin(), read->table->times().end()));
    for (const Column& column : read->table->columns())
        QVERIFY2(std::find(found->fields.begin(), found->fields.end(), column.name()) != found->fields.end()
                     || column.isIrregular(),
                 column.name().c_str());
}

void AlertPreviewTest::refusesWhatIsNoFile()
{
    QCOMPARE(previewAlerts(m_folder.filePath(QStringLiteral("gone")).toStdString(), {}).error().code,
             base::ErrorCode::NotFound);
    QCOMPARE(previewAlerts(writeFile(m_folder, "empty.ndjson", ""), {}).error().code, base::ErrorCode::MissingValue);
    QCOMPARE(previewAlerts(writeFile(m_folder, "words", "just words\n"), {}).error().code,
             base::ErrorCode::NotSupported);
}

void AlertPreviewTest::stopsOnRequest()
{
    std::stop_source stop;
    stop.request_stop();
    const std::string path = writeFile(m_folder, "a.ndjson", "{\"@timestamp\":1}\n");
    QCOMPARE(previewAlerts(path, {}, stop.get_token()).error().code, base::ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(AlertPreviewTest)
#include "tst_AlertPreview.moc"
