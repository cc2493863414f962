// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/WorkspaceFindings.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/models/RuleListModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include <functional>
#include <memory>

using namespace Qt::StringLiterals;
using casewright::rules::Rule;
using casewright::rules::RuleField;
using casewright::store::Access;
using casewright::ui::RuleDocuments;
using casewright::ui::RuleListModel;
using casewright::ui::WorkspaceFindings;
using casewright::ui::WorkspaceSession;
namespace RuleTexts = casewright::ui::RuleTexts;

/// The list of rules, under Qt's model tester all the time.
class RuleListModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void followsAddingAndRemoving();
    void indexIsRightWhileRowsGo();
    void showsWhatARuleIs();
    void followsEdits();
    void followsTheProfile();
    void followsTheWorkspace();
    void typesHaveNames();
    void findingsAreSummedUp();

private:
    std::int64_t add(const std::string& name)
    {
        Rule rule = m_documents->newRule();
        rule.name = name;
        return m_documents->add(rule, u"Add"_s).value_or(-1);
    }
    void change(std::int64_t key, const std::function<void(Rule&)>& how)
    {
        Rule rule = *m_documents->find(key);
        how(rule);
        m_documents->edit(key, rule, RuleField::Name, u"Edit"_s);
    }
    QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < m_model->rowCount(); ++row)
            names.append(m_model->index(row).data().toString());
        return names;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<RuleDocuments> m_documents;
    std::unique_ptr<WorkspaceFindings> m_findings;
    std::unique_ptr<RuleListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void RuleListModelTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = std::make_unique<WorkspaceSession>();
    QVERIFY(m_session->open(m_folder->filePath(u"a.casewright"_s), Access::Create));
    m_documents = std::make_unique<RuleDocuments>(*m_session);
    m_findings = std::make_unique<WorkspaceFindings>(*m_session, *m_documents);
    m_model = std::make_unique<RuleListModel>(*m_documents, *m_findings);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void RuleListModelTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_findings.reset();
    m_documents.reset();
    m_session.reset();
    m_folder.reset();
}

void RuleListModelTest::followsAddingAndRemoving()
{
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    add("One");
    const std::int64_t two = add("Two");
    add("Three");
    QCOMPARE(names(), (QStringList{u"One"_s, u"Two"_s, u"Three"_s}));
    m_documents->remove(two, u"Delete"_s);
    QCOMPARE(names(), (QStringList{u"One"_s, u"Three"_s}));
    QVERIFY(!m_model->indexOf(two).isValid());
    m_documents->undoStack()->undo();
    QCOMPARE(names(), (QStringList{u"One"_s, u"Two"_s, u"Three"_s}));
    QCOMPARE(m_model->indexOf(two).row(), 1);
    QCOMPARE(inserted.size(), 4);
    QCOMPARE(inserted.last().at(1).toInt(), 1);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.first().at(1).toInt(), 1);
    QCOMPARE(reset.size(), 0);
}

void RuleListModelTest::indexIsRightWhileRowsGo()
{
    const std::int64_t one = add("One");
    const std::int64_t two = add("Two");
    int row = -1;
    connect(m_model.get(), &QAbstractItemModel::rowsAboutToBeRemoved, m_model.get(),
            [&] { row = m_model->indexOf(two).row(); });
    m_documents->remove(one, u"Delete"_s);
    QCOMPARE(row, 1);
}

void RuleListModelTest::showsWhatARuleIs()
{
    const std::int64_t key = add("One");
    change(key, [](Rule& rule) {
        rule.tags = {"windows", "T1059"};
        rule.query = "process.name : (";
        rule.casesAction->timeWindow = "5m";
    });
    const QModelIndex index = m_model->indexOf(key);
    QCOMPARE(index.data(RuleListModel::KeyRole).toLongLong(), key);
    QCOMPARE(index.data(RuleListModel::TypeRole).toString(), u"Custom query"_s);
    QCOMPARE(index.data(RuleListModel::ConsumerRole).toString(), u"siem"_s);
    QTRY_COMPARE(index.data(RuleListModel::ErrorsRole).toInt(), 1);
    QCOMPARE(index.data(RuleListModel::WarningsRole).toInt(), 1);
    QVERIFY(index.data(RuleListModel::FilterRole).toString().contains(u"T1059"_s));
    QVERIFY(index.data(Qt::ToolTipRole).toString().contains(u"In the query at 1:"_s));
    QCOMPARE(index.data(Qt::AccessibleTextRole).toString(), u"One, Custom query, siem, 1 error, 1 warning"_s);
}

void RuleListModelTest::followsEdits()
{
    add("One");
    const std::int64_t key = add("Two");
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    change(key, [](Rule& rule) { rule.name.clear(); });
    QCOMPARE(names(), (QStringList{u"One"_s, u"Unnamed rule"_s}));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toModelIndex().row(), 1);
    // Nothing that is shown here.
    change(key, [](Rule& rule) { rule.casesAction->groupBy = "host.name"; });
    QCOMPARE(changed.size(), 1);
}

void RuleListModelTest::followsTheProfile()
{
    add("One");
    const std::int64_t key = add("Two");
    change(key, [](Rule& rule) { rule.casesAction->timeWindow = "36h"; });
    QTRY_VERIFY(m_findings->isCurrent());
    QCOMPARE(m_model->indexOf(key).data(RuleListModel::WarningsRole).toInt(), 0);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_session->setProfile(u"8.18"_s);
    QTRY_COMPARE(m_model->indexOf(key).data(RuleListModel::WarningsRole).toInt(), 1);
    QCOMPARE(m_model->findingCounts(), (RuleTexts::FindingCounts{.errors = 0, .warnings = 1}));
    QCOMPARE(changed.size(), 1);
}

void RuleListModelTest::followsTheWorkspace()
{
    add("One");
    QVERIFY(m_session->open(m_folder->filePath(u"b.casewright"_s), Access::Create));
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(m_session->open(m_folder->filePath(u"a.casewright"_s), Access::ReadWrite));
    QCOMPARE(names(), QStringList{u"One"_s});
}

void RuleListModelTest::typesHaveNames()
{
    QCOMPARE(RuleTexts::typeName(".es-query"), u"Elasticsearch query"_s);
    QCOMPARE(RuleTexts::typeName("my.own"), u"my.own"_s);
    Rule rule;
    QCOMPARE(RuleTexts::ownerName(rule), u"Security"_s);
    rule.ruleTypeId = ".es-query";
    rule.consumer = "logs";
    QCOMPARE(RuleTexts::ownerName(rule), u"Observability"_s);
    rule.consumer = "stackAlerts";
    QCOMPARE(RuleTexts::ownerName(rule), u"Stack"_s);
}

void RuleListModelTest::findingsAreSummedUp()
{
    QCOMPARE(RuleTexts::summary({}), QString());
    QCOMPARE(RuleTexts::summary({.errors = 1, .warnings = 0}), u"1 error"_s);
    QCOMPARE(RuleTexts::summary({.errors = 2, .warnings = 1}), u"2 errors, 1 warning"_s);
}

QTEST_GUILESS_MAIN(RuleListModelTest)
#include "tst_RuleListModel.moc"
