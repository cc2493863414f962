// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include "core/cases/CaseConfigurationJson.h"
#include "core/store/ConfigureClient.h"
#include "core/store/Workspace.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using base::Json;
using test::Console;
using test::document;
using test::missing;
using test::Outcome;
using test::text;

namespace {

const QStringList AsJson{u"--format"_s, u"json"_s};
const QStringList Configured{u"--configuration"_s, u"configuration.json"_s};

constexpr const char* Configuration = R"([{"owner": "cases", "closure_type": "close-by-user",
  "connector": {"id": "none", "name": "none", "type": ".none", "fields": null}},
 {"owner": "securitySolution", "closure_type": "close-by-user",
  "connector": {"id": "none", "name": "none", "type": ".none", "fields": null},
  "customFields": [{"key": "ticket", "type": "text", "label": "Ticket", "required": true}],
  "templates": [{"key": "night", "name": "Night shift", "caseFields": {"title": "Look at this", "severity": "high",
                 "tags": ["night"], "category": "Network"}}]}])";

} // namespace

/// `--configuration`: templates and custom fields of the cases that a simulation creates.
class CliConfigurationTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_console.write(u"some.ndjson"_s,
                        document("2026-01-05T08:01:00Z", "a") + document("2026-01-05T08:02:00Z", "b"));
        m_console.write(u"configuration.json"_s, Configuration);
        m_console.writeRule(R"({"groupingBy": ["host.name"], "templateId": "night"})");
    }

    void templatesGiveTexts()
    {
        const Outcome outcome = m_console.simulate(u"some.ndjson"_s, Configured + AsJson);
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.messages, QByteArray());
        const Json result = outcome.json();
        QCOMPARE(result.at("cases").size(), std::size_t{2});
        for (const Json& each : result.at("cases")) {
            QCOMPARE(text(each.at("title")), QByteArray("\"Look at this\""));
            QCOMPARE(text(each.at("tags").back()), QByteArray("\"night\""));
        }
        QCOMPARE(text(result.at("rule").at("action").at("templateId")), QByteArray("\"night\""));
        const Json& newCases = result.at("newCases");
        QCOMPARE(text(newCases.at("template")), QByteArray(R"({"key":"night","name":"Night shift"})"));
        QCOMPARE(text(newCases.at("severity")), QByteArray("\"high\""));
        QCOMPARE(text(newCases.at("customFields")), QByteArray(R"([{"key":"ticket","type":"text","value":"N/A"}])"));
    }

    void textSaysWhatCasesGet()
    {
        const Outcome outcome = m_console.simulate(u"some.ndjson"_s, Configured);
        for (const char* part : {"template Night shift; severity high, category Network, 1 custom field", "Look at this"})
            QVERIFY2(outcome.prints(part), missing(part, outcome).constData());
    }

    void unknownTemplatesAreFindings()
    {
        m_console.writeRule(R"({"templateId": "day"})");
        const Outcome unknown = m_console.simulate(u"some.ndjson"_s, Configured + AsJson);
        QCOMPARE(unknown.code, 0);
        QVERIFY2(unknown.says("securitySolution has no template day"), unknown.messages.constData());
        QVERIFY2(unknown.says("templateId"), unknown.messages.constData());
        QCOMPARE(text(unknown.json().at("newCases").at("template")), QByteArray("null"));
        QCOMPARE(unknown.json().at("findings").size(), std::size_t{1});
        const Outcome none = m_console.simulate(u"some.ndjson"_s, AsJson);
        QVERIFY2(none.says("There is no configuration of cases of the owner securitySolution"),
                 none.messages.constData());
        QCOMPARE(text(none.json().at("newCases")), QByteArray("null"));
    }

    void olderVersionsDoNotKnowThem()
    {
        const Outcome outcome = m_console.simulate(u"some.ndjson"_s, Configured + QStringList{u"--kibana"_s, u"8.14"_s});
        QVERIFY2(outcome.says("Kibana 8.14 does not know templateId"), outcome.messages.constData());
    }

    void wrongFilesAreRefused()
    {
        m_console.write(u"configuration.json"_s, R"({"owner": "securitySolution", "closure": 1})");
        const Outcome unknown = m_console.simulate(u"some.ndjson"_s, Configured);
        QCOMPARE(unknown.code, 3);
        QVERIFY2(unknown.says("configuration.json:1:42: closure: a configuration of cases has no key"),
                 unknown.messages.constData());
        m_console.write(u"configuration.json"_s, "[]");
        const Outcome empty = m_console.simulate(u"some.ndjson"_s, Configured);
        QCOMPARE(empty.code, 3);
        QVERIFY2(empty.says("no configuration of it"), empty.messages.constData());
        QCOMPARE(m_console.simulate(u"some.ndjson"_s, {u"--configuration"_s, u"missing.json"_s}).code, 3);
        QCOMPARE(m_console.simulate(u"-"_s, {u"--configuration"_s, u"-"_s}).code, 2);
    }

    /// The simulation keeps the configuration, so that it gives the same cases when it is run again.
    void runsAgainWithIt()
    {
        const QStringList workspace{u"--workspace"_s, u"again.casewright"_s};
        QStringList simulate{u"simulate"_s, u"--rule"_s, u"rule.json"_s, u"--alerts"_s, u"some.ndjson"_s};
        const Outcome kept = m_console.run(simulate + Configured + workspace);
        QVERIFY2(kept.code == 0, kept.messages.constData());
        m_console.write(u"configuration.json"_s, "[]");
        const Outcome again = m_console.run(QStringList{u"simulations"_s, u"rerun"_s, u"1"_s} + workspace);
        QVERIFY2(again.code == 0, again.messages.constData());
        for (const char* simulation : {"1", "2"}) {
            const Json listed = m_console.run(QStringList{u"cases"_s, u"list"_s, u"--simulation"_s,
                                                          QString::fromLatin1(simulation)} + workspace + AsJson).json();
            QCOMPARE(listed.at("cases").size(), std::size_t{2});
            for (const Json& each : listed.at("cases"))
                QCOMPARE(text(each.at("title")), QByteArray("\"Look at this\""));
        }
    }

    void theWorkspacesCountsByDefault()
    {
        QCOMPARE(m_console.keep(u"some.ndjson"_s).code, 0);
        {
            auto workspace = store::Workspace::open(m_console.path(u"work.casewright"_s).toStdString(),
                                                    store::Access::ReadWrite);
            QVERIFY(workspace.has_value());
            const auto all = cases::parseConfigurations(Configuration);
            QVERIFY(store::ConfigureClient(*workspace).set(all->back(), {.user = "kim", .at = {}}).has_value());
        }
        const Json result = m_console.keep(u"some.ndjson"_s, AsJson).json();
        QCOMPARE(text(result.at("newCases").at("severity")), QByteArray("\"high\""));
        QCOMPARE(text(result.at("cases").front().at("title")), QByteArray("\"Look at this\""));
    }

private:
    const Console m_console;
};

QTEST_GUILESS_MAIN(CliConfigurationTest)
#include "tst_CliConfiguration.moc"
