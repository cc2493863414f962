// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QTest>

#include <map>

#include <nlohmann/json.hpp>

#include "core/kql/Query.h"
#include "tests/unit/kql/Documents.h"

using namespace casewright;
using namespace casewright::kql;

namespace {

alerts::FieldType typeNamed(const std::string& name)
{
    using alerts::FieldType;
    static const std::map<std::string, FieldType> types = {{"text", FieldType::Text},       {"long", FieldType::Long},
                                                           {"double", FieldType::Double},   {"ip", FieldType::Ip},
                                                           {"boolean", FieldType::Boolean}, {"date", FieldType::Date}};
    return types.at(name);
}

} // namespace

/// The documents that the queries of `kql.json` match, by their trees.
class KqlMatchesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QStringLiteral(CASEWRIGHT_SOURCE_DIR "/tests/golden/kql/kql.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_file = base::Json::parse(file.readAll().toStdString());
        m_types.onlyOverrides = true;
        for (const auto& [field, type] : m_file["types"].items())
            m_types.overrides[field] = typeNamed(type.get<std::string>());
        // Each is a table of its own, as the order of documents is none of the query's business.
        for (const base::Json& document : m_file["documents"])
            m_tables.push_back(tableOf(base::Json::array({document})));
        m_all = tableOf(m_file["documents"]);
    }

    void queries_data()
    {
        QTest::addColumn<int>("number");
        const base::Json& queries = m_file["queries"];
        for (std::size_t i = 0; i < queries.size(); ++i) {
            if (!queries[i].contains("error"))
                QTest::addRow("%zu %s", i, queries[i]["query"].get<std::string>().c_str()) << static_cast<int>(i);
        }
    }
    void queries()
    {
        QFETCH(const int, number);
        const base::Json& query = m_file["queries"][static_cast<std::size_t>(number)];
        const Node tree = treeOf(query["ast"]);
        std::size_t count = 0;
        for (std::size_t i = 0; i < m_tables.size(); ++i) {
            const auto rows = Query(tree, *m_tables[i], m_types).rows({}, {});
            QCOMPARE(!rows->empty(), query["matches"][i].get<bool>());
            count += rows->size();
        }
        QCOMPARE(Query(tree, *m_all, m_types).rows({}, {})->size(), count);
    }

private:
    base::Json m_file;
    FieldTypes m_types;
    std::vector<std::shared_ptr<const alerts::AlertTable>> m_tables;
    std::shared_ptr<const alerts::AlertTable> m_all;
};

QTEST_APPLESS_MAIN(KqlMatchesTest)
#include "tst_KqlMatches.moc"
