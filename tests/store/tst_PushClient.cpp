// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/PushClient.h"

#include <QTest>

#include <atomic>
#include <latch>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "core/store/AttachmentsClient.h"
#include "core/store/CasesClient.h"
#include "core/store/ConfigureClient.h"
#include "core/store/Database.h"
#include "core/store/Workspace.h"
#include "core/store/WorkspaceAccess.h"
#include "tests/store/Place.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using base::ErrorCode;
using cases::CaseStatus;
using store::Signature;

namespace {

const Signature Ana{.user = "ana", .at = {1'700'000'000'000}};
const Signature Kim{.user = "kim", .at = {1'700'000'090'000}};
const cases::ExternalService Incident{.connectorId = "desk",
                                      .connectorName = "Service desk",
                                      .externalId = "10",
                                      .externalTitle = "ROC-10",
                                      .externalUrl = "https://desk/browse/ROC-10"};

} // namespace

/// The two ends of a push in the workspace: what is read for it, and what is written down (reference/kibana-cases,
/// call 16).
class PushClientTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsTheCasesOwnConnector();
    void readsAnotherConnector();
    void refusesToRead_data();
    void refusesToRead();
    void recordsAPush();
    void recordsAPartOfAPush();
    void aCaseThatWasChangedMeanwhileNeedsAnotherPush();
    void waitsForOtherWriters();
    void closesByPushing();
    void aPartDoesNotClose();
    void aClosedCaseStaysAsItIs();

private:
    [[nodiscard]] std::string actions();
    void closeByPushing();

    std::unique_ptr<tests::Place> m_place;
    std::optional<store::Workspace> m_workspace;
    std::int64_t m_key = 0;
};

void PushClientTest::init()
{
    m_workspace.reset();
    m_place = std::make_unique<tests::Place>();
    m_workspace = std::move(*store::Workspace::open(m_place->address(u"push.cwspace"_s), store::Access::Create));
    store::ConfigureClient configure(*m_workspace);
    QVERIFY(
        configure.saveConnector({.id = "desk", .name = "Service desk", .type = ".cases-webhook", .settings = "{}"}));
    QVERIFY(configure.saveConnector({.id = "other", .name = "Other", .type = ".cases-webhook", .settings = "{}"}));
    const auto made =
        store::CasesClient(*m_workspace)
            .create({.attributes = {.title = "A case",
                                    .description = "Look",
                                    .connector = {.id = "desk", .name = "Service desk", .type = ".cases-webhook"}}},
                    Ana);
    QVERIFY2(made, made ? "" : made.error().text.c_str());
    m_key = made->key;
    for (const char* text : {"First", "Second"})
        QVERIFY(store::AttachmentsClient(*m_workspace).addComment(m_key, text, Ana));
}

std::string PushClientTest::actions()
{
    const auto rows = store::CasesClient(*m_workspace).userActions(m_key, {}, std::nullopt, 100);
    std::string all;
    for (const store::StoredUserAction& row : rows.value())
        all += std::string(nameOf(row.document.action.type)) + ' ';
    return all;
}

void PushClientTest::closeByPushing()
{
    QVERIFY(store::ConfigureClient(*m_workspace)
                .set({.owner = "cases", .closureType = cases::ClosureType::ByPushing}, Ana));
}

void PushClientTest::readsTheCasesOwnConnector()
{
    const auto read = store::PushClient(*m_workspace).read(m_key, Ana.at);
    QVERIFY2(read, read ? "" : read.error().text.c_str());
    QCOMPARE(read->connector.name, std::string("Service desk"));
    QCOMPARE(read->value.document.attributes.title, std::string("A case"));
    QCOMPARE(read->comments.size(), std::size_t{2});
    QCOMPARE(read->comments[0].text, std::string("First"));
    QCOMPARE(read->comments[1].text, std::string("Second"));
}

void PushClientTest::readsAnotherConnector()
{
    QCOMPARE(store::PushClient(*m_workspace).read(m_key, Ana.at, "other").value().connector.name, std::string("Other"));
}

void PushClientTest::refusesToRead_data()
{
    QTest::addColumn<int>("key"); // after that of the case
    QTest::addColumn<QByteArray>("connector");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("no such case") << 7 << QByteArray("desk") << static_cast<int>(ErrorCode::NotFound)
                                  << QByteArray("case");
    QTest::newRow("no such connector") << 0 << QByteArray("jira") << static_cast<int>(ErrorCode::NotFound)
                                       << QByteArray("jira");
    QTest::newRow("none") << 0 << QByteArray("none") << static_cast<int>(ErrorCode::InvalidValue)
                          << QByteArray("choose one");
}

void PushClientTest::refusesToRead()
{
    QFETCH(int, key);
    QFETCH(QByteArray, connector);
    QFETCH(int, code);
    QFETCH(QByteArray, says);
    const auto read = store::PushClient(*m_workspace).read(m_key + key, Ana.at, connector.toStdString());
    QVERIFY(!read);
    QCOMPARE(static_cast<int>(read.error().code), code);
    QVERIFY2(QByteArray::fromStdString(read.error().text).contains(says), read.error().text.c_str());
}

void PushClientTest::recordsAPush()
{
    store::PushClient push(*m_workspace);
    const auto read = push.read(m_key, Ana.at);
    const std::int64_t version = read->value.document.version;
    const auto after =
        push.record(m_key, {.service = Incident, .comments = {read->comments[0].id, read->comments[1].id}}, Kim);
    QVERIFY2(after, after ? "" : after.error().text.c_str());
    const cases::ExternalService& service = after->document.externalService.value();
    QCOMPARE(service.externalTitle, std::string("ROC-10"));
    QVERIFY(service.pushedAt == Kim.at);
    QCOMPARE(service.pushedBy, std::string("kim"));
    QVERIFY(after->document.attributes.status == CaseStatus::Open);
    QVERIFY(after->document.updatedAt == Kim.at);
    QCOMPARE(after->document.version, version + 1);
    QCOMPARE(actions(), std::string("create_case comment comment pushed "));
    QVERIFY(push.read(m_key, Ana.at)->comments.empty());
    const auto comment = store::AttachmentsClient(*m_workspace).comment(m_key, read->comments[1].id);
    QVERIFY(comment->comment.pushedAt == Kim.at);
    QCOMPARE(comment->comment.pushedBy.value(), std::string("kim"));
    QVERIFY(store::CasesClient(*m_workspace).get(m_key)->document == after->document);
}

void PushClientTest::recordsAPartOfAPush()
{
    store::PushClient push(*m_workspace);
    const auto read = push.read(m_key, Ana.at);
    QVERIFY(push.record(m_key, {.service = Incident, .comments = {read->comments[0].id}, .isComplete = false}, Kim));
    const auto again = push.read(m_key, Ana.at);
    QCOMPARE(again->comments.size(), std::size_t{1});
    QCOMPARE(again->comments[0].text, std::string("Second"));
    QCOMPARE(again->value.document.externalService->externalId, std::string("10"));
    QCOMPARE(actions(), std::string("create_case comment comment pushed "));
}

void PushClientTest::aCaseThatWasChangedMeanwhileNeedsAnotherPush()
{
    store::PushClient push(*m_workspace);
    const Signature reader{.user = "kim", .at = {Ana.at.milliseconds + 1'000}};
    const auto recordOf = [](const store::CaseToPush& read) {
        return store::PushRecord{.service = Incident, .version = read.value.document.version, .readAt = read.readAt};
    };
    const auto read = push.read(m_key, reader.at);
    const Signature between{.user = "ana", .at = {Ana.at.milliseconds + 2'000}};
    cases::CaseChange change;
    change.title = "Edited meanwhile";
    QVERIFY(store::CasesClient(*m_workspace)
                .update({{.key = m_key, .version = read->value.document.version, .change = change}}, between));
    const auto moved = push.record(m_key, recordOf(*read), Kim);
    QVERIFY2(moved, moved ? "" : moved.error().text.c_str());
    QVERIFY(moved->document.externalService->pushedAt == reader.at);
    QVERIFY(*moved->document.updatedAt > moved->document.externalService->pushedAt);

    const auto same = push.record(m_key, recordOf(*push.read(m_key, between.at)), Kim);
    QVERIFY(same->document.externalService->pushedAt == Kim.at);
    QVERIFY(*same->document.updatedAt == same->document.externalService->pushedAt);
}

void PushClientTest::waitsForOtherWriters()
{
    // Others write for longer than this connection waits for them at a time.
    QVERIFY(store::WorkspaceAccess::databaseOf(*m_workspace).executeOnce(u"PRAGMA busy_timeout = 1"_s));
    std::latch isWriting(1);
    std::atomic<bool> hasWritten = false;
    std::jthread writer([&, path = m_workspace->path(), key = static_cast<qlonglong>(m_key)] {
        auto other = store::Workspace::open(path, store::Access::ReadWrite).value();
        store::Database& database = store::WorkspaceAccess::databaseOf(other);
        auto transaction = store::Transaction::begin(database).value();
        isWriting.count_down();
        bool isDone = true;
        for (int i = 0; i < 5'000 && isDone; ++i)
            isDone = database.execute(u"UPDATE cases SET title = 'Written' WHERE key = ?"_s, {key}).has_value();
        hasWritten = transaction.commit().has_value() && isDone;
    });
    isWriting.wait();
    const auto after = store::PushClient(*m_workspace).record(m_key, {.service = Incident}, Kim);
    writer.join();
    QVERIFY2(after, after ? "" : after.error().text.c_str());
    QVERIFY(hasWritten);
    QCOMPARE(after->document.attributes.title, std::string("Written"));
}

void PushClientTest::closesByPushing()
{
    closeByPushing();
    const auto after = store::PushClient(*m_workspace).record(m_key, {.service = Incident}, Kim);
    QVERIFY(after->document.attributes.status == CaseStatus::Closed);
    QVERIFY(after->document.closedAt == Kim.at);
    QCOMPARE(after->document.closedBy.value(), std::string("kim"));
    QCOMPARE(after->document.duration.value(), std::int64_t{90});
    QCOMPARE(actions(), std::string("create_case comment comment status pushed "));
}

void PushClientTest::aPartDoesNotClose()
{
    closeByPushing();
    const auto after = store::PushClient(*m_workspace).record(m_key, {.service = Incident, .isComplete = false}, Kim);
    QVERIFY(after->document.attributes.status == CaseStatus::Open);
    QCOMPARE(actions(), std::string("create_case comment comment pushed "));
}

void PushClientTest::aClosedCaseStaysAsItIs()
{
    closeByPushing();
    QVERIFY(store::PushClient(*m_workspace).record(m_key, {.service = Incident}, Kim));
    const auto after = store::PushClient(*m_workspace)
                           .record(m_key, {.service = Incident}, {.user = "ana", .at = {1'800'000'000'000}});
    QVERIFY(after->document.closedAt == Kim.at);
    QCOMPARE(actions(), std::string("create_case comment comment status pushed pushed "));
}

QTEST_GUILESS_MAIN(PushClientTest)
#include "tst_PushClient.moc"
