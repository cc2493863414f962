// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <array>
#include <random>

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include "core/store/CaseFind.h"
#include "core/store/FindFunctions.h"
#include "core/store/NativeConnection.h"
#include "core/store/Opening.h"
#include "core/store/TitleSharing.h"
#include "core/store/Workspace.h"
#include "core/store/WorkspaceAccess.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using store::CaseFilter;
using store::CaseOrder;
using store::FindOptions;

namespace {

constexpr int Cases = 4'000;
constexpr int KeyStep = 10;        // so that the keys are of several blocks
constexpr int Words = 12;
constexpr std::uint32_t PageSize = 40;

/// Nothing else finds a page: neither looking cases up nor a walk that may take any steps.
constexpr FindOptions ByPlaces{
    .limits = {.gathered = 0, .firstKeys = 0, .moreKeys = 0, .firstSteps = 0, .knownSteps = 0, .placed = 0}};
constexpr FindOptions BySorting{.fewCases = 2 * Cases, .mayCall = false};

} // namespace

/// Pages by title, whatever happened to titles before, against the same pages without what is kept of titles.
class TestTitlePlaces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsEveryPage_data();
    void findsEveryPage();
    void seesEveryChange();
    void isNotAskedWhileItsOwnChangesCanBeUndone();
    void seesNothingThatAnotherTookBack();
    void isRightAfterAnInterruption();
    void titlesAreAlike();
    void anotherConnectionReadsThemAhead();

private:
    [[nodiscard]] bool isThere() const { return m_database->findFunctions()->areTitlePlacesMade(); }
    void run(const QString& sql, store::Database& database) { QVERIFY2(database.executeOnce(sql), qPrintable(sql)); }
    void compare(const CaseFilter& filter, const std::optional<store::CaseCursor>& after);
    void compareSome();
    void changeSomething(store::Database& database);
    [[nodiscard]] int below(int end) { return static_cast<int>(m_random() % static_cast<unsigned>(end)); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::Database> m_database;        ///< that looks for cases, and changes some itself
    std::unique_ptr<store::Database> m_other;
    std::mt19937 m_random;
};

/// Each word is in the descriptions of cases whose titles lie together: those of a twelfth of the alphabet.
void TestTitlePlaces::init()
{
    m_random.seed(7); // NOLINT: the same each time
    m_folder = std::make_unique<QTemporaryDir>();
    const std::string path = m_folder->filePath(u"titles.cwspace"_s).toStdString();
    QVERIFY(store::Workspace::open(path, store::Access::Create));
    m_database = store::openDatabase(path, store::Access::ReadWrite).value();
    m_other = store::openDatabase(path, store::Access::ReadWrite).value();
    run(u"INSERT INTO simulations (key, name, rule_json, source, profile, seed, state, started_at)"
        u" VALUES (1, 'Titles', '{}', '', '9.4', 1, 1, 0)"_s, *m_database);
    run(u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1)"
        u" INSERT INTO cases (key, simulation, number, group_number, counter, id, title, description, tags, owner,"
        u" severity_level, status, created_at, total_alerts, times_reopened) SELECT i * %2, 1, i, 0, 1, 'id ' || i,"
        u" char(97 + i * 7919 % %3) || ' of ' || (i * 31 % 500), 'word' || (i * 7919 % %3), '[]', 'cases', i % 3,"
        u" i / 7 % 3, i, 0, 0 FROM n"_s.arg(Cases).arg(KeyStep).arg(Words), *m_database);
}

void TestTitlePlaces::compare(const CaseFilter& filter, const std::optional<store::CaseCursor>& after)
{
    const auto expected = store::readCases(*m_database, filter, after, PageSize, BySorting).value();
    const auto found = store::readCases(*m_database, filter, after, PageSize, ByPlaces).value();
    QCOMPARE(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        QCOMPARE(found[i].key, expected[i].key);
}

void TestTitlePlaces::compareSome()
{
    for (const CaseOrder order : {CaseOrder::TitleUpwards, CaseOrder::TitleDownwards}) {
        CaseFilter filter{.text = "word" + std::to_string(below(Words)), .order = order};
        if (below(3) == 0)
            filter.text += " | word" + std::to_string(below(Words));
        if (below(3) == 0)
            filter.statuses = {cases::CaseStatus::Open};
        const std::string reached{static_cast<char>('a' + below(Words + 1))};
        compare(filter, {});
        compare(filter, store::CaseCursor{.sortValue = reached + " of " + std::to_string(below(500)),
                                          .key = below(Cases * KeyStep)});
    }
}

void TestTitlePlaces::findsEveryPage_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("together") << u"word5"_s;
    QTest::newRow("at the first titles") << u"word0"_s;
    QTest::newRow("at the last titles") << u"word11"_s;
    QTest::newRow("in two places") << u"word1 | word9"_s;
    QTest::newRow("everywhere") << u"word*"_s;
    QTest::newRow("nowhere") << u"nothing"_s;
}

void TestTitlePlaces::findsEveryPage()
{
    QFETCH(const QString, text);
    for (const CaseOrder order : {CaseOrder::TitleUpwards, CaseOrder::TitleDownwards}) {
        const CaseFilter filter{.text = text.toStdString(), .order = order};
        std::optional<store::CaseCursor> after;
        for (std::size_t rows = PageSize; rows == PageSize;) {
            compare(filter, after);
            const auto page = store::readCases(*m_database, filter, after, PageSize, ByPlaces).value();
            rows = page.size();
            if (rows > 0)
                after = cursorOf(page.back(), order);
        }
    }
    QCOMPARE(isThere(), text != u"nothing"_s);
}

/// Titles above all: of one case, of many, of a new case; and cases that go.
void TestTitlePlaces::changeSomething(store::Database& database)
{
    const int key = below(Cases) * KeyStep;
    const QChar letter(u'a' + below(Words));
    switch (below(7)) {
    case 0:
    case 1: return run(u"UPDATE cases SET title = '%1 of %2' WHERE key = %3"_s.arg(letter).arg(below(500)).arg(key),
                       database);
    case 2: return run(u"UPDATE cases SET title = '%1' || substr(title, 2) WHERE key BETWEEN %2 AND %2 + 900"_s
                           .arg(letter).arg(key), database);
    case 3: return run(u"DELETE FROM cases WHERE key BETWEEN %1 AND %1 + 50"_s.arg(key), database);
    case 4: return run(u"UPDATE cases SET description = 'word%1' WHERE key = %2"_s.arg(below(Words)).arg(key),
                       database);
    case 5: return run(u"UPDATE cases SET status = %1, severity_level = %2 WHERE key = %3"_s
                           .arg(below(3)).arg(below(3)).arg(key), database);
    default: break;
    }
    run(u"INSERT INTO cases (simulation, number, group_number, counter, id, title, description, tags, owner,"
        u" severity_level, status, created_at, total_alerts, times_reopened) VALUES (1, 0, 0, 1, 'new', '%1 of %2',"
        u" 'word%3', '[]', 'cases', 0, 0, 1, 0, 0)"_s.arg(letter).arg(below(500)).arg(below(Words)), database);
}

void TestTitlePlaces::seesEveryChange()
{
    for (int round = 0; round < 120 && !QTest::currentTestFailed(); ++round) {
        changeSomething(below(2) == 0 ? *m_database : *m_other);
        if (below(3) > 0)
            compareSome();
        QVERIFY(round < 20 || isThere());
    }
}

/// A change that was undone and the next one leave the same count behind.
void TestTitlePlaces::isNotAskedWhileItsOwnChangesCanBeUndone()
{
    const CaseFilter filter{.text = "word5", .order = CaseOrder::TitleUpwards};
    compare(filter, {});
    QVERIFY(isThere());
    const auto rename = [this](const QString& word) {
        run(u"UPDATE cases SET title = ' first' WHERE key = (SELECT max(key) FROM cases WHERE description = '%1'"
            u" AND key < 8000)"_s.arg(word), *m_database);
    };
    {
        const auto undone = store::Transaction::begin(*m_database).value();
        rename(u"word6"_s);
        compare(filter, {});
    }
    rename(u"word5"_s);
    QCOMPARE(store::readCases(*m_database, filter, {}, 1, ByPlaces).value().front().title, std::string(" first"));
    compare(filter, {});
}

void TestTitlePlaces::seesNothingThatAnotherTookBack()
{
    compareSome();
    for (int round = 0; round < 12 && !QTest::currentTestFailed(); ++round) {
        {
            const auto undone = store::Transaction::begin(*m_other).value();
            changeSomething(*m_other);
            compareSome();
        }
        compareSome();
        changeSomething(*m_other);
        compareSome();
    }
}

/// While all titles are read, which is begun anew then.
void TestTitlePlaces::isRightAfterAnInterruption()
{
    sqlite3* const connection = store::nativeConnection(*m_database);
    const CaseFilter filter{.text = "word5", .order = CaseOrder::TitleUpwards};
    int interrupted = 0;
    for (int steps = 1; !isThere() && steps < 1'000'000; steps *= 2) {
        sqlite3_progress_handler(connection, steps, [](void*) { return 1; }, nullptr);
        interrupted += store::readCases(*m_database, filter, {}, PageSize, ByPlaces) ? 0 : 1;
        sqlite3_progress_handler(connection, 0, nullptr, nullptr);
    }
    QVERIFY(interrupted > 5 && isThere());
    changeSomething(*m_other);
    compareSome();
    compare(filter, {});
}

/// One part has them all.
void TestTitlePlaces::titlesAreAlike()
{
    run(u"UPDATE cases SET title = 'Noise'"_s, *m_other);
    compareSome();
    run(u"UPDATE cases SET title = '' WHERE key % 3 = 0"_s, *m_other);
    compareSome();
    run(u"UPDATE cases SET title = CAST(x'ff41' AS TEXT) WHERE key % 7 = 0"_s, *m_other);
    compareSome();
    run(u"DELETE FROM cases"_s, *m_other);
    compareSome();
}

/// What changed between is read by the connection that they are given to, and one that read them itself keeps its own.
void TestTitlePlaces::anotherConnectionReadsThemAhead()
{
    auto ahead = store::Workspace::open(m_database->path(), store::Access::ReadOnly).value();
    const auto titles = store::readTitles(ahead);
    QVERIFY(titles && *titles);
    changeSomething(*m_other);
    m_database->findFunctions()->giveTitles(**titles);
    QVERIFY(isThere());
    for (int i = 0; i < 20; ++i)
        compareSome();
    changeSomething(*m_database);
    m_database->findFunctions()->giveTitles(**titles);
    for (int i = 0; i < 20; ++i)
        compareSome();
    auto other = store::Workspace::open(m_database->path(), store::Access::ReadOnly).value();
    store::giveTitles(other, **titles);
    QVERIFY(store::WorkspaceAccess::databaseOf(other).findFunctions()->areTitlePlacesMade());
}

QTEST_GUILESS_MAIN(TestTitlePlaces)
#include "tst_TitlePlaces.moc"
