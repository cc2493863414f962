// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/base/Utf16.h"
#include "core/engine/CaseText.h"

using namespace casewright;
using namespace casewright::engine;
using rules::TitleStyle;

namespace {

RuleText rule(std::string name) { return {.id = {"rule-1"}, .name = std::move(name), .tags = {"windows"}}; }

std::string text(const std::vector<GroupingLeaf>& leaves)
{
    std::string out;
    for (const GroupingLeaf& leaf : leaves)
        out += leaf.field + '=' + leaf.value + ';';
    return out;
}

} // namespace

class CaseTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void flattens_data()
    {
        QTest::addColumn<QString>("grouping");
        QTest::addColumn<QString>("leaves");
        QTest::newRow("one case for all") << "{}" << "";
        QTest::newRow("a path") << R"({"host":{"name":"A"}})" << "host.name=A;";
        QTest::newRow("a dotted key") << R"({"host.name":"A"})" << "host.name=A;";
        QTest::newRow("whole numbers first") << R"({"o":{"b":1,"10":2,"9":3}})" << "o.9=3;o.10=2;o.b=1;";
        QTest::newRow("no descent into lists") << R"({"o":[{"z":1,"a":null}]})" << R"(o=[{"z":1,"a":null}];)";
        QTest::newRow("null") << R"({"o":{"a":null}})" << "o.a=;";
        QTest::newRow("nothing in an object") << R"({"o":{"a":{}}})" << "";
        QTest::newRow("numbers as in JavaScript") << R"({"o":1e21})" << "o=1e+21;";
        QTest::newRow("an empty key at the top") << R"({"":{"a":1,"":2}})" << "a=1;=2;";
        QTest::newRow("an empty key below") << R"({"a":{"":{"b":1}}})" << "a..b=1;";
        QTest::newRow("truth") << R"({"o":true})" << "o=true;";
    }
    void flattens()
    {
        QFETCH(QString, grouping);
        QFETCH(QString, leaves);
        QCOMPARE(QString::fromStdString(text(flattenGrouping(grouping.toStdString()))), leaves);
    }

    void titles_data()
    {
        QTest::addColumn<int>("name");
        QTest::addColumn<int>("value");   // 0: no grouping
        QTest::addColumn<uint>("counter");
        QTest::addColumn<bool>("isLong");
        QTest::addColumn<QString>("title");
        const auto n = [](int length) { return QString(length, u'n'); };
        const auto v = [](int length) { return QString(length, u'v'); };
        const QString by = QStringLiteral(" - Grouping by ");
        const QString end = QStringLiteral(" (Auto-created)");
        QTest::newRow("plain") << 4 << 0 << 1U << true << n(4) + end;
        QTest::newRow("counter") << 4 << 3 << 12U << true << n(4) + by + v(3) + QStringLiteral(" (12)") + end;
        QTest::newRow("short: the name gives way") << 191 << 0 << 1U << false << n(141) + QStringLiteral("...") + end;
        QTest::newRow("short: the name just fits") << 141 << 0 << 1U << false << n(141) + end;
        QTest::newRow("short: the value never does") << 1 << 140 << 1U << false
                                                     << QStringLiteral("...") + by + v(140) + end;
        QTest::newRow("long: the name is cut at 100") << 101 << 0 << 1U << true << n(97) + QStringLiteral("...") + end;
        QTest::newRow("long: 100 stays") << 100 << 0 << 1U << true << n(100) + end;
        QTest::newRow("long: the value gets 60") << 100 << 31 << 1U << true
                                                 << n(100) + by + v(27) + QStringLiteral("...") + end;
        QTest::newRow("long: the value just fits") << 100 << 30 << 1U << true << n(100) + by + v(30) + end;
        QTest::newRow("long: the value gets what the name leaves")
            << 50 << 90 << 2U << true << n(50) + by + v(73) + QStringLiteral("... (2)") + end;
    }
    void titles()
    {
        QFETCH(int, name);
        QFETCH(int, value);
        QFETCH(uint, counter);
        QFETCH(bool, isLong);
        QFETCH(QString, title);
        std::vector<GroupingLeaf> leaves;
        if (value > 0)
            leaves.push_back({"host.name", std::string(static_cast<std::size_t>(value), 'v')});
        const std::string actual = caseTitle(rule(std::string(static_cast<std::size_t>(name), 'n')), leaves, counter,
                                             isLong ? TitleStyle::Long : TitleStyle::Short);
        QCOMPARE(QString::fromStdString(actual), title);
        if (isLong)
            QVERIFY(base::utf16Length(actual) <= LongestTitle);
    }

    void aCutPairBecomesAReplacement()
    {
        std::string faces;
        for (int i = 0; i < 60; ++i)
            faces += "\U0001F600"; // two UTF-16 units each
        const std::string title = caseTitle(rule(faces), {}, 1, TitleStyle::Long);
        QVERIFY(title.find("\uFFFD... (Auto-created)") != std::string::npos); // 97 is odd
    }

    void describes()
    {
        QCOMPARE(caseDescription(rule("R"), {}), std::string("This case was created by the rule R."));
        RuleText linked = rule("R");
        linked.url = "";
        QCOMPARE(caseDescription(linked, {}), std::string("This case was created by the rule R."));
        linked.url = "https://kibana/rule";
        QCOMPARE(caseDescription(linked, {{"a", "1"}, {"b", "2"}}),
                 std::string("This case was created by the rule ['R'](https://kibana/rule). The assigned alerts are "
                             "grouped by `a: 1` and `b: 2`."));
    }

    void tagsAreCutThenTrimmed()
    {
        RuleText tagged = rule("R");
        tagged.tags = {" padded ", std::string(255, 'x') + " y", "twice", "twice"};
        const std::vector<std::string> tags = caseTags(tagged, {{"f", "v"}});
        const std::vector<std::string> expected{"auto-generated", "rule:rule-1", "f", "f:v", "padded",
                                                std::string(255, 'x'), "twice", "twice"};
        QCOMPARE(tags, expected);
        tagged.tags.assign(500, "t");
        QCOMPARE(caseTags(tagged, {}).size(), std::size_t{200});
    }
};

QTEST_APPLESS_MAIN(CaseTextTest)
#include "tst_CaseText.moc"
