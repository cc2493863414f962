// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/CasesActionBench.h"
#include "ui/models/GroupingChoiceModel.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Pill.h"

#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// The list of fields that cases can be grouped by, and what is said of the one that is chosen.
class GroupingListTest final : public QObject, protected CasesActionBench {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void saysWhyAndWhyNot();
    void oneLooksForAField();
    void offersABetterField();
    void theListIsOfWhatTheAlertsHave();
};

void GroupingListTest::saysWhyAndWhyNot()
{
    begin();
    if (QTest::currentTestFailed())
        return;
    groupBy()->setFocus();
    QTest::keyClick(groupBy(), Qt::Key_Down);
    const auto advice = [this](const QString& field) {
        const QModelIndexList found = list()->model()->match(list()->model()->index(0, 0),
                                                             GroupingChoiceModel::FieldRole, field, 1, Qt::MatchExactly);
        return found.isEmpty() ? u"(no such field)"_s
                               : found.first().data(GroupingChoiceModel::AdviceRole).toString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(advice(u"user.name"_s),
                              u"Each user.name gets its own case, at most 4 in one run."_s, LongEnough);
    QTRY_VERIFY_WITH_TIMEOUT(advice(u"host.name"_s).startsWith(u"More groups than the limit in "_s), LongEnough);
    QTRY_COMPARE_WITH_TIMEOUT(advice(u"agent.type"_s), u"One value: all in one case."_s, LongEnough);
    QTRY_VERIFY_WITH_TIMEOUT(advice(u"process.name"_s).startsWith(u"Missing in "_s), LongEnough);
    QTRY_VERIFY_WITH_TIMEOUT(isAllKnown(), LongEnough);
    QCOMPARE(list()->model()->index(0, 0).data().toString(), u"No grouping"_s);
    QCOMPARE(list()->currentIndex().row(), 0); // that is what the rule has
    m_rules->keepPicture(u"cases-action-list"_s);
    // Opened again, it is sorted by what came of each.
    QTest::keyClick(groupBy(), Qt::Key_Escape);
    QTest::keyClick(groupBy(), Qt::Key_Down);
    QCOMPARE(list()->model()->index(1, 0).data().toString(), u"user.name"_s);
    QCOMPARE(list()->model()->index(5, 0).data().toString(), u"event.id"_s);
    QTest::keyClick(groupBy(), Qt::Key_Escape);
    QCOMPARE(hint(), u"All alerts of a run go to one case, whatever they are about."_s);
    pick(u"user.name"_s);
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(m_rules->find<Pill>(u"groupByChip"_s)->text(), u"4 values"_s);
    QVERIFY(m_rules->find<Pill>(u"groupByChip"_s)->isVisible());
    QCOMPARE(hint(), u"keyword · 100\u202f% · 4 values · peak 4, limit 5\n"
                     u"Each user.name gets its own case, at most 4 in one run."_s);
}

void GroupingListTest::oneLooksForAField()
{
    begin();
    if (QTest::currentTestFailed())
        return;
    groupBy()->setFocus();
    QTest::keyClicks(groupBy(), u"NAME"_s);
    QVERIFY(list() && list()->isVisible());
    QCOMPARE(list()->model()->rowCount(), 3);
    QVERIFY(!list()->currentIndex().isValid()); // what was typed holds until something is taken
    QCOMPARE(m_rules->casesAction().groupBy, std::string("NAME"));
    QTest::keyClick(groupBy(), Qt::Key_Down);
    QTest::keyClick(groupBy(), Qt::Key_Tab);
    QVERIFY(m_rules->casesAction().groupBy.ends_with(".name"));
    // Looking for it and taking it is one step.
    m_rules->action(u"edit.undo"_s)->trigger();
    QCOMPARE(m_rules->casesAction().groupBy, std::string());
    QTest::keyClicks(groupBy(), u"no such"_s);
    QVERIFY(!list()->isVisible());
}

void GroupingListTest::offersABetterField()
{
    begin();
    pick(u"host.name"_s);
    if (QTest::currentTestFailed())
        return;
    auto* const note = m_rules->find<FieldNote>(u"ruleGroupByHint"_s);
    auto* const button = m_rules->find<QPushButton>(u"noteAction0"_s, note);
    QTRY_VERIFY_WITH_TIMEOUT(hint().contains(u"More groups than the limit in"_s), LongEnough);
    QCOMPARE(note->tone(), Tone::Limit);
    QTRY_VERIFY_WITH_TIMEOUT(button->isVisible(), LongEnough);
    QCOMPARE(button->text(), u"Group by user.name"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(m_rules->casesAction().groupBy, std::string("user.name"));
    QVERIFY(!button->isVisible());
    QCOMPARE(note->tone(), Tone::Neutral);
    m_rules->action(u"edit.undo"_s)->trigger();
    QCOMPARE(m_rules->casesAction().groupBy, std::string("host.name"));
    // With room for all of them it is good.
    m_rules->retype(m_rules->line(u"ruleMaximum"_s), u"12"_s);
    QTRY_VERIFY_WITH_TIMEOUT(hint().contains(u"Each host.name gets its own case, at most "_s), LongEnough);
}

/// Alerts of a threshold rule are made by Kibana: they have what the rule groups by, and little else.
void GroupingListTest::theListIsOfWhatTheAlertsHave()
{
    QVERIFY(m_rules->sources->add(flood()));
    RuleDesign design(*m_rules);
    design.begin(u"rules.newThreshold"_s);
    design.type(u"ruleName"_s, u"Failed logons per user"_s);
    design.type(u"field0"_s, u"user.name"_s, m_rules->find<QWidget>(u"ruleThresholdFields"_s));
    design.type(u"ruleThresholdValue"_s, u"2"_s);
    waitForPreview();
    if (QTest::currentTestFailed())
        return;
    groupBy()->setFocus();
    QTest::keyClick(groupBy(), Qt::Key_Down);
    QTRY_VERIFY_WITH_TIMEOUT(isAllKnown(), LongEnough);
    QTest::keyClick(groupBy(), Qt::Key_Escape);
    QTest::keyClick(groupBy(), Qt::Key_Down);
    QCOMPARE(list()->model()->index(1, 0).data().toString(), u"user.name"_s);
    m_rules->keepPicture(u"cases-action-threshold"_s);
    QTest::keyClick(groupBy(), Qt::Key_Escape);
    pick(u"host.name"_s);
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(hint(), QString()); // the finding says it, with a field to take
    QVERIFY(m_rules->note(u"ruleGroupBy"_s).contains(u"do not carry host.name"_s));
    waitForPreview();
    pick(u"user.name"_s);
    if (QTest::currentTestFailed())
        return;
    QVERIFY(m_rules->note(u"ruleGroupBy"_s).isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(hint().contains(u"Each user.name gets its own case"_s), LongEnough);
}

QTEST_MAIN(GroupingListTest)
#include "tst_GroupingList.moc"
