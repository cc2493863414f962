// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QTest>

#include "core/scenario/Check.h"
#include "tests/unit/alerts/TableText.h"

using namespace casewright;

namespace {

constexpr const char* RunFile =
    "{\"casewright\": \"rule-run-vectors/1\", \"alerts\": \"a.ndjson\", \"query\": \"*\",\n"
    " \"rule\": {\"id\": \"r\", \"name\": \"R\", \"owner\": \"securitySolution\"},\n"
    " \"runs\": [{\"interval\": \"5m\", \"from\": \"6m\", \"maxSignals\": 100, \"kibana\": \"9.4\",\n"
    "  \"action\": {\"groupingBy\": [], \"timeWindow\": \"7d\", \"reopenClosedCases\": false, \"maximumCasesToOpen\": null},\n"
    "  \"expect\": {\"documents\": 1, \"casesOpened\": \"<= 1\", \"audit\": {\"attached\": 1}}}]}\n";

} // namespace

class CheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsAlertsBesideTheFileOrInAFolder()
    {
        const QTemporaryDir beside;
        const QTemporaryDir data;
        const std::string path = alerts::writeFile(beside, "runs.json", RunFile);
        scenario::CheckedFile checked = scenario::checkFile(path, RunFile, {});
        QCOMPARE(checked.error->code, base::ErrorCode::NotFound);
        QCOMPARE(checked.error->location->field, std::string("alerts"));
        alerts::writeFile(data, "a.ndjson", "{\"@timestamp\": 1767600000}\n");
        checked = scenario::checkFile(path, RunFile, {.dataFolders = {data.path().toStdString()}});
        QVERIFY(!checked.error);
        QCOMPARE(checked.checks.size(), std::size_t{1});
        QVERIFY(checked.checks.front().differences.empty());
        alerts::writeFile(beside, "a.ndjson", "{\"@timestamp\": 1767600000}\n{\"@timestamp\": 1767600001}\n");
        checked = scenario::checkFile(path, RunFile, {.dataFolders = {data.path().toStdString()}});
        QCOMPARE(checked.checks.front().differences.size(), std::size_t{2});
        QCOMPARE(checked.checks.front().differences.front(),
                 (scenario::Difference{"runs[0].expect.documents", "1", "2"}));
    }

    void otherFilesAreRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("no JSON") << "{" << "f.json:1:2";
        QTest::newRow("no kind") << "{}" << "it has no \"casewright\"";
        QTest::newRow("a list") << "[]" << "it has no \"casewright\"";
        QTest::newRow("another kind") << "{\"casewright\": \"flood/1\"}" << "\"flood/1\" are not tested";
    }
    void otherFilesAreRefused()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const scenario::CheckedFile checked = scenario::checkFile("f.json", text.toStdString(), {});
        QVERIFY(checked.error.has_value());
        const QString error = QString::fromStdString(base::describe(*checked.error));
        QVERIFY2(error.contains(says), qUtf8Printable(error));
    }

    void stopsOnRequest()
    {
        const QTemporaryDir folder;
        const std::string path = alerts::writeFile(folder, "runs.json", RunFile);
        alerts::writeFile(folder, "a.ndjson", "{\"@timestamp\": 1767600000}\n");
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(scenario::checkFile(path, RunFile, {}, stop.get_token()).error->code, base::ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(CheckTest)
#include "tst_Check.moc"
