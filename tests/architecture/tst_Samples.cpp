// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/Flood.h"
#include "core/base/Result.h"
#include "core/engine/AnalystModel.h"
#include "core/rules/Rule.h"
#include "core/rules/RuleJson.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <cstdint>
#include <string>

using namespace casewright;
using namespace Qt::StringLiterals;

namespace {

const QString Samples = QStringLiteral(CASEWRIGHT_SOURCE_DIR "/resources/samples");

std::string readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

bool isFlood(const std::string& text)
{
    return text.find("\"flood/1\"") != std::string::npos;
}

} // namespace

/// The files of resources/samples are what the core reads, and are as large as their purpose wants.
class SamplesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void samplesAreRead_data();
    void samplesAreRead();
    void sampleRuleHasACasesAction();
    void sampleFloodIsQuick();
};

void SamplesTest::samplesAreRead_data()
{
    QTest::addColumn<QString>("path");
    for (const QString& folder : QStringList{Samples, Samples + u"/../floods"_s}) {
        const QStringList names = QDir(folder).entryList({u"*.json"_s}, QDir::Files);
        QVERIFY(names.size() >= 3);
        for (const QString& name : names)
            QTest::newRow(qPrintable(name)) << folder + u'/' + name;
    }
}

void SamplesTest::samplesAreRead()
{
    QFETCH(QString, path);
    const std::string text = readFile(path);
    if (isFlood(text)) {
        const auto flood = alerts::parseFlood(text, path.toStdString());
        QVERIFY2(flood, flood ? "" : base::describe(flood.error()).c_str());
        const auto again = alerts::parseFlood(alerts::writeFlood(*flood));
        QVERIFY2(again, again ? "" : base::describe(again.error()).c_str());
        QVERIFY(*again == *flood);
        return;
    }
    if (text.find("\"analysts/1\"") != std::string::npos) {
        const auto staff = engine::parseAnalysts(text, path.toStdString());
        QVERIFY2(staff, staff ? "" : base::describe(staff.error()).c_str());
        QVERIFY(!staff->isIdle());
        QVERIFY(engine::parseAnalysts(engine::writeAnalysts(*staff)).value() == *staff);
        return;
    }
    const auto rule = rules::parseRule(text, path.toStdString());
    QVERIFY2(rule, rule ? "" : base::describe(rule.error()).c_str());
    QVERIFY(rules::writeRule(*rule) == text);
}

void SamplesTest::sampleRuleHasACasesAction()
{
    const auto rule = rules::parseRule(readFile(Samples + u"/endpoint-alerts-per-host.json"_s));
    QVERIFY(rule && rule->casesAction);
    QCOMPARE(rule->casesAction->groupBy, std::string("host.name"));
    QCOMPARE(rule->casesAction->maximumCasesToOpen.value_or(0), std::int64_t{5});
    QCOMPARE(rule->maxSignals, std::int64_t{1000});
}

void SamplesTest::sampleFloodIsQuick()
{
    const auto flood = alerts::parseFlood(readFile(Samples + u"/two-days-one-storm.json"_s));
    QVERIFY(flood);
    const auto count = alerts::documentCount(*flood);
    QVERIFY(count);
    QVERIFY2(*count >= 1'000 && *count <= 10'000, std::to_string(*count).c_str());
}

QTEST_APPLESS_MAIN(SamplesTest)
#include "tst_Samples.moc"
