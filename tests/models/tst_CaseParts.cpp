// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/store/ScriptedRuns.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/models/ActivityModel.h"
#include "ui/models/CaseAlertsModel.h"
#include "ui/models/CaseDecisionsModel.h"
#include "ui/models/CaseText.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace casewright;
using engine::CaseStatus;
using store::Activity;
using store::ActivityKind;
using ui::ActivityModel;
using ui::CaseAlertsModel;
using ui::CaseDecisionsModel;
using ui::CasePartModel;
using ui::CaseRepository;
using ui::WorkspaceSession;
namespace CaseText = ui::CaseText;

/// What belongs to one case: activity and alerts, and the words for them.
class CasePartsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void activityIsReadInPages();
    void activityGrowsAtItsEnd();
    void alertsAreReadInPages();
    void alertsHaveFieldsOfTheirDocuments();
    void decisionsAreReadInPages();
    void askingAtAnyTimeReadsNoPageTwice();
    void anotherCaseReplacesTheRows();
    void missingCaseIsSaid();
    void activityIsSaidInWords_data();
    void activityIsSaidInWords();
    void groupingIsSaidInLines_data();
    void groupingIsSaidInLines();
    void wordsOfKibanaAreOurs();

private:
    /// Makes and opens a workspace: 600 runs of one alert for each of two groups.
    void open();
    /// Documents of all rows of the model but the last one, each with a host of its own.
    std::shared_ptr<const alerts::AlertTable> documentsOf(const CaseAlertsModel& model);
    void waitForAll(CasePartModel& model)
    {
        QTRY_VERIFY(model.rowCount() > 0);
        while (model.canFetchMore({})) {
            const int before = model.rowCount();
            QSignalSpy loaded(&model, &CasePartModel::loaded);
            model.fetchMore({});
            QCOMPARE(model.rowCount(), before);
            QTRY_COMPARE(loaded.size(), 1);
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<CaseRepository> m_repository;
    std::optional<store::Workspace> m_other;
    std::vector<std::int64_t> m_keys; ///< oldest first
};

void CasePartsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = std::make_unique<WorkspaceSession>();
    m_repository = std::make_unique<CaseRepository>(*m_session);
}

void CasePartsTest::cleanup()
{
    m_repository.reset();
    m_session.reset();
    m_other.reset();
    m_folder.reset();
    m_keys.clear();
}

void CasePartsTest::open()
{
    const tests::Script script{.runs = 600, .alertsPerRun = 2, .groups = 2};
    const QString path = m_folder->filePath(u"cases.casewright"_s);
    QVERIFY(m_session->open(path, store::Access::Create));
    QVERIFY(tests::storeScript(ui::toUtf8(path), script, tests::makeTable(script.alerts())) > 0);
    auto other = store::Workspace::open(ui::toUtf8(path), store::Access::ReadWrite);
    QVERIFY(other);
    m_other.emplace(std::move(*other));
    const auto rows = m_other->cases({.order = store::CaseOrder::CreatedOldestFirst}, std::nullopt, 10);
    for (const store::CaseRow& row : *rows)
        m_keys.push_back(row.key);
    QCOMPARE(m_keys.size(), std::size_t{2});
}

void CasePartsTest::activityIsReadInPages()
{
    open();
    ActivityModel model(*m_repository);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    model.setCase(m_keys[0]);
    QCOMPARE(model.rowCount(), 0);
    QTRY_COMPARE(model.rowCount(), 100);
    waitForAll(model);
    QCOMPARE(model.rowCount(), 601); // created, and attached 600 times
    QVERIFY(model.isComplete());
    QCOMPARE(model.index(0, ActivityModel::What).data().toString(), u"created the case"_s);
    QCOMPARE(model.index(1, ActivityModel::What).data().toString(), u"attached 1 alert"_s);
    QCOMPARE(model.index(0, ActivityModel::Who).data().toString(), u"rule"_s);
    for (int row = 1; row < model.rowCount(); ++row)
        QVERIFY(model.at(row - 1).action.key < model.at(row).action.key);
}

void CasePartsTest::activityGrowsAtItsEnd()
{
    open();
    ActivityModel model(*m_repository);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    model.setCase(m_keys[0]);
    waitForAll(model);
    QVERIFY(m_other->setStatus({m_keys[0]}, CaseStatus::Closed, base::Timestamp{1'800'000'000'000}, "ana"));
    QSignalSpy inserted(&model, &ActivityModel::rowsInserted);
    model.refresh();
    QTRY_COMPARE(inserted.size(), 1);
    QCOMPARE(model.rowCount(), 602);
    QCOMPARE(model.index(601, ActivityModel::Who).data().toString(), u"ana"_s);
    QCOMPARE(model.index(601, ActivityModel::What).data().toString(), u"marked the case as Closed"_s);
    QCOMPARE(model.index(601, ActivityModel::When).data().toLongLong(), 1'800'000'000'000);
}

void CasePartsTest::alertsAreReadInPages()
{
    open();
    CaseAlertsModel model(*m_repository);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    model.setCase(m_keys[1]);
    waitForAll(model);
    QCOMPARE(model.rowCount(), 600);
    const auto all = m_other->alerts(m_keys[1], std::nullopt, 1'000);
    for (int row = 0; row < 600; ++row)
        QCOMPARE(model.index(row, CaseAlertsModel::AlertId).data().toString(),
                 ui::toText((*all)[static_cast<std::size_t>(row)].id));
}

/// Qt's tester asks for more whenever anything happens: no page comes twice.
std::shared_ptr<const alerts::AlertTable> CasePartsTest::documentsOf(const CaseAlertsModel& model)
{
    const QString path = m_folder->filePath(u"alerts.ndjson"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no file");
    for (int row = 0; row + 1 < model.rowCount(); ++row) {
        const store::AttachedAlert& alert = model.at(row);
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(alert.at.milliseconds, Qt::UTC);
        file.write(u"{\"_id\": \"%1\", \"_index\": \"%2\", \"@timestamp\": \"%3\","
                   u" \"host\": {\"name\": \"host of %4\"}}\n"_s
                       .arg(ui::toText(alert.id), ui::toText(alert.index), at.toString(Qt::ISODateWithMs))
                       .arg(row)
                       .toUtf8());
    }
    file.close();
    store::StoredSource source;
    source.path = ui::toUtf8(path);
    auto loaded = ui::loadAlerts(source, false, nullptr, {});
    if (!loaded)
        qFatal("%s", loaded.error().text.c_str());
    return loaded->table;
}

void CasePartsTest::alertsHaveFieldsOfTheirDocuments()
{
    open();
    CaseAlertsModel model(*m_repository);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    model.setCase(m_keys[1]);
    QTRY_COMPARE(model.rowCount(), 100);
    QCOMPARE(model.columnCount(), int(CaseAlertsModel::FixedColumns));
    QVERIFY(!model.documentOf(0));
    const auto table = documentsOf(model);
    const QString field = u"host.name"_s;
    model.setDocuments(table, {field, u"nobody.has.it"_s});
    QCOMPARE(model.fields(), QStringList{field});
    QCOMPARE(model.columnCount(), CaseAlertsModel::FixedColumns + 1);
    QCOMPARE(model.headerData(CaseAlertsModel::FixedColumns, Qt::Horizontal, Qt::DisplayRole).toString(), field);
    for (const int row : {0, 98}) {
        const auto place = model.documentOf(row);
        QVERIFY(place);
        QCOMPARE(table->id(*place), model.at(row).id);
        QCOMPARE(model.index(row, CaseAlertsModel::FixedColumns).data().toString(), u"host of %1"_s.arg(row));
    }
    // Of a document that is not there nothing is shown.
    QVERIFY(!model.documentOf(99));
    QVERIFY(!model.index(99, CaseAlertsModel::FixedColumns).data().isValid());
    model.setDocuments(nullptr, {field});
    QCOMPARE(model.columnCount(), int(CaseAlertsModel::FixedColumns));
}

void CasePartsTest::decisionsAreReadInPages()
{
    open();
    CaseDecisionsModel model(*m_repository);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    model.setCase(m_keys[0]);
    waitForAll(model);
    QCOMPARE(model.rowCount(), 600);
    const auto text = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(0, CaseDecisionsModel::Outcome), u"created"_s);
    QCOMPARE(text(1, CaseDecisionsModel::Outcome), u"attached"_s);
    QCOMPARE(text(0, CaseDecisionsModel::Counter), u"counter 1: the first case of this group"_s);
    QCOMPARE(text(1, CaseDecisionsModel::Room), u"1 + 1 ≤ 1\u202F000: 1 attached"_s);
    for (int row = 1; row < model.rowCount(); ++row)
        QCOMPARE_LT(model.at(row - 1).run, model.at(row).run);
}

void CasePartsTest::askingAtAnyTimeReadsNoPageTwice()
{
    open();
    CaseAlertsModel model(*m_repository);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setCase(m_keys[0]);
    waitForAll(model);
    QCOMPARE(model.rowCount(), 600);
}

void CasePartsTest::anotherCaseReplacesTheRows()
{
    open();
    CaseAlertsModel model(*m_repository);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    model.setCase(m_keys[0]);
    model.setCase(m_keys[1]); // before the first answer
    waitForAll(model);
    const auto all = m_other->alerts(m_keys[1], std::nullopt, 1);
    QCOMPARE(model.at(0).id, all->front().id);
    model.setCase(std::nullopt);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.canFetchMore({}));
}

void CasePartsTest::missingCaseIsSaid()
{
    open();
    ActivityModel model(*m_repository);
    QSignalSpy failed(&model, &ActivityModel::failed);
    model.setCase(4711);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed[0][0].toString().contains(u"4711"_s));
}

void CasePartsTest::activityIsSaidInWords_data()
{
    QTest::addColumn<Activity>("activity");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, Activity activity, const QString& words) {
        QTest::addRow("%s", name) << activity << words;
    };
    row("created", {.user = "rule"}, u"created the case"_s);
    row("window", {.user = "rule", .counter = 2, .windowPassed = true},
        u"created the case: counter 2, because the time window had passed"_s);
    row("closed", {.user = "rule", .counter = 3, .closedPassed = true},
        u"created the case: counter 3, because the case before was closed"_s);
    row("many", {.user = "rule", .kind = ActivityKind::AlertsAttached, .alerts = 298}, u"attached 298 alerts"_s);
    row("thousand", {.user = "rule", .kind = ActivityKind::AlertsAttached, .alerts = 1'000},
        u"attached 1\u202F000 alerts"_s);
    row("again", {.user = "rule", .kind = ActivityKind::AlertsAttached, .alerts = 2, .alreadyAttached = 14},
        u"attached 2 alerts (14 were attached already)"_s);
    row("one again", {.user = "rule", .kind = ActivityKind::AlertsAttached, .alerts = 1, .alreadyAttached = 1},
        u"attached 1 alert (1 was attached already)"_s);
    row("reopened", {.user = "rule", .kind = ActivityKind::StatusChanged, .status = CaseStatus::Open},
        u"reopened the case: alerts arrived while it was closed"_s);
    row("by hand", {.user = "ana", .kind = ActivityKind::StatusChanged, .status = CaseStatus::InProgress},
        u"marked the case as In progress"_s);
    row("open by hand", {.user = "ana", .kind = ActivityKind::StatusChanged, .status = CaseStatus::Open},
        u"marked the case as Open"_s);
}

void CasePartsTest::activityIsSaidInWords()
{
    QFETCH(const Activity, activity);
    QFETCH(const QString, words);
    QCOMPARE(CaseText::activity(activity), words);
}

void CasePartsTest::groupingIsSaidInLines_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("lines");
    QTest::addRow("dotted") << u"{\"host.name\":\"A\"}"_s << u"host.name: A"_s;
    QTest::addRow("nested") << u"{\"host\":{\"name\":\"A\"}}"_s << u"host.name: A"_s;
    QTest::addRow("list") << u"{\"host.ip\":[\"1.1.1.1\",2]}"_s << u"host.ip: [\"1.1.1.1\",2]"_s;
    QTest::addRow("number") << u"{\"process.pid\":7}"_s << u"process.pid: 7"_s;
    QTest::addRow("none") << u"{}"_s << QString();
}

void CasePartsTest::groupingIsSaidInLines()
{
    QFETCH(const QString, json);
    QFETCH(const QString, lines);
    QCOMPARE(CaseText::grouping(ui::toUtf8(json)), lines);
}

void CasePartsTest::wordsOfKibanaAreOurs()
{
    QCOMPARE(CaseText::severity("critical"), u"Critical"_s);
    QCOMPARE(CaseText::severity("strange"), u"strange"_s);
    QCOMPARE(CaseText::owner("securitySolution"), u"Security"_s);
    QCOMPARE(CaseText::cases(1), u"1 case"_s);
    QCOMPARE(CaseText::cases(1'204'000), u"1\u202F204\u202F000 cases"_s);
}

QTEST_GUILESS_MAIN(CasePartsTest)
#include "tst_CaseParts.moc"
