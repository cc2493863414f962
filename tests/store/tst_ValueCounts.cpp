// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <map>
#include <set>

#include <QTest>

#include "core/store/CasesClient.h"
#include "core/store/Opening.h"
#include "core/store/ValueCounts.h"
#include "core/store/Workspace.h"
#include "tests/store/Place.h"
#include "tests/store/RandomCases.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using store::CaseFilter;
using store::ValueCounts;
using tests::FoundableCase;

namespace {

using Numbers = std::map<std::string, std::uint64_t>;

Numbers numbersOf(const ValueCounts& counts)
{
    Numbers numbers;
    for (const store::ValueCount& each : counts.values)
        numbers[each.value] = each.cases;
    return numbers;
}

} // namespace

/// How many cases have a value, and how long closing them took, against the same told without a database.
class TestValueCounts final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void countsWhatCasesHave_data();
    void countsWhatCasesHave();
    void keepsTheMostCommonOnes();
    void meanTimeFollowsTheFilter();
    void isStopped();

private:
    [[nodiscard]] std::vector<FoundableCase> of(const std::vector<std::int64_t>& collections) const;
    tests::Place m_place;
    std::optional<store::Workspace> m_workspace;
    std::vector<FoundableCase> m_cases;
};

void TestValueCounts::initTestCase()
{
    const std::string path = m_place.address(u"counted.cwspace"_s);
    QVERIFY(store::Workspace::open(path, store::Access::Create));
    {
        const auto database = store::openDatabase(path, store::Access::ReadWrite).value();
        m_cases = tests::writeRandomCases(*database, 1'000, 7);
    }
    m_workspace.emplace(store::Workspace::open(path, store::Access::ReadOnly).value());
}

std::vector<FoundableCase> TestValueCounts::of(const std::vector<std::int64_t>& collections) const
{
    std::vector<FoundableCase> some;
    std::copy_if(m_cases.begin(), m_cases.end(), std::back_inserter(some), [&](const FoundableCase& each) {
        return collections.empty()
            || std::find(collections.begin(), collections.end(), each.row.simulation) != collections.end();
    });
    return some;
}

void TestValueCounts::countsWhatCasesHave_data()
{
    QTest::addColumn<std::vector<std::int64_t>>("collections");
    QTest::addColumn<std::string>("owner");
    QTest::newRow("all") << std::vector<std::int64_t>{} << std::string();
    QTest::newRow("one") << std::vector<std::int64_t>{1} << std::string();
    QTest::newRow("both, by name") << std::vector<std::int64_t>{1, 2} << std::string();
    QTest::newRow("of an owner") << std::vector<std::int64_t>{} << std::string("observability");
    QTest::newRow("of an owner that is not Kibana's") << std::vector<std::int64_t>{} << std::string("mine");
    QTest::newRow("of an owner with none") << std::vector<std::int64_t>{} << std::string("nobody");
    QTest::newRow("one, of an owner") << std::vector<std::int64_t>{2} << std::string("cases");
}

void TestValueCounts::countsWhatCasesHave()
{
    QFETCH(std::vector<std::int64_t>, collections);
    QFETCH(std::string, owner);
    const auto counts = store::countValues(*m_workspace, collections, 10'000, {}, owner);
    QVERIFY2(counts, counts ? "" : counts.error().text.c_str());
    Numbers tags;
    Numbers assignees;
    Numbers categories;
    Numbers reporters;
    std::uint64_t withoutAssignee = 0;
    std::uint64_t withoutCategory = 0;
    std::uint64_t byRule = 0;
    std::uint64_t closed = 0;
    std::uint64_t high = 0;
    std::vector<FoundableCase> cases = of(collections);
    std::erase_if(cases, [&owner](const FoundableCase& each) { return !owner.empty() && each.owner != owner; });
    for (const FoundableCase& each : cases) {
        for (const std::string& tag : std::set<std::string>(each.row.tags.begin(), each.row.tags.end()))
            ++tags[tag];
        for (const std::string& name : std::set<std::string>(each.assignees.begin(), each.assignees.end()))
            ++assignees[name];
        withoutAssignee += static_cast<std::uint64_t>(each.assignees.empty() ? 1 : 0);
        each.row.category ? ++categories[*each.row.category] : ++withoutCategory;
        each.reporter ? ++reporters[*each.reporter] : ++byRule;
        closed += static_cast<std::uint64_t>(each.row.status == cases::CaseStatus::Closed ? 1 : 0);
        high += static_cast<std::uint64_t>(each.row.severity == cases::Severity::High ? 1 : 0);
    }
    QCOMPARE(counts->cases, static_cast<std::uint64_t>(cases.size()));
    QCOMPARE(numbersOf(counts->tags), tags);
    QCOMPARE(numbersOf(counts->assignees), assignees);
    QCOMPARE(numbersOf(counts->categories), categories);
    QCOMPARE(numbersOf(counts->reporters), reporters);
    QCOMPARE(counts->withoutAssignee, withoutAssignee);
    QCOMPARE(counts->withoutCategory, withoutCategory);
    QCOMPARE(counts->byRule, byRule);
    QCOMPARE(counts->statuses[2], closed);
    QCOMPARE(counts->severities[2], high);
    QCOMPARE(counts->tags.leftOut, std::uint64_t{0});
}

void TestValueCounts::keepsTheMostCommonOnes()
{
    for (const std::vector<std::int64_t>& collections : {std::vector<std::int64_t>{}, std::vector<std::int64_t>{2}}) {
        const auto all = store::countValues(*m_workspace, collections, 10'000, {});
        const auto few = store::countValues(*m_workspace, collections, 3, {});
        QVERIFY(all && few);
        QVERIFY(all->tags.values.size() > 3);
        QCOMPARE(few->tags.values.size(), std::size_t{3});
        QCOMPARE(few->tags.leftOut, static_cast<std::uint64_t>(all->tags.values.size() - 3));
        std::vector<std::uint64_t> numbers;
        for (const store::ValueCount& each : all->tags.values)
            numbers.push_back(each.cases);
        std::sort(numbers.rbegin(), numbers.rend());
        for (const store::ValueCount& each : few->tags.values)
            QVERIFY(each.cases >= numbers[2]);
        QCOMPARE(few->withoutCategory, all->withoutCategory);
        QCOMPARE(few->byRule, all->byRule);
    }
}

void TestValueCounts::meanTimeFollowsTheFilter()
{
    const auto expected = [this](auto isWanted) {
        std::int64_t sum = 0;
        std::int64_t count = 0;
        for (const FoundableCase& each : m_cases) {
            if (each.row.status != cases::CaseStatus::Closed || !each.row.closedAt || !isWanted(each)
                || *each.row.closedAt < each.row.createdAt)
                continue;
            sum += (each.row.closedAt->milliseconds - each.row.createdAt.milliseconds) / 1'000;
            ++count;
        }
        return count > 0 ? std::optional((sum + count / 2) / count) : std::nullopt;
    };
    const std::string tag = m_cases[10].row.tags.front();
    const auto has = [&tag](const FoundableCase& each) {
        return std::find(each.row.tags.begin(), each.row.tags.end(), tag) != each.row.tags.end();
    };
    const auto mean = [this](const CaseFilter& filter) { return store::meanTimeToClose(*m_workspace, filter, {}); };
    QVERIFY(mean({}) && *mean({}));
    QCOMPARE(*mean({}), expected([](const FoundableCase&) { return true; }));
    // Statuses of the filter make no difference: the tile says it of all.
    QCOMPARE(*mean({.statuses = {cases::CaseStatus::Open}}), *mean({}));
    QCOMPARE(*mean({.collections = {2}}), expected([](const FoundableCase& each) { return each.row.simulation == 2; }));
    QCOMPARE(*mean({.tags = {tag}}), expected(has));
    QCOMPARE(*mean({.assignees = {std::nullopt}}),
             expected([](const FoundableCase& each) { return each.assignees.empty(); }));
    QCOMPARE(*mean({.tags = {"nobody has this"}}), std::optional<std::int64_t>());
    QCOMPARE(*mean({}), store::CasesClient(*m_workspace).metrics()->meanTimeToResolve);
}

void TestValueCounts::isStopped()
{
    std::stop_source stop;
    stop.request_stop();
    const auto counts = store::countValues(*m_workspace, {}, 10, stop.get_token());
    QVERIFY(!counts);
    QCOMPARE(counts.error().code, base::ErrorCode::Cancelled);
    QVERIFY(store::countValues(*m_workspace, {}, 10, {}));
}

QTEST_GUILESS_MAIN(TestValueCounts)
#include "tst_ValueCounts.moc"
