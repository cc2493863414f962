// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/Parser.h"

#include <QTest>

#include <chrono>
#include <functional>
#include <tuple>

#include "tests/unit/kql/TreeText.h"

using namespace casewright;
using kql::parse;

namespace {

QString treeOf(const QByteArray& query)
{
    const kql::Parsing parsing = parse(query.toStdString());
    return QString::fromStdString(parsing.tree ? tests::shown(*parsing.tree) : "error: " + parsing.error->text);
}

std::string repeated(std::string_view text, std::size_t times)
{
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

double secondsFor(const std::string& query)
{
    const auto begin = std::chrono::steady_clock::now();
    std::ignore = parse(query);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void treeRow(const char* name, const char* query, const char* tree)
{
    QTest::newRow(name) << QByteArray(query) << QString::fromUtf8(tree);
}

/// Keywords, white space, literals, stars.
void addTextRows()
{
    treeRow("not inside of a word", "message: cannot", "'message'='cannot'");
    treeRow("not before another white space", "a:b and not\tc", "and('a'='b', not(null='c'))");
    treeRow("nOt in any case", "nOt a oR b aNd c", "or(not(null='a'), and(null='b', null='c'))");
    treeRow("an escaped not", "can\\u006eot connect", "null='cannot connect'");
    treeRow("\\not", "a:\\not b", "'a'='ot b'");
    treeRow("\\NOT", "a:\\NOT b", "'a'='NOT b'");
    treeRow("\\or without an end of word", "a:b\\order", "'a'='border'");
    treeRow("a keyword at the end", "a:b or", "'a'='b or'");
    treeRow("a keyword at the beginning", "( or a )", "null='or a'");
    treeRow("a keyword twice", "a and and b", "and(null='a', null='and b')");
    treeRow("two keywords", "a and or b or not", "or(and(null='a', null='or b'), null='not')");
    treeRow("or needs white space before it", "aor b", "null='aor b'");
    treeRow("or needs a white space of KQL", "a\xe2\x80\x83or b", "null='a\xe2\x80\x83or b'");
    treeRow("U+00A0 is white space",
            "\xc2\xa0not\xc2\xa0"
            "a\xc2\xa0:\xc2\xa0"
            "b\xc2\xa0or\xc2\xa0"
            "c",
            "or(not('a'='b'), null='c')");
    treeRow("U+00A0 within text",
            "a:b\xc2\xa0"
            "c",
            "'a'='b\xc2\xa0"
            "c'");
    treeRow("blanks are kept", "a:b \t  c", "'a'='b \t  c'");
    treeRow("text over lines", "a:b\nc\nand d", "and('a'='b\nc', null='d')");
    treeRow("trimmed like JavaScript", "a:\xef\xbb\xbf\xe2\x80\xa8 b \xe3\x80\x80", "'a'='b'");
    treeRow("escaped white space is trimmed too", "a:\\u0020\\n b \\t", "'a'='b'");
    treeRow("empty text", "a:\\t", "'a'=''");
    treeRow("an empty field", "\\t:a", "''='a'");
    treeRow("literals after escapes", "a:\\u0074rue or b: FALSE", "or('a'=true, 'b'='FALSE')");
    treeRow("literals are trimmed", "a:\\t null \\r", "'a'=null");
    treeRow("quoted words are no literals", "a:\"true\" and \"null\":b", "and('a'=\"true\", \"null\"='b')");
    treeRow("null is no field", "null: (a or b)", "or(null='a', null='b')");
    treeRow("a range of null", "null > 5", "null>'5'");
    treeRow("true as a field", "true: a", "true='a'");
    treeRow("stars", "a:*b * c* ", "'a'=''*'b '*' c'*''");
    treeRow("stars hold white space", "a:\\t* *\\n", "'a'=''*' '*''");
    treeRow("escaped stars", "a:b\\**", "'a'='b*'*''");
    treeRow("stars in quotes", "a:\"*\"", "'a'=\"*\"");
    treeRow("stars in ranges", "a*b >= *", "'a'*'b'>=''*''");
    treeRow("ranges", "a<1 and b <= 2 and c>3 and d >=4", "and('a'<'1', 'b'<='2', 'c'>'3', 'd'>='4')");
    treeRow("a range with a blank in its operator", "a > = 5", "'a'>'= 5'");
}

/// Escapes, quotes, brackets.
void addOtherRows()
{
    treeRow("special characters", "\\\\\\(\\)\\:\\<\\>\\\"\\*\\{\\}", "null='\\():<>\"*{}'");
    treeRow("escapes in quotes", R"("\t\"\\\u00e9\q\u12 \(\or")", "null=\"\t\"\\\xc3\xa9\\q\\u12 \\(\\or\"");
    treeRow("capital U is no escape in quotes", R"("\U0041")", "null=\"\\U0041\"");
    treeRow("surrogates", R"(a:\ud83d\uDD25 and "\ud83d\udd25")",
            "and('a'='\xf0\x9f\x94\xa5', null=\"\xf0\x9f\x94\xa5\")");
    treeRow("empty quotes", "\"\":\"\"", "\"\"=\"\"");
    treeRow("lines in quotes", "a:\"b\nc\"", "'a'=\"b\nc\"");
    treeRow("nothing is flattened", "(a or b) or (c or (d))", "or(or(null='a', null='b'), or(null='c', null='d'))");
    treeRow("brackets in lists", "a:(b and (c or not (d and e)))",
            "and('a'='b', or('a'='c', not(and('a'='d', 'a'='e'))))");
    treeRow("brackets around a value", "a:((b))", "'a'='b'");
    treeRow("nested", "a : { b : { c < 1 } or not d }", "'a'{or('b'{'c'<'1'}, not(null='d'))}");
    treeRow("a quoted path", "\"a b\":{*:*}", "\"a b\"{''*''=''*''}");
    treeRow("white space everywhere", " \r\n( a\t: ( b\n) ) ", "'a'='b'");
    treeRow("a NUL character", "a:\\u0000b", "error");
}

} // namespace

class ParserTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void trees_data();
    void trees();
    void errors_data();
    void errors();
    void placesInLines();
    void spans();
    void deepBrackets_data();
    void deepBrackets();
    void timeGrowsWithTheText_data();
    void timeGrowsWithTheText();
    void parseQuerySaysWhere();
};

void ParserTest::trees_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("tree");
    addTextRows();
    addOtherRows();
}

void ParserTest::trees()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, tree);
    if (tree == QStringLiteral("error")) {
        const kql::Parsing parsing = parse(query.toStdString());
        QVERIFY(parsing.tree && parsing.tree->value.text == std::string("\0b", 2));
        return;
    }
    QCOMPARE(treeOf(query), tree);
}

void ParserTest::errors_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* query, int offset, const char* expected, const char* says) {
        QTest::newRow(query) << QByteArray(query) << offset << QString::fromUtf8(expected) << QString::fromUtf8(says);
    };
    const char* const start = "\"(\", \"not\", a field name, a value";
    const char* const value = "\"(\", \"{\", a value";
    const char* const behindValue = "\"and\", \"or\", the end of the query";
    const char* const behindTerm = "\":\", \"<\", \"<=\", \">\", \">=\", \"and\", \"or\", the end of the query";
    row("a:", 2, value, "ends too early");
    row("a: ", 3, value, "ends too early");
    row("a >= ", 5, "a value", "ends too early");
    row("a:not b", 2, value, "keyword");
    row("not not a", 4, "\"(\", a field name, a value", "\"not\" cannot stand here");
    row("a and ", 6, start, "ends too early");
    row("a:(b or ", 8, "\"(\", \"not\", a value", "ends too early");
    row("a:(b", 4, "\")\", \"and\", \"or\"", "ends too early");
    row("a:{b", 4, "\":\", \"<\", \"<=\", \">\", \">=\", \"and\", \"or\", \"}\"", "ends too early");
    row("message: cannot connect", 12, behindValue, "keyword, also at the end of a word");
    row("a:b)", 3, behindValue, "\")\" cannot stand here");
    row("a)", 1, behindTerm, "\")\" cannot stand here");
    row("(a) bcd", 4, behindValue, "\"bcd\" cannot stand here");
    row("\"a\"  b", 5, behindTerm, "\"b\" cannot stand here");
    row("(a)and b", 3, behindValue, "\"and\" joins two conditions only with white space before");
    row("not(a)", 3, behindTerm, "\"(\" cannot stand here");
    row("a:\"b\" \"c\"", 6, behindValue, "A quote cannot stand here");
    row("a:\"b", 2, "a closing quote", "not closed");
    row("a:\"b\\\"", 2, "a closing quote", "not closed");
    row("a:\\x", 2, value, "\\x is no escape");
    row("a:b\\", 3, behindValue, "\\ is no escape");
    row("a:\\u12g4", 2, value, "\\u is no escape");
    row("a:b\\ud83d", 3, "the other half of the character", "\\ud83d is half of a character");
    row("\"\\udd25\"", 1, "the other half of the character", "\\udd25 is half of a character");
    row("\\ud83d*\\udd25", 0, "the other half of the character", "half of a character");
    row("a:\xc3", 2, "text in UTF-8", "not UTF-8");
    row("a:\xed\xa0\x80", 2, "text in UTF-8", "not UTF-8");
    row("\xf4\x90\x80\x80", 0, "text in UTF-8", "not UTF-8");
    row("\xc0\x80", 0, "text in UTF-8", "not UTF-8");
}

void ParserTest::errors()
{
    QFETCH(QByteArray, query);
    QFETCH(int, offset);
    QFETCH(QString, expected);
    QFETCH(QString, says);
    const kql::Parsing parsing = parse(query.toStdString());
    QVERIFY(!parsing.tree && parsing.error);
    QCOMPARE(static_cast<int>(parsing.error->offset), offset);
    QCOMPARE(parsing.error->line, std::size_t{1});
    QCOMPARE(parsing.error->column, parsing.error->offset + 1);
    QStringList words;
    for (const std::string& word : parsing.error->expected)
        words += QString::fromStdString(word);
    QCOMPARE(words.join(QStringLiteral(", ")), expected);
    const auto text = QString::fromStdString(parsing.error->text);
    QVERIFY2(text.contains(says), qUtf8Printable(text));
}

void ParserTest::placesInLines()
{
    const kql::Parsing parsing = parse("a:\xc3\xa4\n  and \xc3\xb6:b)");
    QVERIFY(parsing.error);
    QCOMPARE(parsing.error->offset, std::size_t{15});
    QCOMPARE(parsing.error->line, std::size_t{2});
    QCOMPARE(parsing.error->column, std::size_t{11});
}

void ParserTest::spans()
{
    const std::string query = " not a : \"b\"  and ( x:( y  or z ) or n:{ m > 1 } ) ";
    const kql::Node tree = parse(query).tree.value();
    QStringList texts;
    const std::function<void(const kql::Node&)> visit = [&](const kql::Node& node) {
        texts += QString::fromStdString(query.substr(node.span.begin, node.span.end - node.span.begin));
        for (const kql::Node& child : node.children)
            visit(child);
    };
    visit(tree);
    const QStringList expected{QStringLiteral("not a : \"b\"  and ( x:( y  or z ) or n:{ m > 1 } )"),
                               QStringLiteral("not a : \"b\""),
                               QStringLiteral("a : \"b\""),
                               QStringLiteral("x:( y  or z ) or n:{ m > 1 }"),
                               QStringLiteral("x:( y  or z )"),
                               QStringLiteral("y"),
                               QStringLiteral("z"),
                               QStringLiteral("n:{ m > 1 }"),
                               QStringLiteral("m > 1")};
    QCOMPARE(texts, expected);
}

void ParserTest::deepBrackets_data()
{
    QTest::addColumn<QByteArray>("open");
    QTest::addColumn<QByteArray>("close");
    QTest::newRow("brackets") << QByteArray("(") << QByteArray(")");
    QTest::newRow("negations") << QByteArray("not (") << QByteArray(")");
    QTest::newRow("chains") << QByteArray("(x and y or ") << QByteArray(")");
    QTest::newRow("nested") << QByteArray("a:{") << QByteArray("}");
}

void ParserTest::deepBrackets()
{
    QFETCH(QByteArray, open);
    QFETCH(QByteArray, close);
    for (const int depth : {200, 256, 257, 100'000}) {
        const QByteArray query = QByteArray(open.repeated(depth)) + QByteArray("a") + close.repeated(depth);
        const kql::Parsing parsing = parse(query.toStdString());
        QCOMPARE(parsing.tree.has_value(), depth <= 256);
        if (parsing.error) {
            QVERIFY(parsing.error->text.find("256") != std::string::npos);
            QCOMPARE(static_cast<int>(parsing.error->offset),
                     open.size() * 256 + std::max(open.indexOf('('), open.indexOf('{')));
        }
    }
    const std::string lists = std::string("a:") + repeated("(", 256) + 'b' + repeated(")", 256);
    QVERIFY(parse(lists).tree.has_value());
    QVERIFY(parse(std::string("(") + lists + ")").error.has_value());
    const kql::Parsing unclosed = parse(open.repeated(200).toStdString() + "a");
    QVERIFY(unclosed.error && unclosed.error->fix);
    QCOMPARE(unclosed.error->fix->text.size(), std::size_t{200});
}

void ParserTest::timeGrowsWithTheText_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::addColumn<QByteArray>("end");
    QTest::newRow("blanks") << QByteArray(" ") << QByteArray("a");
    QTest::newRow("blanks in text") << QByteArray(" ") << QByteArray("a)");
    QTest::newRow("words") << QByteArray("a nota orb ") << QByteArray("c");
    QTest::newRow("conjunctions") << QByteArray("a:b and c or ") << QByteArray("d");
    QTest::newRow("conjunctions that end") << QByteArray("a:b and c or ") << QByteArray("");
    QTest::newRow("a quote") << QByteArray("a\\u0041 and") << QByteArray("\"");
    QTest::newRow("brackets one by one") << QByteArray("(a) or ") << QByteArray("(");
    QTest::newRow("stars") << QByteArray("*") << QByteArray(" )");
    QTest::newRow("escapes") << QByteArray("\\\\") << QByteArray("\\");
    QTest::newRow("closing brackets") << QByteArray("a)") << QByteArray("");
    QTest::newRow("opening brackets") << QByteArray("a:(b or ") << QByteArray("");
    QTest::newRow("negations") << QByteArray("not ") << QByteArray("");
}

/// Thirty-two times the text takes about thirty-two times as long, not a thousand times.
void ParserTest::timeGrowsWithTheText()
{
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, end);
    const auto query = [&](int size) {
        return std::string("x") + part.repeated(size / static_cast<int>(part.size())).toStdString() + end.toStdString();
    };
    const std::string small = query(1 << 10);
    const std::string large = query(1 << 15);
    double fastest = secondsFor(small);
    for (int i = 0; i < 20; ++i)
        fastest = std::min(fastest, secondsFor(small));
    double slowest = secondsFor(large);
    for (int i = 0; i < 10; ++i)
        slowest = std::min(slowest, secondsFor(large));
    QVERIFY2(slowest < 200 * fastest, qPrintable(QStringLiteral("%1 s and %2 s").arg(fastest).arg(slowest)));
}

void ParserTest::parseQuerySaysWhere()
{
    QVERIFY(kql::parseQuery("a:b").has_value());
    const base::Result<kql::Node> wrong =
        kql::parseQuery("a:b)", "rule.json", "params.searchConfiguration.query.query");
    QCOMPARE(
        QString::fromStdString(base::describe(wrong.error())),
        QStringLiteral("rule.json: params.searchConfiguration.query.query: the query is wrong at its column 4. \")\" "
                       "cannot stand here. Here could stand \"and\", \"or\" or the end of the query. Leave out the "
                       "bracket: it closes nothing."));
    const base::Result<kql::Node> second = kql::parseQuery("a:b\n  )");
    QVERIFY(second.error().code == base::ErrorCode::InvalidValue);
    QVERIFY(second.error().text.find("line 2, column 3") != std::string::npos);
}

QTEST_APPLESS_MAIN(ParserTest)
#include "tst_Parser.moc"
