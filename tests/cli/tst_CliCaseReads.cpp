// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include <nlohmann/json.hpp>

using namespace casewright;
using namespace Qt::StringLiterals;
using base::Json;
using test::Console;
using test::document;
using test::Outcome;
using test::text;

/// The commands that read cases, on a workspace with the cases 1 (host a, three alerts, closed), 2 (host b, one alert)
/// and 3 (host c, one alert, in progress, critical, category web, assigned to ana and ben) of simulation 1, and 4 and 5
/// by hand (collection 2), 4 by ana with the tag host.name:a and a comment.
class CliCaseReadsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void listIsFiltered_data();
    void listIsFiltered();
    void listIsSorted_data();
    void listIsSorted();
    void pagesFollowEachOther_data();
    void pagesFollowEachOther();
    void newestSimulationIsTheDefault();
    void rowsAreWhole();
    void timesAreRelative();
    void exportTakesFilters();
    void textsKeepTheirLines();
    void activityByType_data();
    void activityByType();
    void activityIsTold();
    void activityByPages();
    void alertsByPages();
    void valuesAreListed_data();
    void valuesAreListed();
    void casesOfAnAlert();
    void similarCases();
    void countsHaveMeanTimes();
    void configurationGoesInAndOut();
    void configurationIsRefused();
    void refusals_data();
    void refusals();

private:
    /// Runs `cases` on the workspace with the words of a line; `_` stands for a blank within a word.
    [[nodiscard]] Outcome cases(const QByteArray& line) const;
    [[nodiscard]] Json json(const QByteArray& line) const;
    void edit(const QByteArray& line) const;

    const Console m_console;
};

Outcome CliCaseReadsTest::cases(const QByteArray& line) const
{
    QStringList words{u"cases"_s};
    for (QString word : QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts))
        words.append(word.replace(u'_', u' '));
    return m_console.run(words + QStringList{u"--workspace"_s, u"work.casewright"_s});
}

Json CliCaseReadsTest::json(const QByteArray& line) const
{
    const Outcome outcome = cases(line + " --format json");
    return outcome.code == 0 ? outcome.json() : Json(outcome.messages.toStdString());
}

void CliCaseReadsTest::edit(const QByteArray& line) const
{
    const Outcome outcome = cases(line);
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
}

void CliCaseReadsTest::initTestCase()
{
    m_console.write(u"alerts.ndjson"_s,
                    document("2026-01-05T08:01:00Z", "a") + document("2026-01-05T08:06:00Z", "b")
                        + document("2026-01-05T08:11:00Z", "c") + document("2026-01-05T08:12:00Z", "a")
                        + document("2026-01-05T08:12:00Z", "a"));
    const Outcome kept = m_console.keep(u"alerts.ndjson"_s);
    QVERIFY2(kept.code == 0, kept.messages.constData());
    edit("set-status 1 closed --user ana");
    edit("update 3 --status in-progress --severity critical --category web --assignee ana --assignee ben --user ana");
    edit("create --title Disk_full --description See_web-1 --tag host.name:a --user ana");
    edit("create --title Another --description Nothing --owner observability --severity high --user ben");
    edit("comment 4 The_printer_is_on_fire --user ben");
}

void CliCaseReadsTest::listIsFiltered_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<QByteArray>("keys"); // upwards by their creation
    const auto row = [](const char* filter, const char* keys) {
        QTest::newRow(filter) << QByteArray(filter) << QByteArray(keys);
    };
    row("", "[1,2,3]");
    row("--all", "[1,2,3,4,5]");
    row("--simulation 2", "[4,5]");
    row("--simulation 1 2", "[1,2,3,4,5]");
    row("--all --status open", "[2,4,5]");
    row("--all --status closed,in-progress", "[1,3]");
    row("--all --severity high critical", "[3,5]");
    row("--all --severity low --status open", "[2,4]");
    row("--all --tag host.name:a", "[1,4]");
    row("--all --tag host.name:a --tag host.name:b", "[1,2,4]");
    row("--all --tag host.name:a host.name:b", "[1,2,4]");
    row("--all --assignee ana", "[3]");
    row("--all --assignee none", "[1,2,4,5]");
    row("--all --assignee none --assignee ben", "[1,2,3,4,5]");
    row("--all --reporter ana", "[4]");
    row("--all --reporter elastic/kibana", "[1,2,3]");
    row("--all --reporter elastic/kibana --reporter ben", "[1,2,3,5]");
    row("--all --reporter none", "[]");
    row("--all --category web", "[3]");
    row("--all --category none", "[1,2,4,5]");
    row("--all --owner observability", "[5]");
    row("--all --owner observability,cases", "[4,5]");
    row("--all --text disk", "[4]");
    row("--all --search printer", "[4]");
    row("--all --search nothing", "[5]");
    row("--all --search web* --severity low", "[4]");
    row("--all --text printer_nothing", "[4,5]");
    row("--all --text printer_nothing --all-words", "[]");
    row("--all --text fire_printer --all-words", "[4]");
    row("--all --text printer_+_nothing", "[]");
    row("--all --group b", "[2]");
    row("--all --alert row-2", "[2]");
    row("--all --alert nothing", "[]");
    row("--all --from 2026-01-05T08:10:00Z --to 2026-01-05", "[2,3]");
    row("--all --to 2026-01-05T08:05:00Z", "[1]");
    row("--all --to 2026-01-04", "[]");
    row("--all --created-from 2026-02-01", "[4,5]");
    row("--all --updated-from 2026-02-01", "[1,3,4]");
    row("--all --updated-to 2026-02-01", "[2]");
    row("--all --closed-from 2026-02-01", "[1]");
    row("--all --closed-to 2026-02-01", "[]");
}

void CliCaseReadsTest::listIsFiltered()
{
    QFETCH(QByteArray, filter);
    QFETCH(QByteArray, keys);
    const Json listed = json("list --order asc " + filter);
    QVERIFY2(listed.is_object(), text(listed).constData());
    Json found = Json::array();
    for (const Json& each : listed["cases"])
        found.push_back(each["key"]);
    QCOMPARE(text(found), keys);
    QCOMPARE(listed["total"].get<std::size_t>(), found.size());
    QCOMPARE(text(listed["more"]), text(0));
    QCOMPARE(text(listed["after"]), text(nullptr));
    const Outcome printed = cases("list " + filter);
    QCOMPARE(printed.code, 0);
    QCOMPARE(printed.prints("  No cases.\n"), found.empty());
}

void CliCaseReadsTest::listIsSorted_data()
{
    QTest::addColumn<QByteArray>("sort");
    QTest::addColumn<QByteArray>("keys");
    const auto row = [](const char* sort, const char* keys) { QTest::newRow(sort) << QByteArray(sort) << QByteArray(keys); };
    row("--order asc", "[1,2,3,4,5]");
    row("--order desc", "[5,4,3,2,1]");
    row("--sort created", "[5,4,3,2,1]");
    row("--sort updated --order asc --updated-from 2000-01-01", "[2,1,3,4]");
    row("--sort updated --updated-from 2000-01-01", "[4,3,1,2]");
    row("--sort closed --status closed", "[1]");
    row("--sort title --order asc --simulation 2", "[5,4]");
    row("--sort title --simulation 2", "[4,5]");
    row("--sort category --order asc --category web", "[3]");
    row("--sort status --order asc --simulation 1", "[2,3,1]");
    row("--sort status --simulation 1", "[1,3,2]");
    row("--sort severity --status in-progress --severity critical high", "[3]");
    row("--sort severity --order asc --severity critical high", "[5,3]");
    row("--sort severity --severity critical high", "[3,5]");
    row("--sort alerts --simulation 1 --status closed open", "[1,2]");
    row("--sort alerts --order asc --simulation 1 --status closed open", "[2,1]");
}

void CliCaseReadsTest::listIsSorted()
{
    QFETCH(QByteArray, sort);
    QFETCH(QByteArray, keys);
    const Json listed = json("list " + sort + (sort.contains("--simulation") ? "" : " --all"));
    QVERIFY2(listed.is_object(), text(listed).constData());
    Json found = Json::array();
    for (const Json& each : listed["cases"])
        found.push_back(each["key"]);
    QCOMPARE(text(found), keys);
}

void CliCaseReadsTest::pagesFollowEachOther_data()
{
    QTest::addColumn<QByteArray>("order");
    for (const char* key : {"created", "updated", "closed", "title", "category", "status", "severity", "alerts"})
        for (const char* direction : {"asc", "desc"}) {
            const QByteArray order = QByteArray("--all --sort ") + key + " --order " + direction;
            QTest::newRow(order.constData()) << order;
        }
}

/// Page by page the same cases come as at once, in text too.
void CliCaseReadsTest::pagesFollowEachOther()
{
    QFETCH(QByteArray, order);
    const Json all = json("list " + order);
    QCOMPARE(all["cases"].size(), std::size_t{5});
    Json together = Json::array();
    QByteArray after;
    for (int page = 0; page < 3; ++page) {
        const QByteArray line = "list --limit 2 " + order + after;
        const Json one = json(line);
        QVERIFY2(one.is_object(), text(one).constData());
        for (const Json& each : one["cases"])
            together.push_back(each);
        QCOMPARE(text(one["more"]), page == 2 ? text(0) : page == 0 ? text(3) : text(nullptr));
        const Outcome printed = cases(line);
        QCOMPARE(printed.prints("; --limit 0 shows all, --after "), page < 2);
        if (page == 2) {
            QCOMPARE(text(one["after"]), text(nullptr));
            break;
        }
        const QByteArray end = QByteArray::fromStdString(one["after"].get<std::string>());
        QVERIFY2(printed.prints(QByteArray("--after " + end + " the next\n").constData()), printed.output.constData());
        QVERIFY2(!end.contains('_'), "an underscore is a blank in these lines");
        after = " --after " + end;
    }
    QVERIFY(together == all["cases"]);
}

void CliCaseReadsTest::newestSimulationIsTheDefault()
{
    const Outcome listed = cases("list");
    QVERIFY2(listed.output.startsWith("Simulation 1, finished: Every document against alerts.ndjson\n"
                                      "  --simulation shows another: 2 (by hand); --all shows all\n"
                                      "  1 open, 1 in progress, 1 closed\n"),
             listed.output.constData());
    const Outcome all = cases("list --all");
    QVERIFY2(all.output.startsWith("All of the workspace: 2 (by hand), 1\n"),
             all.output.constData());
    QVERIFY2(all.prints("  key  of  opened"), all.output.constData());
    const Outcome byHand = cases("list --simulation 2");
    QVERIFY2(byHand.output.startsWith("Collection 2: Cases by hand\n"), byHand.output.constData());
    QVERIFY2(!byHand.prints("Kibana did not produce it"), byHand.output.constData());
}

/// A case in a list is a case as Kibana's API has it.
void CliCaseReadsTest::rowsAreWhole()
{
    const Json row = json("list --all --category web")["cases"][0];
    QCOMPARE(text(row["assignees"]), QByteArray(R"([{"uid":"ana"},{"uid":"ben"}])"));
    QCOMPARE(text(row["category"]), text("web"));
    QCOMPARE(text(row["status"]), text("in-progress"));
    QCOMPARE(text(row["created_by"]["username"]), text("elastic/kibana"));
    QCOMPARE(text(row["updated_by"]["username"]), text("ana"));
    Json shown = json("show 3")["case"];
    for (const auto& [key, value] : row.items())
        QVERIFY2(shown[key] == value, key.c_str());
}

void CliCaseReadsTest::timesAreRelative()
{
    QCOMPARE(json("list --all --from now-1h")["cases"].size(), std::size_t{2});
    QCOMPARE(json("list --all --to now-1h")["cases"].size(), std::size_t{3});
    QCOMPARE(json("list --all --from now+1h")["cases"].size(), std::size_t{0});
    QCOMPARE(json("list --all --to now")["cases"].size(), std::size_t{5});
}

void CliCaseReadsTest::exportTakesFilters()
{
    const Outcome outcome = cases("export --all --reporter ben --created-from now-1h --to csv --out -");
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    QVERIFY2(outcome.prints("Another") && !outcome.prints("Disk full"), outcome.output.constData());
}

void CliCaseReadsTest::textsKeepTheirLines()
{
    edit("update 5 --description First\n\nThird");
    edit("comment 5 One\nTwo");
    const Outcome shown = cases("show 5");
    QVERIFY2(shown.prints("\n\n  First\n\n  Third\n"), shown.output.constData());
    QVERIFY2(shown.prints("Comments: 1\n") && shown.prints("\n    One\n    Two\n"), shown.output.constData());
    edit("comment delete 5 --all");
    edit("update 5 --description Nothing");
}

void CliCaseReadsTest::activityByType_data()
{
    QTest::addColumn<QByteArray>("types");
    QTest::addColumn<QByteArray>("found");
    const auto row = [](const char* types, const char* found) { QTest::newRow(types) << QByteArray(types) << QByteArray(found); };
    row("3", R"(["create_case","comment","status","severity","category","assignees"])");
    row("3 --newest-first", R"(["assignees","category","severity","status","comment","create_case"])");
    row("3 --type status", R"(["status"])");
    row("3 --type status --type severity", R"(["status","severity"])");
    row("3 --type status,severity", R"(["status","severity"])");
    row("3 --type alert", R"(["comment"])");
    row("3 --type action", R"(["create_case","status","severity","category","assignees"])");
    row("3 --type user", "[]");
    row("3 --type tags", "[]");
    row("4 --type user", R"(["comment"])");
    row("4 --type attachment", "[]");
}

void CliCaseReadsTest::activityByType()
{
    QFETCH(QByteArray, types);
    QFETCH(QByteArray, found);
    const Json activity = json("activity " + types);
    Json names = Json::array();
    for (const Json& each : activity["userActions"])
        names.push_back(each["type"]);
    QCOMPARE(text(names), found);
    QCOMPARE(text(activity["after"]), text(nullptr));
    QCOMPARE(text(activity["total"]), types.contains("--type") ? text(nullptr) : text(6));
    QVERIFY(json("show " + types)["userActions"] == activity["userActions"]);
    const Outcome printed = cases("activity " + types);
    QCOMPARE(printed.output.count('\n'), static_cast<qsizetype>(std::max<std::size_t>(names.size(), 1)));
}

void CliCaseReadsTest::activityIsTold()
{
    edit("create --title Told --description D --user cy");
    for (const char* line :
         {"update 6 --title New", "update 6 --description New", "update 6 --tag a --tag b", "update 6 --remove-tag a",
          "update 6 --category x", "update 6 --category none", "update 6 --sync-alerts", "update 6 --assignee ana",
          "comment 6 Hello_there", "attach 6 --alert x:i --alert y:i", "set-status 6 closed"})
        edit(line);
    const QByteArray id = QByteArray::fromStdString(json("show 6")["comments"][0]["id"].get<std::string>());
    edit("comment edit 6 " + id + " Bye");
    edit("comment delete 6 --all");
    const Outcome told = cases("activity 6");
    for (const char* part :
         {"  cy ", "  opened the case\n", "  changed the title to \"New\"\n", "  changed the description\n",
          "  added the tags a, b\n", "  removed the tag a\n", "  set the category to x\n", "  took the category away\n",
          "  turned syncing of alerts on\n", "  added the assignee ana\n", "  added a comment: \"Hello there\"\n",
          "  attached 2 alerts\n", "  set the status to closed\n", "  changed a comment: \"Bye\"\n",
          "  deleted a comment\n"})
        QVERIFY2(told.prints(part), test::missing(part, told).constData());
    edit("delete 6 --yes");
}

void CliCaseReadsTest::activityByPages()
{
    const Json all = json("activity 3");
    Json together = Json::array();
    QByteArray after;
    for (int page = 0; page < 3; ++page) {
        const Json one = json("activity 3 --limit 2" + after);
        for (const Json& each : one["userActions"])
            together.push_back(each);
        QCOMPARE(one["after"].is_null(), page == 2);
        after = " --after " + text(one["after"]);
    }
    QVERIFY(together == all["userActions"]);
    const Outcome printed = cases("activity 3 --limit 2");
    QVERIFY2(printed.prints("  … and more; --limit 0 shows all, --after 1 the next\n"), printed.output.constData());
    QCOMPARE(json("activity 3 --limit 0")["userActions"].size(), std::size_t{6});
}

void CliCaseReadsTest::alertsByPages()
{
    const Json all = json("alerts 1");
    QCOMPARE(all.size(), std::size_t{3});
    QCOMPARE(text(all[0]["id"]), text("row-1"));
    QCOMPARE(text(all[0]["index"]), text("alerts"));
    QCOMPARE(text(all[0]["attached_at"]), text("2026-01-05T08:05:00.000Z"));
    const Json first = json("alerts 1 --limit 1");
    QVERIFY(first.size() == 1 && first[0] == all[0]);
    const Json rest = json("alerts 1 --after " + text(first[0]["key"]));
    QVERIFY(rest.size() == 2 && rest[1] == all[2]);
    QVERIFY(cases("alerts 1 --limit 1").prints("and more; --limit 0 shows all"));
    QCOMPARE(cases("alerts 5").output, QByteArray("The case has no alerts.\n"));
}

void CliCaseReadsTest::valuesAreListed_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("printed");
    const auto row = [](const char* line, const char* answer, const char* printed) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(answer) << QByteArray(printed);
    };
    row("tags --owner cases", R"(["host.name:a"])", "host.name:a\n");
    row("categories", R"(["web"])", "web\n");
    row("categories --owner cases", "[]", "");
    row("assignees", R"([{"uid":"ana"},{"uid":"ben"}])", "ana\nben\n");
    row("reporters --owner observability", R"([{"username":"ben","full_name":null,"email":null}])", "ben\n");
}

void CliCaseReadsTest::valuesAreListed()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, printed);
    QCOMPARE(text(json(line)), answer);
    QCOMPARE(cases(line).output, printed);
}

void CliCaseReadsTest::casesOfAnAlert()
{
    const Json found = json("of-alert row-2");
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(text(found[0]["key"]), text(2));
    QCOMPARE(text(found[0]["totals"]), QByteArray(R"({"alerts":1,"userComments":0})"));
    QCOMPARE(json("of-alert row-2 --owner cases").size(), std::size_t{0});
    QVERIFY(cases("of-alert row-2").prints("Grouping by b"));
    QCOMPARE(cases("of-alert nothing").output, QByteArray("No case holds the alert.\n"));
}

void CliCaseReadsTest::similarCases()
{
    const Json found = json("similar 4")["cases"];
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(text(found[0]["key"]), text(1));
    QCOMPARE(text(found[0]["similarities"]["tags"]), QByteArray(R"(["host.name:a"])"));
    QVERIFY(cases("similar 4").prints("tagged host.name:a"));
    QVERIFY(cases("similar 5").prints("No other case has"));
}

void CliCaseReadsTest::countsHaveMeanTimes()
{
    const Json all = json("counts --all");
    QCOMPARE(text(all["count_open_cases"]), text(3));
    QCOMPARE(text(all["count_in_progress_cases"]), text(1));
    QCOMPARE(text(all["count_closed_cases"]), text(1));
    QCOMPARE(text(all["totalAlerts"]), text(5));
    QCOMPARE(text(all["mttr"]), text(json("show 1")["case"]["duration"]));
    QCOMPARE(text(all["time_to_investigate"]), text(0));
    const std::int64_t first = json("show 1")["case"]["time_to_acknowledge"].get<std::int64_t>();
    const std::int64_t third = json("show 3")["case"]["time_to_acknowledge"].get<std::int64_t>();
    QCOMPARE(all["time_to_acknowledge"].get<std::int64_t>(), (first + third) / 2);
    QCOMPARE(text(json("counts --all --status open")["time_to_acknowledge"]), text(nullptr));
    QCOMPARE(text(json("counts --all --status open closed")["mttr"]), text(all["mttr"]));
    const Json none = json("counts --simulation 2");
    QCOMPARE(text(none["count_open_cases"]), text(2));
    QCOMPARE(text(none["mttr"]), text(nullptr));
    const Outcome printed = cases("counts");
    QVERIFY2(printed.prints("  1 open, 1 in progress, 1 closed, with 5 alerts\n"), printed.output.constData());
    QVERIFY2(printed.prints("  to close        "), printed.output.constData());
}

void CliCaseReadsTest::configurationGoesInAndOut()
{
    QVERIFY(cases("configuration show").prints("The workspace has no configuration of cases"));
    m_console.write(u"configuration.json"_s, R"([{"owner": "cases", "closure_type": "close-by-pushing",
        "connector": {"id": "none", "name": "none", "type": ".none", "fields": null},
        "customFields": [{"key": "site", "type": "text", "label": "Site", "required": true, "defaultValue": "HQ"}],
        "templates": [{"key": "disk", "name": "Disk", "caseFields": {"title": "Disk full"}}],
        "observableTypes": [{"key": "badge", "label": "Badge number"}]}])");
    const Json set = json("configuration set configuration.json --user ana");
    QCOMPARE(text(set[0]["owner"]), text("cases"));
    QCOMPARE(text(set[0]["version"]), text("WzEsMV0="));
    QCOMPARE(text(set[0]["created_by"]["username"]), text("ana"));
    const Outcome shown = cases("configuration show");
    for (const char* part : {"cases: version WzEsMV0=, of ", "; pushing closes cases, connector none\n", "  site ",
                             "  disk      Disk  Disk full", "Types of observables, kept for Kibana: Badge number\n"})
        QVERIFY2(shown.prints(part), test::missing(part, shown).constData());
    QVERIFY(json("configuration show") == set);
    QCOMPARE(text(json("configuration show --owner observability")), QByteArray("[]"));
    // What is written is what is read.
    edit("configuration export --out again.json");
    const Json again = json("configuration set again.json --if-version WzEsMV0=");
    QCOMPARE(text(again[0]["version"]), text("WzIsMV0="));
    QVERIFY(again[0]["customFields"] == set[0]["customFields"] && again[0]["templates"] == set[0]["templates"]);
    QCOMPARE(text(again[0]["observableTypes"]), QByteArray(R"([{"key":"badge","label":"Badge number"}])"));
    const Outcome late = cases("configuration set again.json --if-version WzEsMV0= --format json");
    QCOMPARE(late.code, 1);
    QCOMPARE(text(late.json()["statusCode"]), text(409));
    edit("configuration export --owner observability --out none.json");
    QFile none(m_console.path(u"none.json"_s));
    QVERIFY(none.open(QIODevice::ReadOnly));
    QCOMPARE(none.readAll(), QByteArray("[]\n"));
}

void CliCaseReadsTest::configurationIsRefused()
{
    m_console.write(u"wrong.json"_s, R"({"owner": "cases", "closure_type": "close-by-magic",
        "connector": {"id": "none", "name": "none", "type": ".none", "fields": null}})");
    const Outcome wrong = cases("configuration set wrong.json --format json");
    QCOMPARE(wrong.code, 3);
    QVERIFY2(wrong.says("wrong.json:1:36: closure_type: "), wrong.messages.constData());
    QCOMPARE(text(wrong.json()["statusCode"]), text(400));
    // A custom field keeps its type, and with it nothing of the file is set.
    const QByteArray head = R"("closure_type": "close-by-user",
        "connector": {"id": "none", "name": "none", "type": ".none", "fields": null})";
    const QByteArray field = R"("customFields": [{"key": "site", "label": "Site", "required": false, "type": )";
    m_console.write(u"field.json"_s, R"({"owner": "cases", )" + head + ", " + field + R"("text"}]})");
    edit("configuration set field.json");
    m_console.write(u"types.json"_s, R"([{"owner": "observability", )" + head + R"(}, {"owner": "cases", )" + head + ", "
                                         + field + R"("toggle"}]}])");
    const Outcome types = cases("configuration set types.json --format json");
    QCOMPARE(types.code, 3);
    QVERIFY2(types.says("Custom fields that are there already keep their type"), types.messages.constData());
    QCOMPARE(text(types.json()["statusCode"]), text(400));
    QCOMPARE(text(json("configuration show --owner observability")), QByteArray("[]"));
    QCOMPARE(cases("configuration set nowhere.json").code, 3);
    QCOMPARE(cases("configuration export --out work.casewright").code, 2);
}

void CliCaseReadsTest::refusals_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char* line, int code, const char* message) {
        QTest::newRow(line) << QByteArray(line) << code << QByteArray(message);
    };
    row("list --simulation 7", 3, "has no simulation 7; it has 2, 1.");
    row("list --all --simulation 1", 2, "--all and --simulation exclude each other");
    row("list --from yesterday", 2, "--from: ");
    row("list --updated-to now-soon", 2, "--updated-to: \"now-soon\" is no time");
    row("list --closed-from 2026-13-01", 2, "--closed-from: ");
    row("list --severity worst", 2, "worst");
    row("list --owner me", 2, "me");
    row("list --sort size", 2, "size");
    row("list --order up", 2, "up");
    row("list --after nonsense", 3, "--after: \"nonsense\" is no end of a page");
    row("list --after WzEsMSwxXQ --sort title", 3, "--after: the page before was in another order");
    row("show 7", 3, "has no case 7");
    row("show 3 --type nonsense", 2, "\"nonsense\" is no type of activity");
    row("activity 7", 3, "has no case 7");
    row("activity 3 --after first", 2, "no whole number");
    row("alerts 7", 3, "has no case 7");
    row("similar 7", 3, "has no case 7");
    row("counts --simulation 7", 3, "has no simulation 7");
    row("tags --owner me", 2, "me");
    row("configuration set configuration.json --if-version 1", 2, "\"1\" is no version");
}

void CliCaseReadsTest::refusals()
{
    QFETCH(QByteArray, line);
    QFETCH(int, code);
    QFETCH(QByteArray, message);
    const Outcome outcome = cases(line);
    QCOMPARE(outcome.code, code);
    QCOMPARE(outcome.output, QByteArray());
    QVERIFY2(outcome.says(message.constData()), outcome.messages.constData());
    if (code != 3)
        return;
    const QByteArray status = text(cases(line + " --format json").json()["statusCode"]);
    QVERIFY2(status == "400" || status == "404", status.constData());
}

QTEST_GUILESS_MAIN(CliCaseReadsTest)
#include "tst_CliCaseReads.moc"
