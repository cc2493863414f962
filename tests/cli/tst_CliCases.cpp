// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"

#include <QTest>

#include <cstddef>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

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

} // namespace

/// `cases list` and `cases show` on a workspace with one simulation: three hosts a, b, c, of which a comes again in
/// the next window; c's case is closed, b's is in progress.
class CliCasesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void listShowsTheNewestFirst();
    void listIsFiltered_data();
    void listIsFiltered();
    void listIsLimited();
    void listIsReadInPages();
    void emptyWorkspace();
    void missingSimulation();
    void missingWorkspace();
    void showTellsAll();
    void showIsLimited();
    void activityIsReadInPages();
    void caseIsFoundByKeyAndId();
    void caseIsNotFound_data();
    void caseIsNotFound();
    void everyTextIsHonest();

private:
    [[nodiscard]] Outcome list(const QStringList& more = {}) const;
    [[nodiscard]] Outcome show(const QString& which, const QStringList& more = {}) const;

    const Console m_console;
    Json m_all; ///< `cases list` of everything
};

Outcome CliCasesTest::list(const QStringList& more) const
{
    return m_console.run(QStringList{u"cases"_s, u"list"_s, u"--workspace"_s, u"work.casewright"_s} + more);
}

Outcome CliCasesTest::show(const QString& which, const QStringList& more) const
{
    return m_console.run(QStringList{u"cases"_s, u"show"_s, which, u"--workspace"_s, u"work.casewright"_s} + more);
}

void CliCasesTest::initTestCase()
{
    m_console.writeRule(R"({"timeWindow": "1h"})");
    QByteArray documents;
    for (const char* host : {"a", "b", "c"})
        documents += document("2026-01-05T08:01:00Z", host);
    documents += document("2026-01-05T08:11:00Z", "a") + document("2026-01-05T08:11:00Z", "a")
        + document("2026-01-05T10:01:00Z", "a");
    m_console.write(u"alerts.ndjson"_s, documents);
    const Outcome kept = m_console.keep(u"alerts.ndjson"_s);
    QVERIFY2(kept.code == 0, kept.messages.constData());
    auto workspace = store::Workspace::open(m_console.path(u"work.casewright"_s).toStdString(), store::Access::ReadWrite);
    QVERIFY(workspace);
    const base::Timestamp at = base::parseTimestamp("2026-01-05T12:00:00Z").value();
    const auto cases = workspace->cases({.order = store::CaseOrder::CreatedOldestFirst}, std::nullopt, 10);
    QVERIFY(cases && cases->size() == 4);
    QVERIFY(workspace->setStatus({(*cases)[1].key}, engine::CaseStatus::InProgress, at, "analyst"));
    QVERIFY(workspace->setStatus({(*cases)[2].key}, engine::CaseStatus::Closed, at, "analyst"));
    m_all = list(AsJson).json();
    QCOMPARE(text(m_all["total"]), text(4));
}

void CliCasesTest::listShowsTheNewestFirst()
{
    const Outcome outcome = list();
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.messages, QByteArray());
    QVERIFY2(outcome.output.startsWith("Simulation 1, finished: Every document against alerts.ndjson\n"
                                       "  2 open, 1 in progress, 1 closed\n"),
             outcome.output.constData());
    const QList<QByteArray> lines = outcome.output.split('\n');
    QCOMPARE(lines[3], QByteArray("  key  opened                updated               alerts  status       severity  title"));
    QCOMPARE(lines[4], QByteArray("    4  2026-01-05T10:05:00Z  2026-01-05T10:05:00Z       1  open         low       "
                                  "Every document - Grouping by a (2) (Auto-created)"));
    QVERIFY2(outcome.prints("    2  2026-01-05T08:05:00Z  2026-01-05T12:00:00Z       1  in-progress  "),
             outcome.output.constData());
    QVERIFY(!outcome.prints("more;"));
    QCOMPARE(text(m_all["cases"][0]["counter"]), text(2));
    QCOMPARE(text(m_all["cases"][0]["created_at"]), text("2026-01-05T10:05:00.000Z"));
}

void CliCasesTest::listIsFiltered_data()
{
    QTest::addColumn<QStringList>("filter");
    QTest::addColumn<int>("total");
    QTest::newRow("open") << QStringList{u"--status"_s, u"open"_s} << 2;
    QTest::newRow("in progress") << QStringList{u"--status"_s, u"in-progress"_s} << 1;
    QTest::newRow("closed") << QStringList{u"--status"_s, u"closed"_s} << 1;
    QTest::newRow("two after one option") << QStringList{u"--status"_s, u"open"_s, u"closed"_s} << 3;
    QTest::newRow("two with a comma") << QStringList{u"--status"_s, u"open,closed"_s} << 3;
    QTest::newRow("two options") << QStringList{u"--status"_s, u"open"_s, u"--status"_s, u"in-progress"_s} << 3;
    QTest::newRow("text") << QStringList{u"--text"_s, u"by + a"_s} << 2;
    QTest::newRow("text and status") << QStringList{u"--text"_s, u"by + b"_s, u"--status"_s, u"open"_s} << 0;
    QTest::newRow("a sign of SQL") << QStringList{u"--text"_s, u"%"_s} << 0;
    QTest::newRow("the simulation") << QStringList{u"--simulation"_s, u"1"_s} << 4;
}

void CliCasesTest::listIsFiltered()
{
    QFETCH(QStringList, filter);
    QFETCH(int, total);
    const Outcome outcome = list(filter + AsJson);
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    QCOMPARE(text(outcome.json()["total"]), text(total));
    QCOMPARE(outcome.json()["cases"].size(), static_cast<std::size_t>(total));
    const Outcome printed = list(filter);
    QCOMPARE(printed.output.count("Every document - Grouping"), total);
    QCOMPARE(printed.prints("  No cases.\n"), total == 0);
}

void CliCasesTest::listIsLimited()
{
    const Outcome printed = list({u"--limit"_s, u"3"_s});
    QCOMPARE(printed.output.count("Every document - Grouping"), 3);
    QVERIFY2(printed.prints("  … 1 more; --limit 0 shows all, --after "), printed.output.constData());
    const Json limited = list(AsJson + QStringList{u"--limit"_s, u"1"_s}).json();
    QCOMPARE(text(limited["total"]), text(4));
    QCOMPARE(text(limited["more"]), text(3));
    QCOMPARE(limited["cases"].size(), std::size_t{1});
    QCOMPARE(text(limited["cases"][0]), text(m_all["cases"][0]));
    const Json unlimited = list(AsJson + QStringList{u"--limit"_s, u"0"_s}).json();
    QCOMPARE(text(unlimited["more"]), text(0));
    QVERIFY(unlimited["cases"] == m_all["cases"]);
}

/// More cases than a page has: all come, once each, in order.
void CliCasesTest::listIsReadInPages()
{
    const Console console;
    console.writeRule(R"({"timeWindow": "5m", "groupingBy": []})");
    console.write(u"flood.json"_s, R"({"casewright": "flood/1", "start": "2026-01-05T00:00:00Z", "length": "8d",
        "perMinute": 1, "fields": []})");
    QCOMPARE(console.keep(u"flood:flood.json"_s).code, 0);
    const QStringList command{u"cases"_s, u"list"_s, u"--workspace"_s, u"work.casewright"_s, u"--format"_s, u"json"_s};
    const Json all = console.run(command + QStringList{u"--limit"_s, u"0"_s}).json();
    QCOMPARE(all["total"].get<std::size_t>(), all["cases"].size());
    QVERIFY(all["cases"].size() > 1100);
    for (std::size_t i = 1; i < all["cases"].size(); ++i)
        QVERIFY(all["cases"][i]["created_at"].get<std::string>() < all["cases"][i - 1]["created_at"].get<std::string>());
    const Json most = console.run(command + QStringList{u"--limit"_s, u"700"_s}).json();
    QCOMPARE(most["cases"].size(), std::size_t{700});
    QVERIFY(most["cases"][699] == all["cases"][699]);
    QCOMPARE(console.run(command).json()["cases"].size(), std::size_t{100});
}

void CliCasesTest::emptyWorkspace()
{
    const Console console;
    QVERIFY(store::Workspace::open(console.path(u"work.casewright"_s).toStdString(), store::Access::Create));
    const QStringList command{u"cases"_s, u"list"_s, u"--workspace"_s, u"work.casewright"_s};
    const Outcome printed = console.run(command);
    QCOMPARE(printed.code, 0);
    QVERIFY2(printed.prints("has no simulations yet"), printed.output.constData());
    const Json none = console.run(command + AsJson).json();
    QCOMPARE(text(none["simulation"]), text(nullptr));
    QCOMPARE(text(none["cases"]), text(Json::array()));
}

void CliCasesTest::missingSimulation()
{
    const Outcome outcome = list({u"--simulation"_s, u"7"_s});
    QCOMPARE(outcome.code, 3);
    QVERIFY2(outcome.says("has no simulation 7; it has 1."), outcome.messages.constData());
}

void CliCasesTest::missingWorkspace()
{
    const QStringList workspace{u"--workspace"_s, u"nowhere.casewright"_s};
    for (const QStringList& command : {QStringList{u"cases"_s, u"list"_s}, QStringList{u"cases"_s, u"show"_s, u"1"_s}}) {
        const Outcome outcome = m_console.run(command + workspace);
        QCOMPARE(outcome.code, 4);
        QVERIFY2(outcome.says("There is no workspace nowhere.casewright"), outcome.messages.constData());
    }
}

void CliCasesTest::showTellsAll()
{
    const Outcome first = show(u"1"_s);
    QVERIFY2(first.code == 0, first.messages.constData());
    for (const char* part :
         {"Every document - Grouping by a (Auto-created)\n", "  key        1, of simulation 1 (",
          "  status     open, severity low\n", "  opened     2026-01-05T08:05:00Z\n", "  updated    2026-01-05T08:15:00Z\n",
          "  closed     -\n", "  alerts     3\n", "  grouping   {\"host\":{\"name\":\"a\"}}\n",
          "  owner      securitySolution\n", "  reporter   elastic/kibana (the rule)\n",
          "  version    WzEsMV0=\n", "  assignees  -\n", "  category   -\n",
          "host.name:a, test\n", "This case was created by the rule Every document.", "\nCases of the group\n",
          "        1    1  2026-01-05T08:05:00Z       3  this case\n", "        2    4  2026-01-05T10:05:00Z       1\n",
          "  2026-01-05T08:05:00Z  rule  opened the case, counter 1\n", "  2026-01-05T08:15:00Z  rule  attached 2 alerts\n",
          "Alerts: 3\n", "  2026-01-05T08:11:00Z  2026-01-05T08:15:00Z  row-4  alerts\n"})
        QVERIFY2(first.prints(part), missing(part, first).constData());
    const Outcome second = show(u"4"_s);
    QVERIFY2(second.prints("opened the case, counter 2: the time window of the case before had passed\n"),
             second.output.constData());
    const Outcome closed = show(u"3"_s);
    QVERIFY2(closed.prints("  closed     2026-01-05T12:00:00Z, 3h 55m after it was opened\n"), closed.output.constData());
    QVERIFY2(closed.prints("  2026-01-05T12:00:00Z  analyst  set the status to closed\n"), closed.output.constData());
    const Json json = show(u"3"_s, AsJson).json();
    QCOMPARE(text(json["casewright"]), text("case/1"));
    QCOMPARE(text(json["case"]["duration_s"]), text(235 * 60));
    QCOMPARE(text(json["activity"].back()), text({{"at", "2026-01-05T12:00:00.000Z"}, {"user", "analyst"},
                                                  {"kind", "statusChanged"}, {"status", "closed"}}));
    QCOMPARE(text(show(u"4"_s, AsJson).json()["activity"][0]["because"]), text("windowPassed"));
}

void CliCasesTest::showIsLimited()
{
    const Outcome printed = show(u"1"_s, {u"--limit"_s, u"2"_s});
    QVERIFY2(printed.prints("  … 1 more; --limit 0 shows all\n"), printed.output.constData());
    QVERIFY2(printed.prints("  … and more; --limit 0 shows all\n"), printed.output.constData());
    const Json limited = show(u"1"_s, AsJson + QStringList{u"--limit"_s, u"2"_s}).json();
    QCOMPARE(limited["alerts"].size(), std::size_t{2});
    QCOMPARE(text(limited["moreAlerts"]), text(1));
    QCOMPARE(limited["activity"].size(), std::size_t{2});
    QCOMPARE(text(limited["moreActivity"]), text(true));
    const Json all = show(u"1"_s, AsJson + QStringList{u"--limit"_s, u"3"_s}).json();
    QCOMPARE(all["alerts"].size(), std::size_t{3});
    QCOMPARE(text(all["moreAlerts"]), text(0));
    QCOMPARE(text(all["moreActivity"]), text(false));
    QVERIFY(show(u"1"_s, AsJson + QStringList{u"--limit"_s, u"0"_s}).json() == all);
}

/// More activity than a page has.
void CliCasesTest::activityIsReadInPages()
{
    const Console console;
    console.writeRule(R"({"groupingBy": []})");
    console.write(u"flood.json"_s, R"({"casewright": "flood/1", "start": "2026-01-05T00:00:00Z", "length": "3d",
        "perMinute": 0.2, "fields": []})");
    QCOMPARE(console.keep(u"flood:flood.json"_s).code, 0);
    const auto activity = [&console](std::size_t limit) {
        return console.run({u"cases"_s, u"show"_s, u"1"_s, u"--workspace"_s, u"work.casewright"_s, u"--format"_s,
                            u"json"_s, u"--limit"_s, QString::number(limit)}).json();
    };
    const Json all = activity(0);
    const std::size_t count = all["activity"].size();
    QVERIFY(count > 501);
    QCOMPARE(text(all["moreActivity"]), text(false));
    for (const std::size_t limit : {std::size_t{1}, std::size_t{499}, std::size_t{500}, std::size_t{501}, count - 1, count}) {
        const Json some = activity(limit);
        QCOMPARE(some["activity"].size(), limit);
        QVERIFY(some["activity"].back() == all["activity"][limit - 1]);
        QCOMPARE(text(some["moreActivity"]), text(limit < count));
    }
}

void CliCasesTest::caseIsFoundByKeyAndId()
{
    const QString id = QString::fromStdString(m_all["cases"][0]["id"].get<std::string>());
    const Json byKey = show(u"4"_s, AsJson).json();
    QCOMPARE(byKey["case"]["id"].get<std::string>(), id.toStdString());
    for (const QString& name : {id, id.toUpper(), id.first(12)})
        QVERIFY2(show(name, AsJson).json() == byKey, qPrintable(name));
}

void CliCasesTest::caseIsNotFound_data()
{
    QTest::addColumn<QString>("which");
    QTest::newRow("a key") << u"4711"_s;
    QTest::newRow("an id") << QString(64, u'0');
    QTest::newRow("the beginning of an id") << u"0123456789abcdef"_s;
    QTest::newRow("neither") << u"host a"_s;
    QTest::newRow("too long for an id") << QString(65, u'a');
    QTest::newRow("nothing") << QString();
    QTest::newRow("too large a number") << QString(30, u'9');
}

void CliCasesTest::caseIsNotFound()
{
    QFETCH(QString, which);
    const Outcome outcome = show(which);
    QCOMPARE(outcome.code, 3);
    QCOMPARE(outcome.output, QByteArray());
    QVERIFY2(outcome.says("has no case"), outcome.messages.constData());
}

void CliCasesTest::everyTextIsHonest()
{
    for (const Outcome& outcome : {list(), show(u"1"_s)})
        QVERIFY2(outcome.prints("A simulation after Kibana 9.4; Kibana did not produce it.\n"), outcome.output.constData());
}

QTEST_GUILESS_MAIN(CliCasesTest)
#include "tst_CliCases.moc"
