// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/LatestJob.h"

#include <QEventLoop>
#include <QTest>

#include <atomic>
#include <memory>
#include <thread>

using casewright::ui::LatestJob;

namespace {

/// Something with two jobs, and something with a job below it, as pages are.
class Receiver final : public QObject {
public:
    explicit Receiver(QObject* parent = nullptr) : QObject(parent), numbers(this), texts(this) {}

    LatestJob<int> numbers;
    LatestJob<QString> texts;
};

} // namespace

/// Answers, late answers, and what happens when the receiver goes.
class LatestJobTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answers();
    void dropsTheAnswerOfAnEarlierJob();
    void dropsTheAnswerWhenCancelled();
    void stopsWhenTheReceiverGoes();
    void allJobsOfAReceiverStop();
    void receiverCanGoRightAfterAnAnswer();
};

void LatestJobTest::answers()
{
    Receiver receiver;
    int answer = 0;
    receiver.numbers.start([](std::stop_token) { return 7; }, [&answer](int number) { answer = number; });
    QVERIFY(receiver.numbers.isRunning());
    QTRY_COMPARE(answer, 7);
    QVERIFY(!receiver.numbers.isRunning());
}

void LatestJobTest::dropsTheAnswerOfAnEarlierJob()
{
    Receiver receiver;
    QList<int> answers;
    for (const int number : {1, 2, 3})
        receiver.numbers.start([number](std::stop_token) { return number; },
                               [&answers](int answer) { answers.append(answer); });
    QTRY_VERIFY(!receiver.numbers.isRunning());
    QCOMPARE(answers, QList<int>{3});
}

void LatestJobTest::dropsTheAnswerWhenCancelled()
{
    Receiver receiver;
    bool hasAnswered = false;
    std::atomic<bool> wasStopped = false;
    receiver.numbers.start(
        [&wasStopped](const std::stop_token& stop) {
            while (!stop.stop_requested())
                std::this_thread::yield();
            wasStopped = true;
            return 1;
        },
        [&hasAnswered](int) { hasAnswered = true; });
    receiver.numbers.cancel();
    QVERIFY(!receiver.numbers.isRunning());
    QTRY_VERIFY(wasStopped);
    QTRY_VERIFY(receiver.children().isEmpty());
    QVERIFY(!hasAnswered);
}

void LatestJobTest::stopsWhenTheReceiverGoes()
{
    std::atomic<int> stopped = 0;
    {
        Receiver above;
        auto* const below = new Receiver(&above);
        for (Receiver* const receiver : {&above, below})
            receiver->texts.start(
                [&stopped](const std::stop_token& stop) {
                    while (!stop.stop_requested())
                        std::this_thread::yield();
                    ++stopped;
                    return QString();
                },
                [](const QString&) { QFAIL("the receiver is gone"); });
    }
    QCOMPARE(stopped, 2);
}

void LatestJobTest::allJobsOfAReceiverStop()
{
    std::atomic<int> stopped = 0;
    {
        Receiver receiver;
        const auto untilStopped = [&stopped](const std::stop_token& stop) {
            while (!stop.stop_requested())
                std::this_thread::yield();
            ++stopped;
        };
        receiver.numbers.start([untilStopped](const std::stop_token& stop) { return untilStopped(stop), 1; }, [](int) {});
        receiver.texts.start([untilStopped](const std::stop_token& stop) { return untilStopped(stop), QString(); },
                             [](const QString&) {});
    }
    QCOMPARE(stopped, 2);
}

void LatestJobTest::receiverCanGoRightAfterAnAnswer()
{
    auto receiver = std::make_unique<Receiver>();
    auto* const below = new Receiver(receiver.get());
    QEventLoop loop;
    below->texts.start([](std::stop_token) { return QString(); }, [&loop](const QString&) { loop.quit(); });
    loop.exec();
    // The watcher whose answer was taken has yet to be deleted: nobody may wait for it.
    QVERIFY(!below->children().isEmpty());
    receiver.reset();
}

QTEST_GUILESS_MAIN(LatestJobTest)
#include "tst_LatestJob.moc"
