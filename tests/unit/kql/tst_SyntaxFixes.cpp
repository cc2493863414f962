// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <optional>
#include <string>

#include "core/kql/Parser.h"

using namespace casewright;

namespace {

std::string fixed(std::string query, const kql::SyntaxFix& fix)
{
    return query.replace(fix.replaced.begin, fix.replaced.end - fix.replaced.begin, fix.text);
}

} // namespace

/// The fixes of errors. That each is one, whatever the query, is in tests/fuzz/tst_KqlFuzz.cpp.
class SyntaxFixesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fixes_data();
    void fixes();
};

void SyntaxFixesTest::fixes_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("changed");
    const auto row = [](const char* query, const char* changed) {
        QTest::newRow(query) << QByteArray(query) << QByteArray(changed);
    };
    row("message: cannot connect", "message: \"cannot connect\"");
    row("message: cannot connect or a:b", "message: \"cannot connect\" or a:b");
    row("message: (cannot connect)", "message: (\"cannot connect\")");
    row("message: cannot con*", "message: can\\u006eot con*");
    row("a:b not c:d", "a:b and not c:d");
    row("(a) not b", "(a) and not b");
    row("not not a", "not (not a)");
    row("not not a and b", "not (not a) and b");
    row("(not not a)", "(not (not a))");
    row("a: not (b or c) and d", "a: (not (b or c)) and d");
    row("a:(b or c", "a:(b or c)");
    row("a:{b:(c", "a:{b:(c)}");
    row("a:(b}", "a:(b)");
    row("a:{b)", "a:{b}");
    row("a:b)", "a:b");
    row("(a:b)) and c", "(a:b) and c");
    row("a:\"b", "a:\"b\"");
    row("a:(\"b or c", "a:(\"b or c\")");
    row("a:\"C:\\", "a:\"C:\\\\\"");
    row("a:>5", "a >5");
    row("a : >= 5", "a  >= 5");
    row("a{b:c}", "a:{b:c}");
    row("not(a)", "not (a)");
    row("a:b and(c)", "a:b and (c)");
    row("(a)and b", "(a) and b");
    row("a:b c:d", "a:b and c:d");
    row("a:b && c:d || e:f", "a:b and c:d or e:f");
    row("a:\"b\" c:d", "a:\"b\" and c:d");
    row("a:(\"b\" \"c\")", "a:(\"b\" or \"c\")");
    row("(a)(b)", "(a) and (b)");
    row("(a:\"b\" c:d)", "(a:\"b\" and c:d)");
    row("a:\"b\" && c:\"d\" || e", "a:\"b\" and c:\"d\" or e");
    row("a = \"b\"", "a : \"b\"");
    row("a == \"b\" and c", "a : \"b\" and c");
    row("a in (\"b, c\", d,e) or f", "a: (\"b, c\" or d or e) or f");
    row("message: *error: timeout*", "message: *error\\: timeout*");
    row("x:\"a\" OR", "x:\"a\"");
    row("(a:b) and", "(a:b)");
    row("a:b:c", "a:\"b:c\"");
    row("url: http://x/y?z=(1)", "url: \"http://x/y?z=(1)\"");
    row("path: C:\\dir", "path: \"C:\\\\dir\"");
    row("path: a\\:b\\\\c:d\"e", "path: \"a:b\\\\c:d\\\"e\"");
    row("ho(st: a", "ho\\(st: a");
    row("a:\\x", "a:\\\\x");
    row("a and ", "a");
    row("(a or ", "(a)");
    row("a:", "a:*");
    row("(a:", "(a:*)");
    row("()", "(*)");
    row("a > ", "");
    row("a:\\ud83d", "");
}

void SyntaxFixesTest::fixes()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, changed);
    const kql::Parsing parsing = kql::parse(query.toStdString());
    QVERIFY(parsing.error);
    const std::optional<kql::SyntaxFix>& fix = parsing.error->fix;
    QCOMPARE(QByteArray::fromStdString(fix ? fixed(query.toStdString(), *fix) : std::string()), changed);
    if (fix)
        QVERIFY(!fix->description.empty() && fix->description.back() == '.');
}

QTEST_APPLESS_MAIN(SyntaxFixesTest)
#include "tst_SyntaxFixes.moc"
