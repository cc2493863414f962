// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/Flood.h"
#include "core/engine/AnalystModel.h"
#include "tests/architecture/JsonSchema.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QTest>

#include <string>

using namespace casewright;
using namespace Qt::StringLiterals;
using architecture::violations;
using Json = nlohmann::json;

namespace {

const QString Resources = QStringLiteral(CASEWRIGHT_SOURCE_DIR "/resources");

Json readJson(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Json(Json::value_t::discarded);
    return Json::parse(file.readAll().toStdString(), nullptr, false);
}

void addAnalystRows()
{
    const auto row = [](const char* name, const char* pointer, const char* value, bool good) {
        QTest::newRow(name) << QString::fromLatin1(pointer) << QString::fromLatin1(value) << good;
    };
    row("analysts: no zone", "/queue/timeZone", "", true);
    row("analysts: a zone's name", "/queue/timeZone", "\"Europe/Berlin\"", false);
    row("analysts: a zone of a day", "/queue/timeZone", "\"+24:00\"", false);
    row("analysts: nobody", "/queue", "", true);
    row("analysts: a clock too", "/closeAfter", R"({"distribution": "fixed", "length": "1h"})", false);
    row("analysts: unknown key", "/speed", "1", false);
    row("analysts: unknown key in the queue", "/queue/speed", "1", false);
    row("analysts: unknown key in a shift", "/queue/shifts/0/speed", "1", false);
    row("analysts: unknown key in triage", "/queue/triage/length", "\"1h\"", false);
    row("analysts: fixed triage", "/queue/triage", R"({"distribution": "fixed", "length": "1h"})", true);
    row("analysts: uniform triage", "/queue/triage", R"({"distribution": "uniform", "from": "1h", "to": "2h"})", true);
    row("analysts: no distribution", "/queue/triage/distribution", "", false);
    row("analysts: another distribution", "/queue/triage/distribution", "\"normal\"", false);
    row("analysts: no median", "/queue/triage/median", "", false);
    row("analysts: spread below 1", "/queue/triage/spread", "0.5", false);
    row("analysts: spread over 100", "/queue/triage/spread", "101", false);
    row("analysts: no shifts", "/queue/shifts", "[]", false);
    row("analysts: no days", "/queue/shifts/0/days", "[]", false);
    row("analysts: a day twice", "/queue/shifts/0/days/1", "\"mon\"", false);
    row("analysts: to the end of the day", "/queue/shifts/0/to", "\"24:00\"", true);
    row("analysts: from the end of the day", "/queue/shifts/0/from", "\"24:00\"", false);
    row("analysts: no such time", "/queue/shifts/0/to", "\"17:60\"", false);
    row("analysts: nobody in a shift", "/queue/shifts/0/analysts", "0", false);
    row("analysts: closes never", "/queue/closes", "0", true);
    row("analysts: closes more than all", "/queue/closes", "1.01", false);
    row("analysts: another order", "/queue/order", "\"newest\"", false);
}

void addFloodRows()
{
    const auto row = [](const char* name, const char* pointer, const char* value, bool good) {
        QTest::newRow(name) << QString::fromLatin1(pointer) << QString::fromLatin1(value) << good;
    };
    row("a week", "/week", "[1, 1, 1, 1, 1, 0.5, 0]", true);
    row("a week of six days", "/week", "[1, 1, 1, 1, 1, 1]", false);
    row("a week without rate", "/week", "[0, 0, 0, 0, 0, 0, 0]", false);
    row("a day of one hour", "/day", "[1]", false);
    row("zone", "/zone", "\"-03:30\"", true);
    row("zone by name", "/zone", "\"Europe/Berlin\"", false);
    row("zone of a day", "/zone", "\"+24:00\"", false);
    row("duplicates", "/duplicates", "0.5", true);
    row("mixed", "/mix", R"({"into": "week.ndjson", "map": "time=@timestamp", "strength": 0.3})", true);
    row("mixed at full strength", "/mix", R"({"into": "week.ndjson"})", true);
    row("mixed into nothing", "/mix", R"({"into": "", "strength": 0.3})", false);
    row("mixed without a history", "/mix", R"({"strength": 0.3})", false);
    row("mixed at no strength", "/mix", R"({"into": "week.ndjson", "strength": 0})", false);
    row("mixed too strongly", "/mix", R"({"into": "week.ndjson", "strength": 1001})", false);
    row("mixed with another key", "/mix", R"({"into": "week.ndjson", "power": 2})", false);
    row("duplicates over 1", "/duplicates", "2", false);
    row("values", "/fields/1", R"({"name": "a", "values": ["x", 1, true], "weights": [1, 0, 2.5]})", true);
    row("no values", "/fields/1", R"({"name": "a", "values": []})", false);
    row("value null", "/fields/1", R"({"name": "a", "values": [null]})", false);
    row("value twice", "/fields/1", R"({"name": "a", "values": ["x", "x"]})", false);
    row("weights without values", "/fields/1", R"({"name": "a", "weights": [1]})", false);
    row("weights of nothing", "/fields/1", R"({"name": "a", "values": ["x"], "weights": [0]})", false);
    row("sequence", "/fields/1", R"({"name": "a", "prefix": "s", "sequence": true})", true);
    row("sequence is a number", "/fields/1", R"({"name": "a", "sequence": 1})", false);
    row("correlated", "/fields/1", R"({"name": "a", "cardinality": 3, "of": "host.name"})", true);
    row("number", "/fields/1", R"({"name": "a", "number": true, "cardinality": 9})", true);
    const auto storm = [&row](const char* name, const char* value, bool good) { row(name, "/storms", value, good); };
    storm("no storms", "[]", true);
    storm("storms is an object", "{}", false);
    storm("no kind", R"([{"length": "1h", "perMinute": 1}])", false);
    storm("unknown kind", R"([{"kind": "gale", "length": "1h", "perMinute": 1}])", false);
    storm("burst", R"([{"kind": "burst", "name": "b", "after": "1h", "length": "1h", "perMinute": 1,
                        "set": {"host.name": "a"}}])", true);
    storm("burst sets an object", R"([{"kind": "burst", "length": "1h", "perMinute": 1, "set": {"host.name": {}}}])", false);
    storm("burst without rate", R"([{"kind": "burst", "length": "1h"}])", false);
    storm("burst with another's key", R"([{"kind": "burst", "length": "1h", "perMinute": 1, "on": "1m"}])", false);
    storm("burst too fast", R"([{"kind": "burst", "length": "1h", "perMinute": 1e9}])", false);
    storm("ramp", R"([{"kind": "ramp", "length": "1h", "perMinute": 1, "shape": "upAndDown"}])", true);
    storm("ramp of no shape", R"([{"kind": "ramp", "length": "1h", "perMinute": 1, "shape": "down"}])", false);
    storm("drip", R"([{"kind": "drip", "length": "1h", "every": "1m"}])", true);
    storm("drip with a rate", R"([{"kind": "drip", "length": "1h", "every": "1m", "perMinute": 1}])", false);
    storm("rolling", R"([{"kind": "rolling", "length": "1h", "perMinute": 1, "field": "host.name", "each": "1m"}])", true);
    storm("rolling without a field", R"([{"kind": "rolling", "length": "1h", "perMinute": 1, "each": "1m"}])", false);
    storm("scanner", R"([{"kind": "scanner", "length": "1h", "perMinute": 1, "field": "host.name", "prefix": ""}])", true);
    storm("flapping", R"([{"kind": "flapping", "length": "1h", "perMinute": 1, "on": "1m", "off": "1m"}])", true);
    storm("flapping never off", R"([{"kind": "flapping", "length": "1h", "perMinute": 1, "on": "1m"}])", false);
    storm("giant", R"([{"kind": "giant", "length": "1h", "perMinute": 1, "field": "host.name", "value": 7}])", true);
    storm("giant without a value", R"([{"kind": "giant", "length": "1h", "perMinute": 1, "field": "host.name"}])", false);
    storm("back-fill", R"([{"kind": "backfill", "length": "1h", "within": "1m"}])", true);
    storm("back-fill sets", R"([{"kind": "backfill", "length": "1h", "set": {}}])", false);
    storm("rename", R"([{"kind": "rename", "after": "1h", "field": "host.name", "prefix": "n"}])", true);
    storm("rename to nothing", R"([{"kind": "rename", "field": "host.name"}])", false);
    storm("missing", R"([{"kind": "missing", "length": "1h", "field": "host.name"}])", true);
    storm("missing forever", R"([{"kind": "missing", "field": "host.name"}])", false);
}

} // namespace

/// The schemas of our formats take the samples, and refuse what the readers refuse.
class SchemasTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void schemasAreJson();
    void samplesFollowTheirSchema();
    void schemaAndReaderAgree_data();
    void schemaAndReaderAgree();
};

void SchemasTest::schemasAreJson()
{
    const QStringList names = QDir(Resources + u"/schemas"_s).entryList({u"*.json"_s}, QDir::Files);
    QVERIFY(!names.isEmpty());
    for (const QString& name : names) {
        const Json schema = readJson(Resources + u"/schemas/"_s + name);
        QVERIFY2(schema.is_object(), qPrintable(name));
        QCOMPARE(schema.value("$schema", ""), std::string("https://json-schema.org/draft/2020-12/schema"));
    }
}

void SchemasTest::samplesFollowTheirSchema()
{
    int checked = 0;
    QFileInfoList files;
    for (const QString& folder : {u"/samples"_s, u"/floods"_s})
        files += QDir(Resources + folder).entryInfoList({u"*.json"_s}, QDir::Files);
    for (const QFileInfo& file : files) {
        const QString name = file.fileName();
        const Json document = readJson(file.filePath());
        QVERIFY2(document.is_object(), qPrintable(name));
        if (!document.contains("casewright"))
            continue; // a rule: the format is Kibana's
        ++checked;
        const std::string wrong = violations(document);
        QVERIFY2(wrong.empty(), (name.toStdString() + ": " + wrong).c_str());
    }
    QVERIFY(checked >= 2);
}

void SchemasTest::schemaAndReaderAgree_data()
{
    QTest::addColumn<QString>("pointer"); // what is changed in a sample that is right
    QTest::addColumn<QString>("value");   // JSON; empty: taken out
    QTest::addColumn<bool>("good");

    const auto row = [](const char* name, const char* pointer, const char* value, bool good) {
        QTest::newRow(name) << QString::fromLatin1(pointer) << QString::fromLatin1(value) << good;
    };
    row("as it is", "/name", "\"another\"", true);
    row("no storm", "/storm", "", true);
    row("no fields", "/fields", "[]", true);
    row("storm at once", "/storm/after", "", true);
    row("length in weeks", "/length", "\"1w\"", true);
    row("length in hours", "/length", "\"36h\"", true);
    row("unknown key", "/speed", "1", false);
    row("unknown key in the storm", "/storm/speed", "1", false);
    row("unknown key in a field", "/fields/0/speed", "1", false);
    row("another format", "/casewright", "\"flood/2\"", false);
    row("no format", "/casewright", "", false);
    row("no start", "/start", "", false);
    row("start is no time", "/start", "\"yesterday\"", false);
    row("length is no duration", "/length", "\"long\"", false);
    row("rate is a text", "/perMinute", "\"10\"", false);
    row("length is 0", "/length", "\"0s\"", false);
    row("length in months", "/length", "\"1M\"", false);
    row("rate is 0", "/perMinute", "0", false);
    row("rate is too high", "/perMinute", "200000000", false);
    row("rate is negative", "/perMinute", "-1", false);
    row("factor below 1", "/storm/factor", "0.5", false);
    row("factor too high", "/storm/factor", "10001", false);
    row("storm without a length", "/storm/length", "", false);
    row("field without a name", "/fields/0/name", "", false);
    row("field is the time", "/fields/0/name", "\"@timestamp\"", false);
    row("field is empty", "/fields/0/name", "\"\"", false);
    row("cardinality 0", "/fields/0/cardinality", "0", false);
    row("cardinality too high", "/fields/0/cardinality", "1000001", false);
    row("cardinality is a fraction", "/fields/0/cardinality", "1.5", false);
    row("skew too high", "/fields/0/skew", "4.5", false);
    row("missing over 1", "/fields/0/missing", "1.5", false);
    row("fields is no list", "/fields", "{}", false);
    addFloodRows();
    addAnalystRows();
}

void SchemasTest::schemaAndReaderAgree()
{
    QFETCH(QString, pointer);
    QFETCH(QString, value);
    QFETCH(bool, good);
    const bool isStaff = QByteArray(QTest::currentDataTag()).startsWith("analysts:");
    Json sample = readJson(Resources + (isStaff ? u"/samples/office-hours-three-analysts.json"_s
                                               : u"/samples/two-days-one-storm.json"_s));
    const Json::json_pointer place(pointer.toStdString());
    if (value.isEmpty())
        sample.at(place.parent_pointer()).erase(place.back());
    else
        sample[place] = Json::parse(value.toStdString());
    const std::string bySchema = violations(sample);
    // A file of another format has no schema; both refuse it.
    QVERIFY2(bySchema.empty() == good, bySchema.empty() ? "the schema takes it" : bySchema.c_str());
    const auto nothing = [](const auto& /*value*/) {};
    const base::Result<void> byReader = isStaff ? engine::parseAnalysts(sample.dump()).map(nothing)
                                                : alerts::parseFlood(sample.dump()).map(nothing);
    QVERIFY2(byReader.has_value() == good, byReader ? "the reader takes it" : byReader.error().text.c_str());
}

QTEST_APPLESS_MAIN(SchemasTest)
#include "tst_Schemas.moc"
