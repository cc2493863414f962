// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/CaseTableModel.h"

#include "tests/store/ScriptedRuns.h"
#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace casewright;
using engine::CaseStatus;
using store::CaseFilter;
using store::CaseOrder;
using ui::CaseRepository;
using ui::CaseTableModel;
using ui::WorkspaceSession;

namespace {

using Keys = std::vector<std::int64_t>;

const tests::Script ThousandCases{.runs = 5, .alertsPerRun = 200, .groups = 1'000};
const tests::Script HundredCases{.runs = 2, .alertsPerRun = 50, .groups = 100};

Keys keysIn(const CaseTableModel& model)
{
    Keys keys;
    for (int row = 0; row < model.rowCount(); ++row)
        keys.push_back(model.at(row).key);
    return keys;
}

} // namespace

/// The table of cases over workspaces in files, always under Qt's model tester.
class CaseTableModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void pagesComeAsTheyAreWanted();
    void cellsShowTheCase();
    void filterReplacesTheRows();
    void laterFilterWins();
    void refreshChangesOnlyWhatChanged();
    void refreshFollowsAnyChange();
    void refreshKeepsWhatIsSeen();
    void refreshesDoNotStarveEachOther();
    void tooManyRowsAreNotFollowed();
    void endIsReachedBehindRowsThatMoved();
    void withoutAWorkspaceItSaysWhy();

private:
    void open(const tests::Script& script);
    /// What a second program sees in the file.
    [[nodiscard]] Keys keysInFile(const CaseFilter& filter, std::uint32_t limit = 10'000) const
    {
        Keys keys;
        const auto rows = m_other->cases(filter, std::nullopt, limit);
        for (const store::CaseRow& row : *rows)
            keys.push_back(row.key);
        return keys;
    }
    void load(const CaseFilter& filter)
    {
        QSignalSpy loaded(m_model.get(), &CaseTableModel::loaded);
        m_model->setFilter(filter);
        QTRY_COMPARE(loaded.size(), 1);
    }
    void refresh(int lastRow)
    {
        QSignalSpy loaded(m_model.get(), &CaseTableModel::loaded);
        m_model->refresh(lastRow);
        QTRY_COMPARE(loaded.size(), 1);
    }
    void fetchAll()
    {
        while (m_model->canFetchMore({})) {
            QSignalSpy loaded(m_model.get(), &CaseTableModel::loaded);
            m_model->fetchMore({});
            QTRY_COMPARE(loaded.size(), 1);
        }
    }
    void setStatus(std::int64_t key, CaseStatus status)
    {
        QVERIFY(m_other->setStatus({key}, status, base::Timestamp{m_now += 1'000}, "ana"));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<CaseRepository> m_repository;
    std::unique_ptr<CaseTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::optional<store::Workspace> m_other; ///< changes the file behind the model's back
    std::int64_t m_now = 1'800'000'000'000;
};

void CaseTableModelTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = std::make_unique<WorkspaceSession>();
    m_repository = std::make_unique<CaseRepository>(*m_session);
    m_model = std::make_unique<CaseTableModel>(*m_repository);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_tester->setUseFetchMore(false);
}

void CaseTableModelTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_repository.reset();
    m_session.reset();
    m_other.reset();
    m_folder.reset();
}

void CaseTableModelTest::open(const tests::Script& script)
{
    const QString path = m_folder->filePath(u"cases.casewright"_s);
    QVERIFY(m_session->open(path, store::Access::Create));
    QVERIFY(tests::storeScript(ui::toUtf8(path), script, tests::makeTable(script.alerts())) > 0);
    auto other = store::Workspace::open(ui::toUtf8(path), store::Access::ReadWrite);
    QVERIFY(other);
    m_other.emplace(std::move(*other));
}

void CaseTableModelTest::pagesComeAsTheyAreWanted()
{
    open(ThousandCases);
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(!m_model->canFetchMore({}));
    load({});
    QCOMPARE(m_model->rowCount(), 200);
    QVERIFY(!m_model->isComplete());
    QVERIFY(m_model->canFetchMore({}));
    m_model->fetchMore({});
    QCOMPARE(m_model->rowCount(), 200); // the page comes later
    QVERIFY(!m_model->canFetchMore({}));
    QTRY_COMPARE(m_model->rowCount(), 400);
    fetchAll();
    QVERIFY(m_model->isComplete());
    QCOMPARE(keysIn(*m_model), keysInFile({}));
}

void CaseTableModelTest::cellsShowTheCase()
{
    open(HundredCases);
    load({.order = CaseOrder::CreatedOldestFirst});
    const auto cell = [this](int column, int role = Qt::DisplayRole) { return m_model->index(0, column).data(role); };
    QCOMPARE(cell(CaseTableModel::Name).toString(), u"Scripted rule - Grouping by host-0 (Auto-created)"_s);
    QCOMPARE(cell(CaseTableModel::Status).toString(), u"Open"_s);
    QCOMPARE(cell(CaseTableModel::Severity).toString(), u"Low"_s);
    QCOMPARE(cell(CaseTableModel::Alerts).toInt(), 1);
    QCOMPARE(cell(CaseTableModel::Reopened).toInt(), 0);
    QCOMPARE(cell(CaseTableModel::Tags).toStringList(), (QStringList{u"host.name:host-0"_s, u"auto-generated"_s}));
    QCOMPARE(cell(CaseTableModel::Created).toLongLong(), m_model->at(0).createdAt.milliseconds);
    QVERIFY(cell(CaseTableModel::Name, Qt::ToolTipRole).toString().contains(ui::toText(m_model->at(0).id.text)));
    QCOMPARE(m_model->headerData(CaseTableModel::Alerts, Qt::Horizontal, Qt::DisplayRole).toString(), u"Alerts"_s);
    // What the column cannot tell, it says.
    const QString tip = m_model->headerData(CaseTableModel::Incident, Qt::Horizontal, Qt::ToolTipRole).toString();
    QVERIFY(tip.contains(u"Comments that did not get there"_s));
}

void CaseTableModelTest::filterReplacesTheRows()
{
    open(HundredCases);
    load({});
    QCOMPARE(m_model->rowCount(), 100);
    m_model->setFilter({.text = "host-9", .isTextGoingOn = true});
    QCOMPARE(m_model->rowCount(), 100); // what is shown stays until there is something else
    QVERIFY(m_model->isLoading());
    QTRY_COMPARE(m_model->rowCount(), 11);
    QVERIFY(!m_model->isLoading());
    load({.text = "zebra"});
    QCOMPARE(m_model->rowCount(), 0);
}

void CaseTableModelTest::laterFilterWins()
{
    open(HundredCases);
    QSignalSpy loaded(m_model.get(), &CaseTableModel::loaded);
    m_model->setFilter({});
    m_model->setFilter({.text = "host-7", .isTextGoingOn = true});
    QTRY_COMPARE(loaded.size(), 1);
    QCOMPARE(m_model->rowCount(), 11);
    m_model->setFilter({});
    m_model->clear();
    QCOMPARE(m_model->rowCount(), 0);
    load({.text = "host-42"});
    QCOMPARE(m_model->rowCount(), 1);
}

void CaseTableModelTest::refreshChangesOnlyWhatChanged()
{
    open(HundredCases);
    load({});
    setStatus(m_model->at(10).key, CaseStatus::Closed);
    setStatus(m_model->at(11).key, CaseStatus::InProgress);
    setStatus(m_model->at(50).key, CaseStatus::Closed);
    QSignalSpy changed(m_model.get(), &CaseTableModel::dataChanged);
    QSignalSpy reset(m_model.get(), &CaseTableModel::modelReset);
    QSignalSpy layout(m_model.get(), &CaseTableModel::layoutChanged);
    refresh(99);
    QCOMPARE(changed.size(), 2);
    QCOMPARE(changed[0][0].toModelIndex().row(), 10);
    QCOMPARE(changed[0][1].toModelIndex().row(), 11);
    QCOMPARE(changed[1][0].toModelIndex().row(), 50);
    QCOMPARE(reset.size() + layout.size(), 0);
    QCOMPARE(m_model->index(50, CaseTableModel::Status).data().toString(), u"Closed"_s);
}

void CaseTableModelTest::refreshFollowsAnyChange()
{
    open(HundredCases);
    const CaseFilter filter{.statuses = {CaseStatus::Open, CaseStatus::InProgress},
                            .order = CaseOrder::UpdatedNewestFirst};
    load(filter);
    const Keys all = keysIn(*m_model);
    QRandomGenerator random(17);
    for (int round = 0; round < 40; ++round) {
        std::vector<std::pair<QPersistentModelIndex, std::int64_t>> held;
        for (int row = 0; row < m_model->rowCount(); row += 3)
            held.emplace_back(m_model->index(row, row % CaseTableModel::ColumnCount), m_model->at(row).key);
        const std::uint32_t changes = random.bounded(1U, 12U);
        for (std::uint32_t i = 0; i < changes; ++i)
            setStatus(all[random.bounded(static_cast<quint32>(all.size()))],
                      static_cast<CaseStatus>(random.bounded(3)));
        refresh(m_model->rowCount() - 1);
        QCOMPARE(keysIn(*m_model), keysInFile(filter));
        for (const auto& [index, key] : held) {
            const int row = m_model->rowOf(key);
            QCOMPARE(index.isValid() ? index.row() : -1, row);
        }
    }
}

void CaseTableModelTest::refreshKeepsWhatIsSeen()
{
    open(ThousandCases);
    const CaseFilter filter{.order = CaseOrder::UpdatedNewestFirst};
    load(filter);
    fetchAll();
    const Keys before = keysIn(*m_model);
    // The last ten come to the front, and push the others down.
    for (std::size_t i = 990; i < 1'000; ++i)
        setStatus(before[i], CaseStatus::Closed);
    refresh(299);
    QCOMPARE(m_model->rowOf(before[299]), 309);
    QCOMPARE(m_model->rowCount(), 310);
    QVERIFY(m_model->canFetchMore({}));
    fetchAll();
    QCOMPARE(keysIn(*m_model), keysInFile(filter));
}

void CaseTableModelTest::refreshesDoNotStarveEachOther()
{
    open(HundredCases);
    load({});
    QSignalSpy loaded(m_model.get(), &CaseTableModel::loaded);
    for (int i = 0; i < 10; ++i)
        m_model->refresh(99);
    setStatus(m_model->at(0).key, CaseStatus::Closed);
    m_model->refresh(99);
    QTRY_COMPARE(loaded.size(), 2);
    QCOMPARE(m_model->at(0).status, CaseStatus::Closed);
}

void CaseTableModelTest::tooManyRowsAreNotFollowed()
{
    open(HundredCases);
    load({});
    QSignalSpy outdated(m_model.get(), &CaseTableModel::outdated);
    m_model->refresh(CaseTableModel::LastRefreshed);
    QVERIFY(outdated.isEmpty());
    QSignalSpy loaded(m_model.get(), &CaseTableModel::loaded);
    QTRY_COMPARE(loaded.size(), 1);
    m_model->refresh(CaseTableModel::LastRefreshed + 1);
    QCOMPARE(outdated.size(), 1);
}

void CaseTableModelTest::endIsReachedBehindRowsThatMoved()
{
    open(ThousandCases);
    load({.order = CaseOrder::UpdatedOldestFirst});
    m_model->fetchMore({});
    QTRY_COMPARE(m_model->rowCount(), 400);
    const Keys all = keysInFile({.order = CaseOrder::UpdatedOldestFirst});
    // All that are shown go to the end, and the table does not follow: as after a change of very many.
    for (const std::int64_t key : keysIn(*m_model))
        setStatus(key, CaseStatus::Closed);
    for (int rows = 600; rows <= 1'000; rows += 200) {
        m_model->fetchMore({});
        QTRY_COMPARE(m_model->rowCount(), rows);
    }
    QVERIFY(!m_model->isComplete());
    m_model->fetchMore({}); // what is left are pages without anything new
    QTRY_VERIFY(m_model->isComplete());
    QCOMPARE(keysIn(*m_model), all);
}

void CaseTableModelTest::withoutAWorkspaceItSaysWhy()
{
    QSignalSpy failed(m_model.get(), &CaseTableModel::failed);
    m_model->setFilter({});
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed[0][0].toString().contains(u"closed"_s));
    QCOMPARE(m_model->rowCount(), 0);
}

QTEST_GUILESS_MAIN(CaseTableModelTest)
#include "tst_CaseTableModel.moc"
