// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/CasePushing.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>
#include <string>

#include "core/store/AttachmentsClient.h"
#include "core/store/CasesClient.h"
#include "core/store/ConfigureClient.h"
#include "core/store/Workspace.h"
#include "tests/models/KeeperDouble.h"
#include "tests/unit/push/IncidentServer.h"
#include "tests/unit/push/ServiceDesk.h"
#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/ConnectorSecrets.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using base::ErrorCode;
using push::PushOutcome;
using test::Reply;
using ui::CasePushing;

namespace {

const Reply Created{.status = 201, .body = "{\"data\":{\"id\":\"10\"}}"};
const Reply Read{.body = "{\"key\":\"ROC-10\"}"};

} // namespace

/// Pushing a case from the window: secrets are asked for once, and what happened is in the workspace.
class CasePushingTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void asksOnceAndPushes();
    void wrongSecretsAreAskedForAgain();
    void keepsWhatSucceeded();
    void isCancelledAtTheQuestion();
    void isCancelledOnItsWay();
    void closingTheWorkspaceKeepsWhatHappened();
    void endOfTheProgramKeepsWhatHappened();
    void failsWithoutAConnector();

private:
    [[nodiscard]] store::StoredCase stored() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::IncidentServer> m_server;
    std::unique_ptr<ui::WorkspaceSession> m_session;
    std::shared_ptr<tests::KeptSecrets> m_kept;
    std::unique_ptr<ui::ConnectorSecrets> m_secrets;
    std::unique_ptr<CasePushing> m_pushing;
    QString m_path;
    qint64 m_key = 0;
};

void CasePushingTest::init()
{
    m_pushing.reset();
    m_secrets.reset();
    m_session.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"work.casewright"_s);
    m_server = std::make_unique<test::IncidentServer>();
    {
        store::Workspace workspace = std::move(*store::Workspace::open(ui::toUtf8(m_path), store::Access::Create));
        const store::Signature ana{.user = "ana", .at = {1'700'000'000'000}};
        const auto made = store::CasesClient(workspace).create(
            {.attributes = {.title = "Disk full",
                            .description = "Look",
                            .connector = {.id = "desk", .name = "Service desk", .type = ".cases-webhook"}}},
            ana);
        QVERIFY2(made, made ? "" : made.error().text.c_str());
        m_key = made->key;
        QVERIFY(store::AttachmentsClient(workspace).addComment(m_key, "First", ana));
        QVERIFY(store::ConfigureClient(workspace).saveConnector(
            {.id = "desk",
             .name = "Service desk",
             .type = ".cases-webhook",
             .settings = cases::writeWebhook(test::serviceDesk(m_server->url()))}));
    }
    m_session = std::make_unique<ui::WorkspaceSession>();
    QVERIFY(m_session->open(m_path, store::Access::ReadWrite));
    m_kept = std::make_shared<tests::KeptSecrets>();
    m_secrets = std::make_unique<ui::ConnectorSecrets>(std::make_unique<tests::KeeperDouble>(m_kept));
    m_pushing = std::make_unique<CasePushing>(*m_session, *m_secrets);
}

store::StoredCase CasePushingTest::stored() const
{
    store::Workspace workspace = std::move(*store::Workspace::open(ui::toUtf8(m_path), store::Access::ReadOnly));
    return store::CasesClient(workspace).get(m_key).value();
}

void CasePushingTest::asksOnceAndPushes()
{
    m_server->setReplies({Created, Read, {.body = ""}, {.body = ""}, Read});
    QSignalSpy asked(m_pushing.get(), &CasePushing::secretsAsked);
    QSignalSpy pushed(m_pushing.get(), &CasePushing::pushed);
    QSignalSpy changed(m_session.get(), &ui::WorkspaceSession::casesChanged);
    m_pushing->push(m_key);
    QVERIFY(m_pushing->isRunning());
    QVERIFY(asked.wait());
    QCOMPARE(asked[0][0].toString(), u"Service desk"_s);
    QCOMPARE(asked[0][1].toString(), m_server->url());
    QCOMPARE(asked[0][2].toBool(), true);
    m_pushing->giveSecrets(u"me"_s, u"open sesame"_s, true);
    QVERIFY(pushed.wait());
    QVERIFY(!m_pushing->isRunning());
    QCOMPARE(pushed[0][0].toLongLong(), m_key);
    QCOMPARE(m_server->heard()[0].headers["authorization"], "Basic " + QByteArray("me:open sesame").toBase64());
    QCOMPARE(changed.count(), 1);
    QCOMPARE(stored().document.externalService->externalTitle, std::string("ROC-10"));
    QCOMPARE(ui::toText(stored().document.externalService->pushedBy), ui::CaseRepository::loginName());
    QCOMPARE(m_kept->all.size(), 1);
    m_pushing->push(m_key, u"desk"_s);
    QVERIFY(pushed.wait());
    QCOMPARE(asked.count(), 1);
    QCOMPARE(m_server->lines().mid(3), (QList<QByteArray>{"PATCH /issue/10", "GET /issue/10"}));
}

void CasePushingTest::wrongSecretsAreAskedForAgain()
{
    m_server->setReplies({{.status = 401, .body = ""}});
    m_secrets->set(u"desk"_s, test::serviceDesk(m_server->url()), {.user = "me", .password = "wrong"}, true);
    QSignalSpy asked(m_pushing.get(), &CasePushing::secretsAsked);
    QSignalSpy failed(m_pushing.get(), &CasePushing::failed);
    m_pushing->push(m_key);
    QVERIFY(failed.wait());
    QCOMPARE(asked.count(), 0);
    QVERIFY(failed[0][1].value<PushOutcome>().secretsRefused);
    QVERIFY(m_kept->all.isEmpty());
    m_pushing->push(m_key);
    QVERIFY(asked.wait());
}

void CasePushingTest::keepsWhatSucceeded()
{
    m_server->setReplies({Created, Read, {.status = 500}});
    m_secrets->set(u"desk"_s, test::serviceDesk(m_server->url()), {.user = "me", .password = "x"}, false);
    QSignalSpy failed(m_pushing.get(), &CasePushing::failed);
    m_pushing->push(m_key);
    QVERIFY(failed.wait());
    QVERIFY(failed[0][1].value<PushOutcome>().failure->code == ErrorCode::RemoteFailure);
    QCOMPARE(stored().document.externalService->externalId, std::string("10"));
}

void CasePushingTest::isCancelledAtTheQuestion()
{
    QSignalSpy asked(m_pushing.get(), &CasePushing::secretsAsked);
    QSignalSpy failed(m_pushing.get(), &CasePushing::failed);
    m_pushing->push(m_key);
    QVERIFY(asked.wait());
    m_pushing->cancel();
    QVERIFY(failed.wait());
    QVERIFY(failed[0][1].value<PushOutcome>().failure->code == ErrorCode::Cancelled);
    m_pushing->giveSecrets(u"me"_s, u"late"_s, true);
    QVERIFY(!m_pushing->isRunning());
    QVERIFY(m_kept->all.isEmpty());
    QVERIFY(m_server->heard().isEmpty());
}

void CasePushingTest::isCancelledOnItsWay()
{
    m_server->setReplies({Created, {.kind = Reply::Kind::Silence}});
    m_secrets->set(u"desk"_s, test::serviceDesk(m_server->url()), {.user = "me", .password = "x"}, false);
    QSignalSpy failed(m_pushing.get(), &CasePushing::failed);
    m_pushing->push(m_key);
    QTRY_COMPARE(m_server->heard().size(), 2);
    m_pushing->cancel();
    QVERIFY(failed.wait());
    QVERIFY(failed[0][1].value<PushOutcome>().failure->code == ErrorCode::Cancelled);
    QCOMPARE(stored().document.externalService->externalId, std::string("10"));
}

void CasePushingTest::closingTheWorkspaceKeepsWhatHappened()
{
    m_server->setReplies({Created, {.kind = Reply::Kind::Silence}});
    m_secrets->set(u"desk"_s, test::serviceDesk(m_server->url()), {.user = "me", .password = "x"}, false);
    QSignalSpy failed(m_pushing.get(), &CasePushing::failed);
    m_pushing->push(m_key);
    QTRY_COMPARE(m_server->heard().size(), 2);
    QVERIFY(m_session->open(m_folder->filePath(u"other.casewright"_s), store::Access::Create));
    QCOMPARE(failed.count(), 1);
    QVERIFY(!m_pushing->isRunning());
    QCOMPARE(stored().document.externalService->externalId, std::string("10"));
}

void CasePushingTest::endOfTheProgramKeepsWhatHappened()
{
    m_server->setReplies({Created, {.kind = Reply::Kind::Silence}});
    m_secrets->set(u"desk"_s, test::serviceDesk(m_server->url()), {.user = "me", .password = "x"}, false);
    m_pushing->push(m_key);
    QTRY_COMPARE(m_server->heard().size(), 2);
    m_pushing.reset();
    QCOMPARE(stored().document.externalService->externalId, std::string("10"));
}

void CasePushingTest::failsWithoutAConnector()
{
    QSignalSpy failed(m_pushing.get(), &CasePushing::failed);
    m_pushing->push(m_key, u"jira"_s);
    QVERIFY(failed.wait());
    QVERIFY(failed[0][1].value<PushOutcome>().failure->code == ErrorCode::NotFound);
    m_pushing->push(m_key + 7);
    QVERIFY(failed.wait());
    QVERIFY(failed[1][1].value<PushOutcome>().failure->code == ErrorCode::NotFound);
    QVERIFY(m_server->heard().isEmpty());
}

QTEST_GUILESS_MAIN(CasePushingTest)
#include "tst_CasePushing.moc"
