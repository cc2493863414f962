// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/Flood.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/TableRelease.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <future>
#include <memory>
#include <thread>
#include <utility>

using namespace Qt::StringLiterals;
namespace alerts = casewright::alerts;
namespace base = casewright::base;
using casewright::store::Access;
using casewright::store::StoredSource;
using casewright::ui::AlertSources;
using casewright::ui::releasedInBackground;
using casewright::ui::toUtf8;
using casewright::ui::WorkspaceSession;

/// What of sources stays, comes back, or makes room.
class AlertSourcesKeptTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void putsBackWhereItStood();
    void putsNothingBackThatIsThereOrCannotBe();
    void skippingBadLinesIsKept();
    void tablesMakeRoomForThoseInUse();
    void largeTablesGoInTheBackground();

private:
    std::int64_t add(const QByteArray& content);
    void loadWholly(std::int64_t key);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<AlertSources> m_sources;
    int m_files = 0;
};

void AlertSourcesKeptTest::init()
{
    m_sources.reset();
    m_session.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = std::make_unique<WorkspaceSession>();
    QVERIFY(m_session->open(m_folder->filePath(u"w.casewright"_s), Access::Create));
    m_sources = std::make_unique<AlertSources>(*m_session);
}

std::int64_t AlertSourcesKeptTest::add(const QByteArray& content)
{
    const QString path = m_folder->filePath(u"%1.ndjson"_s.arg(++m_files));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s cannot be written", qUtf8Printable(path));
    StoredSource source;
    source.name = "a file";
    source.path = toUtf8(path);
    return m_sources->add(source).value();
}

void AlertSourcesKeptTest::loadWholly(std::int64_t key)
{
    QSignalSpy finished(m_sources.get(), &AlertSources::loadFinished);
    m_sources->load(key);
    QTRY_COMPARE(finished.size(), 1);
}

void AlertSourcesKeptTest::putsBackWhereItStood()
{
    add("");
    const std::int64_t two = add("");
    add("");
    const std::vector<StoredSource> before = m_sources->sources();
    m_sources->remove(two);
    QSignalSpy changed(m_sources.get(), &AlertSources::sourcesChanged);
    QVERIFY(m_sources->putBack(before[1]));
    QCOMPARE(changed.size(), 1);
    QVERIFY(m_sources->sources() == before);
    QCOMPARE(m_sources->current().value_or(-1), two);
    m_sources->finishSaving();
    QVERIFY(AlertSources(*m_session).sources() == before);
}

void AlertSourcesKeptTest::putsNothingBackThatIsThereOrCannotBe()
{
    const std::int64_t key = add("");
    const StoredSource source = m_sources->sources().front();
    QVERIFY(!m_sources->putBack(source));
    m_sources->remove(key);
    QVERIFY(m_session->open(m_folder->filePath(u"w.casewright"_s), Access::ReadOnly));
    QVERIFY(!m_sources->putBack(source));
    QVERIFY(m_sources->sources().empty());
}

void AlertSourcesKeptTest::skippingBadLinesIsKept()
{
    const std::int64_t key = add("{\"@timestamp\":1}\nno JSON\n");
    loadWholly(key);
    QVERIFY(m_sources->failure(key));
    QSignalSpy finished(m_sources.get(), &AlertSources::loadFinished);
    m_sources->setSkipsBadLines(key, true);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(m_sources->loaded(key));
    m_sources->loadAgain(key);
    QTRY_COMPARE(finished.size(), 2);
    QVERIFY(m_sources->loaded(key));
    m_sources->finishSaving();
    // In the next start too.
    m_sources = std::make_unique<AlertSources>(*m_session);
    QVERIFY(m_sources->skipsBadLines(key));
    loadWholly(key);
    QVERIFY(m_sources->loaded(key));
    QSignalSpy strict(m_sources.get(), &AlertSources::loadFinished);
    m_sources->setSkipsBadLines(key, false);
    QTRY_COMPARE(strict.size(), 1);
    QVERIFY(m_sources->failure(key));
    m_sources->finishSaving();
    QVERIFY(!AlertSources(*m_session).skipsBadLines(key));
}

void AlertSourcesKeptTest::tablesMakeRoomForThoseInUse()
{
    QByteArray lines;
    for (int i = 0; i < 500; ++i)
        lines += "{\"@timestamp\":" + QByteArray::number(i) + ",\"a\":" + QByteArray::number(i) + "}\n";
    const std::int64_t one = add(lines);
    const std::int64_t two = add(lines);
    const std::int64_t three = add(lines);
    for (const std::int64_t key : {one, two, three})
        loadWholly(key);
    const std::uint64_t each = m_sources->loaded(one)->table->memoryUse();
    m_sources->setMemoryBudget(3 * each + each / 2);
    QVERIFY(m_sources->loaded(one) && m_sources->loaded(two) && m_sources->loaded(three));
    // The one that was in use longest ago goes, not the one that was read first.
    m_sources->setCurrent(one);
    m_sources->setCurrent(three);
    QSignalSpy changed(m_sources.get(), &AlertSources::sourcesChanged);
    m_sources->setMemoryBudget(2 * each + each / 2);
    QVERIFY(m_sources->loaded(one) && !m_sources->loaded(two) && m_sources->loaded(three));
    QCOMPARE(changed.size(), 1);
    // It is read again when it is wanted; what is in use stays, however little room there is.
    loadWholly(two);
    QVERIFY(!m_sources->loaded(one) && m_sources->loaded(two) && m_sources->loaded(three));
    m_sources->setMemoryBudget(0);
    QVERIFY(!m_sources->loaded(two) && m_sources->loaded(three));
}

/// Giving back its memory takes longer than the GUI thread has.
void AlertSourcesKeptTest::largeTablesGoInTheBackground()
{
    alerts::Flood flood;
    flood.name = "f";
    flood.length = base::Day;
    flood.fields = {{.name = "source.ip", .prefix = "ip-", .cardinality = 1'000'000}};
    for (const bool isLarge : {false, true}) {
        flood.perMinute = isLarge ? 2'000 : 1;
        const std::shared_ptr<const alerts::AlertTable> made = alerts::generate(flood, 1).value_or(nullptr);
        QVERIFY(made);
        std::promise<std::thread::id> gone;
        std::shared_ptr<const alerts::AlertTable> last(
            made.get(), [&gone](const alerts::AlertTable*) { gone.set_value(std::this_thread::get_id()); });
        std::shared_ptr<const alerts::AlertTable> held = releasedInBackground(std::move(last));
        QCOMPARE(held.get(), made.get());
        std::future<std::thread::id> answer = gone.get_future();
        QVERIFY(answer.wait_for(std::chrono::seconds(0)) == std::future_status::timeout);
        held.reset();
        QCOMPARE(answer.get() != std::this_thread::get_id(), isLarge);
    }
}

QTEST_GUILESS_MAIN(AlertSourcesKeptTest)
#include "tst_AlertSourcesKept.moc"
