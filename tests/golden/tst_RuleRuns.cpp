// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include "Difference.h"
#include "core/alerts/AlertReader.h"
#include "core/base/Json.h"
#include "core/engine/Simulation.h"

using namespace casewright;
using base::Json;

namespace {

rules::Rule ruleOf(const Json& file, const Json& run)
{
    const Json& said = file.at("rule");
    const Json& action = run.at("action");
    rules::CasesAction cases{.groupBy = {},
                             .timeWindow = action.at("timeWindow").get<std::string>(),
                             .reopenClosedCases = action.at("reopenClosedCases").get<bool>(),
                             .maximumCasesToOpen = action.at("maximumCasesToOpen").get<std::int64_t>()};
    if (!action.at("groupingBy").empty())
        cases.groupBy = action.at("groupingBy").at(0).get<std::string>();
    return {.id = {said.at("id").get<std::string>()},
            .name = said.at("name").get<std::string>(),
            .tags = said.at("tags").get<std::vector<std::string>>(),
            .interval = run.at("interval").get<std::string>(),
            .query = file.at("query").get<std::string>(),
            .from = "now-" + run.at("from").get<std::string>(),
            .maxSignals = run.at("maxSignals").get<std::int64_t>(),
            .casesAction = std::move(cases),
            .body = {}};
}

Json resultJson(const engine::SimulationResult& result)
{
    const engine::SimulationSummary& summary = result.summary;
    const engine::Audit& audit = summary.audit;
    const auto id = [](const engine::Case& each) { return Json(each.id.text); };
    return {{"documents", summary.documents},
            {"matched", summary.matched},
            {"runs", summary.runs},
            {"alerts", summary.alerts},
            {"casesOpened", summary.casesOpened},
            {"breakerRuns", summary.breakerRuns},
            {"largestCase", summary.largestCase},
            {"audit",
             {{"matched", audit.total()},
              {"overMaxSignals", audit.overMaxSignals},
              {"overRunCap", audit.overRunCap},
              {"overwritten", audit.overwritten},
              {"overLimit", audit.overLimit},
              {"alreadyAttached", audit.alreadyAttached},
              {"attached", audit.attached}}},
            {"firstCase", result.cases.empty() ? Json(nullptr) : id(result.cases.front())},
            {"lastCase", result.cases.empty() ? Json(nullptr) : id(result.cases.back())}};
}

} // namespace

/// Runs of a match-all rule over documents come to what was recorded. The real alerts of `ait.json` are not ours to
/// give: that file is checked only where CASEWRIGHT_DATA names a folder that has them.
class RuleRunsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holds_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("run");
        const QDir data(qEnvironmentVariable("CASEWRIGHT_DATA"));
        for (const QString& name : {QStringLiteral("synthetic.json"), QStringLiteral("ait.json")}) {
            const Json file = read(name);
            const QString documents = QString::fromStdString(file.at("alerts").get<std::string>());
            if (!QFile::exists(folder().filePath(documents))
                && (qEnvironmentVariableIsEmpty("CASEWRIGHT_DATA") || !data.exists(documents)))
                continue;
            if (file.at("query") != "*")
                continue;
            for (int i = 0; i < static_cast<int>(file.at("runs").size()); ++i)
                QTest::addRow("%s %d", qUtf8Printable(name), i) << name << i;
        }
    }

    void holds()
    {
        QFETCH(QString, name);
        QFETCH(int, run);
        const Json file = read(name);
        const Json& said = file.at("runs").at(static_cast<std::size_t>(run));
        const engine::SimulationInput input{
            .rule = ruleOf(file, said),
            .alerts = table(QString::fromStdString(file.at("alerts").get<std::string>())),
            .profile = rules::versionProfile(said.at("kibana").get<std::string>()).value()};
        const base::Result<engine::SimulationResult> result = engine::simulate(input, nullptr);
        QVERIFY2(result.has_value(), result ? "" : base::describe(result.error()).c_str());
        const std::string difference = tests::firstDifference(said.at("expect"), resultJson(*result), "expect");
        QVERIFY2(difference.empty(), difference.c_str());
    }

private:
    static QDir folder() { return {QStringLiteral(CASEWRIGHT_SOURCE_DIR "/tests/golden/rule-runs")}; }

    static Json read(const QString& name)
    {
        QFile file(folder().filePath(name));
        return file.open(QIODevice::ReadOnly) ? base::parseJson(file.readAll().toStdString()).value() : Json();
    }

    std::shared_ptr<const alerts::AlertTable> table(const QString& documents)
    {
        if (m_documents != documents) {
            const QString beside = folder().filePath(documents);
            const QString path = QFile::exists(beside)
                ? beside
                : QDir(qEnvironmentVariable("CASEWRIGHT_DATA")).filePath(documents);
            m_table = alerts::readAlerts(path.toStdString(), {}).value().table;
            m_documents = documents;
        }
        return m_table;
    }

    QString m_documents;
    std::shared_ptr<const alerts::AlertTable> m_table;
};

QTEST_APPLESS_MAIN(RuleRunsTest)
#include "tst_RuleRuns.moc"
