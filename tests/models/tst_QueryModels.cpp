// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/Parser.h"
#include "tests/models/AlertFile.h"
#include "ui/models/QueryCompletion.h"
#include "ui/models/QueryRewriting.h"
#include "ui/models/QueryTokens.h"
#include "ui/models/SuggestionModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// What a query is written with: words that are offered, words that are coloured, text that is changed in parts.
class QueryModelsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void suggestionsAreAModel();
    void fieldsAreOfferedByTheAlerts();
    void valuesAreOfferedByTheirField();
    void wordsAreOfferedAtTheCursor();
    void missingFieldsAreKnown();
    void wordsHaveKinds_data();
    void wordsHaveKinds();
    void textIsChangedInParts_data();
    void textIsChangedInParts();

private:
    std::shared_ptr<const LoadedAlerts> alerts();
    static QStringList texts(const std::vector<Suggestion>& suggestions);

    QTemporaryDir m_folder;
};

std::shared_ptr<const LoadedAlerts> QueryModelsTest::alerts()
{
    return alertsOf(R"({"@timestamp":"2026-03-02T00:00:00Z","user":{"name":"b"},"source":{"ip":"10.0.0.1"}}
{"@timestamp":"2026-03-02T00:00:01Z","user":{"name":"b"},"count":5,"ok":true}
{"@timestamp":"2026-03-02T00:00:02Z","user":{"name":"a c"},"count":7}
{"@timestamp":"2026-03-02T00:00:03Z"}
)",
                    m_folder);
}

QStringList QueryModelsTest::texts(const std::vector<Suggestion>& suggestions)
{
    QStringList all;
    for (const Suggestion& each : suggestions)
        all.append(each.text);
    return all;
}

void QueryModelsTest::suggestionsAreAModel()
{
    SuggestionModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    const std::vector<Suggestion> two = {
        {.kind = Suggestion::Kind::Field, .text = u"<b>a</b>"_s, .detail = u"keyword"_s, .coverage = 0.5, .count = 7,
         .examples = u"x, y"_s},
        {.text = u"b"_s}};
    model.setSuggestions(two);
    model.setSuggestions(two);
    QCOMPARE(reset.size(), 1);
    QCOMPARE(model.rowCount(), 2);
    const QModelIndex first = model.index(0);
    QCOMPARE(first.data().toString(), u"<b>a</b>"_s);
    QCOMPARE(first.data(Qt::ToolTipRole).toString(), u"<b>a</b>"_s); // the list shows it as it stands
    QCOMPARE(first.data(SuggestionModel::DetailRole).toString(), u"keyword"_s);
    QCOMPARE(first.data(SuggestionModel::KindRole).toInt(), static_cast<int>(Suggestion::Kind::Field));
    QCOMPARE(first.data(SuggestionModel::CoverageRole).toDouble(), 0.5);
    QCOMPARE(first.data(SuggestionModel::CountRole).toInt(), 7);
    QCOMPARE(first.data(SuggestionModel::ExamplesRole).toString(), u"x, y"_s);
    model.setSuggestions({});
    QCOMPARE(model.rowCount(), 0);
}

void QueryModelsTest::fieldsAreOfferedByTheAlerts()
{
    QueryCompletion completion;
    const std::vector<Suggestion> catalog = completion.fields(u"user.name"_s);
    QVERIFY(!catalog.empty());
    QCOMPARE(catalog.front().coverage, -1.0);
    completion.setAlerts(alerts());
    // Those that begin with the part come first; each with what the alerts say of it.
    QCOMPARE(texts(completion.fields(u"n"_s)).mid(0, 2), (QStringList{u"user.name"_s, u"count"_s}));
    const Suggestion user = completion.fields(u"user.name"_s).front();
    QCOMPARE(user.coverage, 0.75);
    QCOMPARE(user.count, 2U);
    QCOMPARE(user.examples, u"b, a c"_s);
    QCOMPARE(completion.typeOf(u"count"_s), std::optional(alerts::FieldType::Long));
    QCOMPARE(completion.typeOf(u"@timestamp"_s), std::optional(alerts::FieldType::Date));
    QVERIFY(!completion.typeOf(u"no.such"_s));
}

void QueryModelsTest::valuesAreOfferedByTheirField()
{
    QueryCompletion completion;
    completion.setAlerts(alerts());
    QCOMPARE(texts(completion.values(u"user.name"_s, {})), (QStringList{u"b"_s, u"a c"_s}));
    QCOMPARE(texts(completion.values(u"user.name"_s, u"A"_s)), QStringList{u"a c"_s});
    QCOMPARE(texts(completion.values(u"ok"_s, {})), (QStringList{u"true"_s, u"false"_s}));
    QCOMPARE(texts(completion.values(u"source.ip"_s, u"10."_s)), (QStringList{u"10.0.0.1"_s, u"10.0.0.0/8"_s}));
    const QStringList dates = texts(completion.values(u"@timestamp"_s, u"2026"_s));
    QCOMPARE(dates, (QStringList{u"2026-03-02T00:00:00.000Z"_s, u"2026-03-02T00:00:03.000Z"_s}));
    // What was looked for is in place of what was counted.
    const std::vector<CountedValue> found = {{.text = u"bx"_s, .count = 3}};
    QCOMPARE(texts(completion.values(u"user.name"_s, u"b"_s, &found)), QStringList{u"bx"_s});
}

void QueryModelsTest::wordsAreOfferedAtTheCursor()
{
    QueryCompletion completion;
    completion.setAlerts(alerts());
    const QString query = u"ok: true and user.name: a"_s;
    const QueryCompletion::Answer value = completion.at(query, static_cast<int>(query.size()));
    QCOMPARE(value.field, u"user.name"_s);
    QCOMPARE(value.part, u"a"_s);
    QCOMPARE(value.suggestions.front().text, u"a c"_s);
    QCOMPARE(value.suggestions.front().inserted, u"\"a c\""_s);
    QCOMPARE(value.suggestions.front().begin, 24);
    QCOMPARE(value.suggestions.front().end, 25);
    const QueryCompletion::Answer field = completion.at(u"us"_s, 2);
    QCOMPARE(field.suggestions.front().inserted, u"user.name "_s);
    QVERIFY(field.field.isEmpty());
    QCOMPARE(texts(completion.at(u"ok: true "_s, 9).suggestions), (QStringList{u"and"_s, u"or"_s}));
    QCOMPARE(texts(completion.at(u"ok "_s, 3).suggestions),
             (QStringList{u":"_s, u": *"_s, u"and"_s, u"or"_s}));
}

void QueryModelsTest::missingFieldsAreKnown()
{
    QueryCompletion completion;
    QVERIFY(!completion.isMissing(u"no.such"_s)); // nobody knows
    completion.setAlerts(alerts());
    for (const QString& there : {u"user.name"_s, u"user"_s, u"@timestamp"_s, u"_id"_s, u"us*"_s, QString()})
        QVERIFY2(!completion.isMissing(there), qUtf8Printable(there));
    for (const QString& missing : {u"no.such"_s, u"us"_s, u"user.nam"_s, u"user.name.x"_s, u"zz"_s})
        QVERIFY2(completion.isMissing(missing), qUtf8Printable(missing));
}

void QueryModelsTest::wordsHaveKinds_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("field and value") << u"ä.b: c d"_s << u"F'ä.b' O':' V'c d'"_s;
    QTest::newRow("keywords") << u"not a and (b OR c >= 5)"_s
                              << u"K'not' V'a' K'and' B'(' V'b' K'OR' F'c' O'>=' V'5' B')'"_s;
    QTest::newRow("quotes") << u"a: \"b and \\\" c\""_s << u"F'a' O':' V'\"b and \\\" c\"'"_s;
    QTest::newRow("nested") << u"a:{ b: * }"_s << u"F'a' O':' B'{' F'b' O':' V'*' B'}'"_s;
    QTest::newRow("not finished") << u"a: \"b"_s << u"F'a' O':' V'\"b'"_s;
}

void QueryModelsTest::wordsHaveKinds()
{
    QFETCH(QString, query);
    QStringList words;
    for (const QueryToken& token : queryTokens(query))
        words.append(u"%1'%2'"_s.arg(u"FVKOB"_s.at(static_cast<int>(token.kind)))
                         .arg(query.mid(token.begin, token.end - token.begin)));
    QTEST(words.join(u' '), "words");
}

void QueryModelsTest::textIsChangedInParts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("tree"); ///< a query of what it becomes
    QTest::addColumn<QByteArray>("written");
    const auto row = [](const char* name, const QByteArray& text, const QByteArray& tree, const QByteArray& written) {
        QTest::newRow(name) << text << tree << written;
    };
    row("the same", "a :  1\nAND b:2", "a: 1 and b: 2", "a :  1\nAND b:2");
    row("one more", "a :  1\n and b:2", "a: 1 and b: 2 and c: 3", "a :  1\n and b:2 and c: 3");
    row("one less", "a :  1\n and b:2  and c:3", "a: 1 and c: 3", "a :  1  and c:3");
    row("within", "x :  1 and (a:1  or b:2) and y:1", "x: 1 and (a: 1 or b: 3) and y: 1",
        "x :  1 and (a:1  or b: 3) and y:1");
    row("another word", "a:1  and b:2", "a: 1 or b: 2", "a: 1 or b: 2");
}

void QueryModelsTest::textIsChangedInParts()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, tree);
    const std::string before = text.toStdString();
    const kql::Parsing wanted = kql::parse(tree.toStdString());
    const std::string result = rewritten(before, *kql::parse(before).tree, *wanted.tree);
    QTEST(QByteArray::fromStdString(result), "written");
    QVERIFY(*kql::parse(result).tree == *wanted.tree);
}

QTEST_GUILESS_MAIN(QueryModelsTest)
#include "tst_QueryModels.moc"
