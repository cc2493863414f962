// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <functional>
#include <random>
#include <set>

#include <QFileInfo>
#include <QTest>

#include "core/store/CaseFind.h"
#include "core/store/Opening.h"
#include "core/store/PackedId.h"
#include "core/store/TextQuery.h"
#include "core/store/Workspace.h"
#include "tests/store/Place.h"
#include "tests/store/RandomCases.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using store::CaseFilter;
using store::CaseOrder;
using store::CaseRow;
using store::FindOptions;
using tests::FoundableCase;

namespace {

constexpr int Cases = 2'000;
constexpr int Orders = 16;
constexpr base::Timestamp Start{1'767'600'000'000};

using Test = std::function<bool(const FoundableCase&)>;

/// A filter, and what it lets through, told without a database.
struct Row {
    const char* name;
    CaseFilter filter;
    Test test;
};

template<class Value>
bool has(const std::vector<Value>& values, const Value& value)
{
    return std::find(values.begin(), values.end(), value) != values.end();
}

Test withText(const std::string& words)
{
    return [words](const FoundableCase& each) {
        const std::vector<std::string> texts = each.texts();
        return std::any_of(texts.begin(), texts.end(),
                           [&words](const std::string& text) { return text.find(words) != std::string::npos; });
    };
}

base::Timestamp at(int minutes)
{
    return Start + base::Duration{minutes * base::Minute.milliseconds};
}

bool isWithin(const std::optional<base::Timestamp>& time, int from, int to)
{
    return time && at(from) <= *time && *time <= at(to);
}

std::vector<Row> attributeRows()
{
    using cases::CaseStatus;
    using cases::Severity;
    return {
        {"all", {}, [](const FoundableCase&) { return true; }},
        {"a simulation", {.simulation = 2}, [](const FoundableCase& each) { return each.row.simulation == 2; }},
        {"collections", {.collections = {2, 1, 7}}, [](const FoundableCase&) { return true; }},
        {"another collection", {.simulation = 2, .collections = {1}}, [](const FoundableCase&) { return false; }},
        {"statuses", {.statuses = {CaseStatus::Closed, CaseStatus::Open}},
         [](const FoundableCase& each) { return each.row.status != CaseStatus::InProgress; }},
        {"severity", {.severities = {Severity::Critical}},
         [](const FoundableCase& each) { return each.row.severity == Severity::Critical; }},
        {"owners", {.owners = {"mine", "cases"}},
         [](const FoundableCase& each) { return each.owner == "mine" || each.owner == "cases"; }},
        {"an owner nobody is", {.owners = {"yours"}}, [](const FoundableCase&) { return false; }},
        {"a tag of all", {.tags = {"all"}}, [](const FoundableCase&) { return true; }},
        {"tags", {.tags = {"tag-1", "tag-77", "no such tag"}},
         [](const FoundableCase& each) {
             return has(each.row.tags, std::string("tag-1")) || has(each.row.tags, std::string("tag-77"));
         }},
        {"a tag of the first", {.tags = {"early"}},
         [](const FoundableCase& each) { return has(each.row.tags, std::string("early")); }},
        {"tags of the first and the last", {.tags = {"early", "late"}, .assignees = {"user-1"}},
         [](const FoundableCase& each) {
             return (has(each.row.tags, std::string("early")) || has(each.row.tags, std::string("late")))
                 && has(each.assignees, std::string("user-1"));
         }},
        {"no such tag", {.tags = {"tag"}}, [](const FoundableCase&) { return false; }},
        {"assignees", {.assignees = {"user-1", "user-2"}},
         [](const FoundableCase& each) {
             return has(each.assignees, std::string("user-1")) || has(each.assignees, std::string("user-2"));
         }},
        {"an assignee or none", {.assignees = {"user-1", std::nullopt}},
         [](const FoundableCase& each) {
             return each.assignees.empty() || has(each.assignees, std::string("user-1"));
         }},
        {"no assignee", {.assignees = {std::nullopt}},
         [](const FoundableCase& each) { return each.assignees.empty(); }},
        {"no assignee, and a tag", {.tags = {"tag-77", "tag-1"}, .assignees = {std::nullopt}},
         [](const FoundableCase& each) {
             return each.assignees.empty()
                 && (has(each.row.tags, std::string("tag-77")) || has(each.row.tags, std::string("tag-1")));
         }},
        {"an assignee nobody is, or none", {.assignees = {"user-77", std::nullopt}},
         [](const FoundableCase& each) { return each.assignees.empty(); }},
        {"an assignee nobody is", {.assignees = {"user-77"}}, [](const FoundableCase&) { return false; }},
        {"reporter and category", {.reporters = {"user-3", "user-4"}, .categories = {"category 1"}},
         [](const FoundableCase& each) {
             return (each.reporter == "user-3" || each.reporter == "user-4") && each.row.category == "category 1";
         }},
        {"category of a simulation", {.simulation = 2, .statuses = {CaseStatus::Open}, .categories = {"category 3"}},
         [](const FoundableCase& each) {
             return each.row.simulation == 2 && each.row.status == CaseStatus::Open
                 && each.row.category == "category 3";
         }},
        {"reporter", {.reporters = {"user-3"}}, [](const FoundableCase& each) { return each.reporter == "user-3"; }},
        {"the rule or a reporter", {.reporters = {std::nullopt, "user-3"}},
         [](const FoundableCase& each) { return !each.reporter || each.reporter == "user-3"; }},
        {"the rule as it is shown", {.reporters = {"elastic/kibana"}},
         [](const FoundableCase& each) { return !each.reporter; }},
        {"nobody knows who", {.reporters = {""}}, [](const FoundableCase& each) { return each.reporter == ""; }},
        {"nobody knows who, or the rule", {.reporters = {"", "elastic/kibana"}},
         [](const FoundableCase& each) { return !each.reporter || each.reporter->empty(); }},
        {"categories", {.categories = {"category 1", "category 2"}},
         [](const FoundableCase& each) {
             return each.row.category == "category 1" || each.row.category == "category 2";
         }},
        {"no category", {.categories = {std::nullopt}}, [](const FoundableCase& each) { return !each.row.category; }},
    };
}

std::vector<Row> otherRows()
{
    using cases::CaseStatus;
    return {
        {"created", {.created = {.from = at(100), .to = at(200)}},
         [](const FoundableCase& each) { return isWithin(each.row.createdAt, 100, 200); }},
        {"created since", {.created = {.from = at(450), .to = {}}},
         [](const FoundableCase& each) { return isWithin(each.row.createdAt, 450, 9'999); }},
        {"updated", {.updated = {.from = {}, .to = at(60)}},
         [](const FoundableCase& each) { return isWithin(each.row.updatedAt, 0, 60); }},
        {"closed", {.closed = {.from = at(300), .to = at(301)}},
         [](const FoundableCase& each) { return isWithin(each.row.closedAt, 300, 301); }},
        {"group", {.groupValue = "group 7"}, [](const FoundableCase& each) { return each.group == "group 7"; }},
        {"number of a group", {.groupValue = "7"}, [](const FoundableCase& each) { return each.group == "group 7"; }},
        {"alert", {.alertId = "alert 5"},
         [](const FoundableCase& each) { return has(each.alerts, std::string("alert 5")); }},
        {"many filters",
         {.statuses = {CaseStatus::Open}, .text = "alpha", .tags = {"tag-1", "tag-2"}, .reporters = {std::nullopt},
          .created = {.from = at(100), .to = {}}},
         [](const FoundableCase& each) {
             return each.row.status == CaseStatus::Open && !each.reporter && isWithin(each.row.createdAt, 100, 9'999)
                 && withText(" alpha ")(each)
                 && (has(each.row.tags, std::string("tag-1")) || has(each.row.tags, std::string("tag-2")));
         }},
    };
}

/// How a page is looked for.
struct Way {
    const char* name;
    FindOptions options;
};

std::vector<Way> ways()
{
    constexpr std::size_t Many = 100'000;
    constexpr std::int64_t Steps = 100'000;
    return {
        {"gathered, without functions", {.fewCases = Cases + 1, .mayCall = false}},
        {"walked, without functions", {.fewCases = 0, .mayCall = false}},
        {"gathered", {.limits = {.gathered = Many, .firstKeys = Many}}},
        {"walked along known keys", {.limits = {.gathered = 0, .firstKeys = Many, .firstSteps = 0}}},
        {"walked along some keys", {.limits = {.gathered = 0, .firstKeys = 0, .moreKeys = 300, .firstSteps = 0,
                                               .knownSteps = Steps}}},
        {"walked with tests", {.limits = {.gathered = 0, .firstKeys = 0, .moreKeys = 0, .firstSteps = Steps}}},
        {"by places of titles", {.limits = {.gathered = 0, .firstKeys = 0, .moreKeys = 0, .firstSteps = 0,
                                            .knownSteps = 0, .placed = 0}}},
        {"given up each time",
         {.limits = {.gathered = 10, .firstKeys = 10, .moreKeys = 20, .firstSteps = 5, .knownSteps = 100}}},
    };
}

std::vector<Row> textRows()
{
    const auto both = [](Test a, Test b) {
        return [a = std::move(a), b = std::move(b)](const FoundableCase& each) { return a(each) && b(each); };
    };
    const auto either = [](Test a, Test b) {
        return [a = std::move(a), b = std::move(b)](const FoundableCase& each) { return a(each) || b(each); };
    };
    const auto none = [](Test a) { return [a = std::move(a)](const FoundableCase& each) { return !a(each); }; };
    return {
        {"a word of many", {.text = "of"}, withText(" of ")},
        {"a word", {.text = " Delta "}, withText(" delta ")},
        {"two words", {.text = "alpha beta"}, either(withText(" alpha "), withText(" beta "))},
        {"all words", {.text = "alpha beta", .needsAllWords = true}, both(withText(" alpha "), withText(" beta "))},
        {"both words", {.text = "alpha + beta"}, both(withText(" alpha "), withText(" beta "))},
        {"a sign at the word", {.text = "alpha +beta"}, both(withText(" alpha "), withText(" beta "))},
        {"from the left", {.text = "alpha note + beta"},
         both(either(withText(" alpha "), withText(" note ")), withText(" beta "))},
        {"one more at last", {.text = "alpha + beta | note"},
         either(both(withText(" alpha "), withText(" beta ")), withText(" note "))},
        {"all, or one more", {.text = "alpha beta | note", .needsAllWords = true},
         either(both(withText(" alpha "), withText(" beta ")), withText(" note "))},
        {"a word of comments", {.text = "note"}, withText(" note ")},
        {"words apart", {.text = "note case", .needsAllWords = true}, withText(" note ")},
        {"either word", {.text = "alpha | note"}, either(withText(" alpha "), withText(" note "))},
        {"a phrase", {.text = "\"gamma delta\""}, withText(" gamma delta ")},
        {"signs", {.text = "host-7"}, withText(" host 7 ")},
        {"no signs of SQL", {.text = "web_1"}, withText(" web 1 ")},
        {"a beginning", {.text = "log*"}, withText(" log")},
        {"not a beginning", {.text = "log"}, withText(" log ")},
        {"typing", {.text = "note log", .isTextGoingOn = true}, either(withText(" note "), withText(" log"))},
        {"typing all", {.text = "case 1", .isTextGoingOn = true, .needsAllWords = true},
         both(withText(" case "), withText(" 1"))},
        {"without", {.text = "alpha -login -\"beta gamma\""},
         both(withText(" alpha "), none(either(withText(" login "), withText(" beta gamma "))))},
        {"only without", {.text = "-alpha"}, none(withText(" alpha "))},
        {"signs only", {.text = "%"}, [](const FoundableCase&) { return false; }},
        {"a star only", {.text = " * "}, [](const FoundableCase&) { return true; }},
        {"in turns", {.text = "alpha login + beta note + case | gamma"},
         either(both(either(both(either(withText(" alpha "), withText(" login ")), withText(" beta ")),
                            withText(" note ")),
                     withText(" case ")),
                withText(" gamma "))},
        {"blanks only", {.text = " "}, [](const FoundableCase&) { return true; }},
        {"a quotation mark that is not closed", {.text = "\"gamma delta"}, withText(" gamma delta ")},
    };
}

/// Parentheses, also where they make no sense.
std::vector<Row> groupRows()
{
    const Test alpha = withText(" alpha ");
    const Test beta = withText(" beta ");
    const Test note = withText(" note ");
    const Test login = withText(" login ");
    const Test all = [=](const FoundableCase& each) { return alpha(each) && (beta(each) || note(each)); };
    return {
        {"a group", {.text = "alpha + (beta | note)"}, all},
        {"words in a group", {.text = "alpha+(beta note)"}, all},
        {"a group at first", {.text = "(beta | note) + alpha"}, all},
        {"groups in a group", {.text = "((alpha)) + ((((beta)|(((note))))))"}, all},
        {"all words of a group", {.text = "alpha (beta | note)", .needsAllWords = true}, all},
        {"two groups", {.text = "(alpha + beta) | (note + login)"},
         [=](const FoundableCase& each) { return (alpha(each) && beta(each)) || (note(each) && login(each)); }},
        {"without a group", {.text = "alpha -(beta + note)"},
         [=](const FoundableCase& each) { return alpha(each) && !(beta(each) && note(each)); }},
        {"without in a group", {.text = "login | (alpha -beta)"},
         [=](const FoundableCase& each) { return login(each) || (alpha(each) && !beta(each)); }},
        {"only without in a group", {.text = "alpha (-beta)"},
         [=](const FoundableCase& each) { return alpha(each) && !beta(each); }},
        {"not without", {.text = "alpha -(-beta -note)"}, all},
        {"never closed", {.text = "alpha + (beta | note"},
         [=](const FoundableCase& each) { return (alpha(each) && beta(each)) || note(each); }},
        {"never opened", {.text = "alpha) + beta)"},
         [=](const FoundableCase& each) { return alpha(each) && beta(each); }},
        {"empty groups", {.text = "() alpha (()) + (*) beta (%)"},
         [=](const FoundableCase& each) { return alpha(each) || beta(each); }},
        {"closed in a phrase", {.text = "(\"gamma) delta\" | alpha) + beta"},
         [=](const FoundableCase& each) { return (withText(" gamma delta ")(each) || alpha(each)) && beta(each); }},
        {"escaped", {.text = "\\(alpha\\) + \\-beta"},
         [=](const FoundableCase& each) { return alpha(each) && beta(each); }},
        {"at a word", {.text = "alpha(beta)note"},
         [=](const FoundableCase& each) { return alpha(each) || beta(each) || note(each); }},
    };
}

} // namespace

/// Every filter, in orders that take turns: all pages together against the same cases filtered and sorted without a
/// database.
class TestCaseFind : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsAttributes();
    void findsOthers();
    void findsTexts();
    void findsGroups();
    void takesAnyParentheses();
    void findsIds();
    void pagesWhileRowsChange();
    void refusesWhatIsTooMuch();
    void refusesTooManyWords();
    void refusesAnothersCursor();
    void goesOnBehindAnotherCategory();
    void followsChanges();
    void givesRoomBack();

private:
    void compare(const std::vector<Row>& rows, int orderStep);
    [[nodiscard]] std::vector<std::int64_t> keys(const CaseFilter& filter, const FindOptions& options = {}) const;
    [[nodiscard]] std::vector<std::int64_t> found(const std::string& text) const;
    tests::Place m_place;
    std::unique_ptr<store::Database> m_database;
    std::vector<FoundableCase> m_cases;
};

void TestCaseFind::initTestCase()
{
    const std::string path = m_place.address(u"random.cwspace"_s);
    QVERIFY(store::Workspace::open(path, store::Access::Create));
    m_database = store::openDatabase(path, store::Access::ReadWrite).value();
    m_cases = tests::writeRandomCases(*m_database, Cases, 1);
}

std::vector<std::int64_t> TestCaseFind::keys(const CaseFilter& filter, const FindOptions& options) const
{
    const std::uint32_t pageSize = filter.text.empty() ? 211 : 1'000;
    std::vector<std::int64_t> keys;
    std::optional<store::CaseCursor> after;
    for (;;) {
        const auto page = store::readCases(*m_database, filter, after, pageSize, options);
        if (!page)
            qFatal("%s", page.error().text.c_str());
        for (const CaseRow& row : *page)
            keys.push_back(row.key);
        if (page->size() < pageSize)
            return keys;
        after = cursorOf(page->back(), filter.order);
    }
}

void TestCaseFind::compare(const std::vector<Row>& rows, int orderStep)
{
    std::size_t least = Cases;
    std::size_t most = 0;
    int first = 0;
    for (const Row& row : rows) {
        std::vector<FoundableCase> expected;
        std::copy_if(m_cases.begin(), m_cases.end(), std::back_inserter(expected), row.test);
        least = std::min(least, expected.size());
        most = std::max(most, expected.size());
        store::StatusCounts counts;
        for (const FoundableCase& each : expected)
            counts.alerts += each.row.totalAlerts;
        for (int order = first++ % orderStep; order < Orders; order += orderStep) {
            CaseFilter filter = row.filter;
            filter.order = static_cast<CaseOrder>(order);
            std::sort(expected.begin(), expected.end(), [&filter](const FoundableCase& a, const FoundableCase& b) {
                return tests::comesBefore(a, b, filter.order);
            });
            std::vector<std::int64_t> keysInOrder;
            for (const FoundableCase& each : expected)
                keysInOrder.push_back(each.row.key);
            for (const Way& way : ways())
                QVERIFY2(keys(filter, way.options) == keysInOrder,
                         qPrintable(u"%1 in order %2, %3"_s.arg(QString::fromUtf8(row.name)).arg(order)
                                        .arg(QString::fromUtf8(way.name))));
        }
        if (!row.filter.statuses.empty())
            continue;
        for (const bool mayCall : {true, false}) {
            const auto found = store::readStatusCounts(*m_database, row.filter, {.mayCall = mayCall}).value();
            QCOMPARE(found.open + found.inProgress + found.closed, std::uint64_t{expected.size()});
            QCOMPARE(found.alerts, counts.alerts);
        }
    }
    QVERIFY(least < Cases / 10 && most > Cases / 10);
}

void TestCaseFind::findsAttributes() { compare(attributeRows(), 3); }

/// Beside one that nothing meets.
void TestCaseFind::findsGroups()
{
    std::vector<Row> rows = groupRows();
    rows.push_back({"an empty group", {.text = "((%))"}, [](const FoundableCase&) { return false; }});
    compare(rows, 16);
}

void TestCaseFind::findsOthers() { compare(otherRows(), 3); }

void TestCaseFind::findsTexts() { compare(textRows(), 8); }

void TestCaseFind::findsIds()
{
    const CaseRow& row = m_cases[1'234].row;
    for (const std::size_t length : {64U, 63U, 20U, 11U, 8U})
        QCOMPARE(found(row.id.text.substr(0, length)), std::vector<std::int64_t>{row.key});
    QCOMPARE(found(QString::fromStdString(row.id.text).toUpper().toStdString()), std::vector<std::int64_t>{row.key});
    QVERIFY(found(row.id.text.substr(1, 20)).empty());
    // Fewer digits are a word, or a number.
    QVERIFY(found(row.id.text.substr(0, store::ShortestIdBeginning - 1)).empty());
    const std::string byHand = "0e2b1a7c-55aa-4f00-8001-abcdef012345";
    QVERIFY(m_database->execute(u"UPDATE cases SET id = ? WHERE key = 770"_s, {QString::fromStdString(byHand)}));
    QCOMPARE(found(byHand), std::vector<std::int64_t>{770});
    QCOMPARE(found("0e2b1a7c-55"), std::vector<std::int64_t>{770});
    const QVariant before = store::packId(m_cases[76].row.id.text);
    QVERIFY(m_database->execute(u"UPDATE cases SET id = ? WHERE key = 770"_s, {before}));
}

/// A page goes on where the one before ended, whatever happened meanwhile: cases that stay are neither left out nor
/// given twice.
void TestCaseFind::pagesWhileRowsChange()
{
    for (int order = 0; order < Orders; ++order) {
        const CaseFilter filter{.order = static_cast<CaseOrder>(order)};
        const std::vector<std::int64_t> before = keys(filter);
        std::vector<std::int64_t> seen;
        std::set<std::int64_t> removed;
        std::optional<store::CaseCursor> after;
        auto transaction = store::Transaction::begin(*m_database).value();
        for (;;) {
            const std::vector<CaseRow> page = store::readCases(*m_database, filter, after, 100).value();
            for (const CaseRow& row : page)
                seen.push_back(row.key);
            if (page.size() < 100)
                break;
            after = cursorOf(page.back(), filter.order);
            // The row that the next page goes on from goes, with one that was read and one that was not.
            const std::int64_t unread = before[before.size() - 1 - seen.size() % 700];
            for (const std::int64_t key : {page.back().key, page[3].key, unread}) {
                const QVariant removedKey = QVariant::fromValue<qlonglong>(key);
                QVERIFY(m_database->execute(u"DELETE FROM cases WHERE key = ?"_s, {removedKey}));
                removed.insert(key);
            }
        }
        std::vector<std::int64_t> expected = before;
        std::vector<std::int64_t> stayed = seen;
        std::erase_if(expected, [&removed](std::int64_t key) { return removed.contains(key); });
        std::erase_if(stayed, [&removed](std::int64_t key) { return removed.contains(key); });
        QVERIFY2(stayed == expected, qPrintable(QString::number(order)));
        QCOMPARE(std::set<std::int64_t>(seen.begin(), seen.end()).size(), seen.size());
    }
}

void TestCaseFind::refusesWhatIsTooMuch()
{
    CaseFilter filter;
    for (int i = 0; i < 100; ++i)
        filter.tags.push_back("tag-" + std::to_string(i));
    QVERIFY(store::readCases(*m_database, filter, {}, 10));
    filter.tags.emplace_back("one more");
    const auto refused = store::readCases(*m_database, filter, {}, 10);
    QVERIFY(!refused);
    QVERIFY(refused.error().code == base::ErrorCode::LimitReached);
    QCOMPARE(refused.error().text,
             std::string("The length of the field tags is too long. Array must be of length <= 100."));
    QCOMPARE(refused.error().location->field, std::string("tags"));
    QVERIFY(store::readStatusCounts(*m_database, filter).error().code == base::ErrorCode::LimitReached);
}

/// As many as there may be, and-ed and or-ed in turns, whether the index of words is asked or not.
void TestCaseFind::refusesTooManyWords()
{
    CaseFilter filter;
    for (std::size_t i = 0; i < store::MaximumTextWords / 2; ++i)
        filter.text += "+alpha nowhere" + std::to_string(i) + " ";
    QCOMPARE(store::parseText(filter.text, {}).wanted.size(), store::MaximumTextWords);
    const std::size_t pageSize = 10;
    for (const bool mayCall : {true, false})
        QCOMPARE(store::readCases(*m_database, filter, {}, pageSize, {.mayCall = mayCall}).value().size(), pageSize);
    for (const char* one : {" more", " -less"}) {
        CaseFilter many = filter;
        many.text += one;
        const auto refused = store::readCases(*m_database, many, {}, 10);
        QVERIFY(!refused);
        QCOMPARE(int(refused.error().code), int(base::ErrorCode::LimitReached));
        QVERIFY2(refused.error().text.starts_with("The text has more than 100 words"), refused.error().text.c_str());
        QCOMPARE(store::readStatusCounts(*m_database, many).error().text, refused.error().text);
    }
}

/// As deep as they may be and deeper, in hordes, and at random: never an error.
void TestCaseFind::takesAnyParentheses()
{
    std::vector<std::string> texts{std::string(100'000, '('), std::string(100'000, ')'), "-(", "-()", "\\", "(\\", "-",
                                   "\"(", "(\")"};
    for (const int depth : {store::MaximumTextDepth - 1, store::MaximumTextDepth, 40, 5'000}) {
        std::string deep;
        for (int i = 0; i < depth; ++i)
            deep += i < 45 ? "(alpha beta + (" : "((";
        texts.push_back(deep + "note" + std::string(static_cast<std::size_t>(2 * depth), ')'));
        texts.push_back(deep + "note");
    }
    std::mt19937 dice(7); // NOLINT: the same each time
    const std::vector<std::string> pieces{"(", ")", "+", "|", "-", "\"", "*", "\\", " ", "alpha", "beta", "note", "%"};
    for (int i = 0; i < 500; ++i) {
        std::string& text = texts.emplace_back();
        for (int length = static_cast<int>(dice() % 40); length > 0; --length)
            text += pieces[dice() % pieces.size()];
    }
    for (const std::string& text : texts)
        for (const bool mayCall : {true, false}) {
            const auto page = store::readCases(*m_database, {.text = text}, {}, 1, {.mayCall = mayCall});
            QVERIFY2(page, (text.substr(0, 200) + ": " + (page ? "" : page.error().text)).c_str());
        }
}

void TestCaseFind::refusesAnothersCursor()
{
    const CaseFilter byTitle{.order = CaseOrder::TitleUpwards};
    const store::CaseCursor cursor = cursorOf(m_cases.front().row, CaseOrder::MostAlerts);
    QVERIFY(store::readCases(*m_database, byTitle, cursor, 10).error().code == base::ErrorCode::InvalidValue);
    QVERIFY(store::readCases(*m_database, {}, store::CaseCursor{}, 10).error().code == base::ErrorCode::InvalidValue);
}

/// The last row of a page may be of another category than is wanted since.
void TestCaseFind::goesOnBehindAnotherCategory()
{
    for (const CaseOrder order : {CaseOrder::CategoryUpwards, CaseOrder::CategoryDownwards})
        for (const char* category : {"category 0", "category 3", "category 5"})
            for (std::size_t i = 0; i < m_cases.size(); i += 97) {
                const CaseFilter filter{.order = order, .categories = {category}};
                const CaseRow& last = m_cases[i].row;
                const auto page = store::readCases(*m_database, filter, cursorOf(last, order), 10'000).value();
                const auto comesAfter = [&](const FoundableCase& each) {
                    return each.row.category == category && each.row.key != last.key
                        && tests::comesBefore(m_cases[i], each, order);
                };
                QCOMPARE(page.size(), static_cast<std::size_t>(std::ranges::count_if(m_cases, comesAfter)));
            }
}

std::vector<std::int64_t> TestCaseFind::found(const std::string& text) const
{
    return keys({.text = text, .order = CaseOrder::CreatedOldestFirst});
}

/// Whoever writes, however: the search is right afterwards.
void TestCaseFind::followsChanges()
{
    const auto run = [this](const QString& sql) {
        const auto done = m_database->execute(sql);
        return done.has_value();
    };
    const std::vector<std::int64_t> fifth{50};
    const std::vector<std::int64_t> nothing;
    const auto tagged = [this](const std::string& tag) { return keys({.tags = {tag}}); };
    const auto assigned = [this](const std::string& user) { return keys({.assignees = {user}}); };
    QVERIFY(run(u"UPDATE cases SET title = 'Ünlike any øther', tags = '[\"new \\\"tag\\\"\"]',"
                u" assignees = '[\"somebody\"]' WHERE key = 50"_s));
    QCOMPARE(found("unlike"), fifth);
    QCOMPARE(tagged("new \"tag\""), fifth);
    QCOMPARE(assigned("somebody"), fifth);
    QVERIFY(run(u"INSERT INTO comments (case_key, id, text, created_at, created_by)"
                u" VALUES (50, 'a', 'first zebra', 0, 'me'), (50, 'b', 'second okapi', 0, 'me')"_s));
    QCOMPARE(found("zebra okapi unlike"), fifth);
    QVERIFY(run(u"UPDATE comments SET text = 'first giraffe' WHERE id = 'a'"_s));
    QCOMPARE(found("zebra"), nothing);
    QCOMPARE(found("giraffe okapi"), fifth);
    QVERIFY(run(u"DELETE FROM comments WHERE id = 'b'"_s));
    QCOMPARE(found("okapi"), nothing);
    QVERIFY(run(u"UPDATE cases SET description = 'quagga', tags = '[]', assignees = '[]' WHERE key = 50"_s));
    QCOMPARE(found("quagga giraffe"), fifth);
    QCOMPARE(tagged("new \"tag\""), nothing);
    QCOMPARE(assigned("somebody"), nothing);
    QVERIFY(run(u"DELETE FROM cases WHERE key = 50"_s));
    QCOMPARE(found("giraffe"), nothing);
    QCOMPARE(found("quagga"), nothing);
    if (!tests::Place::isServer())
        QVERIFY(run(u"INSERT INTO case_texts (case_texts) VALUES ('integrity-check')"_s));
}

void TestCaseFind::givesRoomBack()
{
    SKIP_ON_SERVER("A server keeps its room to itself.");
    const std::string path = m_database->path();
    const auto bytes = [&path] { return QFileInfo(QString::fromStdString(path)).size(); };
    QVERIFY(m_database->executeOnce(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
    m_database.reset();
    const qint64 before = bytes();
    auto workspace = store::Workspace::open(path, store::Access::ReadWrite).value();
    QVERIFY(workspace.removeSimulation(1));
    QVERIFY(bytes() < before * 3 / 4);
    QVERIFY(workspace.removeSimulation(2));
    QVERIFY(bytes() < before / 4);
    const auto database = store::openDatabase(path, store::Access::ReadOnly).value();
    for (const QString& table : {u"case_terms"_s, u"terms"_s, u"group_values"_s, u"comments"_s})
        QCOMPARE(database->number(u"SELECT count(*) FROM "_s + table).value(), std::optional<std::int64_t>(0));
}

QTEST_GUILESS_MAIN(TestCaseFind)
#include "tst_CaseFind.moc"
