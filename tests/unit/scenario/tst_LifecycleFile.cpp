// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include "core/scenario/LifecycleFile.h"
#include "core/scenario/LifecyclePlay.h"

using namespace casewright;

namespace {

QString sample()
{
    QFile file(
        QStringLiteral(CASEWRIGHT_SOURCE_DIR "/tests/golden/lifecycle/30-threshold-in-a-maintenance-window.json"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class LifecycleFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsALifecycle()
    {
        const scenario::LifecycleFile read = scenario::parseLifecycle(sample().toStdString(), "l.json").value();
        QCOMPARE(read.profile.name, std::string_view("9.4"));
        QCOMPARE(read.rule.ruleTypeId, std::string("siem.thresholdRule"));
        QCOMPARE(read.documents->size(), 6U);
        QCOMPARE(read.silences.maintenanceWindows.size(), std::size_t{1});
        QVERIFY(read.silences.snoozes.empty() && read.silences.mutedInstances.empty());
        QCOMPARE(scenario::play(read).value()["runs"].size(), std::size_t{3});
    }

    void badFilesAreRefused_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* what, const char* from, const char* to, const char* says) {
            QTest::newRow(what) << QString::fromLatin1(from) << QString::fromLatin1(to) << QString::fromLatin1(says);
        };
        row("kind", "lifecycle-vectors/1", "lifecycle-vectors/2", "this Casewright reads \"lifecycle-vectors/1\" here");
        row("unknown key", "\"space\"", "\"spaces\"", "a lifecycle file has no key \"spaces\" here");
        row("unknown expectation", "\"audit\"", "\"audits\"", "has no key \"audits\" here");
        row("unknown key of a run", "\"counts\":[2],\"handedOver\":1}\n", "\"count\":[2]}\n",
            "has no key \"count\" here");
        row("owner", "\"owner\": \"securitySolution\"", "\"owner\": \"cases\"",
            "owner: the cases of this rule belong to \"securitySolution\"");
        row("window", "\"to\": \"2026-02-02T06:12", "\"to\": \"2026-02-02T05:12", "`to` must not be before `from`");
        row("time of a window", "\"from\": \"2026-02-02T06:06", "\"from\": \"soon", "maintenanceWindows[0].from: ");
        row("document", "{\"_id\":\"e-1129\",", "3,{\"_id\":\"e-1129\",", "documents[1]: a document must be an object");
        row("time of a document", "\"@timestamp\":\"2026-02-02T06:01:01.000Z\"", "\"@timestamp\":\"soon\"",
            "documents[1]: ");
        row("no documents", "\"documents\"", "\"document\"", "documents");
    }
    void badFilesAreRefused()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, says);
        QString text = sample();
        const qsizetype place = text.indexOf(from);
        QVERIFY(place >= 0);
        text.replace(place, from.size(), to);
        const auto read = scenario::parseLifecycle(text.toStdString(), "l.json");
        QVERIFY(!read.has_value());
        const QString said = QString::fromStdString(base::describe(read.error()));
        QVERIFY2(said.contains(says), qUtf8Printable(said));
        QVERIFY(read.error().location && read.error().location->line > 0);
    }

    /// A rule that cannot be run is an error at the rule, with the field in it.
    void rulesThatAreNotSimulated()
    {
        QString text = sample();
        text.replace(QStringLiteral("\"query\":\"\""), QStringLiteral("\"query\":\"a : (\""));
        const auto read = scenario::parseLifecycle(text.toStdString(), "l.json");
        QVERIFY2(read.has_value(), read ? "" : base::describe(read.error()).c_str());
        const auto played = scenario::play(*read);
        QVERIFY(!played.has_value());
        QVERIFY(played.error().text.find("query") != std::string::npos);
        QCOMPARE(played.error().location->file, std::string("l.json"));
    }
};

QTEST_APPLESS_MAIN(LifecycleFileTest)
#include "tst_LifecycleFile.moc"
