// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/Conditions.h"

#include <QTest>

#include "core/kql/Parser.h"
#include "core/kql/Printer.h"

using namespace casewright;
using kql::Condition;
using kql::Term;

namespace {

/// A condition in short.
std::string shown(const Condition& condition)
{
    static const char* const Kinds[] = {"all", "any", "none", "is", "one of", "matches", "exists", "range", "text"};
    std::string text = Kinds[static_cast<int>(condition.kind)];
    if (condition.kind == Condition::Kind::Text)
        return text + '<' + condition.text + '>';
    if (condition.field.kind == Term::Kind::Text)
        text += ' ' + kql::printTerm(condition.field);
    if (condition.kind == Condition::Kind::Range)
        text += ' ' + std::to_string(static_cast<int>(condition.op));
    for (const Term& value : condition.values)
        text += ' ' + kql::printTerm(value);
    std::string children;
    for (const Condition& child : condition.children)
        children += (children.empty() ? "" : ", ") + shown(child);
    return condition.kind > Condition::Kind::NoneOf ? text : text + '(' + children + ')';
}

Condition leaf(Condition::Kind kind, const char* field, std::vector<Term> values = {})
{
    return {.kind = kind, .field = {.kind = Term::Kind::Text, .text = field}, .values = std::move(values)};
}

Condition group(Condition::Kind kind, std::vector<Condition> children)
{
    return {.kind = kind, .children = std::move(children)};
}

const Term B{.kind = Term::Kind::Text, .text = "b"};
const Term C{.kind = Term::Kind::Text, .text = "c"};

} // namespace

/// Conditions of queries and back; that every tree comes back is also in tests/fuzz/tst_KqlFuzz.cpp.
class ConditionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void queries_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QString>("conditions");
        const auto row = [](const char* query, const char* conditions) {
            QTest::newRow(query) << QByteArray(query) << QString::fromUtf8(conditions);
        };
        row("", "all()");
        row("a:b", "all(is a b)");
        row("a:\"b\" and c:true", "all(is a \"b\", is c true)");
        row("a:b or c:d", "any(is a b, is c d)");
        row("a:(b or \"c\" or false)", "all(one of a b \"c\" false)");
        row("a:b or a:c or a:d*", "any(is a b, is a c, matches a d*)");
        row("a:(b and c)", "all(is a b, is a c)");
        row("a:*", "all(exists a)");
        row("a:*b", "all(matches a *b)");
        row("a > 5 and b <= 6", "all(range a 0 5, range b 3 6)");
        row("not a:b", "none(is a b)");
        row("not (a:b or c:d)", "none(is a b, is c d)");
        row("not a:(b or c)", "none(one of a b c)");
        row("not (a:b and c:d)", "none(all(is a b, is c d))");
        row("not (not a:b)", "none(none(is a b))");
        row("a:b and (c:d or (e:f and not g:*))", "all(is a b, any(is c d, all(is e f, none(exists g))))");
        row("(a:b and c:d) and e:f", "all(all(is a b, is c d), is e f)");
        row("\"a b\":c", "all(is \"a b\" c)");
        // what has no form stays text
        row("b", "all(text<b>)");
        row("*", "all(text<*>)");
        row("a:b and *:*", "all(is a b, text<*: *>)");
        row("a.*:b", "all(text<a.*: b>)");
        row("a:null", "all(text<a: null>)");
        row("true:b", "all(text<true: b>)");
        row("a > b*", "all(text<a > b*>)");
        row("a:(b or null)", "any(is a b, text<a: null>)");
        row("a:{b:c and d:e} and f:g", "all(text<a: { b: c and d: e }>, is f g)");
    }
    void queries()
    {
        QFETCH(QByteArray, query);
        QFETCH(QString, conditions);
        const kql::Node tree = kql::parse(query.toStdString()).tree.value();
        const Condition root = kql::conditionsOf(tree);
        QCOMPARE(QString::fromStdString(shown(root)), conditions);
        QVERIFY(kql::treeOf(root).value() == tree);
    }

    /// As people fill them in.
    void edited_data()
    {
        using Kind = Condition::Kind;
        QTest::addColumn<Condition>("root");
        QTest::addColumn<QByteArray>("query");
        const Condition is = leaf(Kind::Is, "a", {B});
        QTest::newRow("nothing") << group(Kind::AllOf, {}) << QByteArray("*: *");
        QTest::newRow("nothing in any") << group(Kind::AnyOf, {}) << QByteArray("*: *");
        QTest::newRow("nothing in none") << group(Kind::NoneOf, {group(Kind::AnyOf, {})}) << QByteArray("*: *");
        QTest::newRow("no field yet") << group(Kind::AllOf, {is, leaf(Kind::Is, "", {B})}) << QByteArray("a: b");
        QTest::newRow("no value yet") << group(Kind::AllOf, {is, leaf(Kind::Range, "c")}) << QByteArray("a: b");
        QTest::newRow("no values yet") << group(Kind::AnyOf, {leaf(Kind::IsOneOf, "c"), is}) << QByteArray("a: b");
        QTest::newRow("one of one") << group(Kind::AllOf, {leaf(Kind::IsOneOf, "c", {B})}) << QByteArray("c: b");
        QTest::newRow("one of two") << group(Kind::NoneOf, {leaf(Kind::IsOneOf, "c", {B, C})})
                                    << QByteArray("not c: (b or c)");
        QTest::newRow("none of two") << group(Kind::NoneOf, {is, leaf(Kind::Exists, "c")})
                                     << QByteArray("not (a: b or c: *)");
        QTest::newRow("a group of one") << group(Kind::AllOf, {group(Kind::AnyOf, {is})}) << QByteArray("a: b");
        QTest::newRow("text") << group(Kind::AllOf, {is, {.kind = Kind::Text, .text = "x or y"}})
                              << QByteArray("a: b and (x or y)");
        QTest::newRow("wrong text") << group(Kind::AllOf, {is, {.kind = Kind::Text, .text = "x:("}}) << QByteArray();
    }
    void edited()
    {
        QFETCH(Condition, root);
        QFETCH(QByteArray, query);
        const base::Result<kql::Node> tree = kql::treeOf(root);
        QCOMPARE(QByteArray::fromStdString(tree ? kql::print(*tree) : std::string()), query);
        QCOMPARE(tree.has_value(), !query.isEmpty());
    }
};

QTEST_APPLESS_MAIN(ConditionsTest)
#include "tst_Conditions.moc"
