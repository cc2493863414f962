// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/JsonText.h"
#include "ui/bridge/SourceFile.h"
#include "ui/bridge/Text.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// What is found out about a file before it is read: format, header, mapping.
class SourceFileTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void guesses_data();
    void guesses();
    void sourceOfACsvFile();
    void sourceOfAnNdjsonFile();
    void sourceOfNothing();
    void headerOfAFileWithoutAnEnding();
    void mappingIsAppliedAndWritten();
    void mappingsAreChecked();
    void jsonIsIndented_data();
    void jsonIsIndented();
    void longJsonIsCut();

private:
    QString write(const QString& name, const QByteArray& content)
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("%s cannot be written", qUtf8Printable(path));
        return path;
    }

    QTemporaryDir m_folder;
};

void SourceFileTest::guesses_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("mapping");
    QTest::addRow("usual names") << u"time;name;ip;host;short"_s
                                 << u"time=@timestamp,host=host.name,ip=source.ip,name=kibana.alert.rule.name"_s;
    QTest::addRow("nothing known") << u"a;b;"_s << QString();
}

void SourceFileTest::guesses()
{
    QFETCH(const QString, header);
    QFETCH(const QString, mapping);
    alerts::CsvBeginning beginning;
    for (const QString& column : header.split(u';'))
        beginning.header.push_back(toUtf8(column));
    QCOMPARE(toText(guessMapping(beginning)), mapping);
}

void SourceFileTest::sourceOfACsvFile()
{
    const QString path = write(u"alerts.csv"_s, "time,host,\"a,b\"\n1642723347,mail,1\n");
    const base::Result<store::StoredSource> source = sourceOfFile(path);
    QVERIFY(source);
    QCOMPARE(source->name, std::string("alerts.csv"));
    QCOMPARE(toText(source->path), path);
    QCOMPARE(source->mapping, std::string("time=@timestamp,host=host.name"));
    QVERIFY(source->flood.empty());
    const base::Result<alerts::CsvBeginning> beginning = csvBeginning(source->path);
    QVERIFY(beginning);
    QCOMPARE(beginning->header.size(), std::size_t{3});
    QCOMPARE(beginning->header.back(), std::string("a,b"));
    // The values tell where no name does.
    QCOMPARE(sourceOfFile(write(u"when.csv"_s, "a,when\n1,2026-03-02 10:00\n"))->mapping,
             std::string("when=@timestamp"));
}

void SourceFileTest::sourceOfAnNdjsonFile()
{
    const base::Result<store::StoredSource> source = sourceOfFile(write(u"a.ndjson"_s, "{\"time\":1}\n"));
    QVERIFY(source);
    QCOMPARE(source->mapping, std::string());
    const base::Result<alerts::CsvBeginning> beginning = csvBeginning(source->path);
    QVERIFY(beginning);
    QVERIFY(beginning->header.empty());
}

void SourceFileTest::sourceOfNothing()
{
    const base::Result<store::StoredSource> gone = sourceOfFile(m_folder.filePath(u"gone.csv"_s));
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, base::ErrorCode::NotFound);
    QVERIFY(!sourceOfFile(m_folder.path()));
}

void SourceFileTest::headerOfAFileWithoutAnEnding()
{
    QCOMPARE(csvBeginning(toUtf8(write(u"alerts.txt"_s, "\xef\xbb\xbftime,host\n1,2\n"))).value().header,
             (std::vector<std::string>{"time", "host"}));
    QVERIFY(csvBeginning(toUtf8(write(u"alerts"_s, "{\"a,b\":1}\n"))).value().header.empty());
}

void SourceFileTest::mappingIsAppliedAndWritten()
{
    const std::string mapping = "time=@timestamp,host=host.name";
    std::vector<MappedColumn> columns = applyMapping({"time", "name", "host"}, mapping);
    QCOMPARE(columns.size(), std::size_t{3});
    QCOMPARE(columns[0], (MappedColumn{u"time"_s, u"@timestamp"_s}));
    QCOMPARE(columns[1], (MappedColumn{u"name"_s, QString()}));
    QCOMPARE(writeMapping(columns), mapping);
    columns[1].field = u"a,b"_s;
    columns[2].field = u"host"_s;
    QCOMPARE(writeMapping(columns), std::string("time=@timestamp"));
    QVERIFY(applyMapping({"time"}, "no mapping").front().field.isEmpty());
}

void SourceFileTest::mappingsAreChecked()
{
    QVERIFY(!checkMapping({{u"time"_s, u"@timestamp"_s}, {u"host"_s, {}}}));
    const auto noTime = checkMapping({{u"time"_s, {}}, {u"host"_s, {}}});
    QVERIFY(noTime);
    QCOMPARE(noTime->code, base::ErrorCode::MissingValue);
    const auto twice = checkMapping({{u"time"_s, u"@timestamp"_s}, {u"a"_s, u"host"_s}, {u"host"_s, {}}});
    QVERIFY(twice);
    QVERIFY(toText(*twice).contains(u"host"_s));
}

void SourceFileTest::jsonIsIndented_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("indented");
    QTest::addRow("flat") << uR"({"a":1.50,"b":[],"c":{}})"_s << u"{\n  \"a\": 1.50,\n  \"b\": [],\n  \"c\": {}\n}"_s;
    QTest::addRow("nested") << uR"({ "a" : [1, {"b":null}] })"_s
                            << u"{\n  \"a\": [\n    1,\n    {\n      \"b\": null\n    }\n  ]\n}"_s;
    QTest::addRow("signs in texts") << uR"({"a":"{,}:[\"\\"})"_s << u"{\n  \"a\": \"{,}:[\\\"\\\\\"\n}"_s;
    QTest::addRow("cut in a text") << uR"({"a":"b\)"_s << u"{\n  \"a\": \"b\\"_s;
    QTest::addRow("nothing") << QString() << QString();
}

void SourceFileTest::jsonIsIndented()
{
    QFETCH(const QString, json);
    QFETCH(const QString, indented);
    QCOMPARE(indentedJson(toUtf8(json)), indented);
}

void SourceFileTest::longJsonIsCut()
{
    const std::string json = "[" + std::string(LongestIndentedJson + 9, ' ') + "]";
    const QString shown = indentedJson(json);
    QVERIFY(shown.endsWith(u"… 11 more bytes are not shown here."_s));
    const std::string deep(LongestIndentedJson, '[');
    QVERIFY(indentedJson(deep).size() < 100 * static_cast<qsizetype>(LongestIndentedJson));
}

QTEST_GUILESS_MAIN(SourceFileTest)
#include "tst_SourceFile.moc"
