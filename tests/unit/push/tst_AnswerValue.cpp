// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/push/AnswerValue.h"

#include <QTest>

#include <optional>
#include <string>

#include <nlohmann/json.hpp>

using namespace casewright;

/// What is found in an answer at the key of a connector.
class AnswerValueTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isFound_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("value"); // empty: none
        const auto row = [](const char* name, const char* answer, const char* key, const char* value) {
            QTest::newRow(name) << QByteArray(answer) << QByteArray(key) << QByteArray(value);
        };
        row("text", "{\"id\":\"10\"}", "id", "10");
        row("number", "{\"id\":10}", "id", "10");
        row("a long number", "{\"id\":9007199254740993}", "id", "9007199254740993");
        row("a fraction", "{\"id\":1.5}", "id", "1.5");
        row("deep", "{\"a\":{\"b\":{\"c\":\"x\"}}}", "a.b.c", "x");
        row("a key with a dot", "{\"a.b\":\"x\",\"a\":{\"b\":\"y\"}}", "a.b", "x");
        row("element", "{\"a\":[{\"k\":\"x\"},{\"k\":\"y\"}]}", "a[1].k", "y");
        row("element with a dot", "{\"a\":[{\"k\":\"x\"}]}", "a.0.k", "x");
        row("a list itself", "[{\"k\":\"x\"}]", "0.k", "x");
        row("unicode", "{\"t\":\"Schön\"}", "t", "Schön");
        row("missing", "{\"id\":1}", "key", "");
        row("missing within", "{\"a\":{}}", "a.b.c", "");
        row("behind a text", "{\"a\":\"x\"}", "a.b", "");
        row("behind the end", "{\"a\":[1]}", "a[1]", "");
        row("no index", "{\"a\":[1]}", "a.first", "");
        row("empty", "{\"id\":\"\"}", "id", "");
        row("null", "{\"id\":null}", "id", "");
        row("truth", "{\"id\":true}", "id", "");
        row("object", "{\"id\":{}}", "id", "");
        row("no object", "7", "id", "");
    }

    void isFound()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, value);
        const auto found = push::answerValue(base::parseJson(answer.toStdString()).value(), key.toStdString());
        QCOMPARE(found.has_value(), !value.isEmpty());
        QCOMPARE(QByteArray::fromStdString(found.value_or("")), value);
    }
};

QTEST_APPLESS_MAIN(AnswerValueTest)
#include "tst_AnswerValue.moc"
