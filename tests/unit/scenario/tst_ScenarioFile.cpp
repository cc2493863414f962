// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include "core/scenario/ScenarioFile.h"
#include "core/scenario/ScenarioPlay.h"

using namespace casewright;

namespace {

QString sample()
{
    QFile file(QStringLiteral(CASEWRIGHT_SOURCE_DIR "/tests/golden/cases-action/26-deleted-case.json"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class ScenarioFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAScenario()
    {
        const scenario::Scenario read = scenario::parseScenario(sample().toStdString(), "s.json").value();
        QCOMPARE(read.profile.name, std::string_view("8.14"));
        QCOMPARE(read.timeline.size(), std::size_t{3});
        QCOMPARE(read.action.groupBy, std::string("host.name"));
        QCOMPARE(read.action.window, base::Duration{7 * base::Day.milliseconds});
        QCOMPARE(std::get<scenario::DeleteStep>(read.timeline[1].what).cases.size(), std::size_t{1});
    }

    void badFilesAreRefused_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("says");
        QTest::newRow("kind") << "scenario/1" << "scenario/2" << "casewright: this Casewright reads \"scenario/1\" here";
        QTest::newRow("unknown key") << "\"space\"" << "\"spaces\""
                                     << "spaces: a scenario file has no key \"spaces\" here";
        QTest::newRow("unknown key below") << "\"reopenClosedCases\"" << "\"reopen\""
                                           << "action.reopen: a scenario file has no key \"reopen\" here";
        QTest::newRow("wrong type") << "\"maximumCasesToOpen\": 5" << "\"maximumCasesToOpen\": \"5\""
                                    << "action.maximumCasesToOpen: must be a whole number";
        QTest::newRow("profile") << "\"8.14\"" << "\"7.0\"" << "kibana: there is no version profile \"7.0\"";
        QTest::newRow("window") << "\"7d\"" << "\"7y\"" << "action.timeWindow: \"7y\" is no time window";
        QTest::newRow("two fields") << "\"host.name\"\n" << "\"host.name\", \"user.name\"\n"
                                    << "action.groupingBy[1]: the Cases action groups by one field at most";
        QTest::newRow("time") << "2026-01-05T09:00:00.000Z" << "yesterday" << "timeline[1].at:";
        QTest::newRow("order") << "2026-01-05T09:00:00.000Z" << "2026-01-04T09:00:00.000Z"
                               << "timeline[1].at: a step must not be earlier than the one before it";
        QTest::newRow("no id") << "\"_id\"" << "\"id\"" << "timeline[0].run.alerts[0]: an alert needs an `_id`";
        QTest::newRow("two things in a step") << "\"deleteCases\"" << "\"run\": {\"alerts\": []}, \"deleteCases\""
                                              << "timeline[1]: a step has `at` and one of";
        QTest::newRow("unknown key in a step that is expected")
            << "\"alreadyAttached\"" << "\"already\"" << "expect.steps[0].audit.already: a scenario file has no key";
        QTest::newRow("unknown key in a case that is expected")
            << "\"created_at\"" << "\"createdAt\"" << "expect.cases[0].createdAt: a scenario file has no key";
        QTest::newRow("a case that is not there") << "7461e23a" << "0000e23a"
                                                  << "timeline[1].deleteCases[0]: there is no case \"0000e23a";
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
        const auto read = scenario::parseScenario(text.toStdString(), "s.json");
        const auto played = read ? scenario::play(*read) : base::fail(read.error());
        QVERIFY(!played.has_value());
        const QString error = QString::fromStdString(base::describe(played.error()));
        QVERIFY2(error.contains(says), qUtf8Printable(error));
        QVERIFY2(error.startsWith(QStringLiteral("s.json:")), qUtf8Printable(error));
        // The line is that of the change.
        const qsizetype line = text.left(place).count(u'\n') + 1;
        QVERIFY2(std::abs(static_cast<qsizetype>(played.error().location->line) - line) <= 2, qUtf8Printable(error));
    }
};

QTEST_APPLESS_MAIN(ScenarioFileTest)
#include "tst_ScenarioFile.moc"
