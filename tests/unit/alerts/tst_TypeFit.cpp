// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/alerts/ListElements.h"
#include "core/alerts/TypeFit.h"

using namespace casewright::alerts;

class TypeFitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// JSON values parted by ; that a field of the type takes, and such that make Elasticsearch refuse the document.
    void isAsInElasticsearch_data()
    {
        QTest::addColumn<FieldType>("type");
        QTest::addColumn<QByteArray>("taken");
        QTest::addColumn<QByteArray>("refused");
        const auto row = [](const char* name, FieldType type, const char* taken, const char* refused) {
            QTest::newRow(name) << type << QByteArray(taken) << QByteArray(refused);
        };
        row("keyword", FieldType::Keyword, R"("a";"";1;1.5;true;null;[1,"a",null,[true]];[])",
            R"({};{"a":1};["a",{"b":1}])");
        row("text", FieldType::Text, R"("a b";1;false;null)", R"({};[{}])");
        row("long", FieldType::Long,
            R"(1;-1;2.7;1e3;"4625";"-4";"+4";"2.0";"";null;[1,"2"];9223372036854775807;-9223372036854775808)",
            R"("abc";"1a";" ";"+-1";"NaN";"0x10";true;{};[1,"x"];9223372036854775808;1e19;"-1e19")");
        row("double", FieldType::Double, R"(1;1.5;1e300;"1.5";"1e3";"";null)",
            R"("a";"inf";"nan";"1,5";false;{};"1e999")");
        row("boolean", FieldType::Boolean, R"(true;false;"true";"false";"";null;[true,"false"])",
            R"("yes";"True";1;0;{})");
        row("date", FieldType::Date,
            R"(1642723347000;1642723347.5;-5;"1642723347000";"2026";"2026-03";"2026-03-02";"2026-03-02T10";)"
            R"("2026-03-02T10:11";"2026-03-02T10:11:12.123456789Z";"2026-03-02T10:11:12+01:00";)"
            R"("2026-03-02T10:11:12+0100";"2026-03-02T10:11:12+01";null;["2026-03-02",5])",
            R"("2026-03-02 10:11:12";"";"-";"never";"02/03/2026";"2026-13-01";"2026-02-30";"Mar  2 10:11:12";true;{};)"
            R"(1e21;"2026-3-2")");
        row("ip", FieldType::Ip,
            R"("10.0.0.1";"fe80::1";"::";"::1";"1::";"1:2:3:4:5:6:7:8";"::ffff:10.0.0.1";)"
            R"("1:2:3:4:5:6:1.2.3.4";null;["10.0.0.1","::1"])",
            R"("";"-";"host";"10.0.0.256";"10.0.0";"10.0.0.0/8";"1:2:3";"1::2::3";":1:2:3:4:5:6:7:8";"1:2:3:4:5:6:7:";)"
            R"("fe80::1%eth0";"1.2.3.4::";"12345::";5;true;{})");
        row("object", FieldType::Object, R"({};{"a":1};[{"a":1},null];null;[])", R"("a";"";1;true;[{"a":1},"b"])");
        row("geo_point", FieldType::GeoPoint,
            R"-("52.5,13.4";"-90, 180";"u33db";"POINT (13.4 52.5)";[13.4,52.5];{"lat":52.5,"lon":13.4};null)-",
            R"("";"Berlin";"91,0";"0,181";"a,b";"1,";true;["Paris"])");
    }
    void isAsInElasticsearch()
    {
        QFETCH(FieldType, type);
        QFETCH(QByteArray, taken);
        QFETCH(QByteArray, refused);
        for (const QByteArray& json : taken.split(';'))
            QVERIFY2(fits(type, elementValue(json.toStdString())), json.constData());
        for (const QByteArray& json : refused.split(';'))
            QVERIFY2(!fits(type, elementValue(json.toStdString())), json.constData());
    }
};

QTEST_APPLESS_MAIN(TypeFitTest)
#include "tst_TypeFit.moc"
