// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/CaseFilterParts.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using store::CaseFilter;
using ui::Choice;
using ui::KnownValues;
using namespace ui::CaseFilterParts;

/// A filter of cases in parts that people set and take away.
class CaseFilterPartsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPartIsSetAndTakenAway_data();
    void everyPartIsSetAndTakenAway();
    void collectionsAndOrderStay();
    void choicesAreWhatCasesHave();
    void choicesSayHowManyCasesHaveThem();
    void chosenValueStaysThoughNoCaseHasIt();
    void longChipsAreCounted();
    void daysAreToldAsDays();
};

void CaseFilterPartsTest::everyPartIsSetAndTakenAway_data()
{
    QTest::addColumn<int>("part");
    QTest::addColumn<QString>("chip");
    const auto row = [](Part part, const QString& chip) {
        QTest::newRow(qUtf8Printable(idOf(part))) << static_cast<int>(part) << chip;
    };
    row(Part::Status, u"Status: In progress"_s);
    row(Part::Severity, u"Severity: High"_s);
    row(Part::Tags, u"Tags: web"_s);
    row(Part::Assignees, u"Assignees: No assignee, ana"_s);
    row(Part::Created, u"Created: from 2026-03-01"_s);
    row(Part::Categories, u"Category: No category, ana"_s);
    row(Part::Reporters, u"Reporter: A rule (elastic/kibana), ana"_s);
    row(Part::Owners, u"Solution: Security"_s);
    row(Part::Updated, u"Updated: from 2026-03-01"_s);
    row(Part::Closed, u"Closed on: from 2026-03-01"_s);
    row(Part::GroupValue, u"Group value: web"_s);
    row(Part::AlertId, u"Alert id: web"_s);
    QCOMPARE(all().size(), std::size_t{12});
}

void CaseFilterPartsTest::everyPartIsSetAndTakenAway()
{
    QFETCH(int, part);
    QFETCH(QString, chip);
    const auto which = static_cast<Part>(part);
    const CaseFilter empty;
    CaseFilter set;
    QVariantList values{QVariant(), u"ana"_s};
    if (which == Part::Status)
        values = {static_cast<int>(cases::CaseStatus::InProgress)};
    else if (which == Part::Severity)
        values = {static_cast<int>(cases::Severity::High)};
    else if (which == Part::Tags)
        values = {u"web"_s};
    else if (which == Part::Owners)
        values = {u"securitySolution"_s};
    switch (kindOf(which)) {
    case Kind::Choices: set = withChoices(empty, which, values); break;
    case Kind::Times:
        set = withTimes(empty, which,
                        {.from = base::Timestamp{QDate(2026, 3, 1).startOfDay().toMSecsSinceEpoch()}, .to = {}});
        break;
    case Kind::Text: set = withText(empty, which, u" web "_s); break;
    }
    QVERIFY(set != empty);
    for (const Part each : all())
        QCOMPARE(isSet(set, each), each == which);
    QVERIFY(isNarrow(set));
    QCOMPARE(chipOf(set, which), chip);
    QCOMPARE(without(set, which), empty);
    QVERIFY(!isNarrow(without(set, which)));
}

void CaseFilterPartsTest::collectionsAndOrderStay()
{
    const CaseFilter filter{.statuses = {cases::CaseStatus::Open},
                            .text = "web",
                            .order = store::CaseOrder::MostAlerts,
                            .collections = {3, 4},
                            .alertId = "x"};
    const CaseFilter rest = withoutAll(filter);
    QVERIFY(!isNarrow(rest));
    QCOMPARE(rest.collections, filter.collections);
    QCOMPARE(rest.order, filter.order);
    QVERIFY(isNarrow({.text = "web"}));
}

void CaseFilterPartsTest::choicesAreWhatCasesHave()
{
    const KnownValues known{
        .tags = {"a", "b"}, .categories = {}, .assignees = {"ana"}, .reporters = {"elastic/kibana", "ana"}};
    const std::vector<Choice> tags = choicesOf(Part::Tags, {.tags = {"b"}}, known);
    QCOMPARE(tags.size(), std::size_t{2});
    QCOMPARE(tags[0].state, Qt::Unchecked);
    QCOMPARE(tags[1].state, Qt::Checked);
    const std::vector<Choice> reporters = choicesOf(Part::Reporters, {}, known);
    QCOMPARE(reporters.size(), std::size_t{2});
    QCOMPARE(reporters[0].text, u"A rule (elastic/kibana)"_s);
    QVERIFY(!reporters[0].value.isValid());
    QCOMPARE(choicesOf(Part::Severity, {}, known).front().text, u"Critical"_s);
    QCOMPARE(choicesOf(Part::Status, {}, known).size(), std::size_t{3});
    QVERIFY(tags[0].detail.isEmpty());
}

void CaseFilterPartsTest::choicesSayHowManyCasesHaveThem()
{
    KnownValues known{.tags = {"a", "b"}};
    store::CaseValueCounts counts{.withoutAssignee = 4, .statuses = {5, 0, 1'200}};
    counts.tags.values = {{.value = "a", .cases = 3}, {.value = "b", .cases = 12'345}};
    known.counts = counts;
    const std::vector<Choice> tags = choicesOf(Part::Tags, {.tags = {"gone"}}, known);
    QCOMPARE(tags.size(), std::size_t{3});
    QCOMPARE(tags[0].text, u"gone"_s); // chosen, and not in sight otherwise
    QCOMPARE(tags[0].detail, u"0"_s);
    QCOMPARE(tags[1].detail, u"3"_s);
    QCOMPARE(tags[2].detail, u"12\u202F345"_s);
    QCOMPARE(choicesOf(Part::Assignees, {}, known).front().detail, u"4"_s);
    QCOMPARE(choicesOf(Part::Status, {}, known)[2].detail, u"1\u202F200"_s);
    // Where rare ones are left out, it is not known.
    known.counts->tags.leftOut = 7;
    QCOMPARE(choicesOf(Part::Tags, {.tags = {"gone"}}, known).front().detail, QString());
}

void CaseFilterPartsTest::chosenValueStaysThoughNoCaseHasIt()
{
    const std::vector<Choice> choices = choicesOf(Part::Assignees, {.assignees = {std::nullopt, "gone"}}, {});
    QCOMPARE(choices.size(), std::size_t{2});
    QCOMPARE(choices[0].state, Qt::Checked);
    QCOMPARE(choices[1].text, u"gone"_s);
    QCOMPARE(choices[1].state, Qt::Checked);
}

void CaseFilterPartsTest::longChipsAreCounted()
{
    QCOMPARE(chipOf({.tags = {"a", "b", "c", "d", "e"}}, Part::Tags), u"Tags: a, b, c and 2 more"_s);
}

void CaseFilterPartsTest::daysAreToldAsDays()
{
    const auto begin = base::Timestamp{QDate(2026, 3, 1).startOfDay().toMSecsSinceEpoch()};
    const auto end = base::Timestamp{QDate(2026, 3, 1).endOfDay().toMSecsSinceEpoch()};
    QCOMPARE(chipOf({.created = {.from = begin, .to = end}}, Part::Created), u"Created: on 2026-03-01"_s);
    const auto noon = base::Timestamp{QDate(2026, 3, 2).startOfDay().addSecs(12 * 3600).toMSecsSinceEpoch()};
    QCOMPARE(chipOf({.created = {.from = begin, .to = noon}}, Part::Created),
             u"Created: 2026-03-01 to 2026-03-02 12:00"_s);
    QCOMPARE(chipOf({.created = {.from = {}, .to = end}}, Part::Created), u"Created: until 2026-03-01"_s);
}

QTEST_APPLESS_MAIN(CaseFilterPartsTest)
#include "tst_CaseFilterParts.moc"
