// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include "Difference.h"
#include "ScenarioPlayer.h"
#include "core/base/Json.h"

using namespace casewright;

/// Every scenario of tests/golden/cases-action holds, to the letter.
class CasesActionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holds_data()
    {
        QTest::addColumn<QString>("path");
        const QDir folder(QStringLiteral(CASEWRIGHT_SOURCE_DIR "/tests/golden/cases-action"));
        const QStringList files = folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
        QVERIFY(files.size() >= 78);
        for (const QString& file : files)
            QTest::newRow(qUtf8Printable(file)) << folder.filePath(file);
    }

    void holds()
    {
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const base::Result<base::Json> scenario = base::parseJson(file.readAll().toStdString(), path.toStdString());
        QVERIFY2(scenario.has_value(), scenario ? "" : base::describe(scenario.error()).c_str());
        const base::Result<base::Json> actual = tests::ScenarioPlayer::play(*scenario);
        QVERIFY2(actual.has_value(), actual ? "" : base::describe(actual.error()).c_str());
        const std::string difference = tests::firstDifference(scenario->at("expect"), *actual, "expect");
        QVERIFY2(difference.empty(), difference.c_str());
    }

    void aDifferenceIsSeen()
    {
        const base::Json expected = {{"a", {1, {{"b", "x"}}}}};
        QCOMPARE(tests::firstDifference(expected, {{"a", {1, {{"b", "x"}}}}, {"more", 1}}), std::string());
        QCOMPARE(tests::firstDifference(expected, {{"a", {1, {{"b", "y"}}}}}),
                 std::string(".a[1].b: expected \"x\", is \"y\""));
        QCOMPARE(tests::firstDifference(expected, {{"a", {1}}}), std::string(".a: expected 2 entries, has 1"));
        QCOMPARE(tests::firstDifference(expected, {{"c", 1}}),
                 std::string(".a: expected [1,{\"b\":\"x\"}], is not there"));
    }
};

QTEST_APPLESS_MAIN(CasesActionTest)
#include "tst_CasesAction.moc"
