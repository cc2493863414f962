// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <memory>
#include <random>
#include <vector>

#include "core/alerts/PackedNumbers.h"

using namespace casewright::alerts;

namespace {

using Numbers = std::vector<std::uint32_t>;

PackedNumbers pushed(const Numbers& numbers)
{
    PackedNumbers packed;
    for (const std::uint32_t number : numbers)
        packed.push(number);
    return packed;
}

RowOrder orderOf(Numbers order) { return std::make_shared<const Numbers>(std::move(order)); }

/// Bytes of each row, rounded.
std::uint64_t width(PackedNumbers packed)
{
    packed.finish(nullptr);
    return (packed.memoryUse() + packed.size() / 2) / packed.size();
}

} // namespace

class PackedNumbersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatWasPushed_data()
    {
        QTest::addColumn<Numbers>("numbers");
        QTest::addColumn<quint64>("bytes");
        Numbers counting(1'000);
        for (std::uint32_t i = 0; i < counting.size(); ++i)
            counting[i] = i + 1;
        Numbers brokenOff = counting;
        brokenOff.push_back(7);
        Numbers few(1'000);
        for (std::uint32_t i = 0; i < few.size(); ++i)
            few[i] = i * 7 % 256;
        Numbers growing = few;
        growing.insert(growing.end(), 1'000, 256);
        Numbers grown = growing;
        grown.insert(grown.end(), 1'000, 65'536);
        QTest::newRow("none missing, all the same") << Numbers(1'000, 1) << quint64{0};
        QTest::newRow("missing") << Numbers(1'000, 0) << quint64{0};
        QTest::newRow("all distinct") << counting << quint64{0};
        QTest::newRow("all distinct but the last") << brokenOff << quint64{2};
        QTest::newRow("up to 255") << few << quint64{1};
        QTest::newRow("up to 65535") << growing << quint64{2};
        QTest::newRow("more") << grown << quint64{4};
        QTest::newRow("at once") << Numbers{0, 0xffff'ffff, 3, 3} << quint64{4};
    }

    void keepsWhatWasPushed()
    {
        QFETCH(const Numbers, numbers);
        QFETCH(const quint64, bytes);
        const PackedNumbers packed = pushed(numbers);
        QCOMPARE(packed.unpacked(), numbers);
        QCOMPARE(packed[static_cast<std::uint32_t>(numbers.size()) - 1], numbers.back());
        QCOMPARE(width(packed), bytes);
        const PackedNumbers atOnce(numbers, 0xffff'ffff);
        QCOMPARE(atOnce.unpacked(), numbers);
    }

    void packsAtOnceByTheLargest()
    {
        QCOMPARE(PackedNumbers(Numbers{4, 255, 4}, 255).memoryUse(), std::uint64_t{3});
        QCOMPARE(PackedNumbers(Numbers{4, 256, 4}, 256).memoryUse(), std::uint64_t{6});
        QCOMPARE(PackedNumbers(Numbers{4, 5, 6}, 6).memoryUse(), std::uint64_t{0});
        QCOMPARE(PackedNumbers(Numbers(), 0).size(), 0U);
        QCOMPARE(PackedNumbers::counting(3, 3).unpacked(), (Numbers{3, 4, 5}));
    }

    void pads()
    {
        PackedNumbers packed;
        packed.padTo(3, 0);
        packed.push(9);
        packed.padTo(2, 0);
        packed.padTo(6, 0);
        QCOMPARE(packed.unpacked(), (Numbers{0, 0, 0, 9, 0, 0}));
    }

    /// A field of few documents costs what it has there, not a byte for each document.
    void isSparse()
    {
        PackedNumbers packed;
        Numbers numbers(1'000'000, 0);
        for (std::uint32_t row = 5'000; row < numbers.size(); row += 50'001) {
            packed.padTo(row, 0);
            packed.push(row);
            numbers[row] = row;
        }
        packed.padTo(1'000'000, 0);
        packed.finish(nullptr);
        QCOMPARE(packed.unpacked(), numbers);
        QVERIFY(packed.memoryUse() < 100'000);
        const RowOrder order = [] {
            Numbers rows(1'000'000);
            for (std::uint32_t row = 0; row < rows.size(); ++row)
                rows[row] = 999'999 - row;
            return orderOf(rows);
        }();
        packed.finish(order);
        QCOMPARE(packed.unpacked(), Numbers(numbers.rbegin(), numbers.rend()));
        QVERIFY(packed.memoryUse() < 100'000);
    }

    /// A field that only the first document has.
    void isSparseFromTheBeginning()
    {
        PackedNumbers packed;
        packed.push(1);
        packed.padTo(100'000, 0);
        packed.finish(nullptr);
        Numbers numbers(100'000, 0);
        numbers.front() = 1;
        QCOMPARE(packed.unpacked(), numbers);
        QVERIFY(packed.memoryUse() < 1'000);
    }

    void isSparseNoMore_data()
    {
        QTest::addColumn<quint32>("largest");
        QTest::addColumn<quint64>("bytes");
        QTest::newRow("bytes") << 200U << quint64{1};
        QTest::newRow("pairs") << 2'000U << quint64{2};
        QTest::newRow("words") << 200'000U << quint64{4};
    }
    void isSparseNoMore()
    {
        QFETCH(const quint32, largest);
        QFETCH(const quint64, bytes);
        PackedNumbers packed;
        packed.padTo(20'000, 0);
        Numbers numbers(20'000, 0);
        for (std::uint32_t row = 20'000; row < 40'000; ++row) {
            numbers.push_back(row * 7 % largest);
            packed.push(numbers.back());
        }
        QCOMPARE(packed.unpacked(), numbers);
        QCOMPARE(width(packed), bytes);
    }

    /// Dense, then nearly empty, then dense again.
    void comesAndGoes()
    {
        std::mt19937 generator(9);
        const auto random = [&generator] { return static_cast<std::uint32_t>(generator()); };
        for (int round = 0; round < 40; ++round) {
            PackedNumbers packed;
            Numbers numbers;
            while (numbers.size() < 60'000) {
                const std::uint32_t gap = random() % (random() % 2 == 0 ? 9'000 : 3);
                const std::uint32_t rows = static_cast<std::uint32_t>(numbers.size()) + gap;
                packed.padTo(rows, 0);
                numbers.resize(std::max<std::size_t>(rows, numbers.size()), 0);
                for (std::uint32_t left = random() % 400; left > 0; --left) {
                    numbers.push_back(random() % (round < 20 ? 3 : 100'000));
                    packed.push(numbers.back());
                }
            }
            QCOMPARE(packed.unpacked(), numbers);
        }
    }

    void takesAnOrder()
    {
        const RowOrder order = orderOf({2, 0, 1});
        PackedNumbers counting = pushed({1, 2, 3});
        counting.finish(order);
        QCOMPARE(counting.unpacked(), (Numbers{3, 1, 2}));
        QCOMPARE(counting.memoryUse(), std::uint64_t{0}); // the order is there once for all
        PackedNumbers wide = pushed({1, 70'000, 3});
        wide.finish(order);
        QCOMPARE(wide.unpacked(), (Numbers{3, 1, 70'000}));
        PackedNumbers same = pushed({5, 5, 5});
        same.finish(order);
        QCOMPARE(same.unpacked(), (Numbers{5, 5, 5}));
    }

    /// Whatever comes in whatever order, it is what a vector would keep.
    void isAVector()
    {
        std::mt19937 generator(7);
        const auto random = [&generator] { return static_cast<std::uint32_t>(generator()); };
        for (int round = 0; round < 300; ++round) {
            const std::uint32_t bits = random() % 33;
            Numbers numbers;
            for (std::uint32_t left = random() % 400; left > 0; --left) {
                const bool isNext = !numbers.empty() && random() % 2 == 0;
                const auto mask = static_cast<std::uint32_t>((std::uint64_t{1} << bits) - 1);
                numbers.push_back(isNext ? numbers.back() + (round % 3 == 0 ? 0 : 1) : random() & mask);
            }
            QCOMPARE(pushed(numbers).unpacked(), numbers);
        }
    }
};

QTEST_APPLESS_MAIN(PackedNumbersTest)
#include "tst_PackedNumbers.moc"
