// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <atomic>
#include <memory>
#include <semaphore>
#include <thread>
#include <vector>

#include "core/base/Channel.h"

using namespace casewright::base;

// No test waits for time to pass: what another thread did is known by joining it, or by a semaphore.

class ChannelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrder()
    {
        Channel<int> channel(3);
        for (int i = 0; i < 3; ++i)
            QVERIFY(channel.send(i));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(channel.receive(), std::optional(i));
    }

    void movesItems()
    {
        Channel<std::unique_ptr<int>> channel(1);
        QVERIFY(channel.send(std::make_unique<int>(5)));
        QCOMPARE(*channel.receive().value(), 5);
    }

    void closedGivesWhatItHolds()
    {
        Channel<int> channel(2);
        QVERIFY(channel.send(1));
        QVERIFY(channel.send(2));
        channel.close();
        channel.close(); // a second time changes nothing
        QVERIFY(!channel.send(3));
        QCOMPARE(channel.receive(), std::optional(1));
        QVERIFY(!channel.send(3)); // also when there is room
        QCOMPARE(channel.receive(), std::optional(2));
        QCOMPARE(channel.receive(), std::optional<int>());
    }

    /// Never more than the capacity is on the way: the sender is held up.
    void holdsTheSenderUp()
    {
        constexpr int Capacity = 4;
        constexpr int Count = 20'000;
        Channel<int> channel(Capacity);
        std::atomic<int> sent = 0;
        std::jthread sender([&] {
            for (int i = 0; i < Count && channel.send(i); ++i)
                sent.store(i + 1);
            channel.close();
        });
        int received = 0;
        int most = 0;
        while (const std::optional<int> item = channel.receive()) {
            most = std::max(most, sent.load() - received - 1); // without the one just received
            QCOMPARE(*item, received);
            ++received;
        }
        QCOMPARE(received, Count);
        QVERIFY2(most <= Capacity, std::to_string(most).c_str());
    }

    void closingWakesASender()
    {
        Channel<int> channel(1);
        QVERIFY(channel.send(1));
        std::binary_semaphore begun(0);
        bool sent = true;
        std::jthread sender([&] {
            begun.release();
            sent = channel.send(2);
        });
        begun.acquire();
        channel.close();
        sender.join();
        QVERIFY(!sent);
        QCOMPARE(channel.receive(), std::optional(1));
        QCOMPARE(channel.receive(), std::optional<int>());
    }

    void closingWakesAReceiver()
    {
        Channel<int> channel(1);
        std::binary_semaphore begun(0);
        std::optional<int> received(7);
        std::jthread receiver([&] {
            begun.release();
            received = channel.receive();
        });
        begun.acquire();
        channel.close();
        receiver.join();
        QCOMPARE(received, std::optional<int>());
    }

    void stoppingWakesASender()
    {
        Channel<int> channel(1);
        QVERIFY(channel.send(1));
        std::binary_semaphore begun(0);
        bool sent = true;
        std::jthread sender([&](const std::stop_token& stop) {
            begun.release();
            sent = channel.send(2, stop);
        });
        begun.acquire();
        sender.request_stop();
        sender.join();
        QVERIFY(!sent);
        QCOMPARE(channel.receive(), std::optional(1));
        QVERIFY(channel.send(3)); // the channel itself goes on
        QCOMPARE(channel.receive(), std::optional(3));
    }

    void stoppingWakesAReceiver()
    {
        Channel<int> channel(1);
        std::binary_semaphore begun(0);
        std::optional<int> received(7);
        std::jthread receiver([&](const std::stop_token& stop) {
            begun.release();
            received = channel.receive(stop);
        });
        begun.acquire();
        receiver.request_stop();
        receiver.join();
        QCOMPARE(received, std::optional<int>());
    }

    /// A stopped job neither sends nor receives, whatever room or items there are: it ends at once.
    void stoppedMovesNothing()
    {
        Channel<int> channel(2);
        std::stop_source stopped;
        QVERIFY(channel.send(1, stopped.get_token()));
        stopped.request_stop();
        QVERIFY(!channel.send(2, stopped.get_token()));
        QCOMPARE(channel.receive(stopped.get_token()), std::optional<int>());
        QCOMPARE(channel.receive(), std::optional(1));
        channel.close();
        QCOMPARE(channel.receive(), std::optional<int>());
    }

    void manyThreads_data()
    {
        QTest::addColumn<int>("senders");
        QTest::addColumn<int>("receivers");
        QTest::addColumn<int>("capacity");
        QTest::newRow("one to one") << 1 << 1 << 1;
        QTest::newRow("many to one") << 4 << 1 << 2;
        QTest::newRow("one to many") << 1 << 4 << 2;
        QTest::newRow("many to many") << 4 << 3 << 1;
        QTest::newRow("much room") << 3 << 4 << 1'000;
    }
    /// Every item arrives once, and those of one sender in order.
    void manyThreads()
    {
        QFETCH(int, senders);
        QFETCH(int, receivers);
        QFETCH(int, capacity);
        constexpr int Count = 2'000;
        struct Item {
            int sender;
            int number;
        };
        Channel<Item> channel(static_cast<std::size_t>(capacity));
        std::vector<std::vector<Item>> received(static_cast<std::size_t>(receivers));
        {
            std::vector<std::jthread> receiving;
            for (std::vector<Item>& items : received) {
                receiving.emplace_back([&channel, &items] {
                    while (const std::optional<Item> item = channel.receive())
                        items.push_back(*item);
                });
            }
            std::atomic<int> refused = 0;
            {
                std::vector<std::jthread> sending;
                for (int sender = 0; sender < senders; ++sender) {
                    sending.emplace_back([&channel, &refused, sender] {
                        for (int i = 0; i < Count; ++i)
                            refused += channel.send({sender, i}) ? 0 : 1;
                    });
                }
            }
            channel.close();
            QCOMPARE(refused.load(), 0);
        }
        std::vector<int> times(static_cast<std::size_t>(senders * Count), 0);
        for (const std::vector<Item>& items : received) {
            std::vector<int> last(static_cast<std::size_t>(senders), -1);
            for (const Item& item : items) {
                ++times[static_cast<std::size_t>(item.sender * Count + item.number)];
                int& previous = last[static_cast<std::size_t>(item.sender)];
                QVERIFY(item.number > previous);
                previous = item.number;
            }
        }
        QVERIFY(std::all_of(times.begin(), times.end(), [](int count) { return count == 1; }));
    }

    /// Stopped in the middle of work, all threads come back, and nothing is there twice.
    void stoppedInTheMiddle()
    {
        Channel<int> channel(2);
        std::stop_source stop;
        std::atomic<int> sent = 0;
        std::atomic<int> received = 0;
        std::binary_semaphore underWay(0);
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 3; ++i) {
                threads.emplace_back([&] {
                    while (channel.send(1, stop.get_token()))
                        ++sent;
                });
            }
            for (int i = 0; i < 2; ++i) {
                threads.emplace_back([&] {
                    while (channel.receive(stop.get_token())) {
                        if (++received == 500)
                            underWay.release();
                    }
                });
            }
            underWay.acquire();
            stop.request_stop();
        }
        QVERIFY(received.load() >= 500);
        channel.close();
        int left = 0;
        while (channel.receive())
            ++left;
        QVERIFY(left <= 2);
        QCOMPARE(sent.load(), received.load() + left);
    }
};

QTEST_APPLESS_MAIN(ChannelTest)
#include "tst_Channel.moc"
