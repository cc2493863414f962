// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/Desktop.h"
#include "app/desktop/SampleWorkspace.h"
#include "core/alerts/AlertReader.h"
#include "core/engine/Simulation.h"
#include "core/store/Workspace.h"
#include "tests/gui/DesktopWindow.h"
#include "tests/gui/Screenshots.h"
#include "tests/gui/WidgetRules.h"
#include "tests/store/Place.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Banner.h"

#include <QAbstractItemView>
#include <QAction>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace casewright;
using desktop::Desktop;
using store::SimulationState;

/// The whole window: a person designs a rule, sends alerts through it, and reviews the cases.
class DesktopTest final : public QObject, private desktop::DesktopWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void firstStartShowsTheSample();
    void mainJob_data();
    void mainJob();
    void everyPageKeepsTheRules();
    void badWorkspacesAreRefused_data();
    void badWorkspacesAreRefused();
    void aReadOnlyWorkspaceIsShown();
    void anotherWorkspaceComesInTheSameWindow();
    void filesOfTheCommandLineAreOpenedOrNamed();
    void aTeamWorkspaceIsAskedFor();

private:
    void begin(const QString& path);
    void retype(const QString& field, const QString& text);
    void drop(const QString& page, const QString& file);
    bool hasFinished(const QString& path, std::size_t count) const;
};

void DesktopTest::begin(const QString& path)
{
    QVERIFY(show(path));
}

void DesktopTest::retype(const QString& field, const QString& text)
{
    auto* const line = find<QLineEdit>(field);
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, text);
    QTest::keyClick(line, Qt::Key_Tab);
}

void DesktopTest::drop(const QString& page, const QString& file)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file)});
    QWidget* const target = find<QWidget>(page);
    QDragEnterEvent enter(target->rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(target->rect().center(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &event);
}

bool DesktopTest::hasFinished(const QString& path, std::size_t count) const
{
    const auto simulations = reader(path).simulations().value();
    return simulations.size() == count && simulations.front().state == SimulationState::Finished;
}

void DesktopTest::firstStartShowsTheSample()
{
    begin({});
    const QString path = desktop::sampleWorkspacePath();
    QCOMPARE(m_desktop->session().path(), path);
    QCOMPARE(find<QAbstractItemView>(u"ruleList"_s)->model()->rowCount(), 1);
    QCOMPARE(find<QAbstractItemView>(u"sourceList"_s)->model()->rowCount(), 2);
    QTRY_VERIFY(hasFinished(path, 1));
    trigger(u"go.cases"_s);
    QTRY_COMPARE_GT(find<QAbstractItemView>(u"caseTable"_s)->model()->rowCount(), 5);
    for (const QString& page : {u"rules"_s, u"alerts"_s, u"simulate"_s, u"cases"_s, u"whatif"_s}) {
        trigger(u"go."_s + page);
        QCOMPARE(m_desktop->window().currentPage(), page);
        ui::keepScreenshot(m_desktop->window(), u"desktop-"_s + page);
    }
    // A second start finds what is there, and simulates nothing again.
    m_desktop.reset();
    begin({});
    QCOMPARE(find<QAbstractItemView>(u"ruleList"_s)->model()->rowCount(), 1);
    QCOMPARE(reader(path).simulations()->size(), std::size_t{1});
}

void DesktopTest::mainJob_data()
{
    QTest::addColumn<QString>("alerts");
    QTest::newRow("synthetic") << u"" CASEWRIGHT_SOURCE_DIR "/tests/golden/rule-runs/synthetic.ndjson"_s;
    // Real alerts are not ours to give: only where CASEWRIGHT_DATA names a folder that has them.
    for (const QString& file : {u"ait-russellmitchell.ndjson"_s, u"ait-russellmitchell.csv"_s})
        if (const QString path = qEnvironmentVariable("CASEWRIGHT_DATA") + u'/' + file; QFile::exists(path))
            QTest::newRow(qUtf8Printable(file)) << path;
}

void DesktopTest::mainJob()
{
    QFETCH(QString, alerts);
    const tests::Place place;
    const QString path = QString::fromStdString(place.address(u"job.casewright"_s));
    begin(path);
    QCOMPARE(m_desktop->session().path(), path);
    // Alerts: dropped on their page.
    trigger(u"go.alerts"_s);
    drop(u"alertsPage"_s, alerts);
    QTRY_COMPARE(find<QAbstractItemView>(u"sourceList"_s)->model()->rowCount(), 1);
    // A rule, typed.
    trigger(u"go.rules"_s);
    trigger(u"rules.new"_s);
    retype(u"ruleName"_s, u"All alerts"_s);
    retype(u"ruleGroupBy"_s, u"host.name"_s);
    retype(u"ruleMaxSignals"_s, u"1000"_s);
    retype(u"ruleMaximum"_s, u"5"_s);
    // Sent through it.
    trigger(u"simulation.run"_s);
    QCOMPARE(m_desktop->window().currentPage(), u"simulate"_s);
    QTRY_VERIFY_WITH_TIMEOUT(hasFinished(path, 1), 20'000);
    const store::StoredSimulation stored = reader(path).simulations()->front();
    QCOMPARE(stored.summary.audit.total(), stored.summary.matched);
    if (alerts.contains(u"ait"_s)) { // the second run of tests/golden/rule-runs/ait.json
        QCOMPARE(stored.summary.documents, 45'544U);
        QCOMPARE(stored.summary.casesOpened, 12U);
        QCOMPARE(stored.summary.breakerRuns, 10U);
        QCOMPARE(stored.summary.audit.overMaxSignals, 10'252U);
        QCOMPARE(stored.summary.audit.overLimit, 28'024U);
        QCOMPARE(stored.summary.audit.attached, 7'268U);
    }
    // Reviewed: the cases are there; one is opened, closed, and opened again.
    trigger(u"go.cases"_s);
    auto* const table = find<QAbstractItemView>(u"caseTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), static_cast<int>(stored.summary.casesOpened));
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_VERIFY(find<QWidget>(u"caseView"_s)->isVisible());
    const auto closed = [&] { return reader(path).statusCounts({})->closed; };
    QTRY_VERIFY(m_desktop->actions().action(u"cases.close"_s)->isEnabled());
    trigger(u"cases.close"_s);
    QTRY_COMPARE(closed(), 1U);
    QTRY_VERIFY(m_desktop->actions().action(u"cases.reopen"_s)->isEnabled());
    trigger(u"cases.reopen"_s);
    QTRY_COMPARE(closed(), 0U);
    // Kept: the rule as it was typed.
    const rules::Rule kept = reader(path).rules()->front().rule;
    QCOMPARE(kept.name, std::string("All alerts"));
    QCOMPARE(kept.maxSignals, 1'000);
    QCOMPARE(kept.casesAction->groupBy, std::string("host.name"));
}

/// No server answers here; that one does is tried by mainJob on a server. The password goes nowhere.
void DesktopTest::aTeamWorkspaceIsAskedFor()
{
    const QString file = filePath(u"own.casewright"_s);
    begin(file);
    trigger(u"file.team"_s);
    auto* const address = find<QLineEdit>(u"teamAddress"_s);
    auto* const connect = find<QPushButton>(u"teamConnect"_s);
    QVERIFY(!connect->isEnabled());
    address->setText(file);
    QVERIFY(!connect->isEnabled());
    address->setText(u"postgresql://ana:open%20sesame@/soc?host=/nowhere/at/all"_s);
    QCOMPARE(find<QLineEdit>(u"teamPassword"_s)->echoMode(), QLineEdit::Password);
    QTest::mouseClick(connect, Qt::LeftButton);
    auto* const banner = m_desktop->window().banner();
    QVERIFY(banner->isVisible());
    QString said;
    for (const QLabel* const label : banner->findChildren<QLabel*>())
        said += label->text();
    QVERIFY2(said.contains(u"soc@/nowhere/at/all"), qPrintable(said));
    QVERIFY2(!said.contains(u"sesame"), qPrintable(said));
    QCOMPARE(m_desktop->session().path(), file);
    m_settings->sync();
    for (const QString& key : m_settings->allKeys())
        QVERIFY(!m_settings->value(key).toString().contains(u"sesame"));
}

void DesktopTest::everyPageKeepsTheRules()
{
    begin({});
    QTRY_VERIFY(hasFinished(desktop::sampleWorkspacePath(), 1));
    for (const QString& page : {u"rules"_s, u"alerts"_s, u"simulate"_s, u"cases"_s, u"whatif"_s}) {
        trigger(u"go."_s + page);
        QCOMPARE(ui::brokenRules(m_desktop->window()), QStringList());
    }
    QCOMPARE(m_desktop->actions().conflicts(), QStringList());
}

void DesktopTest::badWorkspacesAreRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("says");
    QTest::newRow("no database") << QByteArray("{\"a\": 1}\n") << u"no Casewright workspace"_s;
    QTest::newRow("another database") << QByteArray("SQLite format 3\0", 16) + QByteArray(84, '\0') << u"no Casewright workspace"_s;
}

void DesktopTest::badWorkspacesAreRefused()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, says);
    const QString path = write(u"bad.casewright"_s, content);
    begin(path);
    auto* const banner = find<ui::Banner>(u"windowBanner"_s);
    QVERIFY(banner->isVisible());
    QVERIFY2(banner->text().contains(u"bad.casewright"_s), qUtf8Printable(banner->text()));
    QVERIFY2(banner->text().contains(says), qUtf8Printable(banner->text()));
    QVERIFY(!m_desktop->session().isOpen());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), content);
    // The way out that it offers.
    auto* const button = banner->findChild<QPushButton*>();
    QVERIFY(button && button->isVisible());
    button->click();
    QVERIFY(m_desktop->session().isOpen());
    QVERIFY(!banner->isVisible());
    QCOMPARE(m_desktop->window().currentPage(), u"rules"_s);
}

void DesktopTest::aReadOnlyWorkspaceIsShown()
{
    const QString path = filePath(u"kept.casewright"_s);
    {
        auto workspace = store::Workspace::open(path.toStdString(), store::Access::Create).value();
        QVERIFY(workspace.addRule({.id = {"r"}, .name = "Kept", .tags = {}, .query = {}, .casesAction = {}, .body = {}}));
    }
    m_desktop = std::make_unique<Desktop>(*qobject_cast<QApplication*>(qApp), *m_settings);
    QVERIFY(m_desktop->open(path, store::Access::ReadOnly));
    m_desktop->window().show();
    QVERIFY(find<QLabel>(u"workspaceName"_s)->text().contains(u"read only"_s));
    QVERIFY(find<QLineEdit>(u"ruleName"_s)->isReadOnly());
    trigger(u"rules.new"_s);
    QCOMPARE(find<QAbstractItemView>(u"ruleList"_s)->model()->rowCount(), 1);
}

void DesktopTest::anotherWorkspaceComesInTheSameWindow()
{
    const QString first = filePath(u"first.casewright"_s);
    const QString second = filePath(u"second.casewright"_s);
    begin(first);
    trigger(u"rules.new"_s);
    QTRY_COMPARE(reader(first).rules()->size(), std::size_t{1});
    QVERIFY(m_desktop->open(second, store::Access::Create));
    QCOMPARE(find<QAbstractItemView>(u"ruleList"_s)->model()->rowCount(), 0);
    QVERIFY(!m_desktop->open(write(u"bad.casewright"_s, "no"), store::Access::ReadWrite));
    QCOMPARE(m_desktop->session().path(), second);
    QVERIFY(find<ui::Banner>(u"windowBanner"_s)->text().contains(u"second.casewright stays open"_s));
    QVERIFY(m_desktop->open(first, store::Access::ReadWrite));
    QCOMPARE(find<QAbstractItemView>(u"ruleList"_s)->model()->rowCount(), 1);
    // The next start goes on where this one ended.
    m_desktop.reset();
    begin({});
    QCOMPARE(m_desktop->session().path(), first);
}

void DesktopTest::filesOfTheCommandLineAreOpenedOrNamed()
{
    begin(filePath(u"w.casewright"_s));
    m_desktop->openAlerts({write(u"alerts.ndjson"_s, "{\"@timestamp\":1,\"a\":1}\n"), filePath(u"gone.ndjson"_s)});
    QCOMPARE(m_desktop->window().currentPage(), u"alerts"_s);
    auto* const banner = find<ui::Banner>(u"openBanner"_s);
    QTRY_VERIFY(banner->isVisible());
    QCOMPARE(banner->title(), u"gone.ndjson was not opened"_s);
    QCOMPARE(find<QAbstractItemView>(u"sourceList"_s)->model()->rowCount(), 1);
}

QTEST_MAIN(DesktopTest)
#include "tst_Desktop.moc"
