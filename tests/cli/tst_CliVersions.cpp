// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"

#include <QTest>

#include <algorithm>
#include <cstddef>
#include <string>

#include <nlohmann/json.hpp>

#include "core/rules/VersionTable.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using base::Json;
using test::Console;
using test::missing;
using test::Outcome;

/// `versions`: the table of profiles, and that simulations follow it.
class CliVersionsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textHasEveryRow();
    void jsonHasTheNumbers();
    void simulationsFollowThem();

private:
    const Console m_console;
};

void CliVersionsTest::textHasEveryRow()
{
    const Outcome outcome = m_console.run({u"versions"_s});
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.messages, QByteArray());
    const QList<QByteArray> lines = outcome.output.split('\n');
    QCOMPARE(lines.front().simplified(), QByteArray("Kibana 8.14 8.18 9.1 9.4 (default)"));
    qsizetype line = 1;
    for (const rules::VersionRow& row : rules::versionTable()) {
        QByteArray expected(row.what.data(), static_cast<qsizetype>(row.what.size()));
        for (const std::string& value : row.values)
            expected += ' ' + QByteArray::fromStdString(value);
        QCOMPARE(lines.at(line++).simplified(), expected);
        QVERIFY2(outcome.prints(row.explanation.data()), missing(row.explanation.data(), outcome).constData());
    }
}

void CliVersionsTest::jsonHasTheNumbers()
{
    const Json versions = m_console.run({u"versions"_s, u"--format"_s, u"json"_s}).json().at("versions");
    QCOMPARE(versions.size(), std::size_t{4});
    for (const Json& version : versions)
        QCOMPARE(version.at("isDefault").get<bool>(), version.at("name").get<std::string>() == "9.4");
    QCOMPARE(test::text(versions[0].at("maximumCases")),
             test::text({{"isSetting", false}, {"default", 5}, {"ceiling", 10}}));
    QCOMPARE(test::text(versions[0].at("windowUnits")),
             test::text({{{"unit", "d"}, {"least", 1}}, {{"unit", "w"}, {"least", 1}}}));
    QCOMPARE(versions[0].at("documentsPerRun").get<int>(), 100);
    QCOMPARE(test::text(versions[0].at("titleStyle")), QByteArray("\"short\""));
    QCOMPARE(versions[0].at("detectionRules").get<bool>(), false);
    QCOMPARE(versions[0].at("caseTemplates").get<bool>(), false);
    QCOMPARE(versions[1].at("caseTemplates").get<bool>(), true);
    QCOMPARE(test::text(versions[3].at("maximumCases")),
             test::text({{"isSetting", true}, {"default", 5}, {"ceiling", 20}}));
    QCOMPARE(test::text(versions[3].at("windowUnits")[0]), test::text({{"unit", "m"}, {"least", 5}}));
    QCOMPARE(test::text(versions[3].at("titleStyle")), QByteArray("\"long\""));
}

/// Twelve hosts in a run with more alerts than the oldest version hands over.
void CliVersionsTest::simulationsFollowThem()
{
    m_console.writeRule(R"({"maximumCasesToOpen": 12})");
    QByteArray documents;
    for (int i = 0; i < 240; ++i)
        documents += test::document("2026-01-05T08:01:00Z", std::string("h").append(std::to_string(i % 12)).c_str());
    m_console.write(u"alerts.ndjson"_s, documents);
    const Json table = m_console.run({u"versions"_s, u"--format"_s, u"json"_s}).json();
    for (const Json& version : table.at("versions")) {
        const QString name = QString::fromStdString(version.at("name").get<std::string>());
        const Outcome outcome =
            m_console.simulate(u"alerts.ndjson"_s, {u"--kibana"_s, name, u"--format"_s, u"json"_s});
        QVERIFY2(outcome.code == 0, outcome.messages.constData());
        const Json result = outcome.json();
        const int handedOver = std::min(240, version.at("documentsPerRun").get<int>());
        QCOMPARE(result.at("audit").at("overRunCap").get<int>(), 240 - handedOver);
        const bool holds = version.at("maximumCases").at("ceiling").get<int>() >= 12;
        QCOMPARE(result.at("cases").size(), std::size_t(holds ? 12 : 1));
    }
}

QTEST_GUILESS_MAIN(CliVersionsTest)
#include "tst_CliVersions.moc"
