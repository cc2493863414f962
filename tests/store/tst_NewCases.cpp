// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <memory>

#include "core/alerts/Flood.h"
#include "core/engine/Simulation.h"
#include "core/rules/RuleJson.h"
#include "core/store/NewCaseColumns.h"
#include "core/store/Opening.h"
#include "core/store/SimulationWriter.h"
#include "core/store/Workspace.h"
#include "tests/store/Place.h"

using namespace casewright;
using namespace Qt::StringLiterals;

namespace {

const std::string Configuration = R"({"owner":"securitySolution","closure_type":"close-by-user",
  "connector":{"id":"none","name":"none","type":".none","fields":null},
  "customFields":[{"key":"ticket","type":"text","label":"Ticket","required":true},
                  {"key":"cost","type":"number","label":"Cost","required":false,"defaultValue":3}],
  "templates":[{"key":"night","name":"Night","caseFields":{"title":"Look at this","tags":["night"],
    "severity":"critical","category":"Network","assignees":[{"uid":"kim"}],"settings":{"syncAlerts":true},
    "connector":{"id":"w","name":"Web","type":".cases-webhook","fields":null}}}]})";

/// Documents of four hosts, and a rule that opens a case for each.
engine::SimulationInput input(const std::optional<std::string>& templateId)
{
    alerts::Flood flood;
    flood.start = {1'767'600'000'000};
    flood.perMinute = 2;
    flood.fields = {{.name = "host.name", .prefix = "h", .cardinality = 4}};
    rules::Rule rule;
    rule.id = {"r"};
    rule.name = std::string("R");
    rule.casesAction = rules::CasesAction{.groupBy = "host.name", .templateId = templateId};
    return {.rule = rule, .alerts = alerts::generate(flood, 1).value(), .profile = rules::newestProfile()};
}

store::StoredSimulation stored(const engine::SimulationInput& input, const std::string& configuration)
{
    return {.name = "S", .ruleJson = rules::writeRule(input.rule), .profile = "9.4", .configuration = configuration};
}

} // namespace

/// What cases get from the configuration of their owner (reference/kibana-cases, "New case fields").
class NewCasesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_place = std::make_unique<tests::Place>();
        m_path = m_place->address(u"w.casewright"_s);
        QVERIFY(store::Workspace::open(m_path, store::Access::Create).has_value());
    }

    void withoutAConfiguration()
    {
        simulate(input("night"), {});
        QCOMPARE(rows(), QStringList(4, u"0 - [] [] 0 -"_s));
        QVERIFY(titles().front().startsWith(u"R - Grouping by h"_s));
    }

    void withoutATemplate()
    {
        simulate(input(std::nullopt), Configuration);
        QCOMPARE(rows(), QStringList(4, u"0 - [] [{\"key\":\"ticket\",\"type\":\"text\",\"value\":\"N/A\"},"
                                        u"{\"key\":\"cost\",\"type\":\"number\",\"value\":3}] 0 -"_s));
    }

    void withATemplate()
    {
        simulate(input("night"), Configuration);
        QCOMPARE(rows(), QStringList(4, u"3 Network [\"kim\"]"
                                        u" [{\"key\":\"ticket\",\"type\":\"text\",\"value\":\"N/A\"},"
                                        u"{\"key\":\"cost\",\"type\":\"number\",\"value\":3}] 1"
                                        u" {\"id\":\"w\",\"name\":\"Web\",\"type\":\".cases-webhook\",\"fields\":null}"_s));
        QCOMPARE(titles(), QStringList(4, u"Look at this"_s));
    }

    /// So that a simulation that is run again gives the same cases.
    void keepsTheConfiguration()
    {
        const engine::SimulationInput given = input("night");
        simulate(given, Configuration);
        const store::Workspace workspace = store::Workspace::open(m_path, store::Access::ReadOnly).value();
        const store::StoredSimulation kept = workspace.simulations().value().front();
        QCOMPARE(kept.configuration, Configuration);
        QVERIFY(kept.origin == store::CaseOrigin::Simulation);
        const cases::NewCaseFields fields = store::newCaseFieldsOf(kept).value();
        QVERIFY(fields == store::newCaseFieldsOf(stored(given, Configuration)).value());
        QVERIFY(fields.title == "Look at this");
    }

    void refusesAConfigurationThatIsNone()
    {
        const engine::SimulationInput given = input("night");
        const auto writer = store::SimulationWriter::begin(m_path, stored(given, "{}"), given.alerts);
        QVERIFY(!writer.has_value());
        QCOMPARE(writer.error().code, base::ErrorCode::MissingValue);
        const store::Workspace workspace = store::Workspace::open(m_path, store::Access::ReadOnly).value();
        QVERIFY(workspace.simulations().value().empty());
    }

private:
    void simulate(engine::SimulationInput given, const std::string& configuration)
    {
        const store::StoredSimulation simulation = stored(given, configuration);
        given.newCases = store::newCaseFieldsOf(simulation).value();
        auto writer = store::SimulationWriter::begin(m_path, simulation, given.alerts);
        QVERIFY2(writer.has_value(), writer ? "" : base::describe(writer.error()).c_str());
        const auto result = engine::simulate(given, writer->get());
        QVERIFY2(result.has_value(), result ? "" : base::describe(result.error()).c_str());
        QCOMPARE(result->cases.size(), std::size_t{4});
        QVERIFY((*writer)->finish(*result).has_value());
    }

    [[nodiscard]] QStringList read(const QString& sql, int columns) const
    {
        QStringList lines;
        const auto database = store::openDatabase(m_path, store::Access::ReadOnly);
        if (!database)
            return {QString::fromStdString(base::describe(database.error()))};
        const base::Result<void> done = (*database)->forEach(sql, {}, [&](const store::Row& row) {
            QStringList values;
            for (int i = 0; i < columns; ++i)
                values += row.isNull(i) ? u"-"_s : QString::fromStdString(row.text(i));
            lines += values.join(u' ');
        });
        return done ? lines : QStringList{QString::fromStdString(base::describe(done.error()))};
    }
    [[nodiscard]] QStringList rows() const
    {
        return read(u"SELECT severity_level, category, assignees, custom_fields, sync_alerts, connector FROM cases"
                    u" ORDER BY number"_s,
                    store::NewCaseColumns::Count);
    }
    [[nodiscard]] QStringList titles() const { return read(u"SELECT title FROM cases ORDER BY number"_s, 1); }

    std::unique_ptr<tests::Place> m_place;
    std::string m_path;
};

QTEST_GUILESS_MAIN(NewCasesTest)
#include "tst_NewCases.moc"
