// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <string>

#include "core/alerts/TextStore.h"

using namespace casewright::alerts;

class TextStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsAllTexts()
    {
        TextStore store;
        std::string all;
        for (int i = 0; i < 100'000; ++i) {
            const std::string text = i % 7 == 0 ? std::string() : std::to_string(i);
            store.append(text);
            all += text;
        }
        QCOMPARE(store.size(), all.size());
        QVERIFY(store.text(0, store.size()) == all);
        QVERIFY(store.capacity() >= store.size());
        store.shrink();
        QCOMPARE(store.capacity(), all.size());
        QVERIFY(store.text(10, 20) == all.substr(10, 10));
    }

    void reservesOnce()
    {
        TextStore store;
        store.reserve(1'000);
        // As void*: Qt would compare what they point to, as texts that end with a zero.
        const void* const memory = store.data();
        store.append(std::string(1'000, 'x'));
        QCOMPARE(static_cast<const void*>(store.data()), memory);
        QCOMPARE(store.capacity(), std::size_t{1'000});
    }

    void movesLeaveNothingBehind()
    {
        TextStore from;
        from.append("abc");
        TextStore to = std::move(from);
        QVERIFY(to.text(0, 3) == "abc");
        from = TextStore();
        QCOMPARE(from.size(), std::size_t{0});
        from.append("d");
        to = std::move(from);
        QVERIFY(to.text(0, to.size()) == "d");
        const TextStore copy = to;
        to.append("e");
        QVERIFY(copy.text(0, copy.size()) == "d");
    }

    void emptyTextsNeedNoMemory()
    {
        TextStore store;
        store.append({});
        QCOMPARE(store.size(), std::size_t{0});
        QVERIFY(store.text(0, 0).empty());
        store.reserve(100);
        store.shrink();
        QCOMPARE(store.capacity(), std::size_t{0});
    }
};

QTEST_APPLESS_MAIN(TextStoreTest)
#include "tst_TextStore.moc"
