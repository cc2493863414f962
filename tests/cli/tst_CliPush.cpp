// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>
#include <signal.h>
#include <unistd.h>

#include "core/store/AttachmentsClient.h"
#include "core/store/CasesClient.h"
#include "core/store/ConfigureClient.h"
#include "core/store/Opening.h"
#include "core/store/Workspace.h"
#include "tests/cli/Terminal.h"
#include "tests/unit/push/IncidentServer.h"
#include "tests/unit/push/ServiceDesk.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using base::Json;
using test::Console;
using test::IncidentServer;
using test::Outcome;
using test::Reply;
using test::text;

namespace {

constexpr int LongestRun = 60'000;
const Reply Created{.status = 201, .body = "{\"data\":{\"id\":\"10\"}}"};
const Reply Read{.body = "{\"key\":\"ROC-10\"}"};

Json connectorFile(const IncidentServer& server)
{
    return {{"id", "desk"},
            {"name", "Service desk"},
            {"connector_type_id", ".cases-webhook"},
            {"config", Json::parse(cases::writeWebhook(test::serviceDesk(server.url())))}};
}

QByteArray basic(const QByteArray& secrets) { return "Basic " + secrets.toBase64(); }

} // namespace

/// `cases connector` and `cases push` as a process, against a real server.
class CliPushTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void connectorsAreKept();
    void connectorsAreRefused_data();
    void connectorsAreRefused();
    void pushCreatesThenUpdates();
    void pushIsJson();
    void pushGoesOnAfterAFailure();
    void pushCloses();
    void serverFails();
    void timeRunsOut();
    void controlC();
    void passwordFromAFile();
    void passwordFromATerminal();
    void controlCAtTheQuestion();
    void secretsAreMissing();
    void caseHasNoConnector();
    void wrongUsage();
    void nothingSecretIsKept();
    void secretHeadersComeFromTheEnvironment();
    void secretsInClearAreTakenOut();

private:
    [[nodiscard]] Outcome run(const QStringList& arguments, const QByteArray& password = "open sesame",
                              const QString& input = {});
    [[nodiscard]] Outcome push(const QStringList& more = {}, const QByteArray& password = "open sesame");
    void prepare(QProcess& process, const QStringList& arguments);
    [[nodiscard]] store::Workspace open() const;
    [[nodiscard]] store::StoredCase stored();

    std::unique_ptr<Console> m_console;
    std::unique_ptr<IncidentServer> m_server;
    QString m_key;
};

void CliPushTest::init()
{
    m_console = std::make_unique<Console>();
    m_server = std::make_unique<IncidentServer>();
    auto workspace = store::Workspace::open(m_console->path(u"work.casewright"_s).toStdString(), store::Access::Create);
    QVERIFY(workspace);
    const store::Signature ana{.user = "ana", .at = {1'700'000'000'000}};
    const auto made =
        store::CasesClient(*workspace)
            .create({.attributes = {.title = "Disk full",
                                    .description = "Look at web-1",
                                    .connector = {.id = "desk", .name = "Service desk", .type = ".cases-webhook"}}},
                    ana);
    QVERIFY2(made, made ? "" : made.error().text.c_str());
    m_key = QString::number(made->key);
    for (const char* comment : {"First", "Second"})
        QVERIFY(store::AttachmentsClient(*workspace).addComment(made->key, comment, ana));
    QVERIFY(store::ConfigureClient(*workspace)
                .saveConnector({.id = "desk",
                                .name = "Service desk",
                                .type = ".cases-webhook",
                                .settings = cases::writeWebhook(test::serviceDesk(m_server->url()))}));
}

void CliPushTest::prepare(QProcess& process, const QStringList& arguments)
{
    m_console->start(process, arguments + QStringList{u"--workspace"_s, u"work.casewright"_s});
}

Outcome CliPushTest::run(const QStringList& arguments, const QByteArray& password, const QString& input)
{
    // The program takes its environment from ours.
    qputenv("CASEWRIGHT_WEBHOOK_USER", password.isEmpty() ? QByteArray() : QByteArray("me"));
    qputenv("CASEWRIGHT_WEBHOOK_PASSWORD", password);
    QProcess process;
    if (!input.isEmpty())
        process.setStandardInputFile(input);
    // The server lives in this thread, so the end of the program is waited for in its event loop.
    QSignalSpy ended(&process, &QProcess::finished);
    prepare(process, arguments);
    if (input.isEmpty())
        process.closeWriteChannel();
    const bool inTime = ended.wait(LongestRun) && process.exitStatus() == QProcess::NormalExit;
    return {.code = inTime ? process.exitCode() : -1,
            .output = process.readAllStandardOutput(),
            .messages = process.readAllStandardError()};
}

Outcome CliPushTest::push(const QStringList& more, const QByteArray& password)
{
    return run(QStringList{u"cases"_s, u"push"_s, m_key} + more, password);
}

store::Workspace CliPushTest::open() const
{
    return std::move(
        *store::Workspace::open(m_console->path(u"work.casewright"_s).toStdString(), store::Access::ReadWrite));
}

store::StoredCase CliPushTest::stored()
{
    store::Workspace workspace = open();
    return store::CasesClient(workspace).get(m_key.toLongLong()).value();
}

void CliPushTest::connectorsAreKept()
{
    Json file = connectorFile(*m_server);
    file["id"] = "second";
    file["name"] = "Another desk";
    m_console->write(u"desk.json"_s, text(file));
    const Outcome saved = run({u"cases"_s, u"connector"_s, u"save"_s, u"desk.json"_s});
    QVERIFY2(saved.code == 0, saved.messages.constData());
    QVERIFY2(saved.output.startsWith("Saved the connector second.\n"), saved.output.constData());
    const Outcome listed = run({u"cases"_s, u"connector"_s, u"list"_s});
    QVERIFY2(listed.prints("second") && listed.prints("Another desk") && listed.prints("desk "),
             listed.output.constData());
    QVERIFY(listed.prints(m_server->url(u"/issue"_s).toUtf8().constData()));
    const Json json = run({u"cases"_s, u"connector"_s, u"list"_s, u"--format"_s, u"json"_s}).json();
    QCOMPARE(text(json["casewright"]), text("connectors/1"));
    QCOMPARE(json["connectors"].size(), std::size_t{2});
    QCOMPARE(text(json["connectors"][0]), text(file));
    const Outcome removed = run({u"cases"_s, u"connector"_s, u"remove"_s, u"second"_s});
    QVERIFY2(removed.code == 0 && removed.output.startsWith("Removed the connector second.\n"),
             removed.messages.constData());
    QCOMPARE(run({u"cases"_s, u"connector"_s, u"remove"_s, u"second"_s}).code, 3);
}

void CliPushTest::connectorsAreRefused_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* name, const Json& change, const char* says) {
        QTest::newRow(name) << text(change) << QByteArray(says);
    };
    row("secrets", {{"secrets", {{"password", "open sesame"}}}}, "secrets: a workspace keeps no secrets");
    row("another type", {{"connector_type_id", ".jira"}}, "connector_type_id: Casewright pushes by");
    row("a URL", {{"config", {{"createIncidentUrl", "desk"}}}}, "config.createIncidentUrl: must be a URL");
}

void CliPushTest::connectorsAreRefused()
{
    QFETCH(QByteArray, change);
    QFETCH(QByteArray, says);
    Json file = connectorFile(*m_server);
    file["id"] = "second";
    file.merge_patch(Json::parse(change.toStdString()));
    m_console->write(u"desk.json"_s, text(file));
    const Outcome outcome = run({u"cases"_s, u"connector"_s, u"save"_s, u"desk.json"_s});
    QCOMPARE(outcome.code, 3);
    QVERIFY2(outcome.messages.startsWith("error: desk.json:1:") && outcome.messages.contains(says),
             outcome.messages.constData());
    QVERIFY(!outcome.says("sesame"));
    QVERIFY(!run({u"cases"_s, u"connector"_s, u"list"_s}).prints("second"));
}

void CliPushTest::pushCreatesThenUpdates()
{
    m_server->setReplies({Created, Read, {.body = ""}, {.body = ""}, {.body = ""}, Read});
    const Outcome first = push();
    QVERIFY2(first.code == 0, first.messages.constData());
    QCOMPARE(first.messages, QByteArray());
    QCOMPARE(first.output,
             "Created ROC-10 by Service desk\n  " + m_server->url(u"/browse/ROC-10"_s).toUtf8()
                 + "\n  2 of 2 comments\n");
    QCOMPARE(m_server->lines(),
             (QList<QByteArray>{"POST /issue", "GET /issue/10", "PUT /issue/10/comment", "PUT /issue/10/comment"}));
    QCOMPARE(m_server->heard()[0].headers["authorization"], basic("me:open sesame"));
    QVERIFY(m_server->heard()[0].body.contains("\"summary\":\"Disk full\""));
    QCOMPARE(m_server->heard()[3].body, QByteArray("{\"body\":\"Second\"}"));
    QCOMPARE(stored().document.externalService->externalTitle, std::string("ROC-10"));
    const Outcome again = push();
    QVERIFY2(again.output.startsWith("Updated ROC-10 by Service desk\n"), again.messages.constData());
    QCOMPARE(m_server->lines().mid(4), (QList<QByteArray>{"PATCH /issue/10", "GET /issue/10"}));
}

void CliPushTest::pushIsJson()
{
    m_server->setReplies({Created, Read, {.body = ""}});
    const Json json = push({u"--format"_s, u"json"_s, u"--connector"_s, u"desk"_s}).json();
    QCOMPARE(text(json["casewright"]), text("push/1"));
    QCOMPARE(text(json["key"]), m_key.toUtf8());
    QCOMPARE(text(json["created"]), text(true));
    QCOMPARE(text(json["external_service"]["external_id"]), text("10"));
    QCOMPARE(json["comments"]["pushed"].size(), std::size_t{2});
    QCOMPARE(text(json["failure"]), text(nullptr));
}

void CliPushTest::pushGoesOnAfterAFailure()
{
    m_server->setReplies(
        {Created, Read, {.body = ""}, {.status = 500, .body = "oops"}, {.body = ""}, Read, {.body = ""}});
    const Outcome failed = push({u"--format"_s, u"json"_s});
    QCOMPARE(failed.code, 1);
    QVERIFY2(failed.says("500 Said By Test: \"oops\"") && failed.says("What succeeded before that is kept"),
             failed.messages.constData());
    QCOMPARE(failed.json()["comments"]["pushed"].size(), std::size_t{1});
    QVERIFY(text(failed.json()["failure"]).contains("500"));
    const Outcome again = push();
    QVERIFY2(again.code == 0, again.messages.constData());
    QCOMPARE(m_server->lines().mid(4),
             (QList<QByteArray>{"PATCH /issue/10", "GET /issue/10", "PUT /issue/10/comment"}));
    QCOMPARE(m_server->heard().last().body, QByteArray("{\"body\":\"Second\"}"));
}

void CliPushTest::pushCloses()
{
    {
        store::Workspace workspace = open();
        QVERIFY(store::ConfigureClient(workspace).set({.owner = "cases", .closureType = cases::ClosureType::ByPushing},
                                                      {.user = "ana", .at = {1}}));
    }
    m_server->setReplies({Created, Read, {.body = ""}});
    const Outcome outcome = push();
    QVERIFY2(outcome.prints("The case is closed now"), outcome.output.constData());
    QVERIFY(stored().document.attributes.status == cases::CaseStatus::Closed);
}

void CliPushTest::serverFails()
{
    m_server->setReplies({{.status = 401, .body = "who?"}});
    const Outcome outcome = push({u"--format"_s, u"json"_s});
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.says("error: createIncidentUrl: POST ") && outcome.says("401 Said By Test: \"who?\"; check user"),
             outcome.messages.constData());
    QCOMPARE(text(outcome.json()["external_service"]), text(nullptr));
    QVERIFY(!stored().document.externalService);
}

void CliPushTest::timeRunsOut()
{
    m_server->setReplies({{.kind = Reply::Kind::Silence}});
    const Outcome outcome = push({u"--timeout"_s, u"1"_s});
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.says("was not answered within 1 s") && outcome.says("may have been created"),
             outcome.messages.constData());
}

void CliPushTest::controlC()
{
    m_server->setReplies({Created, {.kind = Reply::Kind::Silence}});
    qputenv("CASEWRIGHT_WEBHOOK_USER", "me");
    qputenv("CASEWRIGHT_WEBHOOK_PASSWORD", "open sesame");
    QProcess process;
    QSignalSpy ended(&process, &QProcess::finished);
    prepare(process, {u"cases"_s, u"push"_s, m_key});
    QTRY_COMPARE_WITH_TIMEOUT(m_server->heard().size(), 2, LongestRun);
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(ended.wait(LongestRun));
    QCOMPARE(process.exitCode(), 130);
    QVERIFY(process.readAllStandardError().contains("The push was cancelled."));
    QCOMPARE(stored().document.externalService->externalId, std::string("10"));
}

void CliPushTest::passwordFromAFile()
{
    m_server->setReplies({Created, Read, {.body = ""}});
    m_console->write(u"password"_s, "with space \r\nand more\n");
    const Outcome outcome =
        push({u"--user"_s, u"ana"_s, u"--remote-user"_s, u"you"_s, u"--password-file"_s, u"password"_s}, {});
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    QCOMPARE(stored().document.externalService->pushedBy, std::string("ana"));
    QCOMPARE(m_server->heard()[0].headers["authorization"], basic("you:with space "));
    QCOMPARE(push({u"--password-file"_s, u"nowhere"_s}).code, 3);
}

void CliPushTest::passwordFromATerminal()
{
    m_server->setReplies({Created, Read, {.body = ""}});
    qunsetenv("CASEWRIGHT_WEBHOOK_USER");
    qunsetenv("CASEWRIGHT_WEBHOOK_PASSWORD");
    test::Terminal terminal;
    QProcess process;
    const int theirs = terminal.theirs();
    process.setChildProcessModifier([theirs] {
        ::dup2(theirs, STDIN_FILENO);
        ::dup2(theirs, STDERR_FILENO);
    });
    QSignalSpy ended(&process, &QProcess::finished);
    prepare(process, {u"cases"_s, u"push"_s, m_key});
    QTRY_VERIFY_WITH_TIMEOUT(terminal.text().contains("User for Service desk: "), LongestRun);
    terminal.type("you\n");
    QTRY_VERIFY_WITH_TIMEOUT(terminal.text().contains("Password for Service desk: "), LongestRun);
    terminal.type("open sesame\n");
    QVERIFY(ended.count() > 0 || ended.wait(LongestRun));
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(m_server->heard()[0].headers["authorization"], basic("you:open sesame"));
    QVERIFY2(terminal.text().contains("you") && !terminal.text().contains("sesame"), terminal.text().constData());
}

void CliPushTest::controlCAtTheQuestion()
{
    qunsetenv("CASEWRIGHT_WEBHOOK_PASSWORD");
    test::Terminal terminal;
    QProcess process;
    const int theirs = terminal.theirs();
    process.setChildProcessModifier([theirs] {
        ::dup2(theirs, STDIN_FILENO);
        ::dup2(theirs, STDERR_FILENO);
    });
    QSignalSpy ended(&process, &QProcess::finished);
    prepare(process, {u"cases"_s, u"push"_s, m_key, u"--remote-user"_s, u"you"_s});
    QTRY_VERIFY_WITH_TIMEOUT(terminal.text().contains("Password for Service desk: "), LongestRun);
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(ended.count() > 0 || ended.wait(LongestRun));
    QCOMPARE(process.exitCode(), 130);
    QVERIFY(m_server->heard().isEmpty());
}

void CliPushTest::secretsAreMissing()
{
    const Outcome nobody = push({}, {});
    QCOMPARE(nobody.code, 3);
    QVERIFY2(nobody.says("needs a user; give --remote-user"), nobody.messages.constData());
    const Outcome without = push({u"--remote-user"_s, u"me"_s}, {});
    QVERIFY2(without.says("needs a password; give --password-file"), without.messages.constData());
    QVERIFY(m_server->heard().isEmpty());
}

void CliPushTest::caseHasNoConnector()
{
    const Outcome unknown = push({u"--connector"_s, u"jira"_s});
    QCOMPARE(unknown.code, 3);
    QVERIFY2(unknown.says("jira"), unknown.messages.constData());
    const Json refusal = push({u"--connector"_s, u"jira"_s, u"--format"_s, u"json"_s}).json();
    QCOMPARE(text(refusal["statusCode"]), text(404));
    const Outcome none = push({u"--connector"_s, u"none"_s});
    QCOMPARE(none.code, 3);
    QVERIFY2(none.says("choose one"), none.messages.constData());
    QCOMPARE(run({u"cases"_s, u"push"_s, u"4711"_s}).code, 3);
}

void CliPushTest::wrongUsage()
{
    QCOMPARE(push({u"--timeout"_s, u"0"_s}).code, 2);
    QCOMPARE(run({u"cases"_s, u"connector"_s}).code, 2);
    QCOMPARE(run({u"cases"_s, u"connector"_s, u"save"_s}).code, 2);
}

void CliPushTest::nothingSecretIsKept()
{
    m_server->setReplies({Created, Read, {.body = ""}});
    QCOMPARE(push({}, "a-password-to-look-for").code, 0);
    int files = 0;
    for (const QString& name : QDir(m_console->path({})).entryList(QDir::Files | QDir::Hidden)) {
        QFile file(m_console->path(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY2(!content.contains("a-password-to-look-for"), qPrintable(name));
        QVERIFY2(!content.contains(QByteArray("me:a-password-to-look-for").toBase64()), qPrintable(name));
        ++files;
    }
    QVERIFY(files > 0);
}

void CliPushTest::secretHeadersComeFromTheEnvironment()
{
    cases::WebhookConnector desk = test::serviceDesk(m_server->url());
    desk.hasAuth = false;
    desk.headers = {{"Authorization", "Bearer ${CASEWRIGHT_HEADER_DESK}"}};
    {
        auto workspace = open();
        QVERIFY(store::ConfigureClient(workspace).saveConnector(
            {.id = "desk", .name = "Service desk", .type = ".cases-webhook", .settings = cases::writeWebhook(desk)}));
    }
    qunsetenv("CASEWRIGHT_HEADER_DESK");
    const Outcome without = push();
    QCOMPARE(without.code, 3);
    QVERIFY2(without.says("headers.Authorization: takes its value from the environment variable CASEWRIGHT_HEADER_DESK"),
             without.messages.constData());
    QVERIFY(m_server->heard().isEmpty());
    qputenv("CASEWRIGHT_HEADER_DESK", "sesame");
    m_server->setReplies({{.status = 500, .body = "{\"sent\": \"Bearer sesame\"}"}});
    const Outcome failed = push();
    qunsetenv("CASEWRIGHT_HEADER_DESK");
    QVERIFY2(m_server->heard().size() == 1, failed.messages.constData());
    QCOMPARE(m_server->heard()[0].headers["authorization"], QByteArray("Bearer sesame"));
    QVERIFY2(failed.code == 1 && failed.says("Bearer ***") && !failed.says("sesame"), failed.messages.constData());
}

/// A connector as an older version let it be saved: it is told of, is not pushed by, and loses nothing.
void CliPushTest::secretsInClearAreTakenOut()
{
    cases::WebhookConnector desk = test::serviceDesk(m_server->url());
    desk.hasAuth = false;
    desk.headers = {{"X-Api-Key", "it's sesame"}, {"X-Team", "soc"}};
    {
        auto workspace = open();
        QVERIFY(store::ConfigureClient(workspace).saveConnector(
            {.id = "desk", .name = "Service desk", .type = ".cases-webhook", .settings = cases::writeWebhook(desk)}));
    }
    const QStringList take{u"cases"_s, u"connector"_s, u"take-secrets"_s, u"desk"_s, u"--out"_s};
    const Outcome refused = push();
    QVERIFY2(refused.code != 0 && refused.says("X-Api-Key") && !refused.says("sesame"), refused.messages.constData());
    QVERIFY(m_server->heard().isEmpty());
    const Outcome checked = m_console->run({u"workspace"_s, u"check"_s, u"work.casewright"_s});
    QCOMPARE(checked.code, 0);
    QVERIFY(checked.prints("is sound"));
    QVERIFY2(checked.prints("headers.X-Api-Key") && checked.prints("take-secrets") && !checked.prints("sesame"),
             checked.output.constData());
    QVERIFY(run({u"cases"_s, u"connector"_s, u"list"_s}).says("has a secret in clear in headers.X-Api-Key"));

    QVERIFY(!run({u"cases"_s, u"connector"_s, u"list"_s, u"--format"_s, u"json"_s}).prints("sesame"));
    m_console->write(u"there.env"_s, "mine");
    const Outcome there = run(take + QStringList{u"there.env"_s});
    QVERIFY2(there.code == 4 && there.says("it is there already"), there.messages.constData());
    // The workspace cannot be written when the file is: both have them then, and so it says.
    {
        const auto busy = store::openDatabase(m_console->path(u"work.casewright"_s).toStdString(),
                                              store::Access::ReadWrite).value();
        const auto writing = store::Transaction::begin(*busy).value();
        const Outcome late = run(take + QStringList{u"late.env"_s});
        QVERIFY2(late.code == 4 && late.says("late.env was written; the workspace still has the secrets too"),
                 late.messages.constData());
        QVERIFY(QFile::exists(m_console->path(u"late.env"_s)));
    }
    const Outcome taken = run(take + QStringList{u"desk.env"_s});
    QVERIFY2(taken.code == 0 && !taken.says("sesame") && !taken.prints("sesame"), taken.messages.constData());
    QVERIFY2(taken.prints("Took 1 secret out of the connector desk."), taken.output.constData());
    QFile file(m_console->path(u"desk.env"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray kept = file.readAll();
    QVERIFY2(kept.endsWith("\nexport CASEWRIGHT_HEADER_SERVICE_DESK_X_API_KEY='it'\\''s sesame'\n"), kept.constData());
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    // Nothing of it is left in the workspace, which is sound now.
    for (const QString& name : QDir(m_console->path({})).entryList({u"work.casewright*"_s})) {
        QFile part(m_console->path(name));
        QVERIFY(part.open(QIODevice::ReadOnly));
        QVERIFY2(!part.readAll().contains("s sesame"), qPrintable(name));
    }
    QVERIFY(!m_console->run({u"workspace"_s, u"check"_s, u"work.casewright"_s}).prints("secret"));
    qputenv("CASEWRIGHT_HEADER_SERVICE_DESK_X_API_KEY", "it's sesame");
    const Outcome pushed = push();
    qunsetenv("CASEWRIGHT_HEADER_SERVICE_DESK_X_API_KEY");
    QVERIFY2(!m_server->heard().isEmpty(), pushed.messages.constData());
    QCOMPARE(m_server->heard()[0].headers["x-api-key"], QByteArray("it's sesame"));
    const Outcome again = run(take + QStringList{u"other.env"_s});
    QVERIFY2(again.code == 0 && again.prints("has no header with a secret in clear"), again.messages.constData());
    QVERIFY(!QFile::exists(m_console->path(u"other.env"_s)));
}

QTEST_GUILESS_MAIN(CliPushTest)
#include "tst_CliPush.moc"
