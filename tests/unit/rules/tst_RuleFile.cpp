// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QHash>
#include <QTest>

#include <algorithm>
#include <functional>
#include <variant>

#include "RuleText.h"
#include "core/base/JsonPlace.h"
#include "core/rules/RuleFile.h"

using namespace casewright;
using namespace casewright::rules;

using Change = std::function<void(Rule&)>;

namespace {

/// A change of a rule, and the field that it changes.
struct NamedChange {
    RuleField field;
    Change change;
};

const std::vector<NamedChange>& changes()
{
    static const std::vector<NamedChange> list{
        {RuleField::Name, [](Rule& rule) {
             const bool isOfName = rule.id == ruleIdOf(rule.name); // else an id would be written too
             rule.name = "Renamed \"\xc3\xa4\"";
             rule.id = isOfName ? ruleIdOf(rule.name) : rule.id;
         }},
        {RuleField::Interval, [](Rule& rule) { rule.interval = "17m"; }},
        {RuleField::Query, [](Rule& rule) { rule.query = "other: \"query\""; }},
        {RuleField::From, [](Rule& rule) { rule.from = "now-18m"; }},
        {RuleField::MaxSignals, [](Rule& rule) { rule.maxSignals = 77; }},
        {RuleField::AlertDelay, [](Rule& rule) { rule.alertDelay = 9; }},
        {RuleField::TimeWindow, [](Rule& rule) {
             if (rule.casesAction)
                 rule.casesAction->timeWindow = "3w";
         }},
        {RuleField::GroupBy, [](Rule& rule) {
             if (rule.casesAction)
                 rule.casesAction->groupBy = "user.name";
         }},
    };
    return list;
}

QString folder() { return QStringLiteral(CASEWRIGHT_SOURCE_DIR "/tests/data/rules"); }

std::string content(const QString& name)
{
    QFile file(folder() + u'/' + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(name));
    return file.readAll().toStdString();
}

/// Where in the file a field of a rule stands; nothing if it is not there.
std::optional<base::JsonPart> partOf(const RuleFile& file, std::size_t place, RuleField field)
{
    const FiledRule& filed = file.rules[place];
    const std::string& body = filed.rule.body;
    std::optional<base::JsonPart> part = base::findPart(body, pointerOf(field, base::parseJson(body).value()));
    if (part) {
        part->begin += filed.begin;
        part->end += filed.begin;
    }
    return part;
}

} // namespace

/// Files with rules: exports, lists, answers (tests/data/rules). What is not changed keeps its bytes.
class RuleFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void files_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList names = QDir(folder()).entryList(QDir::Files, QDir::Name);
        QVERIFY(names.size() > 20);
        for (const QString& name : names)
            QTest::newRow(qPrintable(name)) << name;
    }

    void keepsEveryByte_data() { files_data(); }
    void keepsEveryByte()
    {
        QFETCH(QString, name);
        const std::string text = content(name);
        const base::Result<RuleFile> file = parseRules(text, "f");
        QVERIFY2(file.has_value(), file ? "" : base::describe(file.error()).c_str());
        QCOMPARE(bytes(writeRules(*file)), bytes(text));
        QCOMPARE(static_cast<qsizetype>(file->rules.size()), countOf(name));
    }

    void changesOnlyTheValue_data() { files_data(); }
    void changesOnlyTheValue()
    {
        QFETCH(QString, name);
        const std::string text = content(name);
        const RuleFile file = parseRules(text, "f").value();
        for (std::size_t place = 0; place < file.rules.size(); ++place) {
            for (const auto& [field, change] : changes()) {
                RuleFile changed = file;
                change(changed.rules[place].rule);
                const std::string written = writeRules(changed);
                const std::optional<base::JsonPart> old = partOf(file, place, field);
                if (old && written != text)
                    checkBytes(text, written, *old, name);
                checkValues(changed, written, place, name);
            }
        }
    }

    /// One number, text or list deep inside of the parameters.
    void changesParameters()
    {
        RuleFile file = parseRules(content(QStringLiteral("saved-objects.ndjson")), "f").value();
        const std::string before = file.text;
        auto& custom = std::get<CustomThresholdParameters>(file.rules[1].rule.parameters);
        custom.criteria[0].comparison.threshold[0] = 0.95;
        custom.criteria[0].metrics[1].filter = "a: b";
        custom.groupBy.pop_back();
        std::get<IndexThresholdParameters>(file.rules[2].rule.parameters).aggregation.termSize = 11;
        QByteArray expected = bytes(before);
        expected.replace("\"threshold\":[0.80]", "\"threshold\":[0.95]");
        expected.replace("\"filter\":\"host.os.type : \\\"linux\\\"\"", "\"filter\":\"a: b\"");
        expected.replace("[\"host.name\",\"container.id\"]", "[\"host.name\"]");
        expected.replace("\"termField\":\"event.action\",\"termSize\":10", "\"termField\":\"event.action\",\"termSize\":11");
        QCOMPARE(bytes(writeRules(file)), expected);
    }

    /// A list where the file has a list, a text where it has a text.
    void keepsTheKindOfOneField()
    {
        RuleFile file = parseRules(content(QStringLiteral("api-tabs.json")), "f").value();
        std::get<ThresholdParameters>(file.rules[0].rule.parameters).fields = {"host.name"};
        QByteArray expected = bytes(file.text);
        expected.replace("\"field\": \"user.name\"", "\"field\": \"host.name\"");
        QCOMPARE(bytes(writeRules(file)), expected);
        std::get<ThresholdParameters>(file.rules[0].rule.parameters).fields = {"a", "b"};
        expected.replace("\"field\": \"host.name\"", "\"field\": [\"a\", \"b\"]");
        QCOMPARE(bytes(writeRules(file)), expected);
    }

    void tellsThePlaceInTheFile()
    {
        const RuleFile file = parseRules(content(QStringLiteral("saved-objects-windows.ndjson")), "f").value();
        QCOMPARE(file.rules.size(), std::size_t{2});
        const base::Location place = placeInFile(file, file.rules[1], "/attributes/schedule/interval");
        QCOMPARE(place.line, std::size_t{4});
        const std::size_t begin = file.rules[1].begin;
        QCOMPARE(place.column, file.text.find("\"10m\"", begin) - begin + 1);
        QCOMPARE(bytes(place.field), QByteArray("attributes.schedule.interval"));
    }

    /// What is no rule is named, with its place, and stays.
    void namesWhatIsNoRule()
    {
        const auto othersOf = [](const std::string& text) {
            const RuleFile file = parseRules(text, "f").value();
            QByteArray list;
            for (const FiledOther& other : file.others) {
                const base::Location place = placeInFile(file, other);
                list += QByteArray::number(static_cast<int>(place.line)) + ':'
                    + QByteArray::number(static_cast<int>(place.column)) + (other.isExpected ? " " : "! ")
                    + bytes(other.what).left(30) + ';';
            }
            return writeRules(file) == text ? list : QByteArray("lost");
        };
        const std::string rule = R"({"name":"a","rule_type_id":"siem.queryRule","consumer":"siem"})";
        QCOMPARE(othersOf(rule), QByteArray());
        QCOMPARE(othersOf("[" + rule + ",\n {\"name\":\"no type\"}, 7]"),
                 QByteArray("2:2! no rule: it has no rule_type_i;2:22! no rule: it has no rule_type_i;"));
        QCOMPARE(othersOf("{\"data\":[5," + rule + "]}"), QByteArray("1:10! no rule: it has no rule_type_i;"));
        QCOMPARE(othersOf("{\"list_id\":\"x\"}\n" + rule + "\n{\"type\":\"tag\",\"attributes\":{}}\n\"x\"\n"),
                 QByteArray("1:1 an exception list, or a part o;3:1 a saved object of the type tag;4:1! no rule: it has no "
                            "rule_type_i;"));
        QCOMPARE(othersOf(rule + "\n{\"exportedCount\":1}\n"), QByteArray());
    }

    /// The rules of the other lines are read, and the line is named with the place where it breaks.
    void readsAroundBrokenLines_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("place");
        QTest::newRow("first") << QByteArray("{\"a\":}\n") << QByteArray("1:6");
        QTest::newRow("no JSON at all") << QByteArray("\n\nhello\n") << QByteArray("3:1");
        QTest::newRow("between") << QByteArray("{\"exportedCount\":1}\n  {\"a\":}\r\n") << QByteArray("2:8");
    }
    void readsAroundBrokenLines()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, place);
        const std::string rule = R"({"name":"a","rule_type_id":"siem.queryRule","consumer":"siem"})";
        const std::string text = before.toStdString() + rule + "\n" + rule;
        const base::Result<RuleFile> file = parseRules(text, "f");
        QVERIFY2(file.has_value(), file ? "" : base::describe(file.error()).c_str());
        QCOMPARE(file->rules.size(), std::size_t{2});
        QCOMPARE(file->others.size(), std::size_t{1});
        QVERIFY(file->others[0].isBroken && !file->others[0].isExpected);
        QVERIFY2(file->others[0].what.starts_with("no rule: not valid JSON: "), file->others[0].what.c_str());
        const base::Location broken = placeInFile(*file, file->others[0]);
        QCOMPARE(bytes(std::to_string(broken.line) + ':' + std::to_string(broken.column)), place);
        QCOMPARE(bytes(writeRules(*file)), bytes(text));
    }
    /// Its brackets alone in a line, or a list, over several lines: half of it is none of a file's rules.
    void brokenValuesOfManyLinesAreNoLines()
    {
        const std::string rule = R"({"name":"a","rule_type_id":"siem.queryRule","consumer":"siem"})";
        for (const std::string& begin : {std::string("[\n"), std::string("[5,\n"), std::string("{\n\"rules\": [\n")})
            QVERIFY2(!parseRules(begin + rule + "\n", "f"), begin.c_str());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const char* text, const char* expected) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
        };
        row("nothing", "", "f:1:1: not valid JSON");
        row("no rule", "{\"a\":1}", "f:1:1: There is no rule in it");
        row("lines without a rule", "{\"a\":1}\n{\"b\":2}\n", "f:1:1: There is no rule in it");
        row("a bad line", "{\"a\":1}\n {\"b\":}\n", "f:2:7: not valid JSON");
        row("a bad file", "{\"a\":1,\n\"b\":}\n", "f:2:5: not valid JSON");
        row("a number", "5", "f:1:1: There is no rule in it");
        row("an empty list", "[]", "f:1:1: There is no rule in it");
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const base::Result<RuleFile> file = parseRules(text.toStdString(), "f");
        QVERIFY(!file);
        const QByteArray said = bytes(base::describe(file.error()));
        QVERIFY2(said.startsWith(expected), said.constData());
    }

private:
    static qsizetype countOf(const QString& name)
    {
        static const QHash<QString, qsizetype> several{
            {QStringLiteral("detections.ndjson"), 8},          {QStringLiteral("detections-list.json"), 2},
            {QStringLiteral("saved-objects.ndjson"), 7},       {QStringLiteral("saved-objects-windows.ndjson"), 2},
            {QStringLiteral("saved-objects-found.json"), 2},   {QStringLiteral("api-found.json"), 2},
            {QStringLiteral("api-list.json"), 2},              {QStringLiteral("api-lines.ndjson"), 2}};
        return several.value(name, 1);
    }

    /// Everything before and behind the value is as it was.
    static void checkBytes(const std::string& before, const std::string& after, const base::JsonPart& part,
                           const QString& name)
    {
        const std::size_t tail = before.size() - part.end;
        QVERIFY2(after.size() >= part.begin + tail, qPrintable(name));
        QCOMPARE(bytes(after.substr(0, part.begin)), bytes(before.substr(0, part.begin)));
        QCOMPARE(bytes(after.substr(after.size() - tail)), bytes(before.substr(part.end)));
    }

    /// What is read again is what was written, in that rule and in the others.
    static void checkValues(const RuleFile& changed, const std::string& written, std::size_t place,
                            const QString& name)
    {
        const base::Result<RuleFile> again = parseRules(written, "f");
        QVERIFY2(again.has_value() && again->rules.size() == changed.rules.size(), qPrintable(name));
        for (std::size_t i = 0; i < changed.rules.size(); ++i) {
            const Rule& expected = changed.rules[i].rule;
            const Rule& read = again->rules[i].rule;
            QCOMPARE(bytes(read.name), bytes(expected.name));
            QCOMPARE(bytes(read.id.text), bytes(expected.id.text));
            QCOMPARE(bytes(read.interval), bytes(expected.interval));
            QVERIFY2(read.casesAction == expected.casesAction, qPrintable(name));
            QVERIFY2(read.parameters == expected.parameters, qPrintable(name));
            if (i != place)
                QCOMPARE(bytes(read.body), bytes(changed.rules[i].rule.body));
        }
    }
};

QTEST_APPLESS_MAIN(RuleFileTest)
#include "tst_RuleFile.moc"
