// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <random>

#include <nlohmann/json.hpp>

#include "TableText.h"
#include "core/alerts/AlertReader.h"
#include "core/alerts/DocumentJson.h"
#include "core/alerts/FieldLookup.h"

using namespace casewright;
using namespace casewright::alerts;

namespace {

/// What lookUp says of a row: JSON, or nothing.
std::string at(const FieldCells& cells, std::uint32_t row)
{
    return cells.codes[row] == 0 ? std::string() : cells.values[cells.codes[row] - 1];
}

/// Documents of all the shapes that meet in practice, and some that do not. Few keys, so that they collide.
class Documents {
public:
    explicit Documents(std::uint64_t seed) : m_bits(seed) {}

    base::Json document()
    {
        base::Json out = base::Json::object();
        for (std::uint64_t i = 0, count = pick(5); i < count; ++i)
            out[key()] = value(0);
        out["@timestamp"] = 1'767'600'000 + pick(100);
        if (pick(3) == 0)
            out["_id"] = "id-" + std::to_string(pick(40));
        return out;
    }

private:
    std::uint64_t pick(std::uint64_t range) { return m_bits() % range; }

    std::string key()
    {
        static const std::vector<std::string> Keys{"a",   "b",     "c",   "0",     "1", "a.b",
                                                   "a.c", "b.a.c", "a.0", "c.1.a", "",  "a."};
        return Keys[pick(Keys.size())];
    }

    base::Json value(int depth)
    {
        switch (pick(depth > 3 ? 6 : 9)) {
        case 0: return nullptr;
        case 1: return pick(2) == 0;
        case 2: return static_cast<double>(pick(5)) / 2;
        case 3: return pick(3);
        case 4: return "t" + std::to_string(pick(4));
        case 5: return pick(2) == 0 ? base::Json::object() : base::Json::array();
        case 6: {
            base::Json list = base::Json::array();
            for (std::uint64_t i = 0, count = pick(4); i < count; ++i)
                list.push_back(value(depth + 1));
            return list;
        }
        default: {
            base::Json object = base::Json::object();
            for (std::uint64_t i = 0, count = pick(4); i < count; ++i)
                object[key()] = value(depth + 1);
            return object;
        }
        }
    }

    std::mt19937_64 m_bits;
};

const std::vector<std::string> Fields{"a",     "b",   "c",    "0",       "a.b",        "a.c",     "a.0",
                                      "a.0.b", "a.1", "b.a",  "b.a.c",   "b.0.1",      "c.1.a",   "a.b.c",
                                      "",      "a.",  "a..b", "a.b.0.c", "@timestamp", "nowhere", "a.b.a.b"};

} // namespace

class FieldLookupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheDocuments_data()
    {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 8; ++seed)
            QTest::addRow("seed %llu", static_cast<unsigned long long>(seed)) << seed;
    }
    /// The property: what lookUp says is what findValue finds in the expanded document.
    void agreesWithTheDocuments()
    {
        QFETCH(quint64, seed);
        Documents documents(seed);
        const QTemporaryDir folder;
        std::string content;
        for (int i = 0; i < 400; ++i)
            content += documents.document().dump() + '\n';
        const base::Result<ReadAlerts> read = readAlerts(writeFile(folder, "f.ndjson", content), {});
        QVERIFY2(read.has_value(), read ? "" : base::describe(read.error()).c_str());
        const AlertTable& table = *read->table;
        for (const std::string& field : Fields) {
            const FieldCells cells = lookUp(table, field).value();
            QCOMPARE(cells.codes.size(), std::size_t{table.size()});
            for (std::uint32_t row = 0; row < table.size(); ++row) {
                const base::Json expanded = expandDottedKeys(base::parseJson(table.document({row}).value()).value());
                const std::optional<FoundValue> found = findValue(expanded, field);
                QCOMPARE(at(cells, row), found ? documentOrderJson(*found->value) : std::string());
            }
        }
    }

    /// The quick way of reading and the slow one agree: a key said twice forces the slow one.
    void bothWaysOfReadingAgree()
    {
        Documents documents(99);
        const QTemporaryDir folder;
        std::string quick;
        std::string slow;
        for (int i = 0; i < 1'000; ++i) {
            const std::string document = documents.document().dump();
            quick += document + '\n';
            slow += R"({"@timestamp":0,)" + document.substr(1) + '\n';
        }
        const ReadAlerts a = readAlerts(writeFile(folder, "f.ndjson", quick), {}).value();
        const ReadAlerts b = readAlerts(writeFile(folder, "g.ndjson", slow), {}).value();
        std::string text = tableText(*b.table);
        for (std::size_t place = text.find(" g/"); place != std::string::npos; place = text.find(" g/", place))
            text[place + 1] = 'f';
        QCOMPARE(tableText(*a.table), text);
    }

    void findsIdAndIndex()
    {
        const QTemporaryDir folder;
        const ReadAlerts read =
            readAlerts(writeFile(folder, "f.ndjson",
                                 "{\"@timestamp\":2,\"_id\":\"x\",\"_index\":\"i\"}\n{\"@timestamp\":1}\n"),
                       {})
                .value();
        const FieldCells ids = lookUp(*read.table, "_id").value();
        QCOMPARE(at(ids, 0), std::string("\"row-2\""));
        QCOMPARE(at(ids, 1), std::string("\"x\""));
        const FieldCells indices = lookUp(*read.table, "_index").value();
        QCOMPARE(at(indices, 0), std::string("\"f\""));
        QCOMPARE(at(indices, 1), std::string("\"i\""));
    }

    void saysThatTheFileWentAway()
    {
        const QTemporaryDir folder;
        const std::string path = writeFile(folder, "f.ndjson", "{\"@timestamp\":1,\"a\":{\"b\":1}}\n");
        const ReadAlerts read = readAlerts(path, {}).value();
        QVERIFY(QFile::remove(QString::fromStdString(path)));
        QCOMPARE(at(lookUp(*read.table, "a.b").value(), 0), std::string("1")); // from the column
        QCOMPARE(lookUp(*read.table, "a").error().code, base::ErrorCode::NotFound);
    }
};

QTEST_APPLESS_MAIN(FieldLookupTest)
#include "tst_FieldLookup.moc"
