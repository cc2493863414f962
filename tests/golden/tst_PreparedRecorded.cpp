// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDirIterator>
#include <QFile>
#include <QTest>

#include "core/alerts/AlertReader.h"
#include "core/scenario/LifecycleFile.h"
#include "core/scenario/RuleRunFile.h"
#include "tests/unit/engine/SameSimulation.h"

using namespace casewright;
using test::differenceOf;

namespace {

std::string readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

QDir ruleRunFolder() { return {QStringLiteral(CASEWRIGHT_SOURCE_DIR "/tests/golden/rule-runs")}; }

/// Over the same prepared runs, the action of the file and others.
QByteArray differenceOfAll(const engine::RunsInput& input)
{
    const rules::CasesAction own = *input.rule.casesAction;
    const auto prepared = engine::PreparedRuns::prepare(input, own.groupBy);
    if (!prepared)
        return QByteArray::fromStdString(base::describe(prepared.error()));
    rules::CasesAction others[] = {own, own, own, own};
    others[1].groupBy = "host.name";
    others[2].timeWindow = "1d";
    others[2].maximumCasesToOpen = 2;
    others[3].groupBy.clear();
    for (const rules::CasesAction& action : others)
        if (const QByteArray difference = differenceOf(**prepared, {.action = action}); !difference.isEmpty())
            return difference;
    return {};
}

} // namespace

/// Prepared runs give what was recorded: what a simulation from the beginning gives, which tst_Recorded checks.
class PreparedRecordedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lifecycles_data()
    {
        QTest::addColumn<QString>("path");
        QDirIterator files(QStringLiteral(CASEWRIGHT_SOURCE_DIR "/tests/golden"), {QStringLiteral("*.json")},
                           QDir::Files, QDirIterator::Subdirectories);
        int count = 0;
        while (files.hasNext()) {
            const QString path = files.next();
            if (!path.contains(QStringLiteral("/lifecycle")))
                continue;
            QTest::newRow(qUtf8Printable(path.section(QLatin1Char('/'), -2))) << path;
            ++count;
        }
        QVERIFY(count >= 60);
    }
    void lifecycles()
    {
        QFETCH(QString, path);
        const auto file = scenario::parseLifecycle(readFile(path), path.toStdString());
        QVERIFY2(file.has_value(), file ? "" : base::describe(file.error()).c_str());
        const QByteArray difference = differenceOfAll({.rule = file->rule,
                                                       .alerts = file->documents,
                                                       .profile = file->profile,
                                                       .space = file->space,
                                                       .silences = file->silences});
        QVERIFY2(difference.isEmpty(), difference.constData());
    }

    void ruleRuns()
    {
        const QString path = ruleRunFolder().filePath(QStringLiteral("synthetic.json"));
        const auto file = scenario::parseRuleRuns(readFile(path), path.toStdString());
        QVERIFY(file.has_value());
        const QString documents = ruleRunFolder().filePath(QString::fromStdString(file->alerts));
        const auto read = alerts::readAlerts(documents.toStdString(), {});
        QVERIFY2(read.has_value(), read ? "" : base::describe(read.error()).c_str());
        QVERIFY(!file->runs.empty());
        for (const scenario::RuleRun& run : file->runs) {
            const QByteArray difference =
                differenceOfAll({.rule = run.rule, .alerts = read->table, .profile = run.profile});
            QVERIFY2(difference.isEmpty(), difference.constData());
        }
    }
};

QTEST_APPLESS_MAIN(PreparedRecordedTest)
#include "tst_PreparedRecorded.moc"
