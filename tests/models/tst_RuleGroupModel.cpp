// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/WorkspaceFindings.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/models/FindingListModel.h"
#include "ui/models/ImportReportModel.h"
#include "ui/models/RuleGroupModel.h"
#include "ui/models/RuleListModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include <memory>

using namespace Qt::StringLiterals;
using casewright::rules::Rule;
using casewright::rules::RuleField;
using namespace casewright::ui;

/// Groups of rules, and what is told of an import, under Qt's model tester all the time.
class RuleGroupModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void followsEditsOfTags();
    void movesOnlyWhatMoved();
    void narrowsToTagsAndSearch();
    void followsTheWorkspace();
    void importIsTold();
    void findingsOfAllRulesAreListed();

private:
    std::int64_t add(const std::string& name, const std::vector<std::string>& tags)
    {
        Rule rule = m_documents->newRule();
        rule.name = name;
        rule.tags = tags;
        return m_documents->add(rule, u"Add"_s).value_or(-1);
    }
    QStringList shown() const
    {
        QStringList names;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const QModelIndex index = m_model->index(row);
            names.append((index.data(RuleGroupModel::IsGroupRole).toBool() ? u"# "_s : QString())
                         + index.data().toString());
        }
        return names;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<RuleDocuments> m_documents;
    std::unique_ptr<WorkspaceFindings> m_findings;
    std::unique_ptr<RuleListModel> m_list;
    std::unique_ptr<RuleGroupModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void RuleGroupModelTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = std::make_unique<WorkspaceSession>();
    QVERIFY(m_session->open(m_folder->filePath(u"a.casewright"_s), casewright::store::Access::Create));
    m_documents = std::make_unique<RuleDocuments>(*m_session);
    m_findings = std::make_unique<WorkspaceFindings>(*m_session, *m_documents);
    m_list = std::make_unique<RuleListModel>(*m_documents, *m_findings);
    m_model = std::make_unique<RuleGroupModel>(*m_list);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void RuleGroupModelTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_list.reset();
    m_findings.reset();
    m_documents.reset();
    m_session.reset();
    m_folder.reset();
}

void RuleGroupModelTest::followsEditsOfTags()
{
    const std::int64_t one = add("One", {"b", "a", "a"});
    add("Two", {"b"});
    m_model->setGrouping(RuleGroupModel::Grouping::Tag);
    QCOMPARE(shown(), (QStringList{u"# a"_s, u"One"_s, u"# b"_s, u"One"_s, u"Two"_s}));
    Rule changed = *m_documents->find(one);
    changed.tags.clear();
    m_documents->edit(one, changed, RuleField::Tags, u"Edit"_s);
    QCOMPARE(shown(), (QStringList{u"# b"_s, u"Two"_s, u"# No tags"_s, u"One"_s}));
    m_documents->undoStack()->undo();
    QCOMPARE(shown().size(), 5);
    QCOMPARE(m_model->allTags().at(u"b"_s), 2);
    QCOMPARE(m_model->index(2).data(RuleGroupModel::GroupSizeRole).toInt(), 2);
    QVERIFY(!m_model->index(2).flags().testFlag(Qt::ItemIsSelectable));
}

void RuleGroupModelTest::movesOnlyWhatMoved()
{
    add("One", {});
    const std::int64_t two = add("Two", {});
    add("Three", {});
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    m_documents->remove(two, u"Delete"_s);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.first().at(1).toInt(), 1);
    QCOMPARE(removed.first().at(2).toInt(), 1);
    m_documents->undoStack()->undo();
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.first().at(1).toInt(), 1);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(m_model->indexOf(two).row(), 1);
}

void RuleGroupModelTest::narrowsToTagsAndSearch()
{
    add("One", {"a"});
    add("Two", {"b"});
    add("Other", {"c"});
    m_model->setTags({u"a"_s, u"b"_s});
    QCOMPARE(shown(), (QStringList{u"One"_s, u"Two"_s}));
    m_model->setSearch(u"TW"_s);
    QCOMPARE(shown(), QStringList{u"Two"_s});
    m_model->setTags({});
    m_model->setSearch(u"o"_s);
    QCOMPARE(shown().size(), 3);
    m_model->setSearch(u"none"_s);
    QVERIFY(!m_model->hasRules());
}

void RuleGroupModelTest::followsTheWorkspace()
{
    add("One", {"a"});
    m_model->setGrouping(RuleGroupModel::Grouping::Type);
    QVERIFY(m_session->open(m_folder->filePath(u"b.casewright"_s), casewright::store::Access::Create));
    QCOMPARE(shown(), QStringList());
    QVERIFY(m_session->open(m_folder->filePath(u"a.casewright"_s), casewright::store::Access::ReadWrite));
    QCOMPARE(shown(), (QStringList{u"# Custom query"_s, u"One"_s}));
}

void RuleGroupModelTest::importIsTold()
{
    using Outcome = ImportedItem::Outcome;
    ImportReportModel report;
    const QAbstractItemModelTester tester(&report, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(report.title(), u"No rule was imported"_s);
    ImportedItem added{.name = "One", .place = {.file = "/a/b.json", .line = 1, .column = 1, .field = {}}, .key = 1};
    ImportedItem refused{.outcome = Outcome::Refused, .text = "Why.", .place = {.file = "/a/c.json", .field = {}}};
    report.setItems({added, refused});
    QCOMPARE(report.title(), u"Imported 1 rule"_s);
    QCOMPARE(report.summary(), u"1 not imported"_s);
    QCOMPARE(report.index(0).data(NoteRoles::PlaceRole).toString(), u"b.json:1:1"_s);
    QCOMPARE(report.index(1).data().toString(), u"c.json"_s);
    QCOMPARE(report.index(1).data(NoteRoles::DetailRole).toString(), u"Not imported. Why."_s);
    added.outcome = Outcome::Replaced;
    refused.outcome = Outcome::LeftOut;
    ImportedItem renumbered = added;
    renumbered.outcome = Outcome::Renumbered;
    report.setItems({added, refused, renumbered});
    QCOMPARE(report.title(), u"Imported 2 rules"_s);
    QCOMPARE(report.summary(), u"1 with another id, 1 in place of rules here, 1 left out"_s);
}

void RuleGroupModelTest::findingsOfAllRulesAreListed()
{
    using casewright::rules::Severity;
    WorkspaceFindings findings(*m_session, *m_documents);
    FindingListModel model(*m_documents, findings);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto change = [this](std::int64_t key, const std::string& query, const std::string& window) {
        Rule changed = *m_documents->find(key);
        changed.query = query;
        changed.casesAction->timeWindow = window;
        m_documents->edit(key, changed, RuleField::Query, u"Edit"_s, {.path = {}, .standsAlone = true});
    };
    const std::int64_t one = add("One", {});
    const std::int64_t two = add("Two", {});
    change(one, "a : 1", "5m");
    change(two, "a : (", "7d");
    QVERIFY(!findings.isCurrent());
    QTRY_VERIFY(findings.isCurrent());
    QCOMPARE(model.count(Severity::Error), 1);
    QCOMPARE(model.count(Severity::Warning), 1);
    QCOMPARE(model.index(0).data().toString(), u"Two"_s);
    QCOMPARE(model.index(0).data(NoteRoles::LevelRole).toInt(), static_cast<int>(NoteRoles::Level::Error));
    QCOMPARE(model.index(1).data(NoteRoles::PlaceRole).toString(), u"Time window"_s);
    QVERIFY(!model.findingAt(2));
    // Edits of two rules one right after the other: none is forgotten.
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    change(one, "a : 1", "7d");
    change(two, "a : 1", "7d");
    QTRY_COMPARE(model.rowCount(), 0);
    QVERIFY(removed.size() >= 1);
    m_documents->undoStack()->undo();
    QTRY_COMPARE(model.rowCount(), 1);
    m_documents->remove(two, u"Delete"_s);
    QTRY_COMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(RuleGroupModelTest)
#include "tst_RuleGroupModel.moc"
