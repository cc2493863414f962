// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <nlohmann/json.hpp>

#include "core/scenario/Expectation.h"

using namespace casewright;
using base::Json;
using scenario::Difference;

namespace {

QString text(const std::vector<Difference>& differences)
{
    QString out;
    for (const Difference& each : differences)
        out += QString::fromStdString(each.path + ": " + each.expected + " | " + each.actual + '\n');
    return out;
}

Json json(const QString& text) { return Json::parse(text.toStdString()); }
Json json(const char* text) { return Json::parse(text); }

} // namespace

class ExpectationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void compares_data()
    {
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("actual");
        QTest::addColumn<QString>("differences");
        QTest::newRow("equal") << "{\"a\":[1,{\"b\":null}]}" << "{\"a\":[1,{\"b\":null}]}" << "";
        QTest::newRow("only what is named") << "{\"a\":{}}" << "{\"a\":{\"b\":1},\"c\":2}" << "";
        QTest::newRow("numbers as numbers") << "1.0" << "1" << "";
        QTest::newRow("value") << "{\"a\":{\"b\":1}}" << "{\"a\":{\"b\":2}}" << "e.a.b: 1 | 2\n";
        QTest::newRow("kind") << "{\"a\":1}" << "{\"a\":\"1\"}" << "e.a: 1 | \"1\"\n";
        QTest::newRow("missing") << "{\"a\":1}" << "{}" << "e.a: 1 | not there\n";
        QTest::newRow("too short") << "[1,2]" << "[1]" << "e[1]: 2 | not there\n";
        QTest::newRow("too long") << "[1]" << "[1,2]" << "e[1]: nothing more | 2\n";
        QTest::newRow("all of them") << "[1,2]" << "[3,4]" << "e[0]: 1 | 3\ne[1]: 2 | 4\n";
        QTest::newRow("null is a value") << "{\"a\":null}" << "{\"a\":0}" << "e.a: null | 0\n";
    }
    void compares()
    {
        QFETCH(QString, expected);
        QFETCH(QString, actual);
        QFETCH(QString, differences);
        QCOMPARE(text(scenario::compare(json(expected), json(actual), "e")), differences);
    }

    /// Only the summary compares with numbers.
    void comparesAWholeExpect()
    {
        const Json actual = json(R"({"cases":[{"id":"a"}],"summary":{"casesOpened":1,"breakerRuns":0}})");
        QCOMPARE(text(scenario::compareScenario(json(R"({"summary":{"casesOpened":"<= 2"}})"), actual)), QString());
        QCOMPARE(text(scenario::compareScenario(
                     json(R"({"cases":[{"id":"<= 2"}],"summary":{"casesOpened":"> 1"}})"), actual)),
                 QStringLiteral("expect.cases[0].id: \"<= 2\" | \"a\"\nexpect.summary.casesOpened: > 1 | 1\n"));
    }

    void countsWhatIsNamed()
    {
        QCOMPARE(scenario::countExpectations(json("{}")), std::size_t{0});
        QCOMPARE(scenario::countExpectations(json(R"({"summary":{"casesOpened":1,"audit":{"failed":0}}})")),
                 std::size_t{2});
        QCOMPARE(scenario::countExpectations(json(R"({"steps":[null,{"breaker":false,"overLimit":[]}],"cases":[]})")),
                 std::size_t{4});
    }

    void comparesNumbers_data()
    {
        QTest::addColumn<QString>("expected");
        QTest::addColumn<bool>("holds");
        QTest::newRow("number") << "20" << true;
        QTest::newRow("another number") << "21" << false;
        QTest::newRow("at most") << "\"<= 20\"" << true;
        QTest::newRow("at most, no") << "\"<=19\"" << false;
        QTest::newRow("less") << "\"< 21\"" << true;
        QTest::newRow("less, no") << "\"< 20\"" << false;
        QTest::newRow("equal") << "\"== 20\"" << true;
        QTest::newRow("equal, no") << "\"==2\"" << false;
        QTest::newRow("at least") << "\" >= 20 \"" << true;
        QTest::newRow("at least, no") << "\">= 20.5\"" << false;
        QTest::newRow("more") << "\"> 19\"" << true;
        QTest::newRow("more, no") << "\"> 20\"" << false;
        QTest::newRow("no comparison") << "\"about 20\"" << false;
        QTest::newRow("no number") << "\"<= many\"" << false;
        QTest::newRow("nothing behind it") << "\"<=\"" << false;
    }
    void comparesNumbers()
    {
        QFETCH(QString, expected);
        QFETCH(bool, holds);
        const Json demand = json(QStringLiteral("{\"audit\":{\"attached\":%1}}").arg(expected));
        const auto differences = scenario::compareSummary(demand, json(QStringLiteral("{\"audit\":{\"attached\":20}}")), "s");
        QCOMPARE(differences.empty(), holds);
        if (!holds)
            QCOMPARE(differences.front().path, std::string("s.audit.attached"));
    }

    /// A cut never goes through a character.
    void longValuesAreCut()
    {
        std::string longText;
        for (int i = 0; i < 300; ++i)
            longText += "\u00e4";
        const auto differences = scenario::compare(Json(longText), Json("x"), "e");
        QVERIFY(differences.front().expected.size() < 410);
        QVERIFY(differences.front().expected.ends_with("..."));
        QVERIFY(!QString::fromStdString(differences.front().expected).contains(QChar::ReplacementCharacter));
    }

    /// What is shown of long values is where they differ.
    void longValuesShowWhereTheyDiffer()
    {
        const std::string same(1'000, 'v');
        const auto differences = scenario::compare(Json(same + "left"), Json(same + "right" + same), "e");
        QCOMPARE(differences.size(), std::size_t{1});
        QVERIFY(differences.front().expected.starts_with("...v"));
        QVERIFY(differences.front().expected.ends_with("vleft\""));
        QVERIFY(differences.front().actual.starts_with("...v"));
        QVERIFY(differences.front().actual.find("vrightv") != std::string::npos);
        QVERIFY(differences.front().actual.ends_with("v..."));
    }
};

QTEST_APPLESS_MAIN(ExpectationTest)
#include "tst_Expectation.moc"
