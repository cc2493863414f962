// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/Printer.h"

#include <QTest>

#include "core/kql/Parser.h"

using namespace casewright;

/// How trees are printed; that what is printed is the tree again is in tests/fuzz/tst_KqlFuzz.cpp.
class PrinterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void queries_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("few");
        QTest::addColumn<QByteArray>("lists");
        const auto row = [](const char* query, const char* few, const char* lists = "") {
            QTest::newRow(query) << QByteArray(query) << QByteArray(few) << QByteArray(*lists == '\0' ? few : lists);
        };
        row("", "*: *");
        row(" * ", "*");
        row("a:b", "a: b");
        row("null:b", "b");
        row("null>5", "null > 5");
        row("a:((b))", "a: b");
        row("(a and b) or (not (c))", "a and b or not c");
        row("(a or b) and c", "(a or b) and c");
        row("(a or b) or (c or d)", "(a or b) or (c or d)");
        row("(a and b) and c", "(a and b) and c");
        row("not (a and b) and not (not c)", "not (a and b) and not (not c)");
        row("x:(a or b)", "x: a or x: b", "x: (a or b)");
        row("x:(a or b) and c", "x: (a or b) and c");
        row("(x:a or x:b) and c", "x: (a or b) and c");
        row("not x:(a and not b)", "not x: (a and not b)");
        row("x:(a and (b or not (c and d)))", "x: a and x: (b or not (c and d))", "x: (a and (b or not (c and d)))");
        row("(x:a or y:b) and c", "(x: a or y: b) and c");
        row("(x:a or x > b) and c", "(x: a or x > b) and c");
        row("x:{(a:b or a:c)}", "x: { a: b or a: c }", "x: { a: (b or c) }");
        row("a>=1 and b<2", "a >= 1 and b < 2");
        row("a:\"b\\\"\\\\\\tc\\u00a0\"", "a: \"b\\\"\\\\\\tc\\u00a0\"");
        row("a:\\(\\)\\:\\<\\>\\\"\\*\\{\\}\\\\", "a: \\(\\)\\:\\<\\>\\\"\\*\\{\\}\\\\");
        row("a:b* \\*", "a: b* \\*");
        row("a:\\u0001\\u202e\\t b\\u00a0\\ufeffc", "a: \\u0001\\u202e\\t b\\u00a0\\ufeffc");
        row("\xc3\xa4:\xe4\xb8\xbb\xf0\x9f\x94\xa5", "\xc3\xa4: \xe4\xb8\xbb\xf0\x9f\x94\xa5");
        row("a:\\t", "a: \\u0020");
        row("a:b \\or c", "a: b \\or c");
        row("a:b \\Or", "a: b Or");
        row("a:b or and c:d", "a: b or and c: d");
        row("a:b \\or and c", "a: b \\or and c");
        row("can\\u006eot b", "can\\u006eot b");
        row("\\NOT b", "\\u004eOT b");
        row("cannot", "cannot");
        row("a:cannot", "a: cannot");
        row("(a:cannot) and b", "a: can\\u006eot and b");
        row("x:(cannot)", "x: cannot");
        row("cannot:a", "cannot: a");
        row("cannot>a", "can\\u006eot > a");
        row("x:{cannot}", "x: { can\\u006eot }");
        row("or:and", "or: and");
    }
    void queries()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, few);
        QFETCH(QByteArray, lists);
        const kql::Parsing parsing = kql::parse(query.toStdString());
        QVERIFY2(parsing.tree, parsing.error ? parsing.error->text.c_str() : "");
        QCOMPARE(QByteArray::fromStdString(kql::print(*parsing.tree)), few);
        QCOMPARE(QByteArray::fromStdString(kql::print(*parsing.tree, kql::PrintStyle::Lists)), lists);
        QVERIFY(*kql::parse(few.toStdString()).tree == *parsing.tree);
        QVERIFY(*kql::parse(lists.toStdString()).tree == *parsing.tree);
    }

    /// As deep as brackets go, none are added.
    void deepBrackets_data()
    {
        QTest::addColumn<QByteArray>("open");
        QTest::addColumn<QByteArray>("inside");
        QTest::addColumn<QByteArray>("close");
        QTest::newRow("groups") << QByteArray("(b or c and not ") << QByteArray("d") << QByteArray(")");
        QTest::newRow("lists") << QByteArray("(q or ") << QByteArray("a:b and a:c") << QByteArray(" and a:d)");
        QTest::newRow("nested") << QByteArray("n:{") << QByteArray("a:b or a:c") << QByteArray("}");
        QTest::newRow("values") << QByteArray("(b or not ") << QByteArray("c") << QByteArray(")");
    }
    void deepBrackets()
    {
        QFETCH(QByteArray, open);
        QFETCH(QByteArray, inside);
        QFETCH(QByteArray, close);
        const bool isValue = QTest::currentDataTag() == QByteArray("values");
        const QByteArray query = (isValue ? "x: " : "") + open.repeated(256) + inside + close.repeated(256);
        const kql::Parsing parsing = kql::parse(query.toStdString());
        QVERIFY2(parsing.tree, parsing.error ? parsing.error->text.c_str() : "");
        for (const kql::PrintStyle style : {kql::PrintStyle::FewestBrackets, kql::PrintStyle::Lists}) {
            const kql::Parsing again = kql::parse(kql::print(*parsing.tree, style));
            QVERIFY2(again.tree, again.error ? again.error->text.c_str() : "");
            QVERIFY(*again.tree == *parsing.tree);
        }
    }

    /// Terms that come from elsewhere than a parser.
    void terms()
    {
        using kql::Term;
        const auto text = [](const char* value) {
            return QByteArray::fromStdString(kql::printTerm({.kind = Term::Kind::Text, .text = value}));
        };
        QCOMPARE(text("true"), QByteArray("\"true\""));
        QCOMPARE(text(" a\n"), QByteArray("\" a\\n\""));
        QCOMPARE(text("a not"), QByteArray("a \\u006eot"));
        QCOMPARE(text("or"), QByteArray("or"));
        QCOMPARE(text("a or"), QByteArray("a \\or"));
        QCOMPARE(text("x:(y)"), QByteArray("x\\:\\(y\\)"));
        QCOMPARE(text(""), QByteArray("\\u0020"));
    }
};

QTEST_APPLESS_MAIN(PrinterTest)
#include "tst_Printer.moc"
