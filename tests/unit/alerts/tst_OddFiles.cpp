// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>


#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "GzipText.h"
#include "OddFiles.h"

using namespace casewright;
using namespace casewright::alerts;
using tests::OddFile;
using tests::repeated;
using tests::shortText;
using tests::Skip;

namespace {

const std::string Good = R"({"@timestamp":"2026-01-05T08:00:00Z","a":1})" "\n";
const std::string GoodRow = "2026-01-05T08:00:00.000Z f/row-1 a=number:1\n";

/// A line of JSON with a value of `a`, after one that is good.
std::string second(const std::string& value)
{
    return Good + "{\"@timestamp\":1767600001,\"a\":" + value + "}\n";
}

/// Of so many levels, the document's own being one.
std::string nested(std::size_t levels)
{
    return "{\"@timestamp\":1767600000,\"a\":" + repeated("[", levels - 1) + repeated("]", levels - 1) + "}\n";
}

/// A value of so many levels at a key of so many segments.
std::string dotted(std::size_t segments, std::size_t levels)
{
    return "{\"@timestamp\":1767600000,\"a" + repeated(".b", segments - 1) + "\":" + repeated("[", levels)
        + repeated("]", levels) + "}\n";
}

std::string wide(std::string_view text, std::size_t bytes)
{
    std::string all;
    for (const char c : text)
        all += c + std::string(bytes - 1, '\0');
    return all;
}

std::string manyFields(std::size_t count, bool isCsv)
{
    std::string names = "@timestamp";
    std::string cells = "1767600000";
    std::string members = "{\"@timestamp\":1767600000";
    for (std::size_t i = 0; i < count; ++i) {
        names += fmt::format(",f{}", i);
        cells += ",x";
        members += fmt::format(",\"f{}\":{}", i, i);
    }
    return isCsv ? names + '\n' + cells + '\n' : members + "}\n";
}

void addJson(std::vector<OddFile>& files)
{
    const std::string zero(1, '\0');
    const std::string notJson = "not valid JSON: ";
    files.insert(files.end(), {
        {"a zero byte in JSON", "f.ndjson", second("1 " + zero),
         {}, "2:32: " + notJson + "a zero byte, which no JSON has" + Skip, 1, 1},
        {"a zero byte in JSON", "f.ndjson", Good + repeated(zero, 4'096),
         {}, "2:1: " + notJson + "a zero byte, which no JSON has" + Skip, 1, 1},
        {"a zero byte in a text of JSON", "f.ndjson", second("\"x" + zero + "\""),
         {}, "2:32: " + notJson + "invalid string: control character U+0000 (NUL) must be escaped to \\u0000" + Skip,
         1, 1},
        {"`\\u0000` in a text of JSON", "f.ndjson", second("\"x\\u0000y\""),
         GoodRow + "2026-01-05T08:00:01.000Z f/row-2 a=string:x" + zero + "y\n"},
        {"a byte order mark", "f.ndjson", "\xef\xbb\xbf" + Good, GoodRow},
        {"a byte order mark", "f.json", "\xef\xbb\xbf[" + Good + "]", GoodRow},
        {"a byte order mark", "f.csv", "\xef\xbb\xbf@timestamp,a\n1767600000,1\n",
         "2026-01-05T08:00:00.000Z f/row-1 a=string:1\n"},
        {"UTF-16 and UTF-32", "f.ndjson", "\xff\xfe" + wide(Good, 2), {},
         "the file is UTF-16 or UTF-32; convert it to UTF-8 first (for example with iconv)"},
        {"UTF-16 and UTF-32", "f.csv", wide("@timestamp,a\n", 2), {},
         "the file is UTF-16 or UTF-32; convert it to UTF-8 first (for example with iconv)"},
        {"UTF-16 and UTF-32", "f.json", wide(Good, 4), {},
         "the file is UTF-16 or UTF-32; convert it to UTF-8 first (for example with iconv)"},
        {"CRLF, and blank lines", "f.ndjson",
         "\r\n{\"@timestamp\":1767600000,\"a\":1}\r\n \t\r\n{\"@timestamp\":1767600001,\"a\":\"\\r\\n\"}\r\n",
         GoodRow + "2026-01-05T08:00:01.000Z f/row-2 a=string:\r\n\n"},
        {"two documents on a line", "f.ndjson", "{\"@timestamp\":1767600000}\r{\"@timestamp\":1767600000}\r", {},
         "1:27: " + notJson + "unexpected '{'; expected end of input" + Skip, 0, 1},
        {"nested over 1 000 levels", "f.ndjson", Good + nested(1'001), {},
         "2:1029: nested over 1000 levels" + Skip, 1, 1},
        {"nested over 1 000 levels", "f.ndjson",
         "{\"@timestamp\":1767600000,\"a\":" + repeated("{\"a\":", 1'000) + "1" + repeated("}", 1'001), {},
         "1:5025: nested over 1000 levels" + Skip, 0, 1},
        {"nested over 1 000 levels", "f.ndjson",
         "{\"@timestamp\":1767600000,\"a\":" + repeated("{\"a\":[{\"a\":[", 250) + repeated("]}]}", 250) + "}", {},
         "1:3029: nested over 1000 levels" + Skip, 0, 1},
        {"dots of a key over 1 000 levels", "f.ndjson",
         Good + "{\"@timestamp\":1767600000,\"a" + repeated(".b", 100'000) + "\":1}\n", {},
         "2:200030: nested over 1000 levels, by the dots of a key" + Skip, 1, 1},
        {"dots of a key over 1 000 levels", "f.ndjson",
         "{\"a" + repeated(".b", 100'000) + "\":1,\"timestamp\":1767600000}\n", {},
         "1:200006: nested over 1000 levels, by the dots of a key" + Skip, 0, 1},
        {"dots of a key over 1 000 levels", "f.ndjson", Good + dotted(501, 500), {},
         "2:1030: nested over 1000 levels, by the dots of a key" + Skip, 1, 1},
        {"dots of a key over 1 000 levels", "f.csv", "@timestamp,a" + repeated(".b", 1'000) + "\n", {},
         "1: the name of column 2 has over 1000 levels; give it another one"},
        {"nested up to 1 000 levels", "f.ndjson", dotted(501, 499),
         "2026-01-05T08:00:00.000Z f/row-1 a" + repeated(".b", 500) + "=list:" + repeated("[", 499) + repeated("]", 499)
             + '\n'},
        {"nested up to 1 000 levels", "f.ndjson", nested(1'000),
         "2026-01-05T08:00:00.000Z f/row-1 a=list:" + repeated("[", 999) + repeated("]", 999) + '\n'},
        {"a key twice in an object", "f.ndjson",
         R"({"@timestamp":"noon","a":1,"h":{"x":1},"a":2,"h":{"y":{"z":1,"z":null}},"@timestamp":1767600000})",
         "2026-01-05T08:00:00.000Z f/row-1 a=number:2 h.y.z=null:null\n"},
        {"a field both nested and as a dotted key", "f.ndjson",
         R"({"@timestamp":1767600000,"h":{"x":1,"y":1},"h.x":2,"h.z":3})",
         "2026-01-05T08:00:00.000Z f/row-1 h.x=number:2 h.y=number:1 h.z=number:3\n"},
        {"bytes that are not UTF-8", "f.ndjson", second("\"\xe4\""), {},
         "2:32: " + notJson + "invalid string: ill-formed UTF-8 byte" + Skip, 1, 1},
        {"bytes that are not UTF-8", "f.csv", "@timestamp,a\n1767600000,\xe4\n1767600001,b\n", {},
         "2:12: the text is not UTF-8; convert the file first (for example with iconv)" + Skip, 1, 1},
        {"half of a surrogate pair", "f.ndjson", second("\"\\ud83dx\""), {},
         "2:37: " + notJson + "invalid string: surrogate U+D800..U+DBFF must be followed by U+DC00..U+DFFF" + Skip, 1, 1},
        {"half of a surrogate pair", "f.ndjson", second("\"\\ude00\""), {},
         "2:36: " + notJson + "invalid string: surrogate U+DC00..U+DFFF must follow U+D800..U+DBFF" + Skip, 1, 1},
        {"whole numbers beyond 2^53", "f.ndjson", second("[9007199254740993,18446744073709551617,1e21]"),
         GoodRow + "2026-01-05T08:00:01.000Z f/row-2 a=list:[9007199254740992,18446744073709552000,1e+21]\n"},
        {"whole numbers beyond 2^53", "f.ndjson", second("9007199254740993"),
         GoodRow + "2026-01-05T08:00:01.000Z f/row-2 a=number:9007199254740992\n"},
        {"numbers beyond 2^53 as ids", "f.ndjson",
         "{\"@timestamp\":1767600000,\"n\":9007199254740992}\n{\"@timestamp\":1767600001,\"n\":9007199254740993}\n"
         "{\"@timestamp\":1767600002,\"n\":18446744073709551615}\n{\"@timestamp\":1767600003,\"n\":-7}\n",
         "2026-01-05T08:00:00.000Z f/9007199254740992\n2026-01-05T08:00:01.000Z f/9007199254740993\n"
         "2026-01-05T08:00:02.000Z f/18446744073709551615\n2026-01-05T08:00:03.000Z f/-7\n", {}, -1, 0, "n=_id"},
        {"numbers that are no ids", "f.ndjson", "{\"@timestamp\":1767600000,\"n\":18446744073709551616}\n", {},
         "1:30: n: the number is too large to be an id to its last digit; write it as a text" + Skip, 0, 1, "n=_id"},
        {"numbers beyond 1.8e308", "f.ndjson", second("-1e999"), {},
         "2:30: " + notJson + "the number -1e999 is too large" + Skip, 1, 1},
        {"NaN and Infinity", "f.ndjson", second("NaN"), {},
         "2:30: " + notJson + "JSON has no number NaN; write null" + Skip, 1, 1},
        {"NaN and Infinity", "f.ndjson", second("-Infinity"), {},
         "2:31: " + notJson + "JSON has no number -Infinity; write null" + Skip, 1, 1},
        {"other words, single quotes, comments", "f.ndjson", second("True"), {},
         "2:30: " + notJson + "invalid literal True" + Skip, 1, 1},
        {"other words, single quotes, comments", "f.ndjson", second("1 // one"), {},
         "2:32: " + notJson + "invalid literal //" + Skip, 1, 1},
        {"a value that is no object", "f.ndjson", Good + "[1]\n42\n", {},
         "2: a document must be a JSON object" + Skip, 1, 2},
        {"a time that is missing or null", "f.ndjson", Good + "{\"a\":2}\n{\"@timestamp\":null}\n", {},
         "2:1: @timestamp: the document has no time" + Skip, 1, 2},
        {"a time that is none", "f.ndjson", Good + "{\"a\":1,\"@timestamp\":\"noon\"}\n", {},
         "2:21: @timestamp: \"noon\" is no ISO 8601 time; write it like 2026-01-05T08:00:00.000Z" + Skip, 1, 1},
        {"a document twice", "f.ndjson",
         "{\"_id\":\"x\",\"@timestamp\":1767600000,\"a\":1}\n{\"_id\":\"x\",\"@timestamp\":1767600009,\"a\":2}\n",
         "2026-01-05T08:00:00.000Z f/x a=number:1\n"},
        {"over 10 000 fields", "f.ndjson", manyFields(20'000, false), {},
         "1: the documents have more than 10000 fields; read fewer of them at a time, or drop fields whose names are "
         "made of values"},
        {"over 10 000 fields", "f.csv", manyFields(20'000, true), {},
         "2: the documents have more than 10000 fields; read fewer of them at a time, or drop fields whose names are "
         "made of values"},
    });
}

void addLists(std::vector<OddFile>& files)
{
    const std::string one = R"({"@timestamp":1767600000,"a":1})";
    const std::string two = R"({"@timestamp":1767600001,"a":2})";
    const std::string both = GoodRow + "2026-01-05T08:00:01.000Z f/row-2 a=number:2\n";
    const auto answer = [](const std::string& document, const std::string& rest = "}}") {
        return R"({"took":1,"hits":{"total":1,"hits":[{"_source":)" + document + "}]" + rest;
    };
    const std::string tops = R"("aggregations":{"t":{"buckets":[{"hits":{"hits":[{"_source":{"a":7}}]}}]}})";
    const std::string notList = "what follows the list is neither a list nor a search answer";
    const std::string cutOff = "the file ends in the middle of a list; it seems to be cut off";
    files.insert(files.end(), {
        {"several lists or search answers", "f.json", "[" + one + "]\n\n [ ] [" + two + "]\n", both},
        {"several lists or search answers", "f.json",
         "# GET a/_search\n" + answer(one) + "\n# GET b/_search?scroll\n" + answer(two), both},
        {"several lists or search answers", "f.json", R"({"hits":{"hits":[]}} )" + answer(one) + answer(two), both},
        {"several lists or search answers", "f.json",
         "{\"responses\":[" + answer(one, "}," + tops + "}") + ",\n{\"error\":{},\"status\":404}," + answer(two) + "]}", both},
        {"several lists or search answers", "f.json", "{" + tops + "," + answer(one).substr(1), GoodRow},
        {"requests and comments of Kibana's console", "f.txt",
         "GET a/_search\n" + answer(one) + "\n\nGET b/_search\n{\n  \"query\": {}\n}\n# 200 OK\n" + answer(two)
             + "\nDELETE c\n",
         both},
        {"requests and comments of Kibana's console", "f.json",
         "// first\nPOST a/_search\n{\"size\":1}\n" + answer(one) + "\nGET c/_search\n# 200\n" + answer(two), both},
        {"requests and comments of Kibana's console", "f.txt",
         "GET a/_doc/x\n{\"_index\":\"f\",\"_id\":\"row-1\",\"found\":true,\"_source\":" + one + "}\nGET b/_doc/y\n", GoodRow},
        {"a multi-field in a paste of Discover", "f.json",
         R"([{"_id":"x","fields":{"@timestamp":[1767600000],"a.text":["b"],"a":["b"],"c.text":["d"]}}])",
         "2026-01-05T08:00:00.000Z f/x a=string:b c.text=string:d\n"},
        {"texts in three quotes", "f.json",
         answer(R"({"@timestamp":1767600000,"a":"""say "x" \n} {)" "\n" R"(twice""","b":""})"),
         "2026-01-05T08:00:00.000Z f/row-1 a=string:say \"x\" \\n} {\ntwice b=string:\n"},
        {"texts in three quotes", "f.ndjson", R"({"a":"""""","@timestamp":"""1767600000"""})" "\n",
         "2026-01-05T08:00:00.000Z f/row-1 a=string:\n"},
        {"texts in three quotes", "f.json", "[{\n\"@timestamp\":1767600000,\"a\":\"\"\"b\"\"\"\"}]",
         "2026-01-05T08:00:00.000Z f/row-1 a=string:b\"\n"},
        {"a document of a list that is not closed", "f.json",
         "[\n" + one + ",\n{\"@timestamp\":1767600001,\"a,\n" + two + "\n]", {},
         "3:1: the document is not closed before the next one begins" + Skip, 2, 1},
        {"a document of a list that is not closed", "f.json",
         "[\n {\n  \"@timestamp\":1767600001,\n  \"b\":{\n },\n " + one + ",\n " + two + "\n]", {},
         "2:2: the document is not closed before the next one begins" + Skip, 2, 1},
        {"an empty list or answer before lines", "f.json", "[]\n" + one + "\n" + two + "\n", {},
         "1: a document must be a JSON object" + Skip, 2, 1},
        {"an empty list or answer before lines", "f.json", "{\"hits\":{\"hits\":[]}}\n" + one + "\n" + two + "\n", {},
         "1:1: @timestamp: the document has no time" + Skip, 2, 1},
        {"something else behind a list", "f.json", "[" + one + "]\n  and so on\n[" + two + "]", {},
         "2:3: " + notList + Skip, 2, 1},
        {"something else behind a list", "f.json", "[" + one + "]]\n" + two + "\n{\"hits\":", {},
         "1:34: " + notList + Skip, 1, 3},
        {"something else behind a list", "f.json", answer(one, "}\n]\n[" + two + "]"), {},
         "2:1: what follows the documents of the search answer is not the rest of one" + Skip, 1, 2},
        {"an answer cut off behind its documents", "f.json", answer(one, "},\n\"agg"), {}, "2:5: " + cutOff + Skip, 1, 1},
        {"an answer cut off behind its documents", "f.json", "[" + one + "]\n[" + two, {}, "2:33: " + cutOff + Skip, 2, 1},
        {"an answer cut off behind its documents", "f.json", answer(one) + "\n{\"took\":1", {},
         "2:10: " + cutOff + Skip, 1, 1},
        {"commas missing or too many in a list", "f.json", "[" + one + "\n" + two + "]", {},
         "2:1: a comma is missing between two documents of the list" + Skip, 2, 1},
        {"commas missing or too many in a list", "f.json", "[, ," + one + ",," + two + ",\n]", {},
         "1:2: a comma too many in the list" + Skip, 2, 3},
    });
}

void addCutOff(std::vector<OddFile>& files)
{
    const std::string empty = "the file is empty: it has no documents; check what wrote it";
    const std::string packed = tests::gzipped(Good);
    const std::string cut = packed.substr(0, packed.size() - 3);
    std::string damaged = packed;
    damaged[damaged.size() - 8] = static_cast<char>(damaged[damaged.size() - 8] ^ 1);
    files.insert(files.end(), {
        {"nothing, or only blanks", "f.ndjson", "", {}, empty},
        {"nothing, or only blanks", "f.csv", repeated("\r\n", 5'000), {}, empty},
        {"nothing, or only blanks", "f.json", "\xef\xbb\xbf" + repeated(" \n", 5'000), {}, empty},
        {"nothing, or only blanks", "f.ndjson.gz", tests::gzipped(""), {}, empty},
        {"a list without documents", "f.json", "\n[ ]", {}, "2: there are no documents in the list; check what wrote it"},
        {"the last document cut off", "f.ndjson", Good + "{\"@timestamp\":\"2026-01", {},
         "2:23: the file ends in the middle of a document; it seems to be cut off" + Skip, 1, 1},
        {"the last document cut off", "f.json", "[\n" + Good + ",\n{\"@timestamp\":\"2026-01", {},
         "4:23: the file ends in the middle of a document; it seems to be cut off" + Skip, 1, 1},
        {"a list cut off behind a document", "f.json", "[\n" + Good, {},
         "3:1: the file ends in the middle of a list; it seems to be cut off" + Skip, 1, 1},
        {"a list cut off behind a document", "f.json", "[", {},
         "1:2: the file ends in the middle of a list; it seems to be cut off" + Skip, 0, 1},
        {"gzip cut off", "f.ndjson.gz", cut, {},
         fmt::format("the file is cut off: what gzip packed goes on after its {} bytes; get it again", cut.size())},
        {"gzip with a wrong checksum", "f.ndjson.gz", damaged, {},
         fmt::format("the file is damaged: gzip cannot unpack it from byte {} on; get it again", packed.size() - 4)},
        {"gzip of several members", "f.ndjson.gz", packed + tests::gzipped("") + packed + std::string(512, '\0'),
         GoodRow + "2026-01-05T08:00:00.000Z f/row-2 a=number:1\n"},
        {"gzip with something else behind it", "f.ndjson.gz", packed + Good, {},
         fmt::format("something else than gzip follows from byte {} on, which nobody would read; take it off, or pack "
                     "the file anew", packed.size())},
        {"`.gz` in the name, and no gzip", "f.ndjson.gz", Good, GoodRow},
        {"other packings, pictures, documents", "f.ndjson", "PK\x03\x04\x14", {},
         "the file is no text; alerts are read from JSON (a document a line, or a list) and CSV"},
        {"Zeek's logs with tabs", "f.log", "#separator \\x09\n#fields\tts\tuid\n1767600000.5\tC1\n", {},
         "1: this is a log of Zeek with tabs; let Zeek write JSON (LogAscii::use_json=T), or remove the lines with # but "
         "for the names behind #fields, and name the file .tsv"},
        {"prose", "f.txt", "Dear all\n", {},
         "1: the file is neither JSON (a document a line, or a list) nor CSV (a header line with commas, tabs or "
         "semicolons)"},
    });
}

const std::vector<OddFile>& oddFiles()
{
    static const std::vector<OddFile> all = [] {
        std::vector<OddFile> files;
        addJson(files);
        addLists(files);
        addCutOff(files);
        return files;
    }();
    return all;
}

} // namespace

/// The tables of core/alerts/README.md but for that of CSV: each row holds, to the letter of its messages.
class OddFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void doWhatTheTableSays_data();
    void doWhatTheTableSays();
    void theTableNamesAll();
    void longLines();
    void linesOverTheLimit();
    void whatIsNoFile();
};

void OddFilesTest::doWhatTheTableSays_data()
{
    QTest::addColumn<int>("number");
    for (int number = 0; number < static_cast<int>(oddFiles().size()); ++number) {
        const OddFile& odd = oddFiles()[static_cast<std::size_t>(number)];
        QTest::addRow("%s, %s (%d)", odd.row.c_str(), odd.name.c_str(), number + 1) << number;
    }
}

void OddFilesTest::doWhatTheTableSays()
{
    QFETCH(const int, number);
    tests::tryOddFile(oddFiles()[static_cast<std::size_t>(number)]);
}

/// Each row of the README is tried here, each row here is in the README, and the messages that it quotes are given.
void OddFilesTest::theTableNamesAll()
{
    QStringList elsewhere{QStringLiteral("a line of 100 MB"), QStringLiteral("a line or document over 256 MB"),
                          QStringLiteral("no such file"), QStringLiteral("a folder"), QStringLiteral("a pipe"),
                          QStringLiteral("no permission")};
    tests::tryTable(QStringLiteral("Any file"), oddFiles(), elsewhere);
    tests::tryTable(QStringLiteral("JSON"), oddFiles(), elsewhere);
    QCOMPARE(elsewhere, QStringList());
    tests::tryNames(oddFiles());
}

void OddFilesTest::longLines()
{
    constexpr std::size_t Length = 100'000'000;
    const QTemporaryDir folder;
    const QByteArray begin(R"({"@timestamp":1767600000,"a":")");
    QFile file(folder.filePath(QStringLiteral("f.ndjson")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(begin);
    const QByteArray part(1'000'000, 'x');
    for (std::size_t written = 0; written < Length; written += static_cast<std::size_t>(part.size()))
        file.write(part);
    file.write("\"}\n");
    file.write(QByteArray::fromStdString(Good));
    file.close();
    QCOMPARE(file.error(), QFileDevice::NoError);

    const ReadAlerts read = readAlerts(file.fileName().toStdString(), {}).value();
    QCOMPARE(read.table->size(), 2U);
    const Column* const column = read.table->column("a");
    QVERIFY(column != nullptr);
    const ValueView value = column->value(column->codes()[0]);
    QCOMPARE(value.text.size(), Length);
    QCOMPARE(value.text.find_first_not_of('x'), std::string_view::npos);
    QCOMPARE(cellText(*read.table, "a", 1), std::string("number:1"));
    QCOMPARE(read.table->document({0}).value().size(), static_cast<std::size_t>(begin.size()) + Length + 2);
    // The value, in a text that grew by doubling; not the line once more.
    QVERIFY2(read.table->memoryUse() < 2 * Length, std::to_string(read.table->memoryUse()).c_str());
}

void OddFilesTest::linesOverTheLimit()
{
    const QTemporaryDir folder;
    const std::string path = writeFile(folder, "f.ndjson", Good + "{");
    QCOMPARE(::truncate(path.c_str(), 400'000'000), 0); // a hole: zeros that no disk holds
    const base::Result<ReadAlerts> read = readAlerts(path, {.skipBadLines = true});
    QVERIFY(!read);
    QCOMPARE(read.error().code, base::ErrorCode::LimitReached);
    QCOMPARE(shortText(read.error()),
             std::string("2: a line or document is longer than 256 MB; is this a text file?"));
}

void OddFilesTest::whatIsNoFile()
{
    const QTemporaryDir folder;
    const auto errorOf = [](const QString& path) {
        const base::Result<ReadAlerts> read = readAlerts(path.toStdString(), {});
        return read ? std::string() : shortText(read.error());
    };
    QCOMPARE(errorOf(folder.filePath(QStringLiteral("gone"))), std::string("there is no such file; check the path"));
    QCOMPARE(errorOf(folder.path()), std::string("this is a folder; name a file in it"));
    const QString pipe = folder.filePath(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(qPrintable(pipe), 0600), 0);
    QCOMPARE(errorOf(pipe), std::string("this is no ordinary file; save its content to one first"));
}

QTEST_GUILESS_MAIN(OddFilesTest)
#include "tst_OddFiles.moc"
