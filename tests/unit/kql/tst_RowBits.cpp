// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <random>

#include "core/kql/RowBits.h"

using namespace casewright;
using namespace casewright::kql;

namespace {

std::vector<base::AlertRow> rowsWhere(RowRange range, const std::vector<bool>& wanted)
{
    std::vector<base::AlertRow> rows;
    for (std::uint32_t row = range.begin; row < range.end; ++row) {
        if (wanted[row])
            rows.push_back({row});
    }
    return rows;
}

} // namespace

/// Against a vector of flags.
class RowBitsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void spreadsCodes_data()
    {
        QTest::addColumn<unsigned>("distinct");
        QTest::addColumn<QString>("form");
        for (const unsigned distinct : {1U, 3U, 9U, 200U, 250U, 3'000U, 60'000U, 90'000U})
            QTest::addRow("%u values", distinct) << distinct << QStringLiteral("drawn");
        QTest::newRow("all the same") << 5U << QStringLiteral("same");
        QTest::newRow("all different") << 1'001U << QStringLiteral("counting");
        QTest::newRow("all different, in another order") << 1'001U << QStringLiteral("ordered");
    }
    void spreadsCodes()
    {
        QFETCH(const unsigned, distinct);
        QFETCH(const QString, form);
        std::mt19937 engine(distinct);
        const std::uint32_t size = form == QStringLiteral("drawn") ? 2'000 + distinct % 64 : 1'000;
        std::vector<std::uint32_t> numbers(size);
        for (std::uint32_t& number : numbers)
            number = form == QStringLiteral("same") ? 3 : static_cast<std::uint32_t>(engine() % (distinct + 1));
        alerts::PackedNumbers codes = form == QStringLiteral("drawn") || form == QStringLiteral("same")
            ? alerts::PackedNumbers(numbers, distinct)
            : alerts::PackedNumbers::counting(2, size);
        if (form == QStringLiteral("ordered")) {
            auto order = std::make_shared<std::vector<std::uint32_t>>(size);
            for (std::uint32_t i = 0; i < size; ++i)
                (*order)[i] = i * 7 % size;
            codes.finish(order);
        }
        for (const std::uint32_t count :
             {0U, 1U, 2U, 4U, 5U, distinct / 2, distinct - std::min(2U, distinct), distinct}) {
            CodeSet wanted(distinct);
            std::vector<std::uint32_t> shuffled(distinct);
            std::iota(shuffled.begin(), shuffled.end(), 1);
            std::shuffle(shuffled.begin(), shuffled.end(), engine);
            for (std::uint32_t i = 0; i < std::min(count, distinct); ++i)
                wanted.add(shuffled[i]);
            std::vector<bool> isWanted(size);
            for (std::uint32_t row = 0; row < size; ++row)
                isWanted[row] = wanted.contains(codes[row]);
            for (const RowRange range : {RowRange{0, size}, RowRange{0, 64}, RowRange{100, 100}, RowRange{70, 999}}) {
                RowBits bits(range);
                bits.addCodes(codes, wanted, {});
                QCOMPARE(bits.rows(range), rowsWhere(range, isWanted));
                RowBits all({0, size});
                all.addCodes(codes, wanted, {});
                QCOMPARE(all.rows(range), rowsWhere(range, isWanted));
                QCOMPARE(all.count(range), all.rows(range).size());
            }
        }
    }

    void joins()
    {
        std::mt19937 engine(1);
        constexpr std::uint32_t Size = 1'000;
        for (int round = 0; round < 50; ++round) {
            const RowRange range{static_cast<std::uint32_t>(engine() % 500),
                                 500 + static_cast<std::uint32_t>(engine() % 501)};
            const auto draw = [&](std::vector<bool>& flags) {
                RowBits bits(range);
                for (std::uint32_t row = bits.range().begin; row < range.end; ++row) {
                    if (engine() % 3 == 0) {
                        flags[row] = true;
                        bits.add(row);
                    }
                }
                return bits;
            };
            std::vector<bool> a(Size);
            std::vector<bool> b(Size);
            RowBits one = draw(a);
            const RowBits other = draw(b);
            const auto expect = [&](auto join) {
                std::vector<bool> flags(Size);
                for (std::uint32_t row = 0; row < Size; ++row)
                    flags[row] = join(a[row], b[row]);
                return rowsWhere(range, flags);
            };
            RowBits bits = one;
            bits.unite(other);
            QCOMPARE(bits.rows(range), expect([](bool x, bool y) { return x || y; }));
            bits = one;
            bits.intersect(other);
            QCOMPARE(bits.rows(range), expect([](bool x, bool y) { return x && y; }));
            bits = one;
            bits.subtract(other);
            QCOMPARE(bits.rows(range), expect([](bool x, bool y) { return x && !y; }));
            one.flip();
            QCOMPARE(one.rows(range), expect([](bool x, bool) { return !x; }));
            one.setAll();
            QCOMPARE(one.rows(range), expect([](bool, bool) { return true; }));
        }
    }

    void addsRanges()
    {
        for (const RowRange range :
             {RowRange{0, 0}, RowRange{0, 64}, RowRange{63, 65}, RowRange{5, 200}, RowRange{130, 131}}) {
            RowBits bits({0, 200});
            bits.add(range);
            std::vector<base::AlertRow> expected;
            for (std::uint32_t row = range.begin; row < range.end; ++row)
                expected.push_back({row});
            QCOMPARE(bits.rows({0, 200}), expected);
            QCOMPARE(bits.isEmpty(), expected.empty());
        }
    }
};

QTEST_APPLESS_MAIN(RowBitsTest)
#include "tst_RowBits.moc"
