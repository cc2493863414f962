// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "TableText.h"
#include "core/alerts/OwnFile.h"

using namespace casewright;
using namespace casewright::alerts;

/// Files that are given where alerts go, and alerts that are given elsewhere.
class OwnFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tells_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* title, const char* content, OwnKind kind) {
            QTest::newRow(title) << QByteArray(content) << static_cast<int>(kind);
        };
        row("flood", R"({"casewright":"flood/1"})", OwnKind::Flood);
        row("scenario", R"({"casewright":"scenario/1"})", OwnKind::Scenario);
        row("analysts", R"({"casewright":"analysts/1"})", OwnKind::Analysts);
        row("another", R"({"casewright":"result/1"})", OwnKind::Other);
        row("rule", R"({"rule_type_id":".es-query","params":{}})", OwnKind::Rule);
        row("alerts with the words", R"({"@timestamp":1,"kibana":{"rule_type_id":1,"casewright":"flood/1"}})",
            OwnKind::None);
        row("a number for a name", R"({"casewright":1})", OwnKind::None);
        row("a list", R"([{"casewright":"flood/1"}])", OwnKind::None);
        row("no JSON", R"({"casewright":"flood/1")", OwnKind::None);
        row("nothing", "", OwnKind::None);
    }
    void tells()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const int, kind);
        const QTemporaryDir folder;
        const base::Result<OwnFile> file = lookAtFile(writeFile(folder, "own.json", content.toStdString()));
        QVERIFY(file);
        QCOMPARE(static_cast<int>(file->kind), kind);
        QCOMPARE(!file->text.empty(), file->kind == OwnKind::Flood);
        QCOMPARE(static_cast<int>(lookAtText(content.toStdString()).kind), kind);
    }

    void looksOnlyIntoShortFiles()
    {
        const QTemporaryDir folder;
        const std::string path =
            writeFile(folder, "large.json", "{\"casewright\":\"flood/1\"}\n" + std::string(17 * 1024 * 1024, ' '));
        QCOMPARE(static_cast<int>(lookAtFile(path).value().kind), static_cast<int>(OwnKind::None));
        QVERIFY(!lookAtFile(path + "-gone"));
    }

    void knowsAlerts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("are");
        QTest::newRow("lines") << QByteArray("{\"@timestamp\":1}\n{\"@timestamp\":2}\n") << true;
        QTest::newRow("another time") << QByteArray("{\"ts\":1767600000}\n") << true;
        QTest::newRow("a time of any name")
            << QByteArray(R"({"host":{"name":"a","seen":"2026-01-05T08:00:00Z"},"n":3})") << true;
        QTest::newRow("a rule of another kind")
            << QByteArray(R"({"updatedAt":"2026-01-05T08:00:00Z","schedule":{"interval":"5m"}})") << false;
        QTest::newRow("list") << QByteArray("[{\"@timestamp\":1}]") << true;
        QTest::newRow("answer") << QByteArray("{\"took\":1,\"hits\":{\"hits\":[]}}") << true;
        QTest::newRow("CSV") << QByteArray("time,host\n1,a\n") << true;
        QTest::newRow("no time") << QByteArray("{\"name\":\"a\"}\n") << false;
        QTest::newRow("broken") << QByteArray("{\"@timestamp\":1,") << false;
        QTest::newRow("prose") << QByteArray("a, b") << false;
        QTest::newRow("nothing") << QByteArray() << false;
    }
    void knowsAlerts()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const bool, are);
        QCOMPARE(seemsToBeAlerts(text.toStdString()), are);
    }
};

QTEST_APPLESS_MAIN(OwnFileTest)
#include "tst_OwnFile.moc"
