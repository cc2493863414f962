// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QTest>

#include <fmt/format.h>

#include "core/scenario/Check.h"

using namespace casewright;

namespace {

QDir folder(const QString& name) { return {QStringLiteral(CASEWRIGHT_SOURCE_DIR "/tests/golden/") + name}; }

std::string readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// Everything that a file finds wrong, or nothing.
std::string complaints(const QString& path, std::string text, const scenario::CheckSettings& settings = {})
{
    const scenario::CheckedFile checked = scenario::checkFile(path.toStdString(), std::move(text), settings);
    std::string all = checked.error ? base::describe(*checked.error) : std::string();
    for (const scenario::Checked& check : checked.checks)
        for (const scenario::Difference& difference : check.differences)
            all += fmt::format("{}: {}: expected {}, is {}\n", check.name, difference.path, difference.expected,
                               difference.actual);
    return all;
}

} // namespace

/// What was recorded of Kibana's behaviour holds, to the letter.
class RecordedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scenarios_data()
    {
        QTest::addColumn<QString>("path");
        const QStringList files = folder(QStringLiteral("cases-action")).entryList({QStringLiteral("*.json")});
        QVERIFY(files.size() >= 78);
        for (const QString& file : files)
            QTest::newRow(qUtf8Printable(file)) << folder(QStringLiteral("cases-action")).filePath(file);
    }
    void scenarios()
    {
        QFETCH(QString, path);
        const std::string wrong = complaints(path, readFile(path));
        QVERIFY2(wrong.empty(), wrong.c_str());
    }

    /// The real alerts of `ait.json` are not ours to give: that file is checked only where CASEWRIGHT_DATA names a
    /// folder that has them, or where they lie in `data` of a folder `shared` beside the clone.
    void ruleRuns_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("data");
        QTest::newRow("synthetic") << QStringLiteral("synthetic.json") << QString();
        const QStringList places{qEnvironmentVariable("CASEWRIGHT_DATA"),
                                 QStringLiteral(CASEWRIGHT_SOURCE_DIR "/../shared/data")};
        for (const QString& place : places)
            if (!place.isEmpty() && QFile::exists(place + QStringLiteral("/ait-russellmitchell.ndjson"))) {
                QTest::newRow("real alerts") << QStringLiteral("ait.json") << place;
                break;
            }
    }
    void ruleRuns()
    {
        QFETCH(QString, name);
        QFETCH(QString, data);
        const QString path = folder(QStringLiteral("rule-runs")).filePath(name);
        const std::string wrong = complaints(path, readFile(path), {.dataFolders = {data.toStdString()}});
        QVERIFY2(wrong.empty(), wrong.c_str());
    }

    /// Our own, in folders beside the recorded ones, say in `why.md` what must come of them.
    void lifecycles_data()
    {
        QTest::addColumn<QString>("path");
        const QDir recorded = folder(QStringLiteral("lifecycle"));
        const QStringList files = recorded.entryList({QStringLiteral("*.json")});
        QVERIFY(files.size() >= 54);
        for (const QString& file : files)
            QTest::newRow(qUtf8Printable(file)) << recorded.filePath(file);
        const QDir own = folder(QStringLiteral("lifecycle-own"));
        const QStringList folders = own.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        QVERIFY(folders.size() >= 6);
        for (const QString& name : folders) {
            QVERIFY(QFile::exists(own.filePath(name + QStringLiteral("/why.md"))));
            QTest::newRow(qUtf8Printable(name)) << own.filePath(name + QStringLiteral("/rule.json"));
        }
    }
    void lifecycles()
    {
        QFETCH(QString, path);
        const std::string wrong = complaints(path, readFile(path));
        QVERIFY2(wrong.empty(), wrong.c_str());
    }

    void queries()
    {
        const QString path = folder(QStringLiteral("kql")).filePath(QStringLiteral("kql.json"));
        const std::string wrong = complaints(path, readFile(path));
        QVERIFY2(wrong.empty(), wrong.c_str());
    }

    /// A file whose expectation was falsified says so, and where.
    void aFalseExpectationIsSeen_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("says");
        QTest::newRow("a number") << "\"attached\": 3" << "\"attached\": 4"
                                  << "expect.steps[0].audit.attached: expected 4, is 3";
        QTest::newRow("a text") << "(Auto-created)" << "(Made by hand)" << "expect.cases[0].title: expected";
        QTest::newRow("a time") << "\"created_at\": \"2026-01-05T08:00" << "\"created_at\": \"2026-01-05T08:01"
                                << "expect.cases[0].created_at: expected";
    }
    void aFalseExpectationIsSeen()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, says);
        const QString path = folder(QStringLiteral("cases-action")).filePath(QStringLiteral("01-no-grouping.json"));
        QString text = QString::fromStdString(readFile(path));
        const qsizetype place = text.indexOf(from);
        QVERIFY(place >= 0);
        text.replace(place, from.size(), to);
        const QString wrong = QString::fromStdString(complaints(path, text.toStdString()));
        QVERIFY2(wrong.contains(says), qUtf8Printable(wrong));
    }
};

QTEST_APPLESS_MAIN(RecordedTest)
#include "tst_Recorded.moc"
