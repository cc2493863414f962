// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/base/JsonKeys.h"

using namespace casewright::base;

class JsonKeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatIsThereTwice_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("found"); // object, key, first byte and byte of each
        const auto row = [](const char* what, const char* text, const char* found) {
            QTest::newRow(what) << QByteArray(text) << QByteArray(found);
        };
        row("nothing", "{\"a\":1,\"b\":{\"a\":1},\"c\":[{\"a\":1},{\"a\":2}]}", "");
        row("no object", "[\"a\",\"a\"]", "");
        row("values are no keys", "{\"a\":\"b\",\"b\":\"a\",\"c\":[\"a\",\"a\"]}", "");
        row("at the top", "{\"a\":1,\"b\":2,\"a\":3}", " a 1 13");
        row("three times", "{\"a\":1,\"a\":2,\"a\":3}", " a 1 7; a 1 13");
        row("inside", "{\"l\":[0,{\"x/y\":{\"k\":[{}],\"k\":\"}\"}}]}", "/l/1/x~1y k 16 25");
        row("behind an object", "{\"a\":{\"b\":1},\"a\":[]}", " a 1 13");
        row("written otherwise", "{\"a\":1,\"\\u0061\":2,\"\\\"\":3,\"\\u0022\":4}", " a 1 7; \" 18 25");
        row("marks in texts", "{\"a\":\"{\\\"a\\\":[,\",\"b\":\"\\\\\",\"a\":1}", " a 1 26");
    }
    void findsWhatIsThereTwice()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, found);
        QByteArray all;
        for (const RepeatedKey& key : findRepeatedKeys(text.toStdString()))
            all += (all.isEmpty() ? "" : ";") + QByteArray::fromStdString(key.object) + ' '
                + QByteArray::fromStdString(key.key) + ' ' + QByteArray::number(qulonglong{key.first}) + ' '
                + QByteArray::number(qulonglong{key.again});
        QCOMPARE(all, found);
    }
};

QTEST_APPLESS_MAIN(JsonKeysTest)
#include "tst_JsonKeys.moc"
