// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/analysis/TemplateFit.h"

using namespace casewright;
using analysis::findTemplateMisfits;
using rules::Finding;

namespace {

rules::Rule ruleWith(const std::optional<std::string>& key)
{
    rules::Rule rule;
    rule.casesAction = rules::CasesAction{.groupBy = {}, .templateId = key};
    return rule;
}

const cases::CaseConfiguration Night{.owner = "securitySolution", .templates = {{.key = "night", .name = "Night"}}};

} // namespace

/// reference/kibana-cases: an unknown template behaves as none.
class TemplateFitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysNothingWhereAllIsWell()
    {
        QVERIFY(findTemplateMisfits(ruleWith("night"), Night).empty());
        QVERIFY(findTemplateMisfits(ruleWith(std::nullopt), std::nullopt).empty());
        QVERIFY(findTemplateMisfits(ruleWith(""), Night).empty());
        QVERIFY(findTemplateMisfits(rules::Rule{}, Night).empty());
    }

    void namesTheOwnerAndWhatThereIs()
    {
        const std::vector<Finding> unknown = findTemplateMisfits(ruleWith("day"), Night);
        QCOMPARE(unknown.size(), std::size_t{1});
        QVERIFY(unknown.front().severity == rules::Severity::Warning);
        QVERIFY(unknown.front().field == rules::RuleField::Template);
        QCOMPARE(unknown.front().text, std::string("The configuration of cases of the owner securitySolution has no "
                                                   "template day, so that it counts as none, as in Kibana. It has "
                                                   "night."));
    }

    void needsAConfiguration()
    {
        const std::vector<Finding> none = findTemplateMisfits(ruleWith("night"), std::nullopt);
        QCOMPARE(none.size(), std::size_t{1});
        QVERIFY(none.front().text.starts_with("There is no configuration of cases of the owner securitySolution"));
    }
};

QTEST_APPLESS_MAIN(TemplateFitTest)
#include "tst_TemplateFit.moc"
