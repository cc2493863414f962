// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QTest>

#include <algorithm>
#include <string>

#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/base/JsonNode.h"
#include "core/kql/Parser.h"
#include "core/kql/TreeJson.h"

using namespace casewright;
using base::Json;

namespace {

Json vectors()
{
    QFile file(QStringLiteral(CASEWRIGHT_SOURCE_DIR "/tests/golden/kql/kql.json"));
    return file.open(QIODevice::ReadOnly) ? base::parseJson(file.readAll().toStdString()).value() : Json();
}

/// A JSON tree read and written again, or what is wrong with it.
std::string readAndWritten(const std::string& json)
{
    base::JsonFile file = base::JsonFile::parse(json, "f", "a tree").value();
    const kql::Node tree = kql::readTree(base::JsonNode(file));
    return file.error ? base::describe(*file.error) : kql::treeJson(tree).dump();
}

} // namespace

/// The queries that a parser of Kibana's grammar read have the same trees here, and those that it refused are refused.
class KqlTreesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void queries_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("tree");
        const Json recorded = vectors();
        QVERIFY(recorded.at("queries").size() >= 242);
        for (const Json& each : recorded.at("queries")) {
            const auto query = QString::fromStdString(each.at("query").get<std::string>());
            QTest::newRow(qUtf8Printable(query))
                << query << QString::fromStdString(each.contains("ast") ? each.at("ast").dump() : std::string());
        }
    }
    void queries()
    {
        QFETCH(QString, query);
        QFETCH(QString, tree);
        const std::string text = query.toStdString();
        const kql::Parsing parsing = kql::parse(text);
        QCOMPARE(parsing.tree.has_value(), !parsing.error.has_value());
        QCOMPARE(QString::fromStdString(parsing.tree ? kql::treeJson(*parsing.tree).dump() : std::string()), tree);
        if (parsing.tree) {
            QCOMPARE(readAndWritten(tree.toStdString()), tree.toStdString());
            return;
        }
        const kql::SyntaxError& error = *parsing.error;
        QVERIFY(!error.text.empty() && !error.expected.empty() && error.offset <= text.size());
        QCOMPARE(error.column, error.offset + 1);
        QVERIFY(std::is_sorted(error.expected.begin(), error.expected.end()));
        if (!error.fix)
            return;
        const std::size_t length = error.fix->replaced.end - error.fix->replaced.begin;
        const std::string changed = std::string(text).replace(error.fix->replaced.begin, length, error.fix->text);
        const kql::Parsing again = kql::parse(changed);
        QVERIFY2(again.tree || again.error->offset > error.offset, changed.c_str());
    }
};

QTEST_APPLESS_MAIN(KqlTreesTest)
#include "tst_KqlTrees.moc"
