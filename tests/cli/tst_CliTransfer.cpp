// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <QXmlStreamReader>

#include <memory>

#include <nlohmann/json.hpp>

#include "tests/architecture/JsonSchema.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using base::Json;
using test::Console;
using test::document;
using test::missing;
using test::Outcome;
using test::text;

namespace {

const QStringList Workspace{u"--workspace"_s, u"work.casewright"_s};
const QStringList Export{u"cases"_s, u"export"_s};
const QStringList Import{u"cases"_s, u"import"_s};
const QStringList Report{u"cases"_s, u"report"_s};

} // namespace

/// `cases export`, `cases import` and `cases report`, by the real program.
class CliTransferTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void comesBackAsTheSameBytes();
    void writesCsvAndMarkdown();
    void exportsOneCaseById();
    void exportsAsTheNameSays();
    void exportsNoIdTwice();
    void casesOfSeveralWorkspacesComeTogether();
    void writesOverNoWorkspace();
    void exportsNothingThatWasDeleted();
    void importedCasesAreNotOurs();
    void writesAReport();
    void leavesTheFileAfterAnError();
    void tellsWhereAFileIsBroken();
    void leavesNoWorkspaceThatItMadeForNothing();
    void readsFromAPipe();
    void importFollowsItsSchema();
    void refuses_data();
    void refuses();

private:
    Outcome run(const QStringList& arguments, const QByteArray& input = {}) const
    {
        return m_console->run(arguments + Workspace, input);
    }
    [[nodiscard]] QByteArray content(const QString& name) const
    {
        QFile file(m_console->path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
    }
    std::unique_ptr<Console> m_console;
};

void CliTransferTest::init()
{
    m_console = std::make_unique<Console>();
    m_console->writeRule(R"({"groupingBy": ["host.name"]})");
    m_console->write(u"some.ndjson"_s,
                     document("2026-01-05T08:01:00Z", "a") + document("2026-01-05T08:02:00Z", "b")
                         + document("2026-01-05T09:01:00Z", "a"));
    QCOMPARE(m_console->keep(u"some.ndjson"_s).code, 0);
}

void CliTransferTest::comesBackAsTheSameBytes()
{
    const Outcome exported = run(Export + QStringList{u"--out"_s, u"one.ndjson"_s});
    QVERIFY2(exported.code == 0, exported.messages.constData());
    QVERIFY2(exported.says("2 cases with 3 attachments and 5 user actions written to one.ndjson"),
             exported.messages.constData());
    QCOMPARE(content(u"one.ndjson"_s).count('\n'), 11);
    const Outcome imported = run(Import + QStringList{u"one.ndjson"_s});
    QVERIFY2(imported.code == 0, imported.messages.constData());
    QVERIFY2(imported.prints("2 cases with 3 attachments and 5 user actions, as collection 2: one.ndjson"),
             imported.output.constData());
    const Outcome again = run(Export + QStringList{u"--simulation"_s, u"2"_s, u"--out"_s, u"-"_s});
    QCOMPARE(QString::fromUtf8(again.output), QString::fromUtf8(content(u"one.ndjson"_s)));
    const Outcome twice = run(Import + QStringList{u"one.ndjson"_s});
    QVERIFY2(twice.code == 0 && twice.says("already"), twice.messages.constData());
    QVERIFY2(twice.prints("one.ndjson (2)"), twice.output.constData());
}

void CliTransferTest::writesCsvAndMarkdown()
{
    const Outcome csv = run(Export + QStringList{u"--to"_s, u"csv"_s, u"--out"_s, u"-"_s});
    QVERIFY2(csv.prints("id,title,status,"), missing("id,title,status,", csv).constData());
    QCOMPARE(csv.output.count("\r\n"), 3);
    const Outcome markdown =
        run(Export + QStringList{u"--to"_s, u"markdown"_s, u"--text"_s, u"\"Grouping by a\""_s, u"--out"_s, u"-"_s});
    QVERIFY2(markdown.prints("| Title | Status |"), markdown.output.constData());
    QCOMPARE(markdown.output.count('\n'), 3);
}

void CliTransferTest::exportsOneCaseById()
{
    const Outcome story = run(Export + QStringList{u"1"_s, u"--to"_s, u"markdown"_s, u"--out"_s, u"-"_s});
    QVERIFY2(story.prints("## Activity"), missing("## Activity", story).constData());
    QVERIFY2(story.prints("## Alerts: 2"), missing("## Alerts: 2", story).constData());
}

void CliTransferTest::exportsAsTheNameSays()
{
    QCOMPARE(run(Export + QStringList{u"--out"_s, u"all.csv"_s}).code, 0);
    QVERIFY(content(u"all.csv"_s).contains("id,title,status,"));
    QCOMPARE(run(Export + QStringList{u"--out"_s, u"ALL.CSV"_s}).code, 0);
    QVERIFY(content(u"ALL.CSV"_s).contains("id,title,status,"));
    QCOMPARE(run(Export + QStringList{u"--out"_s, u"all.markdown"_s}).code, 0);
    QVERIFY(content(u"all.markdown"_s).contains("| Title | Status |"));
    QCOMPARE(run(Export + QStringList{u"--out"_s, u"all.md"_s}).code, 0);
    QVERIFY(content(u"all.md"_s).contains("| Title | Status |"));
    QCOMPARE(run(Export + QStringList{u"--out"_s, u"odd.md"_s, u"--to"_s, u"ndjson"_s}).code, 0);
    QVERIFY(content(u"odd.md"_s).startsWith("{"));
}

void CliTransferTest::exportsNoIdTwice()
{
    QCOMPARE(m_console->keep(u"some.ndjson"_s).code, 0);
    const Outcome all = run(Export + QStringList{u"--all"_s, u"--out"_s, u"all.ndjson"_s});
    QCOMPARE(all.code, 0);
    const qsizetype cases = content(u"all.ndjson"_s).count(R"("type":"cases",)");
    const qsizetype renamed = content(u"all.ndjson"_s).count(R"("originId")");
    QCOMPARE(cases, 2 * renamed);
    const QByteArray note = QByteArray::number(renamed) + " of them had the id of an older one";
    QVERIFY2(all.says(note.constData()), all.messages.constData());
    const Outcome import = m_console->run({u"cases"_s, u"import"_s, u"all.ndjson"_s, u"--workspace"_s,
                                           u"other.casewright"_s, u"--format"_s, u"json"_s});
    QCOMPARE(text(import.json()["cases"]), text(cases));
    QCOMPARE(text(import.json()["leftOut"]["cases: originId"]), text(renamed));
    const Outcome one = run(Export + QStringList{u"--simulation"_s, u"1"_s, u"--out"_s, u"one.ndjson"_s});
    QVERIFY2(one.code == 0 && !one.says("older one"), one.messages.constData());
}

/// What was made in two workspaces has no id in common: not its cases, nor their activity.
void CliTransferTest::casesOfSeveralWorkspacesComeTogether()
{
    const QStringList together{u"--workspace"_s, u"together.casewright"_s};
    for (const QString& name : {u"one"_s, u"two"_s}) {
        const QStringList apart{u"--workspace"_s, name + u".casewright"_s};
        const QStringList create{u"cases"_s, u"create"_s, u"--title"_s, name, u"--description"_s, name};
        QCOMPARE(m_console->run(create + apart).code, 0);
        const QString file = name + u"-case.ndjson"_s;
        QCOMPARE(m_console->run(Export + QStringList{u"--all"_s, u"--out"_s, file} + apart).code, 0);
        const Outcome imported = m_console->run(Import + QStringList{file} + together);
        QVERIFY2(imported.code == 0, imported.messages.constData());
    }
    const Outcome all = m_console->run(Export + QStringList{u"--all"_s, u"--out"_s, u"both.ndjson"_s} + together);
    QVERIFY2(all.code == 0, all.messages.constData());
    const Outcome again = m_console->run(
        Import + QStringList{u"both.ndjson"_s, u"--workspace"_s, u"again.casewright"_s});
    QVERIFY2(again.code == 0, again.messages.constData());
}

void CliTransferTest::writesOverNoWorkspace()
{
    QVERIFY(QFile::copy(m_console->path(u"work.casewright"_s), m_console->path(u"other.casewright"_s)));
    const QByteArray before = content(u"other.casewright"_s);
    const Outcome outcome = run(Export + QStringList{u"--out"_s, u"other.casewright"_s});
    QCOMPARE(outcome.code, 4);
    QVERIFY2(outcome.says("other.casewright") && outcome.says("it is a workspace; choose another file"),
             outcome.messages.constData());
    QVERIFY(content(u"other.casewright"_s) == before);
}

/// Activity goes on telling that alerts were attached; the attachment itself is gone.
void CliTransferTest::exportsNothingThatWasDeleted()
{
    QCOMPARE(run({u"cases"_s, u"comment"_s, u"delete"_s, u"1"_s, u"--all"_s}).code, 0);
    QCOMPARE(run(Export + QStringList{u"1"_s, u"--out"_s, u"one.ndjson"_s}).code, 0);
    for (const QByteArray& line : content(u"one.ndjson"_s).trimmed().split('\n'))
        QVERIFY2(Json::parse(line.toStdString()).value("type", "") != "cases-comments", line.constData());
    const Outcome activity = run({u"cases"_s, u"activity"_s, u"1"_s});
    QVERIFY2(activity.prints("took away "), activity.output.constData());
}

/// What was imported may be Kibana's own: nothing is said of how it came to be.
void CliTransferTest::importedCasesAreNotOurs()
{
    QCOMPARE(run(Export + QStringList{u"--out"_s, u"one.ndjson"_s}).code, 0);
    QCOMPARE(run(Import + QStringList{u"one.ndjson"_s}).code, 0);
    const auto json = [this](const QStringList& arguments) {
        const Outcome outcome = run(QStringList{u"cases"_s} + arguments + QStringList{u"--format"_s, u"json"_s});
        const Json read = outcome.json();
        const std::string wrong = architecture::violations(nlohmann::json::parse(outcome.output.toStdString()));
        return wrong.empty() ? read : Json{{"violations", wrong}};
    };
    const Json imported = json({u"list"_s, u"--simulation"_s, u"2"_s});
    QVERIFY2(!imported.contains("violations"), text(imported).constData());
    QCOMPARE(text(imported["honesty"]), QByteArray("null"));
    QCOMPARE(text(imported["simulation"]["origin"]), QByteArray("\"imported\""));
    const QString key = QString::number(imported["cases"][0]["key"].get<int>());
    QCOMPARE(text(json({u"show"_s, key})["honesty"]), QByteArray("null"));
    const Json simulated = json({u"list"_s, u"--simulation"_s, u"1"_s});
    QCOMPARE(text(simulated["honesty"]["producedByKibana"]), QByteArray("false"));
    QCOMPARE(text(simulated["simulation"]["origin"]), QByteArray("\"simulation\""));
    QCOMPARE(text(json({u"list"_s, u"--all"_s})["honesty"]["producedByKibana"]), QByteArray("false"));
}

void CliTransferTest::writesAReport()
{
    const Outcome outcome = run(Report + QStringList{u"--out"_s, u"report.html"_s});
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    QXmlStreamReader reader(content(u"report.html"_s));
    QString all;
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::Characters)
            all += reader.text();
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QVERIFY(all.contains(u"Kibana did not produce it"_s));
    QVERIFY(all.contains(u"Where each alert ended"_s));
}

void CliTransferTest::leavesTheFileAfterAnError()
{
    m_console->write(u"out.csv"_s, "before");
    const Outcome outcome = run(Export + QStringList{u"99"_s, u"--to"_s, u"csv"_s, u"--out"_s, u"out.csv"_s});
    QCOMPARE(outcome.code, 3);
    QCOMPARE(content(u"out.csv"_s), QByteArray("before"));
    QVERIFY(QDir(m_console->path(u"."_s)).entryList({u"out.csv.*"_s}, QDir::Files).isEmpty());
}

void CliTransferTest::tellsWhereAFileIsBroken()
{
    QCOMPARE(run(Export + QStringList{u"--out"_s, u"one.ndjson"_s}).code, 0);
    QByteArray broken = content(u"one.ndjson"_s);
    broken.insert(broken.indexOf('\n') + 1, "{\"type\":\n");
    m_console->write(u"broken.ndjson"_s, broken);
    const Outcome outcome = run(Import + QStringList{u"broken.ndjson"_s});
    QCOMPARE(outcome.code, 3);
    QVERIFY2(outcome.says("broken.ndjson:2:") && outcome.says("Nothing was imported."), outcome.messages.constData());
    QVERIFY(!run({u"simulations"_s, u"list"_s}).prints("broken"));
}

void CliTransferTest::leavesNoWorkspaceThatItMadeForNothing()
{
    m_console->write(u"broken.ndjson"_s, "{\"type\":\n");
    const QStringList import = Import + QStringList{u"broken.ndjson"_s, u"--workspace"_s, u"new.casewright"_s};
    const auto made = [this] { return QDir(m_console->path(u"."_s)).entryList({u"new.*"_s}, QDir::Files); };
    QCOMPARE(m_console->run(import).code, 3);
    QCOMPARE(made(), QStringList());
    // One that was there stays.
    QCOMPARE(run(Export + QStringList{u"--out"_s, u"all.ndjson"_s}).code, 0);
    const QStringList whole = Import + QStringList{u"all.ndjson"_s, u"--workspace"_s, u"new.casewright"_s};
    QCOMPARE(m_console->run(whole).code, 0);
    QCOMPARE(m_console->run(import).code, 3);
    QCOMPARE(made(), QStringList{u"new.casewright"_s});
}

void CliTransferTest::readsFromAPipe()
{
    QCOMPARE(run(Export + QStringList{u"--out"_s, u"one.ndjson"_s}).code, 0);
    const Outcome outcome = run(Import + QStringList{u"-"_s}, content(u"one.ndjson"_s));
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    QVERIFY2(outcome.prints("standard input"), outcome.output.constData());
}

void CliTransferTest::importFollowsItsSchema()
{
    QCOMPARE(run(Export + QStringList{u"--out"_s, u"one.ndjson"_s}).code, 0);
    const Outcome outcome = run(Import + QStringList{u"one.ndjson"_s, u"--format"_s, u"json"_s});
    QCOMPARE(text(outcome.json()["collection"]), QByteArray("2"));
    QCOMPARE(text(outcome.json()["leftOut"]), QByteArray("{}"));
    const std::string wrong = architecture::violations(nlohmann::json::parse(outcome.output.toStdString()));
    QVERIFY2(wrong.empty(), wrong.c_str());
}

void CliTransferTest::refuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* name, const QStringList& arguments, int code, const char* says) {
        QTest::newRow(name) << arguments << code << QByteArray(says);
    };
    row("export where nothing is", Export + QStringList{u"--simulation"_s, u"9"_s, u"--out"_s, u"a"_s}, 3, "it has 1");
    row("export a case and a filter", Export + QStringList{u"1"_s, u"--all"_s, u"--out"_s, u"a"_s}, 2,
        "leave out --all");
    row("export to nowhere", Export, 2, "--out is required");
    row("export as something", Export + QStringList{u"--to"_s, u"xml"_s, u"--out"_s, u"a"_s}, 2, "--to");
    row("export over the workspace", Export + QStringList{u"--out"_s, u"work.casewright"_s}, 2, "the workspace itself");
    row("export into no folder", Export + QStringList{u"--out"_s, u"no/such/a"_s}, 4, "no/such/a");
    row("import nothing", Import + QStringList{u"gone.ndjson"_s}, 3, "gone.ndjson");
    row("import documents", Import + QStringList{u"some.ndjson"_s}, 3, "some.ndjson:1:");
    row("report of nothing", Report + QStringList{u"--simulation"_s, u"9"_s, u"--out"_s, u"a"_s}, 3, "it has 1");
}

void CliTransferTest::refuses()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, code);
    QFETCH(const QByteArray, says);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.code, code);
    QVERIFY2(outcome.says(says.constData()), outcome.messages.constData());
}

QTEST_GUILESS_MAIN(CliTransferTest)
#include "tst_CliTransfer.moc"
