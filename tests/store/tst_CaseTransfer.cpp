// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <string>
#include <vector>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/archive/CaseExport.h"
#include "core/archive/CaseImport.h"
#include "core/store/AttachmentsClient.h"
#include "core/store/CasesClient.h"
#include "core/store/Workspace.h"
#include "tests/store/Place.h"
#include "tests/store/ScriptedRuns.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using archive::ExportFormat;
using base::ErrorCode;
using store::CasesClient;

/// Cases out of a workspace and into another. It stands before all raw strings, behind which moc finds no class.
class TestCaseTransfer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void comesBackAsTheSameText();
    void countsWhatWasAttachedAlready();
    void exportsAnAttachmentForEachRun();
    void exportsWhatWasAttachedSince();
    void exportsOfAlertsOnlyWhatTheCaseHolds();
    void exportsNoAttachmentThatWasDeleted();
    void givesIdsOfTheirOwnToRepeats();
    void keepsTheIdOfTheOldestOfRepeats();
    void exportsInParts();
    void exportsOnlyWhatIsAskedFor();
    void refusesAKeyThatIsNotThere();
    void handsOnWhatTheFileSays();
    void stopsWhenAsked();
    void takesPartsInAnyOrder();
    void keepsWhatItCanAndTellsTheRest();
    void givesAFileThatComesAgainAnotherName();
    void takesAllOrNothing_data();
    void takesAllOrNothing();
    void writesRowsForSpreadsheets();
    void tellsAStory();

private:
    base::Result<archive::ImportReport> import(const QByteArray& content, const QString& name = u"some.ndjson"_s);
    [[nodiscard]] std::vector<store::CaseRow> cases(std::int64_t collection) const;
    std::unique_ptr<QTemporaryDir> m_folder;     ///< of the files
    std::unique_ptr<tests::Place> m_place;
    std::optional<store::Workspace> m_workspace;
    std::int64_t m_simulation = 0;
};

namespace {

constexpr base::Timestamp Now{1'900'000'000'000};

std::string exported(store::Workspace& workspace, const archive::ExportSelection& selection,
                     ExportFormat format = ExportFormat::SavedObjects, archive::ExportCounts* given = nullptr)
{
    std::string text;
    const auto counts = archive::exportCases(workspace, selection, format, [&text](std::string_view part) {
        text += part;
        return base::Result<void>();
    });
    if (!counts)
        qFatal("%s", counts.error().text.c_str());
    if (given != nullptr)
        *given = *counts;
    return text;
}

std::size_t occurrences(const std::string& text, const std::string& part)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

QByteArray caseLine(const char* id)
{
    return QByteArray(R"({"type":"cases","id":")") + id
        + R"(","references":[],"attributes":{"title":"t","owner":"cases","created_at":"2026-01-01T00:00:00.000Z"}})"
          "\n";
}

QByteArray commentLine(const char* id, const char* caseId)
{
    return QByteArray(R"({"type":"cases-comments","id":")") + id
        + R"(","references":[{"type":"cases","name":"associated-cases","id":")" + caseId
        + R"("}],"attributes":{"type":"user","comment":"c","owner":"cases","created_at":"2026-01-01T00:00:00.000Z",)"
          R"("created_by":{"username":"kim","full_name":"Kim","email":null}}})"
          "\n";
}

QByteArray actionLine(const char* id, const char* caseId, const char* at)
{
    return QByteArray(R"({"type":"cases-user-actions","id":")") + id
        + R"(","references":[{"type":"cases","name":"associated-cases","id":")" + caseId
        + R"("}],"attributes":{"type":"status","action":"update","owner":"cases","payload":{"status":"closed"},)"
          R"("created_by":{"username":"kim","full_name":null,"email":null},"created_at":")"
        + at + "\"}}\n";
}

} // namespace

void TestCaseTransfer::init()
{
    m_workspace.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_place = std::make_unique<tests::Place>();
    const std::string path = m_place->address(u"work.casewright"_s);
    m_workspace = std::move(*store::Workspace::open(path, store::Access::Create));
    const tests::Script script{.runs = 4, .alertsPerRun = 6, .groups = 3};
    m_simulation = tests::storeScript(path, script, tests::makeTable(script.alerts()));
}

base::Result<archive::ImportReport> TestCaseTransfer::import(const QByteArray& content, const QString& name)
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("not written");
    file.close();
    return archive::importCases(*m_workspace, file.fileName().toStdString(), name.toStdString(), Now);
}

std::vector<store::CaseRow> TestCaseTransfer::cases(std::int64_t collection) const
{
    return m_workspace->cases({.simulation = collection}, std::nullopt, 1'000).value_or(std::vector<store::CaseRow>{});
}

/// A user action names all alerts that were handed over, and not which of them were there.
void TestCaseTransfer::countsWhatWasAttachedAlready()
{
    CasesClient client(*m_workspace);
    store::AttachmentsClient attachments(*m_workspace);
    const auto made = client.create({.attributes = {.title = "T", .description = "D"}}, {.user = "kim", .at = Now});
    QVERIFY(made);
    std::int64_t at = Now.milliseconds;
    for (const std::vector<std::string>& ids :
         {std::vector<std::string>{"a", "b"}, {"b", "c"}, {"a", "b", "c", "d"}, {"e"}}) {
        const std::vector<std::string> indices(ids.size(), "logs");
        QVERIFY(attachments.attachAlerts(made->key, {.ids = ids, .indices = indices}, {.user = "kim", .at = {++at}}));
    }
    const auto counts = [&](std::int64_t key) {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> read;
        const auto actions = client.userActions(key, {}, std::nullopt, 100);
        for (const store::StoredUserAction& each : actions.value_or(std::vector<store::StoredUserAction>{}))
            if (cases::commentTypeOf(each.document.action) == "alert")
                read.emplace_back(each.alerts, each.alreadyAttached);
        return read;
    };
    const std::vector<std::pair<std::uint32_t, std::uint32_t>> expected{{2, 0}, {1, 1}, {1, 3}, {1, 0}};
    QVERIFY(counts(made->key) == expected);
    const auto report = import(QByteArray::fromStdString(exported(*m_workspace, {.keys = {made->key}})));
    QVERIFY2(report, report ? "" : report.error().text.c_str());
    QVERIFY(counts(cases(report->collection).front().key) == expected);
}

void TestCaseTransfer::comesBackAsTheSameText()
{
    CasesClient client(*m_workspace);
    store::AttachmentsClient attachments(*m_workspace);
    const std::int64_t key = cases(m_simulation).front().key;
    const store::Signature kim{.user = "kim", .at = Now};
    QVERIFY(attachments.addComment(key, "A *comment*\nof two lines", kim));
    const auto before = client.get(key);
    QVERIFY(before);
    cases::CaseChange change;
    change.title = "Another title";
    change.status = cases::CaseStatus::Closed;
    change.tags = std::vector<std::string>{"a", "b"};
    change.severity = cases::Severity::Critical;
    const auto updated = client.update({{.key = key, .version = before->document.version, .change = change}}, kim);
    QVERIFY2(updated, updated ? "" : updated.error().text.c_str());

    // The oldest first: so they are also the oldest first where they come in.
    constexpr auto OldestFirst = store::CaseOrder::CreatedOldestFirst;
    const std::string first = exported(*m_workspace, {.filter = {.simulation = m_simulation, .order = OldestFirst}});
    const auto report = import(QByteArray::fromStdString(first));
    QVERIFY2(report, report ? "" : base::describe(report.error()).c_str());
    QCOMPARE(report->cases, std::uint64_t{3});
    QCOMPARE(report->withoutCase, std::uint64_t{0});
    QVERIFY(report->leftOut.empty() && report->otherTypes.empty());
    const std::string second =
        exported(*m_workspace, {.filter = {.simulation = report->collection, .order = OldestFirst}});
    QCOMPARE(QString::fromStdString(second), QString::fromStdString(first));
}

void TestCaseTransfer::exportsAnAttachmentForEachRun()
{
    const std::string text = exported(*m_workspace, {.filter = {.simulation = m_simulation}});
    QCOMPARE(occurrences(text, R"("type":"cases","typeMigrationVersion")"), std::size_t{3});
    // Each of 4 runs attached alerts to each of 3 cases; the user actions tell the same.
    QCOMPARE(occurrences(text, R"("type":"cases-comments","typeMigrationVersion")"), std::size_t{12});
    QCOMPARE(occurrences(text, R"("type":"cases-user-actions","typeMigrationVersion")"), std::size_t{15});
    QVERIFY(text.ends_with("{\"excludedObjects\":[],\"excludedObjectsCount\":0,\"exportedCount\":30,"
                           "\"missingRefCount\":0,\"missingReferences\":[]}\n"));
    QCOMPARE(occurrences(text, "\n"), std::size_t{31});
}

void TestCaseTransfer::exportsWhatWasAttachedSince()
{
    const auto first = import(QByteArray::fromStdString(exported(*m_workspace, {.filter = {.simulation = m_simulation}})));
    QVERIFY(first);
    const store::CaseRow row = cases(first->collection).front();
    QCOMPARE(row.totalAlerts, 8U);
    const cases::AlertAttachment more{.ids = {"by hand"}, .indices = {"i"}};
    QVERIFY(store::AttachmentsClient(*m_workspace).attachAlerts(row.key, more, {.user = "kim", .at = Now}));
    const std::string text = exported(*m_workspace, {.filter = {.simulation = first->collection}});
    const auto second = import(QByteArray::fromStdString(text));
    QVERIFY2(second, second ? "" : base::describe(second.error()).c_str());
    QCOMPARE(second->attachments, first->attachments + 1);
    const std::vector<store::CaseRow> rows = cases(second->collection);
    const auto same = std::find_if(rows.begin(), rows.end(), [&](const auto& each) { return each.id.text == row.id.text; });
    QCOMPARE(same->totalAlerts, 9U);
}

void TestCaseTransfer::exportsOfAlertsOnlyWhatTheCaseHolds()
{
    const QByteArray payload = R"("payload":{"comment":{"type":"alert","alertId":["x"],"index":["i"]}})";
    const auto first = import(
        caseLine("c1")
        + actionLine("a1", "c1", "2026-01-02T00:00:00.000Z")
              .replace(R"("type":"status","action":"update")", R"("type":"comment","action":"create")")
              .replace(R"("payload":{"status":"closed"})", payload));
    QVERIFY2(first, first ? "" : base::describe(first.error()).c_str());
    const std::string text = exported(*m_workspace, {.filter = {.simulation = first->collection}});
    QCOMPARE(occurrences(text, R"("type":"cases-comments","typeMigrationVersion")"), std::size_t{0});
    QCOMPARE(occurrences(text, R"("type":"cases-user-actions","typeMigrationVersion")"), std::size_t{1});
}

/// Also where the case got the same alerts again: they belong to the later attachment then.
void TestCaseTransfer::exportsNoAttachmentThatWasDeleted()
{
    const store::Signature kim{.user = "kim", .at = Now};
    const std::int64_t key =
        CasesClient(*m_workspace).create({.owner = "cases", .attributes = {.title = "t", .description = "d"}}, kim)->key;
    store::AttachmentsClient attachments(*m_workspace);
    const cases::AlertAttachment first{.ids = {"a1"}, .indices = {"i"}, .ruleId = "r1", .ruleName = "First rule"};
    const cases::AlertAttachment second{
        .ids = {"a1", "a2"}, .indices = {"i", "i"}, .ruleId = "r2", .ruleName = "Second rule"};
    QVERIFY(attachments.attachAlerts(key, first, kim));
    QVERIFY(attachments.deleteComments(key, kim));
    QVERIFY(attachments.attachAlerts(key, second, kim));
    const QByteArray text = QByteArray::fromStdString(exported(*m_workspace, {.keys = {key}}));
    QList<QByteArray> lines;
    for (const QByteArray& line : text.split('\n'))
        if (line.contains(R"("type":"cases-comments","typeMigrationVersion")"))
            lines.append(line);
    QCOMPARE(lines.size(), 1);
    QVERIFY2(lines[0].contains(R"("alertId":["a1","a2"])") && lines[0].contains("Second rule"), lines[0].constData());
}

/// No import takes one id twice. What is imported and exported again with all the others meets its own computed ids.
void TestCaseTransfer::givesIdsOfTheirOwnToRepeats()
{
    const std::size_t once = cases(m_simulation).size();
    for (std::size_t all = once; all < 8 * once; all *= 2) {
        archive::ExportCounts counts;
        const std::string text = exported(*m_workspace, {}, ExportFormat::SavedObjects, &counts);
        QCOMPARE(counts.cases, all);
        QCOMPARE(counts.renamed, all == once ? 0 : all / 2); // the other half has ids of earlier exports
        QCOMPARE(occurrences(text, R"("originId":")"), static_cast<std::size_t>(counts.renamed));
        QCOMPARE(exported(*m_workspace, {}), text);
        const auto report = import(QByteArray::fromStdString(text));
        QVERIFY2(report, report ? "" : report.error().text.c_str());
        QCOMPARE(report->cases, all);
        QCOMPARE(report->attachments, counts.attachments);
        QCOMPARE(report->userActions, counts.userActions);
        QCOMPARE(report->withoutCase, std::uint64_t{0});
        QCOMPARE(cases(report->collection).size(), all);
    }
}

void TestCaseTransfer::keepsTheIdOfTheOldestOfRepeats()
{
    const std::string first = exported(*m_workspace, {.filter = {.simulation = m_simulation}});
    const auto report = import(QByteArray::fromStdString(first));
    QVERIFY(report);
    const store::CaseRow one = cases(m_simulation).front();
    const std::vector<store::CaseRow> imported = cases(report->collection);
    const auto same =
        std::find_if(imported.begin(), imported.end(), [&](const auto& each) { return each.id.text == one.id.text; });
    const std::string both = exported(*m_workspace, {.keys = {same->key, one.key}});
    const std::string alone = exported(*m_workspace, {.keys = {one.key}});
    QVERIFY(both.find(alone.substr(0, alone.find(R"({"excludedObjects")"))) != both.npos);
    QCOMPARE(occurrences(both, R"("originId":")" + one.id.text + '"'), std::size_t{1});
    // What belongs to the copy names the copy.
    QCOMPARE(occurrences(both, R"({"id":")" + one.id.text + R"(","name":"associated-cases")"),
             occurrences(alone, R"({"id":")" + one.id.text + R"(","name":"associated-cases")"));
    QCOMPARE(occurrences(exported(*m_workspace, {.keys = {same->key}}), R"("originId")"), std::size_t{0});
    QCOMPARE(occurrences(exported(*m_workspace, {}, ExportFormat::Csv), one.id.text), std::size_t{2});
}

void TestCaseTransfer::exportsInParts()
{
    std::size_t longest = 0;
    std::size_t parts = 0;
    const auto counts = archive::exportCases(*m_workspace, {.filter = {.simulation = m_simulation}},
                                             ExportFormat::SavedObjects, [&](std::string_view part) {
                                                 longest = std::max(longest, occurrences(std::string(part), "\n"));
                                                 ++parts;
                                                 return base::Result<void>();
                                             });
    QVERIFY(counts);
    QCOMPARE(counts->cases, std::uint64_t{3});
    QCOMPARE(counts->attachments, std::uint64_t{12});
    QCOMPARE(counts->userActions, std::uint64_t{15});
    QCOMPARE(parts, std::size_t{4});
    QCOMPARE(longest, std::size_t{10});
}

void TestCaseTransfer::exportsOnlyWhatIsAskedFor()
{
    const std::vector<store::CaseRow> all = cases(m_simulation);
    QVERIFY(m_workspace->setStatus({all[1].key}, engine::CaseStatus::Closed, Now, "kim"));
    const auto countOf = [this](const archive::ExportSelection& selection) {
        return occurrences(exported(*m_workspace, selection, ExportFormat::Csv), "\r\n") - 1;
    };
    QCOMPARE(countOf({}), std::size_t{3});
    QCOMPARE(countOf({.filter = {.statuses = {engine::CaseStatus::Closed}}}), std::size_t{1});
    QCOMPARE(countOf({.filter = {.simulation = m_simulation + 1}}), std::size_t{0});
    const std::string two = exported(*m_workspace, {.keys = {all[2].key, all[0].key}}, ExportFormat::Csv);
    QVERIFY(two.find(all[2].id.text) < two.find(all[0].id.text));
    QVERIFY(two.find(all[1].id.text) == two.npos);
}

void TestCaseTransfer::refusesAKeyThatIsNotThere()
{
    const auto counts = archive::exportCases(*m_workspace, {.keys = {1, 999}}, ExportFormat::Csv,
                                             [](std::string_view) { return base::Result<void>(); });
    QVERIFY(!counts);
    QCOMPARE(int(counts.error().code), int(ErrorCode::NotFound));
    // The snapshot is given up: the workspace can be written.
    QVERIFY(m_workspace->setSetting("a", "b"));
}

void TestCaseTransfer::handsOnWhatTheFileSays()
{
    const auto counts =
        archive::exportCases(*m_workspace, {}, ExportFormat::SavedObjects, [](std::string_view) -> base::Result<void> {
            return base::fail(ErrorCode::Unwritable, "the disk is full");
        });
    QVERIFY(!counts);
    QCOMPARE(counts.error().text, std::string("the disk is full"));
}

void TestCaseTransfer::stopsWhenAsked()
{
    std::stop_source source;
    source.request_stop();
    const auto counts = archive::exportCases(
        *m_workspace, {}, ExportFormat::Csv, [](std::string_view) { return base::Result<void>(); }, nullptr,
        source.get_token());
    QVERIFY(!counts);
    QCOMPARE(int(counts.error().code), int(ErrorCode::Cancelled));
}

void TestCaseTransfer::takesPartsInAnyOrder()
{
    const auto report =
        import("\xEF\xBB\xBF" + actionLine("a2", "c1", "2026-01-03T00:00:00.000Z") + commentLine("m1", "c1") + "\r\n"
               + caseLine("c1") + actionLine("a1", "c1", "2026-01-02T00:00:00.000Z"));
    QVERIFY2(report, report ? "" : base::describe(report.error()).c_str());
    const std::vector<store::CaseRow> rows = cases(report->collection);
    QCOMPARE(rows.size(), std::size_t{1});
    const auto actions = CasesClient(*m_workspace).userActions(rows[0].key, {}, std::nullopt, 10);
    QVERIFY(actions);
    QCOMPARE(actions->size(), std::size_t{2});
    QCOMPARE(actions->at(0).key, std::int64_t{0});
    QCOMPARE(actions->at(0).document.id, std::string("a1"));
    QCOMPARE(actions->at(1).document.id, std::string("a2"));
    QCOMPARE(actions->at(1).document.createdBy.value_or(""), std::string("kim"));
    const auto found = CasesClient(*m_workspace).get(rows[0].key);
    QCOMPARE(found->document.totalComments, 1U);
    const std::string text = exported(*m_workspace, {.filter = {.simulation = report->collection}});
    QVERIFY(text.find(R"({"email":null,"full_name":"Kim","username":"kim"})") != text.npos);
}

void TestCaseTransfer::keepsWhatItCanAndTellsTheRest()
{
    const auto report = import(
        caseLine("c1").replace("\"title\"", "\"incremental_id\":7,\"title\"") + commentLine("m1", "gone")
        + R"({"type":"dashboard","id":"d","attributes":{}})" + "\n"
        + R"({"type":"cases-comments","id":"f","references":[{"name":"associated-cases","id":"c1"}],"attributes":)"
          R"({"type":"externalReference","externalReferenceId":"x","created_at":"2026-01-01T00:00:00.000Z"}})"
          "\n"
          R"({"exportedCount":3,"missingRefCount":0,"missingReferences":[]})");
    QVERIFY2(report, report ? "" : base::describe(report.error()).c_str());
    QVERIFY((report->leftOut == cases::LeftOut{{"cases: incremental_id", 1}}));
    QVERIFY((report->otherTypes == cases::LeftOut{{"dashboard", 1}}));
    QCOMPARE(report->withoutCase, std::uint64_t{1});
    QCOMPARE(report->attachments, std::uint64_t{1});
    const std::string text = exported(*m_workspace, {.filter = {.simulation = report->collection}});
    QVERIFY(text.find(R"("externalReferenceId":"x")") != text.npos);
}

void TestCaseTransfer::givesAFileThatComesAgainAnotherName()
{
    const auto first = import(caseLine("c1"));
    QVERIFY(first && !first->isAgain);
    QCOMPARE(first->name, std::string("some.ndjson"));
    const auto second = import(caseLine("c1"));
    QVERIFY(second && second->isAgain);
    QCOMPARE(second->name, std::string("some.ndjson (2)"));
    QVERIFY(first->collection != second->collection);
    const auto simulations = m_workspace->simulations();
    QCOMPARE(int(simulations->front().origin), int(store::CaseOrigin::Imported));
}

void TestCaseTransfer::takesAllOrNothing_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("line");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* name, const QByteArray& content, ErrorCode code, int line, const char* says) {
        QTest::newRow(name) << content << int(code) << line << QByteArray(says);
    };
    row("a broken line", caseLine("c1") + "\n{\"type\":", ErrorCode::InvalidJson, 3, "");
    row("a broken part", caseLine("c1") + commentLine("m1", "c1").replace("\"comment\":\"c\"", "\"comment\":1"),
        ErrorCode::InvalidValue, 2, "must be a text");
    row("twice", caseLine("c1") + caseLine("c2") + caseLine("c1"), ErrorCode::InvalidValue, 3, "c1 is there twice");
    row("a comment twice", caseLine("c1") + commentLine("m1", "c1") + "\n" + commentLine("m1", "c1"),
        ErrorCode::InvalidValue, 4, "the attachment m1 is there twice");
    row("a comment of two cases", caseLine("c1") + caseLine("c2") + commentLine("m1", "c1") + commentLine("m1", "c2"),
        ErrorCode::InvalidValue, 4, "the attachment m1 is there twice");
    row("a user action twice",
        actionLine("a1", "c1", "2026-01-02T00:00:00.000Z") + caseLine("c1")
            + actionLine("a1", "c1", "2026-01-03T00:00:00.000Z"),
        ErrorCode::InvalidValue, 3, "the user action a1 is there twice");
    row("a case without an id", caseLine("c1") + caseLine(""), ErrorCode::MissingValue, 2, "must not be empty");
    row("no case", commentLine("m1", "c1"), ErrorCode::MissingValue, 0, "has no cases");
    row("empty", {}, ErrorCode::MissingValue, 0, "has no cases");
    row("a status between", caseLine("c1").replace("\"owner\"", "\"status\":15,\"owner\""), ErrorCode::InvalidValue, 1,
        "must be one of 0, 10, 20");
    row("a line of bytes", caseLine("c1") + "\xff\xfe\n", ErrorCode::InvalidJson, 2, "");
}

void TestCaseTransfer::takesAllOrNothing()
{
    QFETCH(const QByteArray, content);
    QFETCH(const int, code);
    QFETCH(const int, line);
    QFETCH(const QByteArray, says);
    const auto report = import(content);
    QVERIFY(!report);
    QCOMPARE(int(report.error().code), code);
    QVERIFY(report.error().location);
    QCOMPARE(int(report.error().location->line), line);
    QCOMPARE(report.error().location->file, std::string("some.ndjson"));
    QVERIFY2(report.error().text.find(says.toStdString()) != std::string::npos, report.error().text.c_str());
    QCOMPARE(m_workspace->simulations()->size(), std::size_t{1});
    QVERIFY(m_workspace->setSetting("a", "b"));
}

void TestCaseTransfer::writesRowsForSpreadsheets()
{
    const auto report = import(caseLine("c1").replace("\"t\"", R"("=HYPERLINK(\"x\"), y")"));
    QVERIFY(report);
    const std::string text = exported(*m_workspace, {.filter = {.simulation = report->collection}}, ExportFormat::Csv);
    QVERIFY2(text.find(R"(c1,"'=HYPERLINK(""x""), y",open,low,cases,,,,2026-01-01T00:00:00.000Z,elastic/kibana,)")
                 != text.npos,
             text.c_str());
}

void TestCaseTransfer::tellsAStory()
{
    const std::int64_t key = cases(m_simulation).front().key;
    QVERIFY(store::AttachmentsClient(*m_workspace).addComment(key, "Seen **it**.", {.user = "kim", .at = Now}));
    const std::string story = exported(*m_workspace, {.keys = {key}}, ExportFormat::Markdown);
    for (const char* part : {"# ", "## Description", "## Comment by kim", "Seen **it**.", "## Activity",
                             "| created the case |", "attached 2 alerts", "## Alerts: 8"})
        QVERIFY2(story.find(part) != story.npos, part);
    const std::string table = exported(*m_workspace, {.filter = {.simulation = m_simulation}}, ExportFormat::Markdown);
    QCOMPARE(occurrences(table, "\n"), std::size_t{5});
}

QTEST_GUILESS_MAIN(TestCaseTransfer)
#include "tst_CaseTransfer.moc"
