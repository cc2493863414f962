// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/TreeJson.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include "core/kql/Parser.h"

using namespace casewright;

/// Trees as JSON; those of the recorded queries are in tests/golden/tst_KqlTrees.cpp.
class TreeJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindIsWritten()
    {
        const char* const query =
            "not (\"a\": b* or null: \"\" or c >= true) and d: {e < 1 and f > 2 and g <= 3 and *: null}";
        const kql::Node tree = kql::parse(query).tree.value();
        const std::string json = kql::treeJson(tree).dump();
        QCOMPARE(
            QByteArray::fromStdString(json),
            QByteArray(
                R"({"and":[{"not":{"or":[{"is":{"field":{"literal":"a","quoted":true},"value":{"wildcard":["b",""]}}},)"
                R"({"is":{"field":{"literal":null},"value":{"literal":"","quoted":true}}},)"
                R"({"range":{"field":{"literal":"c"},"op":"gte","value":{"literal":true}}}]}},)"
                R"({"nested":{"path":{"literal":"d"},"query":{"and":[)"
                R"({"range":{"field":{"literal":"e"},"op":"lt","value":{"literal":"1"}}},)"
                R"({"range":{"field":{"literal":"f"},"op":"gt","value":{"literal":"2"}}},)"
                R"({"range":{"field":{"literal":"g"},"op":"lte","value":{"literal":"3"}}},)"
                R"({"is":{"field":{"wildcard":["",""]},"value":{"literal":null}}}]}}}]})"));
        base::JsonFile file = base::JsonFile::parse(json, "f", "a tree").value();
        QVERIFY(kql::readTree(base::JsonNode(file)) == tree);
        QVERIFY(!file.error);
    }

    void wrongTreesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("says");
        QTest::newRow("no object") << QByteArray("[]") << "must be an object";
        QTest::newRow("nothing") << QByteArray("{}") << "exactly one key";
        QTest::newRow("two") << QByteArray(R"({"and":[],"or":[]})") << "exactly one key";
        QTest::newRow("unknown") << QByteArray(R"({"xor":[]})") << "has no key \"xor\"";
        QTest::newRow("one condition") << QByteArray(R"({"or":[{"not":{}}]})") << "exactly one key";
        QTest::newRow("too few") << QByteArray(R"({"or":[]})") << "two conditions or more";
        QTest::newRow("no field") << QByteArray(R"({"is":{"value":{"literal":"a"}}})") << "needs \"field\"";
        QTest::newRow("no text") << QByteArray(R"({"is":{"field":{"literal":1},"value":{"literal":"a"}}})")
                                 << "is.field.literal: must be a text";
        QTest::newRow("an operator") << QByteArray(
            R"({"range":{"field":{"literal":"a"},"op":"ne","value":{"literal":"a"}}})")
                                     << "gt, gte, lt and lte";
        QTest::newRow("an operator of is")
            << QByteArray(R"({"is":{"field":{"literal":"a"},"op":"gt","value":{"literal":"a"}}})") << "no key \"op\"";
        QTest::newRow("no star") << QByteArray(R"({"is":{"field":{"literal":"a"},"value":{"wildcard":["a"]}}})")
                                 << "two or more";
        QTest::newRow("quoted null") << QByteArray(
            R"({"is":{"field":{"literal":null,"quoted":true},"value":{"literal":"a"}}})")
                                     << "only a text";
        QTest::newRow("no path") << QByteArray(R"({"nested":{"query":{"not":{}}}})") << "needs \"path\"";
    }
    void wrongTreesAreRefused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, says);
        base::JsonFile file = base::JsonFile::parse(json.toStdString(), "f", "a tree").value();
        std::ignore = kql::readTree(base::JsonNode(file));
        const auto text = QString::fromStdString(file.error ? base::describe(*file.error) : std::string());
        QVERIFY2(text.contains(says), qUtf8Printable(text));
    }
};

QTEST_APPLESS_MAIN(TreeJsonTest)
#include "tst_TreeJson.moc"
