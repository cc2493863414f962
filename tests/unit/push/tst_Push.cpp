// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/push/Push.h"

#include <QSignalSpy>
#include <QTest>

#include <string>
#include <vector>

#include "tests/unit/push/IncidentServer.h"
#include "tests/unit/push/ServiceDesk.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using push::Push;
using push::PushOrder;
using push::PushOutcome;
using test::IncidentServer;
using test::Reply;
using test::serviceDesk;

namespace {

PushOrder order(const IncidentServer& server)
{
    return {.connectorId = "desk",
            .connectorName = "Service desk",
            .connector = serviceDesk(server.url()),
            .secrets = cases::WebhookSecrets{.user = "me", .password = "open sesame"},
            .values = {.caseId = "c-1",
                       .title = "Disk \"full\" on web-1",
                       .description = "line 1\nline 2",
                       .tags = {"a", "b"},
                       .severity = cases::Severity::High}};
}

PushOutcome pushed(const PushOrder& order)
{
    Push push;
    PushOutcome outcome;
    QSignalSpy spy(&push, &Push::finished);
    QObject::connect(&push, &Push::finished, [&outcome](const PushOutcome& given) { outcome = given; });
    push.start(order);
    if (spy.count() != 0 || !spy.wait() || push.isRunning())
        qFatal("A push did not end as it should.");
    return outcome;
}

} // namespace

/// Pushes that succeed, against a real server: what it hears, and what comes of it.
class PushTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void createsAndReadsBack();
    void updatesWhatItKnows();
    void createsAfterAnotherConnector();
    void pushesComments();
    void commentsMayBeLeftOut();
    void readsBackByPost();
    void sendsNoAuthorizationUnasked();
    void ownHeadersWin();
    void followsToTheSameServer();
    void encodesIds();
    void runsTwice();
};

void PushTest::createsAndReadsBack()
{
    IncidentServer server;
    server.setReplies({{.status = 201, .body = "{\"data\":{\"id\":10024}}"}, {.body = "{\"key\":\"ROC 7\"}"}});
    const PushOutcome outcome = pushed(order(server));
    QVERIFY2(!outcome.failure, outcome.failure ? base::describe(*outcome.failure).c_str() : "");
    QVERIFY(outcome.wasCreated);
    QCOMPARE(outcome.incident->connectorId, std::string("desk"));
    QCOMPARE(outcome.incident->connectorName, std::string("Service desk"));
    QCOMPARE(outcome.incident->externalId, std::string("10024"));
    QCOMPARE(outcome.incident->externalTitle, std::string("ROC 7"));
    QCOMPARE(QString::fromStdString(outcome.incident->externalUrl), server.url(u"/browse/ROC%207"_s));

    QCOMPARE(server.lines(), (QList<QByteArray>{"POST /issue", "GET /issue/10024"}));
    const test::Heard& create = server.heard()[0];
    QCOMPARE(create.body,
             QByteArray("{\"summary\":\"Disk \\\"full\\\" on web-1\",\"text\":\"line 1\\nline 2\","
                        "\"labels\":[\"a\",\"b\"],\"level\":\"high\",\"state\":\"open\",\"case\":\"c-1\"}"));
    QCOMPARE(create.headers["authorization"], "Basic " + QByteArray("me:open sesame").toBase64());
    QCOMPARE(create.headers["content-type"], QByteArray("application/json"));
    QCOMPARE(create.headers["accept"], QByteArray("application/json"));
    QCOMPARE(create.headers["x-team"], QByteArray("soc"));
    QVERIFY(create.headers["user-agent"].startsWith("Casewright/"));
    const test::Heard& get = server.heard()[1];
    QCOMPARE(get.body, QByteArray());
    QCOMPARE(get.headers["authorization"], create.headers["authorization"]);
    QCOMPARE(get.headers["x-team"], QByteArray("soc"));
}

void PushTest::updatesWhatItKnows()
{
    IncidentServer server;
    server.setReplies({{.status = 204, .body = ""}, {.body = "{\"key\":\"ROC-8\"}"}});
    PushOrder again = order(server);
    again.known = cases::ExternalService{.connectorId = "desk", .externalId = "77", .externalTitle = "ROC-7"};
    const PushOutcome outcome = pushed(again);
    QVERIFY(!outcome.failure);
    QVERIFY(!outcome.wasCreated);
    QCOMPARE(outcome.incident->externalId, std::string("77"));
    QCOMPARE(outcome.incident->externalTitle, std::string("ROC-8"));
    QCOMPARE(server.lines(), (QList<QByteArray>{"PATCH /issue/77", "GET /issue/77"}));
    QCOMPARE(server.heard()[0].body,
             QByteArray("{\"summary\":\"Disk \\\"full\\\" on web-1\",\"text\":\"line 1\\nline 2\",\"id\":\"77\"}"));
}

void PushTest::createsAfterAnotherConnector()
{
    IncidentServer server;
    server.setReplies({{.body = "{\"data\":{\"id\":\"1\"}}"}, {.body = "{\"key\":\"ROC-1\"}"}});
    PushOrder other = order(server);
    other.known = cases::ExternalService{.connectorId = "jira", .externalId = "77", .externalTitle = "JIRA-7"};
    const PushOutcome outcome = pushed(other);
    QVERIFY(!outcome.failure && outcome.wasCreated);
    QCOMPARE(server.lines(), (QList<QByteArray>{"POST /issue", "GET /issue/1"}));
}

void PushTest::pushesComments()
{
    IncidentServer server;
    server.setReplies(
        {{.body = "{\"data\":{\"id\":\"1\"}}"}, {.body = "{\"key\":\"ROC-1\"}"}, {.status = 201, .body = ""}});
    PushOrder commented = order(server);
    commented.comments = {{.id = "k-1", .text = "First, \"quoted\""}, {.id = "k-2", .text = "{{{case.id}}} 😀"}};
    const PushOutcome outcome = pushed(commented);
    QVERIFY(!outcome.failure);
    QCOMPARE(outcome.pushedComments, (std::vector<std::string>{"k-1", "k-2"}));
    QCOMPARE(server.lines(),
             (QList<QByteArray>{"POST /issue", "GET /issue/1", "PUT /issue/1/comment", "PUT /issue/1/comment"}));
    QCOMPARE(server.heard()[2].body, QByteArray("{\"body\":\"First, \\\"quoted\\\"\"}"));
    QCOMPARE(server.heard()[3].body, QByteArray("{\"body\":\"{{{case.id}}} 😀\"}"));
}

void PushTest::commentsMayBeLeftOut()
{
    IncidentServer server;
    server.setReplies({{.body = "{\"data\":{\"id\":\"1\"}}"}, {.body = "{\"key\":\"ROC-1\"}"}});
    PushOrder commented = order(server);
    commented.connector.createCommentUrl.clear();
    commented.connector.createCommentJson.clear();
    commented.comments = {{.id = "k-1", .text = "First"}};
    const PushOutcome outcome = pushed(commented);
    QVERIFY(!outcome.failure);
    QVERIFY(outcome.pushedComments.empty());
    QCOMPARE(server.heard().size(), 2);
}

void PushTest::readsBackByPost()
{
    IncidentServer server;
    server.setReplies({{.body = "{\"data\":{\"id\":\"1\"}}"}, {.body = "{\"key\":\"ROC-1\"}"}});
    PushOrder posting = order(server);
    posting.connector.getIncidentMethod = cases::HttpMethod::Post;
    posting.connector.getIncidentUrl = server.url(u"/search"_s).toStdString();
    posting.connector.getIncidentJson = "{\"find\":{{{external.system.id}}}}";
    QVERIFY(!pushed(posting).failure);
    QCOMPARE(server.heard()[1].line(), QByteArray("POST /search"));
    QCOMPARE(server.heard()[1].body, QByteArray("{\"find\":\"1\"}"));
}

void PushTest::sendsNoAuthorizationUnasked()
{
    IncidentServer server;
    server.setReplies({{.body = "{\"data\":{\"id\":\"1\"}}"}, {.body = "{\"key\":\"ROC-1\"}"}});
    PushOrder open = order(server);
    open.connector.hasAuth = false;
    QVERIFY(!pushed(open).failure);
    QVERIFY(!server.heard()[0].headers.contains("authorization"));
}

void PushTest::ownHeadersWin()
{
    IncidentServer server;
    server.setReplies({{.body = "{\"data\":{\"id\":\"1\"}}"}, {.body = "{\"key\":\"ROC-1\"}"}});
    PushOrder own = order(server);
    own.connector.headers = {{"content-type", "application/vnd.desk+json"}};
    QVERIFY(!pushed(own).failure);
    QCOMPARE(server.heard()[0].headers["content-type"], QByteArray("application/vnd.desk+json"));
}

void PushTest::followsToTheSameServer()
{
    IncidentServer server;
    server.setReplies({{.status = 307, .body = "", .headers = "Location: /new/issue\r\n"},
                       {.body = "{\"data\":{\"id\":\"1\"}}"},
                       {.status = 302, .body = "", .headers = "Location: " + server.url(u"/new/1"_s).toUtf8() + "\r\n"},
                       {.body = "{\"key\":\"ROC-1\"}"}});
    const PushOutcome outcome = pushed(order(server));
    QVERIFY2(!outcome.failure, outcome.failure ? base::describe(*outcome.failure).c_str() : "");
    QCOMPARE(server.lines(), (QList<QByteArray>{"POST /issue", "POST /new/issue", "GET /issue/1", "GET /new/1"}));
    QCOMPARE(server.heard()[1].body, server.heard()[0].body);
    QCOMPARE(server.heard()[1].headers["authorization"], server.heard()[0].headers["authorization"]);
}

void PushTest::encodesIds()
{
    IncidentServer server;
    server.setReplies({{.body = "{\"data\":{\"id\":\"../admin?x=1#y\"}}"}, {.body = "{\"key\":\"ROC-1\"}"}});
    QVERIFY(!pushed(order(server)).failure);
    QCOMPARE(server.heard()[1].line(), QByteArray("GET /issue/..%2Fadmin%3Fx%3D1%23y"));
}

void PushTest::runsTwice()
{
    IncidentServer server;
    server.setReplies({{.body = "{\"data\":{\"id\":\"1\"},\"key\":\"ROC-1\"}"}});
    Push push;
    QSignalSpy spy(&push, &Push::finished);
    push.start(order(server));
    QVERIFY(spy.wait());
    push.start(order(server));
    QVERIFY(spy.wait());
    QCOMPARE(server.heard().size(), 4);
    QVERIFY(!spy.last().first().value<PushOutcome>().failure);
}

QTEST_GUILESS_MAIN(PushTest)
#include "tst_Push.moc"
