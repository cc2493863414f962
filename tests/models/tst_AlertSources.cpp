// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/AlertSources.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <memory>

using namespace Qt::StringLiterals;
using casewright::base::ErrorCode;
using casewright::store::Access;
using casewright::store::StoredSource;
using casewright::ui::AlertSources;
using casewright::ui::LoadedAlerts;
using casewright::ui::toUtf8;
using casewright::ui::WorkspaceSession;

namespace {

StoredSource flood(const std::string& name, const std::string& perMinute, const std::string& length = "1h")
{
    StoredSource source;
    source.name = name;
    source.flood = R"({"casewright":"flood/1","start":"2026-03-02T00:00:00Z","length":")" + length + R"(","perMinute":)"
                   + perMinute + R"(,"fields":[{"name":"host.name","prefix":"h-","cardinality":5}]})";
    return source;
}

} // namespace

/// Sources of a workspace in a folder of its own: what is read, kept, dropped and reported.
class AlertSourcesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsSourcesInTheWorkspace();
    void readsAFile();
    void makesAFlood();
    void answersAtOnceIfItWasRead();
    void readsAgainOnRequest();
    void askingTwiceReadsOnce();
    void aLaterCallGivesUpTheEarlierOne();
    void cancelKeepsNothing();
    void saysWhyAFileCouldNotBeRead();
    void skipsBadLinesOnRequest();
    void aMissingFileIsAFailure();
    void changingTheSourceDropsWhatWasRead();
    void renamingKeepsWhatWasRead();
    void changingTheSourceDropsALateAnswer();
    void keepsWhatAnotherJobRead();
    void keepsNothingOfAnOlderSource();
    void removingChoosesTheNeighbour();
    void anotherWorkspaceIsReloaded();
    void aReadOnlyWorkspaceStaysAsItIs();
    void canGoWhileItReads();

private:
    QString write(const QString& name, const QByteArray& content)
    {
        const QString path = m_folder->filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("%s cannot be written", qUtf8Printable(path));
        return path;
    }
    StoredSource fileSource(const QString& path)
    {
        StoredSource source;
        source.name = "a file";
        source.path = toUtf8(path);
        return source;
    }
    std::int64_t add(const StoredSource& source)
    {
        const std::optional<std::int64_t> key = m_sources->add(source);
        if (!key)
            qFatal("the source was not added");
        return *key;
    }
    void loadWholly(std::int64_t key, bool skipBadLines = false)
    {
        QSignalSpy finished(m_sources.get(), &AlertSources::loadFinished);
        m_sources->load(key, skipBadLines);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(finished.first().first().toLongLong(), key);
        QVERIFY(!m_sources->loading());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<AlertSources> m_sources;
};

void AlertSourcesTest::init()
{
    m_sources.reset();
    m_session.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = std::make_unique<WorkspaceSession>();
    QVERIFY(m_session->open(m_folder->filePath(u"w.casewright"_s), Access::Create));
    m_sources = std::make_unique<AlertSources>(*m_session);
}

void AlertSourcesTest::keepsSourcesInTheWorkspace()
{
    QVERIFY(m_sources->sources().empty());
    QVERIFY(!m_sources->current());
    QSignalSpy changed(m_sources.get(), &AlertSources::sourcesChanged);
    QSignalSpy current(m_sources.get(), &AlertSources::currentChanged);
    const std::int64_t first = add(flood("one", "1"));
    const std::int64_t second = add(flood("two", "2"));
    QCOMPARE(changed.size(), 2);
    QCOMPARE(current.size(), 2);
    QCOMPARE(m_sources->current().value_or(-1), second);
    QCOMPARE(m_sources->find(first)->name, std::string("one"));
    QVERIFY(!m_sources->find(second + 1));
    m_sources->setCurrent(second + 1);
    QCOMPARE(m_sources->current().value_or(-1), second);

    StoredSource changedSource = *m_sources->find(second);
    changedSource.seed = 42;
    QVERIFY(m_sources->save(changedSource));
    m_sources->finishSaving();
    AlertSources again(*m_session);
    QCOMPARE(again.sources().size(), std::size_t{2});
    QCOMPARE(again.sources().back().seed, std::uint64_t{42});
    QVERIFY(again.sources() == m_sources->sources());
    QCOMPARE(again.current().value_or(-1), first);
}

void AlertSourcesTest::readsAFile()
{
    const std::int64_t key = add(fileSource(write(u"alerts.ndjson"_s,
        "{\"@timestamp\":\"2026-03-02T00:00:02Z\",\"a\":1}\n{\"@timestamp\":\"2026-03-02T00:00:01Z\",\"a\":2}\n")));
    QVERIFY(!m_sources->loaded(key));
    QSignalSpy started(m_sources.get(), &AlertSources::loadStarted);
    m_sources->load(key);
    QCOMPARE(started.size(), 1);
    QCOMPARE(m_sources->loading().value_or(-1), key);
    QTRY_VERIFY(m_sources->loaded(key));
    QVERIFY(!m_sources->loading());
    QVERIFY(!m_sources->failure(key));
    const std::shared_ptr<const LoadedAlerts> loaded = m_sources->loaded(key);
    QCOMPARE(loaded->table->size(), 2U);
    QCOMPARE(loaded->table->document({0}).value_or(""), std::string(R"({"@timestamp":"2026-03-02T00:00:01Z","a":2})"));
    QVERIFY(loaded->seconds > 0);
    QVERIFY(m_sources->progress().total() > 0);
}

void AlertSourcesTest::makesAFlood()
{
    const std::int64_t key = add(flood("f", "10"));
    loadWholly(key);
    QCOMPARE(m_sources->loaded(key)->table->size(), 600U);
}

void AlertSourcesTest::answersAtOnceIfItWasRead()
{
    const std::int64_t key = add(flood("f", "10"));
    loadWholly(key);
    const std::shared_ptr<const LoadedAlerts> before = m_sources->loaded(key);
    QSignalSpy started(m_sources.get(), &AlertSources::loadStarted);
    QSignalSpy finished(m_sources.get(), &AlertSources::loadFinished);
    m_sources->load(key);
    QCOMPARE(finished.size(), 1);
    QCOMPARE(started.size(), 0);
    QCOMPARE(m_sources->loaded(key), before);
}

void AlertSourcesTest::readsAgainOnRequest()
{
    const std::int64_t key = add(fileSource(write(u"alerts.ndjson"_s, "{\"@timestamp\":1}\n")));
    loadWholly(key);
    write(u"alerts.ndjson"_s, "{\"@timestamp\":1}\n{\"@timestamp\":2}\n");
    m_sources->loadAgain(key);
    QVERIFY(!m_sources->loaded(key));
    QTRY_VERIFY(m_sources->loaded(key));
    QCOMPARE(m_sources->loaded(key)->table->size(), 2U);
}

void AlertSourcesTest::askingTwiceReadsOnce()
{
    const std::int64_t key = add(flood("f", "10"));
    QSignalSpy started(m_sources.get(), &AlertSources::loadStarted);
    QSignalSpy finished(m_sources.get(), &AlertSources::loadFinished);
    m_sources->load(key);
    m_sources->load(key);
    QCOMPARE(started.size(), 1);
    QTRY_VERIFY(m_sources->loaded(key));
    QCOMPARE(finished.size(), 1);
}

void AlertSourcesTest::aLaterCallGivesUpTheEarlierOne()
{
    const std::int64_t large = add(flood("large", "100000", "1d"));
    const std::int64_t small = add(flood("small", "1"));
    QSignalSpy finished(m_sources.get(), &AlertSources::loadFinished);
    m_sources->load(large);
    m_sources->load(small);
    QCOMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().toLongLong(), large);
    QTRY_VERIFY(m_sources->loaded(small));
    QVERIFY(QThreadPool::globalInstance()->waitForDone());
    QCoreApplication::sendPostedEvents();
    QVERIFY(!m_sources->loaded(large));
    QVERIFY(!m_sources->failure(large));
    QCOMPARE(finished.size(), 2);
}

void AlertSourcesTest::cancelKeepsNothing()
{
    const std::int64_t key = add(flood("large", "100000", "1d"));
    QSignalSpy finished(m_sources.get(), &AlertSources::loadFinished);
    m_sources->cancelLoad();
    QCOMPARE(finished.size(), 0);
    m_sources->load(key);
    QElapsedTimer clock;
    clock.start();
    m_sources->cancelLoad();
    QCOMPARE(finished.size(), 1);
    QVERIFY(!m_sources->loading());
    QVERIFY(QThreadPool::globalInstance()->waitForDone());
    QVERIFY2(clock.elapsed() < 1000, qPrintable(u"stopped after %1 ms"_s.arg(clock.elapsed())));
    QCoreApplication::sendPostedEvents();
    QVERIFY(!m_sources->loaded(key));
    QVERIFY(!m_sources->failure(key));
    QCOMPARE(finished.size(), 1);
}

void AlertSourcesTest::saysWhyAFileCouldNotBeRead()
{
    const std::int64_t key = add(fileSource(write(u"bad.ndjson"_s,
        "{\"@timestamp\":\"2026-03-02T00:00:02Z\"}\n{\"@timestamp\":\"2026-03-02T00:0\n")));
    loadWholly(key);
    QVERIFY(!m_sources->loaded(key));
    QVERIFY(m_sources->failure(key));
    QVERIFY(m_sources->failure(key)->location);
    QCOMPARE(m_sources->failure(key)->location->line, std::size_t{2});
}

void AlertSourcesTest::skipsBadLinesOnRequest()
{
    const std::int64_t key = add(fileSource(write(u"bad.ndjson"_s,
        "{\"@timestamp\":\"2026-03-02T00:00:02Z\"}\nno JSON\n")));
    loadWholly(key);
    QVERIFY(m_sources->failure(key));
    loadWholly(key, true);
    QVERIFY(!m_sources->failure(key));
    QVERIFY(m_sources->loaded(key));
    QCOMPARE(m_sources->loaded(key)->table->counts().badRecords, std::uint64_t{1});
    QCOMPARE(m_sources->loaded(key)->badLines.size(), std::size_t{1});
    QCOMPARE(m_sources->loaded(key)->badLines.front().line, std::uint64_t{2});
}

void AlertSourcesTest::aMissingFileIsAFailure()
{
    const std::int64_t key = add(fileSource(m_folder->filePath(u"gone.ndjson"_s)));
    loadWholly(key);
    QVERIFY(m_sources->failure(key));
    QCOMPARE(m_sources->failure(key)->code, ErrorCode::NotFound);
    write(u"gone.ndjson"_s, "{\"@timestamp\":\"2026-03-02T00:00:02Z\"}\n");
    loadWholly(key);
    QVERIFY(m_sources->loaded(key));
}

void AlertSourcesTest::changingTheSourceDropsWhatWasRead()
{
    const std::int64_t key = add(flood("f", "10"));
    loadWholly(key);
    StoredSource source = *m_sources->find(key);
    source.flood = flood("f", "20").flood;
    QVERIFY(m_sources->save(source));
    QVERIFY(!m_sources->loaded(key));
    loadWholly(key);
    QCOMPARE(m_sources->loaded(key)->table->size(), 1200U);
}

void AlertSourcesTest::renamingKeepsWhatWasRead()
{
    const std::int64_t key = add(flood("f", "10"));
    loadWholly(key);
    StoredSource source = *m_sources->find(key);
    source.name = std::string("g");
    QVERIFY(m_sources->save(source));
    QVERIFY(m_sources->loaded(key));
    QCOMPARE(m_sources->find(key)->name, std::string("g"));
}

void AlertSourcesTest::changingTheSourceDropsALateAnswer()
{
    const std::int64_t key = add(flood("f", "10"));
    QSignalSpy finished(m_sources.get(), &AlertSources::loadFinished);
    m_sources->load(key);
    QVERIFY(QThreadPool::globalInstance()->waitForDone());
    StoredSource source = *m_sources->find(key);
    source.seed = 2;
    QVERIFY(m_sources->save(source));
    QCOMPARE(finished.size(), 1);
    QCoreApplication::sendPostedEvents();
    QVERIFY(!m_sources->loaded(key));
    QCOMPARE(finished.size(), 1);
}

void AlertSourcesTest::keepsWhatAnotherJobRead()
{
    const std::int64_t key = add(flood("f", "10"));
    const StoredSource source = *m_sources->find(key);
    const auto read = casewright::ui::loadAlerts(source, false, nullptr, {});
    QVERIFY(read);
    QSignalSpy finished(m_sources.get(), &AlertSources::loadFinished);
    const auto alerts = std::make_shared<const LoadedAlerts>(*read);
    m_sources->load(key);
    m_sources->keep(source, alerts);
    QCOMPARE(m_sources->loaded(key), alerts);
    QVERIFY(!m_sources->loading());
    QVERIFY(QThreadPool::globalInstance()->waitForDone());
    QCoreApplication::sendPostedEvents();
    QCOMPARE(m_sources->loaded(key), alerts);
    QCOMPARE(finished.size(), 1);
}

void AlertSourcesTest::keepsNothingOfAnOlderSource()
{
    const std::int64_t key = add(flood("f", "10"));
    const StoredSource older = *m_sources->find(key);
    const auto read = casewright::ui::loadAlerts(older, false, nullptr, {});
    QVERIFY(read);
    StoredSource newer = older;
    newer.seed = 7;
    QVERIFY(m_sources->save(newer));
    m_sources->keep(older, std::make_shared<const LoadedAlerts>(*read));
    QVERIFY(!m_sources->loaded(key));
    m_sources->remove(key);
    m_sources->keep(newer, std::make_shared<const LoadedAlerts>(*read));
    QVERIFY(!m_sources->loaded(key));
}

void AlertSourcesTest::removingChoosesTheNeighbour()
{
    const std::int64_t one = add(flood("one", "1"));
    const std::int64_t two = add(flood("two", "1"));
    const std::int64_t three = add(flood("three", "1"));
    m_sources->setCurrent(two);
    m_sources->load(two);
    m_sources->remove(two);
    QVERIFY(!m_sources->loading());
    QCOMPARE(m_sources->current().value_or(-1), three);
    m_sources->remove(three);
    QCOMPARE(m_sources->current().value_or(-1), one);
    QSignalSpy current(m_sources.get(), &AlertSources::currentChanged);
    m_sources->remove(one);
    QVERIFY(!m_sources->current());
    QCOMPARE(current.size(), 1);
    m_sources->finishSaving();
    QVERIFY(AlertSources(*m_session).sources().empty());
}

void AlertSourcesTest::anotherWorkspaceIsReloaded()
{
    const std::int64_t key = add(flood("large", "100000", "1d"));
    m_sources->load(key);
    QVERIFY(m_session->open(m_folder->filePath(u"other.casewright"_s), Access::Create));
    QVERIFY(m_sources->sources().empty());
    QVERIFY(!m_sources->current());
    QVERIFY(!m_sources->loading());
    QVERIFY(QThreadPool::globalInstance()->waitForDone());
    QCoreApplication::sendPostedEvents();
    QVERIFY(!m_sources->loaded(key));
    QVERIFY(m_session->open(m_folder->filePath(u"w.casewright"_s), Access::ReadWrite));
    QCOMPARE(m_sources->sources().size(), std::size_t{1});
    QCOMPARE(m_sources->current().value_or(-1), key);
}

void AlertSourcesTest::aReadOnlyWorkspaceStaysAsItIs()
{
    const std::int64_t key = add(flood("f", "10"));
    QVERIFY(m_session->open(m_folder->filePath(u"w.casewright"_s), Access::ReadOnly));
    QSignalSpy reported(m_session.get(), &WorkspaceSession::reported);
    QVERIFY(!m_sources->add(flood("g", "1")));
    StoredSource source = *m_sources->find(key);
    source.seed = 3;
    QVERIFY(!m_sources->save(source));
    m_sources->remove(key);
    QCOMPARE(reported.size(), 3);
    QCOMPARE(m_sources->sources().size(), std::size_t{1});
    QCOMPARE(m_sources->find(key)->seed, std::uint64_t{1});
    loadWholly(key);
    QVERIFY(m_sources->loaded(key));
}

void AlertSourcesTest::canGoWhileItReads()
{
    const std::int64_t key = add(flood("large", "100000", "1d"));
    m_sources->load(key);
    QElapsedTimer clock;
    clock.start();
    m_sources.reset();
    QVERIFY2(clock.elapsed() < 1000, qPrintable(u"stopped after %1 ms"_s.arg(clock.elapsed())));
}

QTEST_GUILESS_MAIN(AlertSourcesTest)
#include "tst_AlertSources.moc"
