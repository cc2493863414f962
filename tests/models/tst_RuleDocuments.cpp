// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/RuleJson.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include <functional>
#include <memory>

using namespace Qt::StringLiterals;
using casewright::rules::Rule;
using casewright::rules::RuleField;
using casewright::store::Access;
using casewright::store::Workspace;
using casewright::ui::EditDetail;
using casewright::ui::RuleDocuments;
using casewright::ui::toText;
using casewright::ui::toUtf8;
using casewright::ui::WorkspaceSession;

/// Rules of a workspace in a temporary folder, read back by a second connection.
class RuleDocumentsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void beginsWithTheRulesOfTheWorkspace();
    void newRulesHaveKibanasDefaultsAndNamesOfTheirOwn();
    void renamingKeepsTheId();
    void copiesAreRulesOfTheirOwn();
    void addedIsSavedAndCurrent();
    void addIsUndoneAndRedone();
    void editIsSavedAndUndone();
    void editsOfOneFieldAreOneStep();
    void editsOfOthersAreSteps();
    void editBackToTheStartIsNoStep();
    void undoShowsWhereItWas();
    void editsOfOneParameterMergeUnlessTheyStandAlone();
    void removedComesBackWhereItStood();
    void severalComeAndGoAtOnce();
    void rulesOfOtherProgramsStay();
    void removingTheLastLeavesNoCurrent();
    void findingsFollowTheProfile();
    void anotherWorkspaceIsReadAnew();
    void readOnlyChangesNothing();
    void withoutAWorkspaceNothingHappens();
    void failedSavingIsReportedAndTriedAgain();
    void failedSavingIsTriedAgainWithoutAChange();
    void typingDoesNotWaitForOtherWriters();
    void closingSavesWhatIsLeft();
    void filesAreReadAndKeepTheirText();
    void errorsInFilesHaveAPlace();

private:
    std::int64_t add(const QString& name)
    {
        Rule rule = m_documents->newRule();
        rule.name = toUtf8(name);
        return m_documents->add(rule, u"Add"_s).value_or(-1);
    }
    void change(std::int64_t key, RuleField field, const std::function<void(Rule&)>& how,
                const QString& text = u"Edit"_s)
    {
        Rule rule = *m_documents->find(key);
        how(rule);
        m_documents->edit(key, rule, field, text);
    }
    void rename(std::int64_t key, const std::string& name)
    {
        change(
            key, RuleField::Name, [&name](Rule& rule) { rule.name = name; }, u"Rename"_s);
    }
    /// By a connection of its own.
    QStringList savedNames(const QString& file = u"a.casewright"_s) const
    {
        m_documents->finishSaving();
        const auto workspace = Workspace::open(toUtf8(m_folder->filePath(file)), Access::ReadOnly);
        if (!workspace)
            return {toText(workspace.error())};
        QStringList names;
        const auto rules = workspace->rules();
        for (const auto& stored : rules.value())
            names.append(toText(stored.rule.name));
        return names;
    }
    QStringList names() const
    {
        QStringList names;
        for (const auto& stored : m_documents->rules())
            names.append(toText(stored.rule.name));
        return names;
    }
    void open(const QString& file, Access access = Access::Create)
    {
        const auto opened = m_session->open(m_folder->filePath(file), access);
        QVERIFY2(opened.has_value(), opened ? "" : qUtf8Printable(toText(opened.error())));
    }
    /// A connection "past" to the workspace's file, past the program.
    QSqlDatabase openPast() const
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"past"_s);
        database.setDatabaseName(m_folder->filePath(u"a.casewright"_s));
        if (!database.open())
            qFatal("the workspace cannot be opened a second time");
        return database;
    }
    void execute(const QString& sql) const
    {
        m_documents->finishSaving();
        {
            QSqlDatabase database = openPast();
            QVERIFY(QSqlQuery(database).exec(sql));
        }
        QSqlDatabase::removeDatabase(u"past"_s);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<RuleDocuments> m_documents;
};

void RuleDocumentsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = std::make_unique<WorkspaceSession>();
    open(u"a.casewright"_s);
    m_documents = std::make_unique<RuleDocuments>(*m_session);
}

void RuleDocumentsTest::cleanup()
{
    m_documents.reset();
    m_session.reset();
    m_folder.reset();
}

void RuleDocumentsTest::beginsWithTheRulesOfTheWorkspace()
{
    QVERIFY(m_documents->rules().empty());
    QVERIFY(!m_documents->current());
    add(u"One"_s);
    add(u"Two"_s);
    m_documents->finishSaving();
    const RuleDocuments later(*m_session);
    QCOMPARE(later.rules().size(), std::size_t{2});
    QCOMPARE(later.rules()[0].rule.name, std::string("One"));
    QCOMPARE(later.current(), std::optional(later.rules()[0].key));
    QCOMPARE(later.rowOf(later.rules()[1].key), 1);
    QCOMPARE(later.rowOf(77), -1);
    QVERIFY(!later.find(77));
    QVERIFY(later.findings(77).empty());
}

void RuleDocumentsTest::newRulesHaveKibanasDefaultsAndNamesOfTheirOwn()
{
    const Rule first = m_documents->newRule();
    QCOMPARE(first.name, std::string("New rule"));
    QCOMPARE(first.interval, std::string("5m"));
    QCOMPARE(first.from, std::string("now-6m"));
    QCOMPARE(first.maxSignals, 100);
    QVERIFY(first.casesAction);
    QCOMPARE(first.casesAction->timeWindow, std::string("7d"));
    QCOMPARE(first.casesAction->groupBy, std::string());
    QVERIFY(!first.casesAction->reopenClosedCases);
    QVERIFY(!first.casesAction->maximumCasesToOpen);
    QVERIFY(!first.id.empty());
    m_documents->add(first, u"New rule"_s);
    const Rule second = m_documents->newRule();
    QCOMPARE(second.name, std::string("New rule 2"));
    QVERIFY(second.id != first.id);
}

void RuleDocumentsTest::renamingKeepsTheId()
{
    const Rule first = m_documents->newRule();
    const std::int64_t key = m_documents->add(first, u"New rule"_s).value_or(-1);
    rename(key, "Another");
    // The name is free again, its id is not.
    const Rule second = m_documents->newRule();
    QCOMPARE(second.name, std::string("New rule"));
    QVERIFY(second.id != first.id);

    // Also where the file had no id and it was made from the name.
    const auto read = m_documents->read(R"({"name": "From a file", "rule_type_id": "siem.queryRule", "consumer": "siem",
                                            "schedule": {"interval": "5m"}})",
                                        u"r.json"_s);
    QVERIFY(read);
    const std::int64_t imported = m_documents->add(*read, u"Import"_s).value_or(-1);
    rename(imported, "Renamed");
    m_documents->finishSaving();
    const RuleDocuments later(*m_session);
    QCOMPARE(later.rules().size(), std::size_t{2});
    QCOMPARE(later.rules().back().rule.name, std::string("Renamed"));
    QCOMPARE(toText(later.rules().back().rule.id.text), toText(read->id.text));
}

void RuleDocumentsTest::copiesAreRulesOfTheirOwn()
{
    const std::int64_t key = add(u"Host alerts"_s);
    const Rule copy = m_documents->copyOf(key).value_or(Rule());
    QCOMPARE(copy.name, std::string("Host alerts, copy"));
    QVERIFY(copy.id != m_documents->find(key)->id);
    QCOMPARE(copy.casesAction, m_documents->find(key)->casesAction);
    m_documents->add(copy, u"Duplicate"_s);
    QCOMPARE(m_documents->copyOf(key)->name, std::string("Host alerts, copy 2"));
    QVERIFY(!m_documents->copyOf(77));
}

void RuleDocumentsTest::addedIsSavedAndCurrent()
{
    QSignalSpy added(m_documents.get(), &RuleDocuments::added);
    QSignalSpy current(m_documents.get(), &RuleDocuments::currentChanged);
    const std::int64_t key = add(u"One"_s);
    QCOMPARE(savedNames(), QStringList{u"One"_s});
    QCOMPARE(m_documents->current(), std::optional(key));
    QCOMPARE(added.size(), 1);
    QCOMPARE(added.first().first().toInt(), 0);
    QCOMPARE(current.size(), 1);
    QCOMPARE(m_documents->undoStack()->undoText(), u"Add"_s);
}

void RuleDocumentsTest::addIsUndoneAndRedone()
{
    const std::int64_t first = add(u"One"_s);
    const std::int64_t second = add(u"Two"_s);
    QSignalSpy removed(m_documents.get(), &RuleDocuments::removed);
    m_documents->undoStack()->undo();
    QCOMPARE(savedNames(), QStringList{u"One"_s});
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.first().first().toInt(), 1);
    QCOMPARE(m_documents->current(), std::optional(first));
    m_documents->undoStack()->redo();
    QCOMPARE(savedNames(), (QStringList{u"One"_s, u"Two"_s}));
    QCOMPARE(m_documents->current(), std::optional(second));
}

void RuleDocumentsTest::editIsSavedAndUndone()
{
    const std::int64_t key = add(u"One"_s);
    QSignalSpy changed(m_documents.get(), &RuleDocuments::changed);
    rename(key, "Another");
    QCOMPARE(savedNames(), QStringList{u"Another"_s});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_documents->undoStack()->undoText(), u"Rename"_s);
    m_documents->undoStack()->undo();
    QCOMPARE(savedNames(), QStringList{u"One"_s});
    m_documents->undoStack()->redo();
    QCOMPARE(savedNames(), QStringList{u"Another"_s});
    QCOMPARE(changed.size(), 3);
    QCOMPARE(m_documents->saving(), RuleDocuments::Saving::Done);
}

void RuleDocumentsTest::editsOfOneFieldAreOneStep()
{
    const std::int64_t key = add(u"One"_s);
    const int before = m_documents->undoStack()->count();
    for (const char* const name : {"T", "Tw", "Two"})
        rename(key, name);
    QCOMPARE(m_documents->undoStack()->count(), before + 1);
    m_documents->undoStack()->undo();
    QCOMPARE(names(), QStringList{u"One"_s});
    m_documents->undoStack()->redo();
    QCOMPARE(names(), QStringList{u"Two"_s});
}

void RuleDocumentsTest::editsOfOthersAreSteps()
{
    const std::int64_t first = add(u"One"_s);
    const std::int64_t second = add(u"Two"_s);
    const int before = m_documents->undoStack()->count();
    rename(first, "1");
    rename(second, "2");
    change(second, RuleField::Interval, [](Rule& rule) { rule.interval = "1m"; });
    change(
        second, RuleField::CasesAction, [](Rule& rule) { rule.casesAction.reset(); }, u"Remove Cases action"_s);
    change(
        second, RuleField::CasesAction, [](Rule& rule) { rule.casesAction.emplace(); }, u"Add Cases action"_s);
    QCOMPARE(m_documents->undoStack()->count(), before + 5);
}

void RuleDocumentsTest::editBackToTheStartIsNoStep()
{
    const std::int64_t key = add(u"One"_s);
    const int before = m_documents->undoStack()->count();
    rename(key, "One");
    QCOMPARE(m_documents->undoStack()->count(), before);
    rename(key, "One more");
    rename(key, "One");
    QCOMPARE(m_documents->undoStack()->count(), before);
    QCOMPARE(savedNames(), QStringList{u"One"_s});
    m_documents->undoStack()->undo();
    QVERIFY(names().isEmpty());
}

void RuleDocumentsTest::undoShowsWhereItWas()
{
    const std::int64_t first = add(u"One"_s);
    const std::int64_t second = add(u"Two"_s);
    QSignalSpy revealed(m_documents.get(), &RuleDocuments::revealed);
    change(first, RuleField::TimeWindow, [](Rule& rule) { rule.casesAction->timeWindow = "1d"; });
    QCOMPARE(revealed.size(), 0);
    m_documents->setCurrent(second);
    m_documents->undoStack()->undo();
    QCOMPARE(m_documents->current(), std::optional(first));
    QCOMPARE(revealed.size(), 1);
    QCOMPARE(revealed.first().at(0).value<std::int64_t>(), first);
    QCOMPARE(revealed.first().at(1).value<RuleField>(), RuleField::TimeWindow);
    m_documents->setCurrent(second);
    m_documents->undoStack()->redo();
    QCOMPARE(m_documents->current(), std::optional(first));
    QCOMPARE(revealed.size(), 2);
}

void RuleDocumentsTest::editsOfOneParameterMergeUnlessTheyStandAlone()
{
    const std::int64_t key = add(u"One"_s);
    const int before = m_documents->undoStack()->count();
    const auto edit = [&](std::int64_t most, const EditDetail& detail) {
        Rule rule = *m_documents->find(key);
        rule.maxSignals = most;
        m_documents->edit(key, rule, RuleField::Parameters, u"Change"_s, detail);
    };
    edit(1, {.path = u"size"_s});
    edit(2, {.path = u"size"_s});
    QCOMPARE(m_documents->undoStack()->count(), before + 1);
    edit(3, {.path = u"termSize"_s});
    QCOMPARE(m_documents->undoStack()->count(), before + 2);
    edit(4, {.path = u"termSize"_s, .standsAlone = true});
    edit(5, {.path = u"termSize"_s, .standsAlone = true});
    QCOMPARE(m_documents->undoStack()->count(), before + 4);
    edit(6, {.path = u"termSize"_s});
    QCOMPARE(m_documents->undoStack()->count(), before + 5);
    QSignalSpy revealed(m_documents.get(), &RuleDocuments::revealed);
    m_documents->undoStack()->undo();
    QCOMPARE(revealed.first().at(2).toString(), u"termSize"_s);
    QCOMPARE(m_documents->find(key)->maxSignals, std::int64_t{5});
}

void RuleDocumentsTest::removedComesBackWhereItStood()
{
    add(u"One"_s);
    const std::int64_t second = add(u"Two"_s);
    const std::int64_t third = add(u"Three"_s);
    m_documents->setCurrent(second);
    QSignalSpy removed(m_documents.get(), &RuleDocuments::removed);
    QSignalSpy added(m_documents.get(), &RuleDocuments::added);
    m_documents->remove(second, u"Delete rule"_s);
    QCOMPARE(savedNames(), (QStringList{u"One"_s, u"Three"_s}));
    QCOMPARE(removed.first().first().toInt(), 1);
    QCOMPARE(m_documents->current(), std::optional(third));
    m_documents->undoStack()->undo();
    QCOMPARE(names(), (QStringList{u"One"_s, u"Two"_s, u"Three"_s}));
    QCOMPARE(savedNames(), names());
    QCOMPARE(added.first().first().toInt(), 1);
    QCOMPARE(m_documents->current(), std::optional(second));
    m_documents->undoStack()->redo();
    QCOMPARE(savedNames(), (QStringList{u"One"_s, u"Three"_s}));
}

void RuleDocumentsTest::severalComeAndGoAtOnce()
{
    const std::int64_t one = add(u"One"_s);
    const std::int64_t two = add(u"Two"_s);
    const std::int64_t three = add(u"Three"_s);
    add(u"Four"_s);
    m_documents->editQuery(two, "a : 1", "aside", u"Edit"_s, {});
    const int steps = m_documents->undoStack()->index();
    QSignalSpy added(m_documents.get(), &RuleDocuments::added);
    QSignalSpy removed(m_documents.get(), &RuleDocuments::removed);
    // Two comes and goes with those around it, and is as it was.
    m_documents->setCurrent(one);
    m_documents->remove({three, one}, u"Delete rules"_s);
    QCOMPARE(m_documents->undoStack()->index(), steps + 1);
    QCOMPARE(savedNames(), (QStringList{u"Two"_s, u"Four"_s}));
    QCOMPARE(m_documents->draft(two), std::string("aside"));
    QCOMPARE(m_documents->current(), std::optional(two));
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.first(), (QList<QVariant>{0, 2}));
    QCOMPARE(added.size(), 1);
    QCOMPARE(added.first(), (QList<QVariant>{0, 0}));
    m_documents->undoStack()->undo();
    QCOMPARE(names(), (QStringList{u"One"_s, u"Two"_s, u"Three"_s, u"Four"_s}));
    QCOMPARE(savedNames().size(), 4);
    QCOMPARE(m_documents->current(), std::optional(one));
    QCOMPARE(removed.size(), 2);
    QCOMPARE(added.size(), 2);
    QVERIFY(m_documents->addCopies({one, two, one}, u"Duplicate rules"_s));
    QCOMPARE(added.size(), 3);
    QCOMPARE(names().mid(4), (QStringList{u"One, copy"_s, u"Two, copy"_s, u"One, copy 2"_s}));
    QCOMPARE(m_documents->draft(m_documents->rules()[5].key), std::string("aside"));
    QVERIFY(m_documents->rules()[4].rule.id != m_documents->rules()[6].rule.id);
    m_documents->undoStack()->undo();
    QCOMPARE(savedNames().size(), 4);
}

void RuleDocumentsTest::rulesOfOtherProgramsStay()
{
    const std::int64_t own = add(u"Mine"_s);
    m_documents->finishSaving();
    {
        auto other = Workspace::open(toUtf8(m_folder->filePath(u"a.casewright"_s)), Access::ReadWrite);
        Rule theirs = m_documents->newRule();
        theirs.name = "Theirs";
        QVERIFY(other->addRule(theirs));
    }
    const std::int64_t second = add(u"Mine too"_s);
    rename(own, "Mine still");
    rename(second, "Mine as well");
    QCOMPARE(savedNames(), (QStringList{u"Mine still"_s, u"Theirs"_s, u"Mine as well"_s}));
    m_documents->remove({own, second}, u"Delete rules"_s);
    QCOMPARE(savedNames(), QStringList{u"Theirs"_s});
}

void RuleDocumentsTest::removingTheLastLeavesNoCurrent()
{
    const std::int64_t key = add(u"One"_s);
    m_documents->remove(key, u"Delete rule"_s);
    QVERIFY(!m_documents->current());
    m_documents->undoStack()->undo();
    QCOMPARE(m_documents->current(), std::optional(key));
}

void RuleDocumentsTest::findingsFollowTheProfile()
{
    const std::int64_t key = add(u"One"_s);
    change(key, RuleField::TimeWindow, [](Rule& rule) { rule.casesAction->timeWindow = "36h"; });
    QVERIFY(m_documents->findings(key).empty());
    QSignalSpy changed(m_documents.get(), &RuleDocuments::findingsChanged);
    m_session->setProfile(u"8.18"_s);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_documents->findings(key).size(), std::size_t{1});
    QCOMPARE(m_documents->findings(key).front().field, RuleField::TimeWindow);
}

void RuleDocumentsTest::anotherWorkspaceIsReadAnew()
{
    add(u"One"_s);
    QSignalSpy reset(m_documents.get(), &RuleDocuments::reset);
    open(u"b.casewright"_s);
    QCOMPARE(reset.size(), 1);
    QVERIFY(m_documents->rules().empty());
    QVERIFY(!m_documents->current());
    QVERIFY(!m_documents->undoStack()->canUndo());
    open(u"a.casewright"_s);
    QCOMPARE(names(), QStringList{u"One"_s});
    QVERIFY(m_documents->current());
}

void RuleDocumentsTest::readOnlyChangesNothing()
{
    add(u"One"_s);
    open(u"a.casewright"_s, Access::ReadOnly);
    QVERIFY(m_session->isReadOnly());
    const std::int64_t key = m_documents->rules().front().key;
    rename(key, "Another");
    m_documents->remove(key, u"Delete rule"_s);
    QVERIFY(!m_documents->add(m_documents->newRule(), u"New rule"_s));
    QCOMPARE(names(), QStringList{u"One"_s});
    QVERIFY(!m_documents->undoStack()->canUndo());
}

void RuleDocumentsTest::withoutAWorkspaceNothingHappens()
{
    WorkspaceSession closed;
    RuleDocuments documents(closed);
    QVERIFY(!documents.add(documents.newRule(), u"New rule"_s));
    QVERIFY(documents.rules().empty());
}

void RuleDocumentsTest::failedSavingIsReportedAndTriedAgain()
{
    const std::int64_t first = add(u"One"_s);
    const std::int64_t second = add(u"Two"_s);
    const std::int64_t third = add(u"Three"_s);
    QSignalSpy reported(m_session.get(), &WorkspaceSession::reported);
    execute(u"ALTER TABLE rules RENAME TO hidden"_s);
    rename(first, "1");
    QTRY_COMPARE(m_documents->saving(), RuleDocuments::Saving::Failed);
    QCOMPARE(reported.size(), 1);
    rename(first, "11");
    m_documents->remove(third, u"Delete rule"_s);
    m_documents->finishSaving();
    QCOMPARE(m_documents->saving(), RuleDocuments::Saving::Failed);
    QCOMPARE(names(), (QStringList{u"11"_s, u"Two"_s}));
    QCOMPARE(reported.size(), 1);
    add(u"Four"_s);
    QCOMPARE(reported.size(), 1);
    execute(u"ALTER TABLE hidden RENAME TO rules"_s);
    rename(second, "2");
    QTRY_COMPARE(m_documents->saving(), RuleDocuments::Saving::Done);
    QCOMPARE(savedNames(), (QStringList{u"11"_s, u"2"_s, u"Four"_s}));
}

void RuleDocumentsTest::failedSavingIsTriedAgainWithoutAChange()
{
    const std::int64_t key = add(u"One"_s);
    execute(u"ALTER TABLE rules RENAME TO hidden"_s);
    rename(key, "Two");
    QTRY_COMPARE(m_documents->saving(), RuleDocuments::Saving::Failed);
    execute(u"ALTER TABLE hidden RENAME TO rules"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_documents->saving(), RuleDocuments::Saving::Done, 20'000);
    QCOMPARE(savedNames(), QStringList{u"Two"_s});
}

void RuleDocumentsTest::typingDoesNotWaitForOtherWriters()
{
    const std::int64_t key = add(u"One"_s);
    m_documents->finishSaving();
    {
        QSqlDatabase other = openPast();
        QVERIFY(QSqlQuery(other).exec(u"BEGIN IMMEDIATE"_s));
        // Each of these would wait two seconds for the other writer.
        QElapsedTimer clock;
        clock.start();
        for (int i = 0; i < 20; ++i)
            rename(key, "Name " + std::to_string(i));
        add(u"Two"_s);
        QVERIFY(m_documents->addCopies({key}, u"Duplicate"_s));
        m_documents->remove(key, u"Delete"_s);
        m_documents->undoStack()->undo();
        QVERIFY2(clock.elapsed() < 1'000, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(m_documents->saving(), RuleDocuments::Saving::Running);
        QVERIFY(QSqlQuery(other).exec(u"ROLLBACK"_s));
    }
    QSqlDatabase::removeDatabase(u"past"_s);
    QCOMPARE(savedNames(), (QStringList{u"Name 19"_s, u"Two"_s, u"Name 19, copy"_s}));
}

void RuleDocumentsTest::closingSavesWhatIsLeft()
{
    const std::int64_t key = add(u"One"_s);
    rename(key, "Two");
    rename(key, "Three");
    open(u"b.casewright"_s);
    open(u"a.casewright"_s);
    QCOMPARE(names(), QStringList{u"Three"_s});
    rename(m_documents->current().value(), "Four");
    m_documents.reset();
    m_documents = std::make_unique<RuleDocuments>(*m_session);
    QCOMPARE(names(), QStringList{u"Four"_s});
}

void RuleDocumentsTest::filesAreReadAndKeepTheirText()
{
    const std::string json = R"({"name":"A", "id": "7", "rule_type_id":"siem.queryRule", "consumer":"siem",
      "schedule":{"interval":"5m"}, "alert_delay": {"active": 3}})";
    const auto rule = m_documents->read(json, u"a.json"_s);
    QVERIFY(rule);
    const std::int64_t first = m_documents->add(*rule, u"Import"_s).value_or(-1);
    QCOMPARE(casewright::rules::writeRule(*m_documents->find(first)), json);
    const auto again = m_documents->read(json, u"a.json"_s);
    QVERIFY(again);
    QVERIFY(again->id != rule->id);
    QVERIFY(m_documents->add(*again, u"Import"_s));
    m_documents->finishSaving();
    const RuleDocuments later(*m_session);
    QCOMPARE(later.rules().size(), std::size_t{2});
    QCOMPARE(later.rules().front().rule.id.text, std::string("7"));
    QCOMPARE(later.rules().back().rule.id, again->id);
}

void RuleDocumentsTest::errorsInFilesHaveAPlace()
{
    const auto rule = m_documents->read("{\n  \"name\" 7\n}", u"a.json"_s);
    QVERIFY(!rule);
    QVERIFY2(toText(rule.error()).startsWith(u"a.json:2:"_s), qUtf8Printable(toText(rule.error())));
}

QTEST_GUILESS_MAIN(RuleDocumentsTest)
#include "tst_RuleDocuments.moc"
