// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/alerts/PackedValues.h"

using namespace casewright::alerts;

namespace {

TextStore stored(std::string_view text)
{
    TextStore store;
    store.append(text);
    return store;
}

} // namespace

class PackedValuesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsKindsAndTexts()
    {
        const PackedValues values({ValueKind::String, ValueKind::Number, ValueKind::String}, {2, 5, 5}, stored("ab1.5"));
        QCOMPARE(values.size(), 3U);
        QCOMPARE(values.value(1), (ValueView{ValueKind::String, "ab"}));
        QCOMPARE(values.value(2), (ValueView{ValueKind::Number, "1.5"}));
        QCOMPARE(values.value(3), (ValueView{ValueKind::String, ""}));
    }

    void equallyLongTextsCostNoMoreThanTheirCharacters()
    {
        std::string text;
        std::vector<std::uint64_t> ends;
        for (int i = 100; i < 1'000; ++i)
            ends.push_back((text += std::to_string(i)).size());
        const PackedValues values(std::vector<ValueKind>(ends.size(), ValueKind::Number), ends, stored(text));
        QCOMPARE(values.value(900), (ValueView{ValueKind::Number, "999"}));
        QCOMPARE(values.value(1), (ValueView{ValueKind::Number, "100"}));
        QCOMPARE(values.memoryUse(), std::uint64_t{2'700});
    }

    void visitsThemInOrder_data()
    {
        QTest::addColumn<int>("form");
        QTest::newRow("of several lengths") << 0;
        QTest::newRow("equally long") << 1;
        QTest::newRow("of several kinds") << 2;
    }

    void visitsThemInOrder()
    {
        QFETCH(const int, form);
        std::string text;
        std::vector<std::uint64_t> ends;
        std::vector<ValueKind> kinds;
        for (int i = form == 1 ? 100 : 0; i < 900; ++i) {
            ends.push_back((text += std::to_string(i)).size());
            kinds.push_back(form == 2 && i % 3 == 0 ? ValueKind::Number : ValueKind::String);
        }
        const PackedValues values(kinds, ends, stored(text));
        for (const auto& [begin, end] : {std::pair{1U, values.size() + 1}, std::pair{7U, 9U}, std::pair{3U, 3U}}) {
            std::uint32_t next = begin;
            values.forEach(begin, end, [&](std::uint32_t code, const ValueView& value) {
                QCOMPARE(code, next++);
                QCOMPARE(value, values.value(code));
            });
            QCOMPARE(next, end);
        }
    }

    void isEmptyAtFirst()
    {
        QCOMPARE(PackedValues().size(), 0U);
        QCOMPARE(PackedValues({}, {}, {}).size(), 0U);
        QCOMPARE(PackedValues({ValueKind::String}, {0}, {}).value(1), (ValueView{ValueKind::String, ""}));
    }
};

QTEST_APPLESS_MAIN(PackedValuesTest)
#include "tst_PackedValues.moc"
