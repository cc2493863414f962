// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/push/Push.h"

#include <QHostAddress>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <chrono>
#include <string>
#include <vector>

#include "tests/unit/push/IncidentServer.h"
#include "tests/unit/push/ServiceDesk.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using base::ErrorCode;
using push::Push;
using push::PushOrder;
using push::PushOutcome;
using test::IncidentServer;
using test::Reply;
using test::serviceDesk;

namespace {

const Reply Created{.status = 201, .body = "{\"data\":{\"id\":\"10\"}}"};
const Reply Read{.body = "{\"key\":\"ROC-10\"}"};

PushOrder order(const QString& url)
{
    return {.connectorId = "desk",
            .connectorName = "Service desk",
            .connector = serviceDesk(url),
            .secrets = cases::WebhookSecrets{.user = "me", .password = "open \"sesame\""},
            .values = {.caseId = "c-1", .title = "A title", .description = "A text"},
            .comments = {{.id = "k-1", .text = "First"}, {.id = "k-2", .text = "Second"}}};
}

/// What came of it, and the error as people read it.
struct Ended {
    PushOutcome outcome;
    std::string told;

    [[nodiscard]] bool says(const std::string& part) const { return told.find(part) != std::string::npos; }
};

Ended pushed(const PushOrder& order)
{
    Push push;
    Ended ended;
    QSignalSpy spy(&push, &Push::finished);
    QObject::connect(&push, &Push::finished, [&ended](const PushOutcome& given) { ended.outcome = given; });
    push.start(order);
    if (!spy.wait())
        qFatal("A push does not end.");
    if (ended.outcome.failure)
        ended.told = base::describe(*ended.outcome.failure);
    return ended;
}

} // namespace

/// Pushes that fail: what is told, what is kept, and that nothing is sent twice.
class PushFailuresTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void creatingFails_data();
    void creatingFails();
    void adviceNamesWhatWasSent_data();
    void adviceNamesWhatWasSent();
    void nobodyListens();
    void hostIsNotFound();
    void noCertificate();
    void noTimeLeft();
    void readingBackFails();
    void updatingFails();
    void commentFails();
    void secretsAreNotRepeated();
    void queriesAreNotRepeated();
    void endlessRedirects();
    void tooLongAnAnswer();
    void idThatLeadsElsewhere();
    void asksForSecrets();
    void refusesAConnector();
    void isCancelled();
    void isCancelledBetween();
    void isStoppedAtOnce();
    void isDestroyedMeanwhile();
};

void PushFailuresTest::creatingFails_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("says");
    QTest::addColumn<bool>("mayBeThere");
    const auto row = [](const char* name, const Reply& reply, const char* says, bool mayBeThere = false) {
        QTest::newRow(name) << reply.status << reply.headers << reply.body << static_cast<int>(reply.kind)
                            << QByteArray(says) << mayBeThere;
    };
    row("400", {.status = 400, .body = "{\"errors\":\n {\"summary\":\"too long\"}}"},
        "was answered with 400 Said By Test: \"{\"errors\": {\"summary\":\"too long\"}}\"; check the JSON");
    row("401", {.status = 401, .body = "", .headers = "WWW-Authenticate: Basic realm=\"desk\"\r\n"},
        "401 Said By Test; check user and password");
    row("403", {.status = 403, .body = "no"}, "403 Said By Test: \"no\"; the user may not do that there");
    row("404", {.status = 404, .body = "<html>\r\n<b>Not found</b>"}, "404 Said By Test: \"<html> <b>Not found</b>\"");
    row("429", {.status = 429}, "push again later");
    row("500", {.status = 500, .body = "oops"}, "500 Said By Test: \"oops\"; that system is in trouble");
    row("no JSON", {.body = "created"}, "200 and no JSON: \"created\"", true);
    row("no text", {.status = 204, .body = ""}, "204 and no text", true);
    row("no id", {.body = "{\"data\":{}}"}, "no text or number at \"data.id\": \"{\"data\":{}}\"", true);
    row("another server", {.status = 307, .body = "", .headers = "Location: http://127.0.0.2:9/issue\r\n"},
        "points to http://127.0.0.2:9/issue; that is another server, and nothing was sent to it");
    row("another protocol", {.status = 308, .body = "", .headers = "Location: https://127.0.0.1/issue\r\n"},
        "that is another server");
    row("a redirect that loses", {.status = 302, .body = "", .headers = "Location: /login\r\n"},
        "going there would lose what is sent");
    row("closed", {.kind = Reply::Kind::Close}, "the connection was closed before the answer was whole", true);
    row("cut", {.body = "{\"data\":{\"id\":\"10\"}}", .kind = Reply::Kind::Cut}, "closed before the answer was whole",
        true);
}

void PushFailuresTest::creatingFails()
{
    QFETCH(int, status);
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, body);
    QFETCH(int, kind);
    QFETCH(QByteArray, says);
    QFETCH(bool, mayBeThere);
    IncidentServer server;
    server.setReplies({{.status = status, .body = body, .headers = headers, .kind = static_cast<Reply::Kind>(kind)}});
    const Ended ended = pushed(order(server.url()));
    QVERIFY(ended.outcome.failure);
    QVERIFY(ended.outcome.failure->code == ErrorCode::RemoteFailure);
    const std::string start = "createIncidentUrl: POST " + server.url(u"/issue"_s).toStdString() + ' ';
    QVERIFY2(ended.told.starts_with(start), ended.told.c_str());
    QVERIFY2(ended.says(says.toStdString()), ended.told.c_str());
    QVERIFY2(ended.says("may have been created") == mayBeThere, ended.told.c_str());
    QVERIFY(!ended.outcome.incident);
    QVERIFY(ended.outcome.pushedComments.empty());
    QCOMPARE(ended.outcome.secretsRefused, status == 401);
    QCOMPARE(server.lines(), QList<QByteArray>{"POST /issue"}); // once, whatever became of it
    QCOMPARE(server.fragments(), QByteArray());
}

void PushFailuresTest::adviceNamesWhatWasSent_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("hasUser");
    QTest::addColumn<bool>("hasVariable");
    QTest::addColumn<QByteArray>("says");
    const QByteArray right = " may not do that there; ask for the right";
    QTest::newRow("user") << 401 << true << false << QByteArray("; check user and password");
    QTest::newRow("header") << 401 << false << true
                            << QByteArray("; check CASEWRIGHT_HEADER_DESK, and start Casewright with what is right");
    QTest::newRow("both") << 401 << true << true
                          << QByteArray("; check user and password, and CASEWRIGHT_HEADER_DESK");
    QTest::newRow("neither") << 401 << false << false
                             << QByteArray("; that system asks for a user; give the connector user and password");
    QTest::newRow("right of a user") << 403 << true << true << "; the user" + right;
    QTest::newRow("right of a header") << 403 << false << true
                                       << "; the user that CASEWRIGHT_HEADER_DESK stands for" + right;
}

void PushFailuresTest::adviceNamesWhatWasSent()
{
    QFETCH(int, status);
    QFETCH(bool, hasUser);
    QFETCH(bool, hasVariable);
    QFETCH(QByteArray, says);
    IncidentServer server;
    server.setReplies({{.status = status, .body = ""}});
    PushOrder asked = order(server.url());
    asked.connector.hasAuth = hasUser;
    if (!hasUser)
        asked.secrets.reset();
    if (hasVariable) {
        asked.connector.headers = {{"X-Api-Key", "${CASEWRIGHT_HEADER_DESK}"}};
        asked.variables = {{"CASEWRIGHT_HEADER_DESK", "sesame"}};
    }
    const Ended ended = pushed(asked);
    QVERIFY2(ended.says(says.toStdString()), ended.told.c_str());
    // What is kept is forgotten only if it was sent.
    QCOMPARE(ended.outcome.secretsRefused, status == 401 && hasUser);
}

void PushFailuresTest::nobodyListens()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const QString url = u"http://127.0.0.1:%1"_s.arg(closed.serverPort());
    closed.close();
    const Ended ended = pushed(order(url));
    QVERIFY(ended.outcome.failure->code == ErrorCode::RemoteFailure);
    QVERIFY2(ended.says("failed: nothing listens there (connection refused); check the connector's URL"),
             ended.told.c_str());
    QVERIFY(!ended.says("may have been created"));
}

void PushFailuresTest::hostIsNotFound()
{
    // Reserved: no name server may know it, and without a network nobody is asked.
    const Ended ended = pushed(order(u"http://desk.invalid"_s));
    QVERIFY2(ended.says("POST http://desk.invalid/issue failed: the host was not found"), ended.told.c_str());
    QVERIFY(!ended.says("may have been created"));
}

void PushFailuresTest::noCertificate()
{
    IncidentServer server; // speaks no TLS, and closes what it does not understand
    QTcpServer plain;
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    connect(&plain, &QTcpServer::newConnection, &plain, [&plain] {
        QTcpSocket* const socket = plain.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->write("HTTP/1.1 400 No\r\n\r\n"); });
    });
    const Ended ended = pushed(order(u"https://127.0.0.1:%1"_s.arg(plain.serverPort())));
    QVERIFY2(ended.says("failed: no safe connection came about: "), ended.told.c_str());
    QVERIFY(!ended.says("may have been created"));
}

void PushFailuresTest::noTimeLeft()
{
    IncidentServer server;
    server.setReplies({{.kind = Reply::Kind::Silence}});
    PushOrder quick = order(server.url());
    quick.timeout = std::chrono::milliseconds(50);
    const Ended ended = pushed(quick);
    QVERIFY(ended.outcome.failure->code == ErrorCode::RemoteFailure);
    QVERIFY2(ended.says("was not answered within 0.05 s; check whether"), ended.told.c_str());
    QVERIFY(ended.says("may have been created"));
}

void PushFailuresTest::readingBackFails()
{
    IncidentServer server;
    server.setReplies({Created, {.status = 500, .body = "oops"}});
    const Ended ended = pushed(order(server.url()));
    QVERIFY2(ended.says("getIncidentUrl: GET ") && ended.says("500"), ended.told.c_str());
    QVERIFY(!ended.says("may have been created"));
    // The incident is there, so the next push must update it.
    QVERIFY(ended.outcome.wasCreated);
    QCOMPARE(ended.outcome.incident->externalId, std::string("10"));
    QCOMPARE(ended.outcome.incident->externalTitle, std::string("10"));
    QVERIFY(ended.outcome.pushedComments.empty());
    QCOMPARE(server.heard().size(), 2);
}

void PushFailuresTest::updatingFails()
{
    IncidentServer server;
    server.setReplies({{.status = 404, .body = ""}});
    PushOrder again = order(server.url());
    again.known = cases::ExternalService{.connectorId = "desk", .externalId = "77", .externalTitle = "ROC-7"};
    const Ended ended = pushed(again);
    QVERIFY2(ended.says("updateIncidentUrl: PATCH ") && ended.says("whether the incident is still there"),
             ended.told.c_str());
    QVERIFY(!ended.outcome.incident);
    QCOMPARE(server.lines(), QList<QByteArray>{"PATCH /issue/77"});
}

void PushFailuresTest::commentFails()
{
    IncidentServer server;
    server.setReplies({Created, Read, {.status = 200, .body = ""}, {.status = 413, .body = "long"}});
    const Ended ended = pushed(order(server.url()));
    QVERIFY2(ended.says("createCommentUrl: PUT ") && ended.says("413"), ended.told.c_str());
    QCOMPARE(ended.outcome.incident->externalTitle, std::string("ROC-10"));
    QCOMPARE(ended.outcome.pushedComments, std::vector<std::string>{"k-1"});
    QCOMPARE(server.heard().size(), 4);
}

void PushFailuresTest::secretsAreNotRepeated()
{
    IncidentServer server;
    const QByteArray token = QByteArray("me:open \"sesame\"").toBase64();
    server.setReplies({{.status = 500,
                        .body = "{\"request\":{\"authorization\":\"Basic " + token
                            + "\",\"password\":\"open \\\"sesame\\\"\"}} open \"sesame\""}});
    const Ended ended = pushed(order(server.url()));
    QVERIFY2(!ended.says("sesame"), ended.told.c_str());
    QVERIFY2(!ended.says(token.toStdString()), ended.told.c_str());
    QVERIFY2(ended.says("\"authorization\":\"Basic ***\""), ended.told.c_str());
}

void PushFailuresTest::queriesAreNotRepeated()
{
    IncidentServer server;
    server.setReplies({{.status = 500, .body = ""}});
    PushOrder keyed = order(server.url());
    keyed.connector.createIncidentUrl += "?key=sesame";
    const Ended ended = pushed(keyed);
    QCOMPARE(server.lines(), QList<QByteArray>{"POST /issue?key=sesame"});
    QVERIFY2(!ended.says("sesame") && ended.says("/issue?… was answered"), ended.told.c_str());
}

void PushFailuresTest::endlessRedirects()
{
    IncidentServer server;
    server.setReplies({{.status = 307, .body = "", .headers = "Location: /issue\r\n"}});
    const Ended ended = pushed(order(server.url()));
    QVERIFY2(ended.says("again and again"), ended.told.c_str());
    QCOMPARE(server.heard().size(), 6);
}

void PushFailuresTest::tooLongAnAnswer()
{
    IncidentServer server;
    server.setReplies({{.body = QByteArray(5 * 1024 * 1024, 'x')}});
    const Ended ended = pushed(order(server.url()));
    QVERIFY2(ended.says("more than 4 MiB"), ended.told.c_str());
}

void PushFailuresTest::idThatLeadsElsewhere()
{
    IncidentServer server;
    server.setReplies({{.body = "{\"data\":{\"id\":\"..\"}}"}});
    const Ended ended = pushed(order(server.url()));
    QVERIFY2(ended.says("the id \"..\""), ended.told.c_str());
    QCOMPARE(server.heard().size(), 1);
    PushOrder again = order(server.url());
    again.known = cases::ExternalService{.connectorId = "desk", .externalId = "..", .externalTitle = "ROC-7"};
    QVERIFY(pushed(again).outcome.failure->code == ErrorCode::InvalidValue);
    QCOMPARE(server.heard().size(), 1);
}

void PushFailuresTest::asksForSecrets()
{
    IncidentServer server;
    PushOrder without = order(server.url());
    without.secrets.reset();
    const Ended ended = pushed(without);
    QVERIFY(ended.outcome.failure->code == ErrorCode::MissingValue);
    QVERIFY2(ended.says("\"Service desk\" needs a user and a password"), ended.told.c_str());
    QVERIFY(server.heard().isEmpty());
}

void PushFailuresTest::refusesAConnector()
{
    IncidentServer server;
    PushOrder wrong = order(server.url());
    wrong.connector.updateIncidentJson = "{";
    const Ended ended = pushed(wrong);
    QVERIFY2(ended.says("updateIncidentJson: the connector \"Service desk\" cannot be used"), ended.told.c_str());
    QVERIFY(server.heard().isEmpty());
}

void PushFailuresTest::isCancelled()
{
    IncidentServer server;
    server.setReplies({{.kind = Reply::Kind::Silence}});
    Push push;
    QSignalSpy heard(&server, &IncidentServer::requested);
    QSignalSpy spy(&push, &Push::finished);
    push.start(order(server.url()));
    QVERIFY(heard.wait());
    push.cancel();
    QCOMPARE(spy.count(), 0);
    QVERIFY(spy.wait());
    const auto outcome = spy.first().first().value<PushOutcome>();
    QVERIFY(outcome.failure && outcome.failure->code == ErrorCode::Cancelled);
    QVERIFY(!outcome.incident);
    push.cancel(); // nothing runs: nothing happens
    QCOMPARE(spy.count(), 1);
}

void PushFailuresTest::isCancelledBetween()
{
    IncidentServer server;
    server.setReplies({Created, {.kind = Reply::Kind::Silence}});
    Push push;
    QSignalSpy spy(&push, &Push::finished);
    push.start(order(server.url()));
    QTRY_COMPARE(server.heard().size(), 2);
    push.cancel();
    QVERIFY(spy.wait());
    const auto outcome = spy.first().first().value<PushOutcome>();
    QVERIFY(outcome.failure->code == ErrorCode::Cancelled);
    QCOMPARE(outcome.incident->externalId, std::string("10"));
}

void PushFailuresTest::isStoppedAtOnce()
{
    IncidentServer server;
    server.setReplies({Created, {.kind = Reply::Kind::Silence}});
    Push push;
    QSignalSpy spy(&push, &Push::finished);
    push.start(order(server.url()));
    QTRY_COMPARE(server.heard().size(), 2);
    const PushOutcome outcome = push.stop();
    QVERIFY(outcome.failure->code == ErrorCode::Cancelled);
    QCOMPARE(outcome.incident->externalId, std::string("10"));
    // Steps of what was stopped are not taken in the next push.
    server.setReplies({{.body = "{\"data\":{\"id\":\"11\"},\"key\":\"ROC-11\"}"}});
    push.start(order(server.url()));
    static_cast<void>(push.stop());
    push.start(order(server.url()));
    QVERIFY(spy.wait());
    QCOMPARE(spy.count(), 1);
    QCOMPARE(server.lines().mid(2),
             (QList<QByteArray>{"POST /issue", "GET /issue/11", "PUT /issue/11/comment", "PUT /issue/11/comment"}));
}

void PushFailuresTest::isDestroyedMeanwhile()
{
    IncidentServer server;
    server.setReplies({{.kind = Reply::Kind::Silence}});
    {
        Push push;
        QSignalSpy heard(&server, &IncidentServer::requested);
        push.start(order(server.url()));
        QVERIFY(heard.wait());
    }
    Push unstarted;
    unstarted.start(order(server.url()));
}

QTEST_GUILESS_MAIN(PushFailuresTest)
#include "tst_PushFailures.moc"
