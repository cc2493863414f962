// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/ActionText.h"
#include "core/rules/RuleJson.h"

#include <QTest>

using namespace casewright::rules;

namespace {

const CasesAction Action{.groupBy = "host.name",
                         .timeWindow = "3d",
                         .reopenClosedCases = true,
                         .maximumCasesToOpen = 7,
                         .templateId = "urgent"};

std::string casesAction(const std::string& settings)
{
    return R"({"id":"system-connector-.cases","params":{"subAction":"run","subActionParams":)" + settings + "}}";
}

} // namespace

class ActionTextTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsRead()
    {
        QVERIFY(readCasesAction(writeCasesAction(Action)).value() == Action);
        QVERIFY(readCasesAction(writeCasesAction({})).value() == CasesAction{});
    }

    void readsRulesAndLists()
    {
        Rule rule;
        rule.name = "R";
        rule.casesAction = Action;
        QVERIFY(readCasesAction(writeRule(rule)).value() == Action);
        const std::string one = writeCasesAction(Action);
        QVERIFY(readCasesAction("[" + one + "]").value() == Action);
        QVERIFY(readCasesAction(R"({"actions":[{"id":"mail","params":{}},)" + one + "]}").value() == Action);
        const std::string saved = R"({"type":"alert","attributes":{"alertTypeId":"siem.queryRule","actions":[
            {"actionRef":"system_action:system-connector-.cases","actionTypeId":".cases",
             "params":{"subAction":"run","subActionParams":{"groupingBy":["a"],"timeWindow":"2w"}}}]}})";
        QCOMPARE(readCasesAction(saved).value().groupBy, std::string("a"));
        QCOMPARE(readCasesAction(saved).value().timeWindow, std::string("2w"));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char* name, const std::string& text, const char* reason) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray(reason);
        };
        row("nothing", "", "");
        row("no JSON", "host.name", "");
        row("a number", "7", "no action of a rule");
        row("something else", R"({"a":1})", "no action of a rule");
        row("another action", R"({"id":"mail","params":{}})", "no Cases action in it");
        row("a rule without", R"({"rule_type_id":"siem.queryRule","actions":[]})", "no Cases action in it");
        row("two", "[" + casesAction("{}") + "," + casesAction("{}") + "]", "2 Cases actions");
        row("a wrong setting", casesAction(R"({"timeWindow":7})"), "timeWindow");
        row("two fields", casesAction(R"({"groupingBy":["a","b"]})"), "groups by one field at most");
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, reason);
        const auto read = readCasesAction(text.toStdString());
        QVERIFY(!read.has_value());
        QVERIFY2(QByteArray::fromStdString(casewright::base::describe(read.error())).contains(reason),
                 casewright::base::describe(read.error()).c_str());
    }
};

QTEST_APPLESS_MAIN(ActionTextTest)
#include "tst_ActionText.moc"
