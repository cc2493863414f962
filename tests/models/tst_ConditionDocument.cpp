// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/Parser.h"
#include "core/kql/Printer.h"
#include "ui/bridge/Text.h"
#include "ui/models/ConditionDocument.h"
#include "ui/models/ConditionJson.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;
using ConditionForms::Operator;
using Kind = ConditionNode::Kind;
using Line = ConditionLine::Kind;

namespace {

/// "all(process.name is a; any(…))", with "-" before what is switched off.
QString outline(const ConditionNode& node)
{
    QString text = node.isOff ? u"-"_s : QString();
    if (!node.isGroup()) {
        ConditionNode plain = node;
        plain.isOff = false;
        return text + ConditionForms::describe(plain, {});
    }
    QStringList children;
    for (const ConditionNode& child : node.children)
        children.append(outline(child));
    return text + ConditionForms::groupName(node.kind).section(u' ', 0, 0).toLower() + u'(' + children.join(u"; "_s)
        + u')';
}

} // namespace

/// The rows of a query: what is shown of a text, what becomes of it, and what stays beside it.
class ConditionDocumentTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsAQuery_data();
    void showsAQuery();
    void writesTheText();
    void textThatMeansTheSameStays();
    void whatHasNoFormStaysText();
    void brokenTextKeepsTheRows();
    void rowsThatAreOffStayAmongTheOthers();
    void rowsThatAreOffStayInTheirGroup();
    void stepsOfGroupsAreCalledSo();
    void rowsThatAreNotFilledInStay();
    void operatorsKeepWhatTheyCan();
    void valuesAreTyped_data();
    void valuesAreTyped();
    void stepsGoIntoGroupsAndOut();
    void negationIsItsOwnOpposite();
    void typingMergesOthersDoNot();
    void nothingChangesWhereItMayNot();
    void draftsAreRead();
    void randomEditsGoRoundTrip();

private:
    void edit(const std::function<void(ConditionDocument&)>& how) { how(*m_document); }
    QString shown() const { return outline(m_document->top()); }
    void showText(const QString& query)
    {
        m_draft = withText(m_draft, toUtf8(query));
        m_document->show(m_draft);
    }

    std::unique_ptr<ConditionDocument> m_document;
    QueryDraft m_draft;
    std::vector<QueryDraft> m_history;
};

void ConditionDocumentTest::init()
{
    m_draft = {};
    m_history.clear();
    m_document = std::make_unique<ConditionDocument>([](const QString& field) -> ConditionForms::OptionalType {
        return field == u"message" ? alerts::FieldType::Text : alerts::FieldType::Keyword;
    });
    connect(m_document.get(), &ConditionDocument::edited, this, [this](const QueryDraft& draft) {
        m_history.push_back(m_draft);
        m_draft = draft;
        m_document->show(draft);
    });
}

void ConditionDocumentTest::showsAQuery_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("rows");
    QTest::newRow("nothing") << QString() << u"all()"_s;
    QTest::newRow("everything") << u"*"_s << u"all()"_s;
    QTest::newRow("one") << u"a: b"_s << u"all(a is b)"_s;
    QTest::newRow("picture")
        << u"event.category : process and process.name : (\"powershell.exe\" or \"pwsh.exe\") and "
           "process.args : *-enc*"_s
        << u"all(event.category is process; process.name is one of powershell.exe, pwsh.exe; "
           "process.args matches *-enc*)"_s;
    QTest::newRow("any") << u"a: b or c >= 5"_s << u"any(a is b; c ≥ 5)"_s;
    QTest::newRow("one that does not hold") << u"not a: b"_s << u"all(a is not b)"_s;
    QTest::newRow("none") << u"not (a: b or c: d)"_s << u"none(a is b; c is d)"_s;
    QTest::newRow("not all") << u"not (a: b and c: d)"_s << u"none(all(a is b; c is d))"_s;
    QTest::newRow("exists") << u"a: * and not b: *"_s << u"all(a exists; b does not exist)"_s;
    QTest::newRow("groups") << u"a: 1 and (b: 2 or (c: 3 and not d: 4))"_s
                            << u"all(a is 1; any(b is 2; all(c is 3; d is not 4)))"_s;
    QTest::newRow("text") << u"a: 1 and items: { b: 2 } and foo"_s << u"all(a is 1; items: { b: 2 }; foo)"_s;
    QTest::newRow("star as a letter") << uR"(a: \**)"_s << uR"(all(a: \**))"_s;
}

void ConditionDocumentTest::showsAQuery()
{
    QFETCH(QString, query);
    showText(query);
    QTEST(shown(), "rows");
    // Showing changes nothing.
    QVERIFY(m_draft.draft.empty());
    QVERIFY(queryTree(m_document->top()) == *kql::parse(toUtf8(query)).tree || query == u"*");
}

void ConditionDocumentTest::writesTheText()
{
    edit([](auto& rows) { rows.addRow({}); });
    QCOMPARE(m_draft.query, std::string());
    edit([](auto& rows) { rows.setField({0}, u"process.name"_s); });
    edit([](auto& rows) { rows.setOperator({0}, Operator::IsOneOf); });
    edit([](auto& rows) { rows.setValues({0}, u"a.exe, \"b, c\", d e"_s); });
    QCOMPARE(m_draft.query, std::string(R"(process.name: (a.exe or "b, c" or d e))"));
    edit([](auto& rows) { rows.addGroup({}); });
    edit([](auto& rows) { rows.setField({1, 0}, u"n"_s); });
    edit([](auto& rows) { rows.setOperator({1, 0}, Operator::GreaterOrEqual); });
    edit([](auto& rows) { rows.setValues({1, 0}, u"5"_s); });
    edit([](auto& rows) { rows.setGroup({1}, Kind::NoneOf); });
    QCOMPARE(m_draft.query, std::string(R"(process.name: (a.exe or "b, c" or d e) and not n >= 5)"));
    while (!m_history.empty()) {
        m_document->show(m_history.back());
        m_draft = m_history.back();
        m_history.pop_back();
    }
    QCOMPARE(shown(), u"all()"_s);
}

void ConditionDocumentTest::textThatMeansTheSameStays()
{
    const std::string written = "a :  b   and\n (c:d)";
    showText(toText(written));
    edit([](auto& rows) { rows.addRow({}); });
    QCOMPARE(m_draft.query, written);
    edit([](auto& rows) { rows.setGroup({}, Kind::AllOf); });
    QCOMPARE(m_draft.query, written);
    // What is not changed stays as it was written.
    edit([](auto& rows) { rows.setValues({0}, u"x"_s); });
    QCOMPARE(toText(m_draft.query), QStringLiteral("a: x   and\n (c:d)"));
    m_draft = {};
    showText(u"a:1\n  and b :2\n  and (c:3   or  d:4)\n  and e : { f:5 }"_s);
    edit([](auto& rows) { rows.setValues({1}, u"x"_s); });
    QCOMPARE(toText(m_draft.query), QStringLiteral("a:1\n  and b: x\n  and (c:3   or  d:4)\n  and e : { f:5 }"));
    edit([](auto& rows) { rows.setValues({2, 1}, u"y"_s); });
    QCOMPARE(toText(m_draft.query), QStringLiteral("a:1\n  and b: x\n  and (c:3   or  d: y)\n  and e : { f:5 }"));
    edit([](auto& rows) { rows.remove({0}); });
    QCOMPARE(toText(m_draft.query), QStringLiteral("b: x\n  and (c:3   or  d: y)\n  and e : { f:5 }"));
    edit([](auto& rows) { rows.move({2}, {}, 0); });
    QCOMPARE(queryTree(m_document->top()), *kql::parse(m_draft.query).tree);
}

void ConditionDocumentTest::whatHasNoFormStaysText()
{
    showText(u"a: 1 and items: { b: 2 and c: 3 } and foo and x*: 1"_s);
    QCOMPARE(m_document->lines()[2].kind, Line::Text);
    QVERIFY(ConditionForms::reasonForText(*m_document->node({1})).startsWith(u"nested query"_s));
    QVERIFY(ConditionForms::reasonForText(*m_document->node({2})).startsWith(u"value of any field"_s));
    QVERIFY(ConditionForms::reasonForText(*m_document->node({3})).startsWith(u"fields by a pattern"_s));
    edit([](auto& rows) { rows.setValues({0}, u"2"_s); });
    QCOMPARE(toText(m_draft.query), QStringLiteral("a: 2 and items: { b: 2 and c: 3 } and foo and x*: 1"));
    const std::optional<kql::Span> place = placeInQuery(m_draft.query, *m_document->node({1}));
    QVERIFY(place);
    QCOMPARE(m_draft.query.substr(place->begin, place->end - place->begin), std::string("items: { b: 2 and c: 3 }"));
}

void ConditionDocumentTest::brokenTextKeepsTheRows()
{
    showText(u"a: 1 and b: 2"_s);
    showText(u"a: 1 and b: ("_s);
    QVERIFY(m_document->isStale());
    QVERIFY(!m_document->isEditable());
    QCOMPARE(shown(), u"all(a is 1; b is 2)"_s);
    edit([](auto& rows) { rows.addRow({}); });
    QCOMPARE(toText(m_draft.query), QStringLiteral("a: 1 and b: ("));
    showText(u"a: 1 and b: (3)"_s);
    QVERIFY(!m_document->isStale());
    QCOMPARE(shown(), u"all(a is 1; b is 3)"_s);
    QVERIFY(m_draft.draft.empty());
}

void ConditionDocumentTest::rowsThatAreOffStayAmongTheOthers()
{
    showText(u"a: 1 and b: 2 and (c: 3 or d: 4)"_s);
    edit([](auto& rows) { rows.switchOff({1}, true); });
    edit([](auto& rows) { rows.switchOff({2, 0}, true); });
    QCOMPARE(toText(m_draft.query), QStringLiteral("a: 1 and d: 4"));
    QCOMPARE(shown(), u"all(a is 1; -b is 2; any(-c is 3; d is 4))"_s);
    // The text goes on without them, also over a mistake.
    showText(u"a: 1 and d: 5"_s);
    showText(u"a: 1 and d: 5 and"_s);
    showText(u"a: 1 and d: 5 and e"_s);
    showText(u"a: 1 and d: 5 and e: ("_s);
    QVERIFY(m_document->isStale());
    showText(u"a: 1 and d: 5 and e: 6"_s);
    QVERIFY2(shown().startsWith(u"all(a is 1; -b is 2; d is 5"_s), qUtf8Printable(shown()));
    QVERIFY2(shown().contains(u"-c is 3"_s), qUtf8Printable(shown()));
    edit([](auto& rows) { rows.switchOff({1}, false); });
    QVERIFY2(m_draft.query.starts_with("a: 1 and b: 2 and d: 5"), m_draft.query.c_str());
}

void ConditionDocumentTest::rowsThatAreOffStayInTheirGroup()
{
    showText(u"a: 1 and (b: 2 or c: 3 or d: 4) and (e: 5 or f: 6 or g: 7)"_s);
    edit([](auto& rows) { rows.switchOff({1, 0}, true); });
    edit([](auto& rows) { rows.switchOff({2, 2}, true); });
    const QString groups = u"any(-b is 2; c is 3; d is 4); any(e is 5; f is 6; -g is 7)"_s;
    QCOMPARE(shown(), QString(u"all(a is 1; "_s + groups + u')'));
    // Conditions come in front of the groups, and between them, and go.
    showText(u"x: 1 and a: 1 and (c: 3 or d: 4) and (e: 5 or f: 6)"_s);
    QCOMPARE(shown(), QString(u"all(x is 1; a is 1; "_s + groups + u')'));
    showText(u"(c: 3 or d: 4) and y: 1 and (e: 5 or f: 6)"_s);
    QCOMPARE(shown(), u"all(any(-b is 2; c is 3; d is 4); y is 1; any(e is 5; f is 6; -g is 7))"_s);
    // A group that goes leaves them behind.
    showText(u"y: 1"_s);
    QVERIFY2(shown().contains(u"-b is 2"_s) && shown().contains(u"-g is 7"_s), qUtf8Printable(shown()));
}

void ConditionDocumentTest::stepsOfGroupsAreCalledSo()
{
    const auto textOf = [this](const std::function<void(ConditionDocument&)>& what) {
        showText(u"a: 1 and (b: 2 or c: 3)"_s);
        QSignalSpy edited(m_document.get(), &ConditionDocument::edited);
        what(*m_document);
        return edited.isEmpty() ? QString() : edited.last().at(1).toString();
    };
    QCOMPARE(textOf([](auto& rows) { rows.negate({0}); }), u"Negate condition"_s);
    QCOMPARE(textOf([](auto& rows) { rows.negate({1}); }), u"Negate group"_s);
    QCOMPARE(textOf([](auto& rows) { rows.duplicate({1}); }), u"Duplicate group"_s);
    QCOMPARE(textOf([](auto& rows) { rows.move({1}, {}, 0); }), u"Move group"_s);
    QCOMPARE(textOf([](auto& rows) { rows.remove({1}); }), u"Remove group"_s);
    QCOMPARE(textOf([](auto& rows) { rows.remove({1, 0}); }), u"Remove condition"_s);
    // Last: what is off stays.
    QCOMPARE(textOf([](auto& rows) { rows.switchOff({1}, true); }), u"Switch group off"_s);
}

void ConditionDocumentTest::rowsThatAreNotFilledInStay()
{
    showText(u"a: 1"_s);
    edit([](auto& rows) { rows.addRow({}); });
    edit([](auto& rows) { rows.setField({1}, u"b"_s); });
    QCOMPARE(toText(m_draft.query), QStringLiteral("a: 1"));
    showText(u"a: 12"_s);
    QCOMPARE(shown(), u"all(a is 12; b is)"_s);
    edit([](auto& rows) { rows.remove({1}); });
    QVERIFY(m_draft.draft.empty());
}

void ConditionDocumentTest::operatorsKeepWhatTheyCan()
{
    showText(u"a: (b* or c)"_s);
    showText(u"a: (b or c)"_s);
    edit([](auto& rows) { rows.setOperator({0}, Operator::IsNotOneOf); });
    QCOMPARE(toText(m_draft.query), QStringLiteral("not a: (b or c)"));
    edit([](auto& rows) { rows.setOperator({0}, Operator::Is); });
    QCOMPARE(toText(m_draft.query), QStringLiteral("a: b"));
    edit([](auto& rows) { rows.setOperator({0}, Operator::Matches); });
    edit([](auto& rows) { rows.setValues({0}, u"b*x"_s); });
    QCOMPARE(toText(m_draft.query), QStringLiteral("a: b*x"));
    edit([](auto& rows) { rows.setOperator({0}, Operator::IsNot); });
    QCOMPARE(m_draft.query, std::string(R"(not a: b\*x)"));
    edit([](auto& rows) { rows.setOperator({0}, Operator::DoesNotExist); });
    QCOMPARE(toText(m_draft.query), QStringLiteral("not a: *"));
    for (int i = 0; i <= static_cast<int>(Operator::NotLessOrEqual); ++i) {
        ConditionNode row{.kind = Kind::Is};
        ConditionForms::setOperator(row, static_cast<Operator>(i));
        QCOMPARE(static_cast<int>(ConditionForms::operatorOf(row)), i);
    }
}

void ConditionDocumentTest::valuesAreTyped_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<int>("which");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("query");
    const int is = static_cast<int>(Operator::Is);
    const int oneOf = static_cast<int>(Operator::IsOneOf);
    const int matches = static_cast<int>(Operator::Matches);
    QTest::newRow("word") << u"a"_s << is << u"b"_s << u"a: b"_s;
    QTest::newRow("comma") << u"a"_s << is << u"b, c"_s << u"a: b, c"_s;
    QTest::newRow("colon") << u"a"_s << is << u"C:\\x"_s << uR"(a: C\:\\x)"_s;
    QTest::newRow("star") << u"a"_s << is << u"b*"_s << uR"(a: b\*)"_s;
    QTest::newRow("true") << u"a"_s << is << u"true"_s << u"a: true"_s;
    QTest::newRow("quoted true") << u"a"_s << is << u"\"true\""_s << u"a: \"true\""_s;
    QTest::newRow("null") << u"a"_s << is << u"null"_s << u"a: \"null\""_s;
    QTest::newRow("blank at the end") << u"a"_s << is << u"b "_s << u"a: \"b \""_s;
    QTest::newRow("keywords") << u"a"_s << is << u"b and c"_s << uR"(a: b \and c)"_s;
    QTest::newRow("empty") << u"a"_s << is << u"\"\""_s << u"a: \"\""_s;
    QTest::newRow("phrase") << u"message"_s << is << u"\"b c\""_s << u"message: \"b c\""_s;
    QTest::newRow("words") << u"message"_s << is << u"b c"_s << u"message: b c"_s;
    QTest::newRow("list") << u"a"_s << oneOf << u"b, ,c ,"_s << u"a: (b or c)"_s;
    QTest::newRow("list with quotes") << u"a"_s << oneOf << uR"("b, \"c\"", d)"_s << uR"(a: ("b, \"c\"" or d))"_s;
    QTest::newRow("pattern") << u"a"_s << matches << u"C:\\Users\\*\\x"_s << uR"(a: C\:\\Users\\*\\x)"_s;
    QTest::newRow("pattern without a star") << u"a"_s << matches << u"b"_s << u"a: b"_s;
}

void ConditionDocumentTest::valuesAreTyped()
{
    QFETCH(QString, field);
    QFETCH(int, which);
    QFETCH(QString, typed);
    edit([](auto& rows) { rows.addRow({}); });
    edit([&](auto& rows) { rows.setField({0}, field); });
    edit([&](auto& rows) { rows.setOperator({0}, static_cast<Operator>(which)); });
    edit([&](auto& rows) { rows.setValues({0}, typed); });
    QTEST(toText(m_draft.query), "query");
    const ConditionNode& row = *m_document->node({0});
    QCOMPARE(queryTree(m_document->top()), *kql::parse(m_draft.query).tree);
    // What is shown, typed again, is the same.
    const auto type = m_document->typeOf(row);
    ConditionNode fresh = row;
    fresh.values.clear();
    QCOMPARE(ConditionForms::valueText({.kind = row.kind, .values = ConditionForms::typedValues(
                                                              ConditionForms::valueText(row, type), fresh, type)},
                                       type),
             ConditionForms::valueText(row, type));
}

void ConditionDocumentTest::stepsGoIntoGroupsAndOut()
{
    showText(u"a: 1 and (b: 2 or c: 3) and d: 4"_s);
    QSignalSpy revealed(m_document.get(), &ConditionDocument::revealed);
    const auto at = [&revealed] { return revealed.takeLast().front().value<ConditionPath>(); };
    edit([](auto& rows) { rows.step({0}, MoveStep::Down); });
    QCOMPARE(shown(), u"all(any(a is 1; b is 2; c is 3); d is 4)"_s);
    QCOMPARE(at(), (ConditionPath{0, 0}));
    edit([](auto& rows) { rows.step({0, 0}, MoveStep::Down); });
    edit([](auto& rows) { rows.step({0, 1}, MoveStep::Down); });
    edit([](auto& rows) { rows.step({0, 2}, MoveStep::Down); });
    QCOMPARE(shown(), u"all(any(b is 2; c is 3); a is 1; d is 4)"_s);
    QCOMPARE(at(), (ConditionPath{1}));
    edit([](auto& rows) { rows.step({1}, MoveStep::Up); });
    QCOMPARE(shown(), u"all(any(b is 2; c is 3; a is 1); d is 4)"_s);
    edit([](auto& rows) { rows.step({0, 0}, MoveStep::Out); });
    QCOMPARE(shown(), u"all(any(c is 3; a is 1); b is 2; d is 4)"_s);
    edit([](auto& rows) { rows.step({2}, MoveStep::In); });
    QCOMPARE(shown(), u"all(any(c is 3; a is 1); b is 2; any(d is 4))"_s);
    edit([](auto& rows) { rows.move({1}, {2}, 1); });
    QCOMPARE(shown(), u"all(any(c is 3; a is 1); any(d is 4; b is 2))"_s);
    edit([](auto& rows) { rows.move({0}, {0}, 0); });
    QCOMPARE(shown(), u"all(any(c is 3; a is 1); any(d is 4; b is 2))"_s);
    edit([](auto& rows) { rows.move({0}, {1}, 2); });
    QCOMPARE(shown(), u"all(any(d is 4; b is 2; any(c is 3; a is 1)))"_s);
    edit([](auto& rows) { rows.duplicate({0, 1}); });
    QCOMPARE(shown(), u"all(any(d is 4; b is 2; b is 2; any(c is 3; a is 1)))"_s);
    QCOMPARE(at(), (ConditionPath{0, 2}));
}

void ConditionDocumentTest::negationIsItsOwnOpposite()
{
    for (const QString& query : {u"a: 1 and (b: 2 or c: 3) and not (d: 4 and e: 5)"_s, u"a: 1 or b: 2"_s}) {
        m_draft = {};
        showText(query);
        const ConditionNode before = m_document->top();
        std::vector<ConditionPath> paths;
        for (const ConditionLine& line : m_document->lines()) {
            if (line.kind != Line::Foot)
                paths.push_back(line.path);
        }
        for (const ConditionPath& path : paths) {
            edit([&](auto& rows) { rows.negate(path); });
            QVERIFY(m_document->top() != before);
            edit([&](auto& rows) { rows.negate(path); });
            QCOMPARE(outline(m_document->top()), outline(before));
        }
    }
}

void ConditionDocumentTest::typingMergesOthersDoNot()
{
    QSignalSpy edited(m_document.get(), &ConditionDocument::edited);
    const auto place = [&edited] { return edited.last().at(2).value<ConditionDocument::Place>(); };
    edit([](auto& rows) { rows.addRow({}); });
    QVERIFY(!place());
    edit([](auto& rows) { rows.setField({0}, u"a"_s); });
    const auto field = place();
    QVERIFY(field);
    edit([](auto& rows) { rows.setField({0}, u"ab"_s); });
    QCOMPARE(place(), field);
    edit([](auto& rows) { rows.setValues({0}, u"1"_s); });
    QVERIFY(place() && place() != field);
}

void ConditionDocumentTest::nothingChangesWhereItMayNot()
{
    showText(u"a: 1"_s);
    QSignalSpy edited(m_document.get(), &ConditionDocument::edited);
    m_document->remove({7});
    m_document->remove({});
    m_document->setField({0, 3}, u"x"_s);
    m_document->addRow({0});
    m_document->step({0}, MoveStep::Up);
    m_document->setField({0}, u"a"_s);
    m_document->setReadOnly(true);
    m_document->remove({0});
    QCOMPARE(edited.size(), 0);
}

void ConditionDocumentTest::draftsAreRead()
{
    QVERIFY(!readConditions(""));
    QVERIFY(!readConditions("{"));
    QVERIFY(!readConditions(R"({"kind":"is"})"));
    QVERIFY(!readConditions(R"({"kind":"all","children":[{"kind":"what"}]})"));
    ConditionNode top;
    top.children.push_back({.kind = Kind::IsOneOf,
                            .field = {.kind = kql::Term::Kind::Text, .text = "a", .quoted = true},
                            .values = {{.kind = kql::Term::Kind::True},
                                       {.kind = kql::Term::Kind::Text, .text = "ü\n", .quoted = true},
                                       {.kind = kql::Term::Kind::Wildcard, .parts = {"", "x", ""}}},
                            .isNegated = true,
                            .isOff = true});
    top.children.push_back({.kind = Kind::Range, .op = kql::RangeOperator::LessOrEqual});
    top.children.push_back({.kind = Kind::Text, .text = "foo"});
    QVERIFY(readConditions(writeConditions(top)) == top);
    // What belongs to another text is no help, but what is off in it stays.
    m_document->show({.query = "z: 1", .draft = writeConditions(top)});
    QVERIFY2(shown().startsWith(u"all(-a is none of"_s), qUtf8Printable(shown()));
    QVERIFY(shown().contains(u"z is 1"_s));
}

namespace {

class RandomEdits {
public:
    explicit RandomEdits(quint32 seed) : m_random(seed) {}

    int below(int most) { return static_cast<int>(m_random.bounded(most)); }
    QString word()
    {
        static const QStringList words = {u"a"_s, u"b c"_s, u"x*"_s, u"\"q, r\""_s, u"true"_s, u"1.5"_s, u"ü:(\\"_s,
                                          u" and "_s, u"*"_s, u"null"_s, u"now-1d/d"_s, u"10.0.0.0/8"_s, u"\"\""_s};
        return words.at(below(static_cast<int>(words.size())));
    }
    QString query(int depth)
    {
        const int kind = below(depth > 3 ? 4 : 9);
        switch (kind) {
        case 0: return u"f%1: \"v%2\""_s.arg(below(4)).arg(below(9));
        case 1: return u"f%1 >= %2"_s.arg(below(4)).arg(below(9));
        case 2: return u"f%1: (a or b%2)"_s.arg(below(4)).arg(below(9));
        case 3: return below(2) ? u"n: { a: 1 }"_s : u"f%1: x*"_s.arg(below(4));
        case 4: return u"not "_s + u'(' + query(depth + 1) + u')';
        default: {
            QStringList parts;
            for (int i = 0; i < 2 + below(3); ++i)
                parts.append(u'(' + query(depth + 1) + u')');
            return parts.join(kind < 7 ? u" and "_s : u" or "_s);
        }
        }
    }
    ConditionPath path(const ConditionDocument& rows)
    {
        return rows.lines()[static_cast<std::size_t>(below(static_cast<int>(rows.lines().size())))].path;
    }
    void change(ConditionDocument& rows)
    {
        const ConditionPath at = path(rows);
        switch (below(13)) {
        case 0: rows.addRow(at); break;
        case 1: rows.addGroup(at); break;
        case 2: rows.remove(at); break;
        case 3: rows.duplicate(at); break;
        case 4: rows.negate(at); break;
        case 5: rows.switchOff(at, below(2) == 0); break;
        case 6: rows.step(at, static_cast<MoveStep>(below(4))); break;
        case 7: rows.move(at, path(rows), below(4)); break;
        case 8: rows.setGroup(at, static_cast<Kind>(below(3))); break;
        case 9:
            if (rows.node(at) && !rows.node(at)->isGroup())
                rows.setField(at, below(4) ? u"f%1"_s.arg(below(5)) : QString());
            break;
        case 10:
            if (rows.node(at) && !rows.node(at)->isGroup() && rows.node(at)->kind != Kind::Text)
                rows.setOperator(at, static_cast<Operator>(below(16)));
            break;
        default:
            if (rows.node(at) && !rows.node(at)->isGroup() && rows.node(at)->kind != Kind::Text)
                rows.setValues(at, below(3) ? word() + u", "_s + word() : word());
        }
    }

private:
    QRandomGenerator m_random;
};

} // namespace

void ConditionDocumentTest::randomEditsGoRoundTrip()
{
    for (quint32 seed = 0; seed < 500; ++seed) {
        RandomEdits random(seed);
        init();
        showText(random.query(0));
        m_history.clear();
        std::vector<ConditionNode> seen{m_document->top()};
        std::vector<QueryDraft> states{m_draft};
        for (int step = 0; step < 24; ++step) {
            if (random.below(5) == 0) {
                QString text = toText(m_draft.query);
                text = random.below(3) ? random.query(1) : text.left(random.below(static_cast<int>(text.size()) + 1));
                showText(text);
            } else {
                random.change(*m_document);
            }
            const kql::Parsing parsing = kql::parse(m_draft.query);
            QCOMPARE(m_document->isStale(), !parsing.tree.has_value());
            if (parsing.tree) {
                const kql::Node rows = queryTree(m_document->top());
                QVERIFY2(rows == *parsing.tree || (kql::isMatchAll(rows) && kql::isMatchAll(*parsing.tree)),
                         qPrintable(u"seed %1, step %2: %3 | %4"_s.arg(seed).arg(step).arg(
                             shown(), toText(m_draft.query))));
            }
            states.push_back(m_draft);
            seen.push_back(m_document->top());
        }
        // Each state is all that is needed to show it again.
        for (std::size_t i = states.size(); i-- > 0;) {
            m_document->show(states[i]);
            QVERIFY2(m_document->top() == seen[i],
                     qPrintable(u"seed %1, state %2: %3 | %4"_s.arg(seed).arg(i).arg(shown(), outline(seen[i]))));
        }
    }
}

QTEST_GUILESS_MAIN(ConditionDocumentTest)
#include "tst_ConditionDocument.moc"
