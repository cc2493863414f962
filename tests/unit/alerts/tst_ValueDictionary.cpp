// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/alerts/ValueDictionary.h"

using namespace casewright::alerts;

class ValueDictionaryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesCodesInOrderOfFirstSight()
    {
        ValueDictionary values;
        QCOMPARE(values.intern(ValueKind::String, "b"), 1U);
        QCOMPARE(values.intern(ValueKind::String, "a"), 2U);
        QCOMPARE(values.intern(ValueKind::String, "b"), 1U);
        QCOMPARE(values.intern(ValueKind::String, ""), 3U);
        QCOMPARE(values.size(), 3U);
        QCOMPARE(values.value(2).text, std::string_view("a"));
        QCOMPARE(values.value(3).text, std::string_view(""));
    }

    void kindsAreDifferentValues()
    {
        ValueDictionary values;
        QCOMPARE(values.intern(ValueKind::String, "1"), 1U);
        QCOMPARE(values.intern(ValueKind::Number, "1"), 2U);
        QCOMPARE(values.intern(ValueKind::String, "1"), 1U);
    }

    void keepsManyApart()
    {
        constexpr std::uint32_t Many = 100'000;
        ValueDictionary values;
        for (std::uint32_t i = 0; i < Many; ++i)
            QCOMPARE(values.intern(ValueKind::String, "value-" + std::to_string(i)), i + 1);
        for (std::uint32_t i = 0; i < Many; ++i)
            QCOMPARE(values.intern(ValueKind::String, "value-" + std::to_string(i)), i + 1);
        const PackedValues all = values.release();
        QCOMPARE(all.size(), Many);
        QCOMPARE(all.value(Many).text, std::string_view("value-99999"));
        QCOMPARE(values.size(), 0U);
        QCOMPARE(values.intern(ValueKind::Null, "null"), 1U);
    }
};

QTEST_APPLESS_MAIN(ValueDictionaryTest)
#include "tst_ValueDictionary.moc"
