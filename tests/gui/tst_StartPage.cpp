// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/FilesToOpen.h"
#include "tests/gui/DesktopWindow.h"
#include "tests/gui/Screenshots.h"
#include "tests/gui/WidgetRules.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/Preferences.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/StartPage.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/Theme.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include <cstddef>
#include <memory>

using namespace Qt::StringLiterals;
using namespace casewright;

/// The page where a person begins, in the whole program.
class StartPageTest final : public QObject, private desktop::DesktopWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void isInFrontWithoutAWorkspace();
    void isShownAtTheStartIfPreferred();
    void recentOnesAreOpenedPinnedAndTakenOut();
    void waysAreThoseOfTheMenu();
    void stepsLeadToThePages();
    void filesAreDropped_data();
    void filesAreDropped();
    void alertsGoWithTheirWorkspace();
    void filesAreToldApart();
    void chosenAlertsComeBack();
    void othersBesideAWorkspaceAreNamed();
    void linksAreNotTaken();
    void alertsNeedAWorkspaceAtTheStart();
    void widgetsKeepTheRules();
    void pictures();

private:
    bool isInFront() { return find<ui::StartPage>(u"startPage"_s)->isVisible(); }
    QPushButton* recent(int number) { return find<QPushButton>(u"openRecent%1"_s.arg(number)); }
    void click(const QString& name) { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }
    void drop(QWidget* onto, const QStringList& paths)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& path : paths)
            urls.append(QUrl::fromLocalFile(path));
        data.setUrls(urls);
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(onto, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(onto, &event);
    }
    /// A workspace of its own is open, and two others were before; the older one is not there any more.
    void openThree()
    {
        QVERIFY(show(filePath(u"gone.casewright"_s)));
        QVERIFY(m_desktop->open(filePath(u"older.casewright"_s), store::Access::Create));
        QVERIFY(m_desktop->open(filePath(u"newest.casewright"_s), store::Access::Create));
        QVERIFY(QFile::remove(filePath(u"gone.casewright"_s)));
        trigger(u"help.start"_s);
    }
};

void StartPageTest::isInFrontWithoutAWorkspace()
{
    QVERIFY(show(write(u"broken.casewright"_s, "no workspace")));
    QVERIFY(isInFront());
    QCOMPARE(find<QLabel>(u"startHint"_s)->text(), u"No workspace is open. Open one to work in."_s);
    QVERIFY(!find<QPushButton>(u"startBack"_s)->isVisible());
    QVERIFY(!find<QPushButton>(u"start.go.rules"_s)->isEnabled());
    QVERIFY(find<QLabel>(u"noRecent"_s)->isVisible());
    // From the help one comes back to it.
    trigger(u"help.show"_s);
    QVERIFY(!isInFront());
    click(u"helpBack"_s);
    QVERIFY(isInFront());
    click(u"start.file.sample"_s);
    QVERIFY(m_desktop->session().isOpen());
    QCOMPARE(m_desktop->window().currentPage(), u"rules"_s);
}

void StartPageTest::isShownAtTheStartIfPreferred()
{
    // The first start shows the sample all the same.
    m_settings->setValue(u"preferences/start"_s, u"StartPage"_s);
    QVERIFY(show({}));
    QVERIFY(m_desktop->session().isOpen());
    QVERIFY(m_desktop->open(filePath(u"mine.casewright"_s), store::Access::Create));
    m_desktop.reset();
    QVERIFY(show({}));
    QVERIFY(!m_desktop->session().isOpen());
    QVERIFY(isInFront());
    QCOMPARE(recent(1)->text(), u"mine.casewright"_s);
    recent(1)->click();
    QCOMPARE(m_desktop->session().path(), filePath(u"mine.casewright"_s));
    QCOMPARE(m_desktop->window().currentPage(), u"rules"_s);
    // The command line has the last word.
    m_desktop.reset();
    QVERIFY(show(filePath(u"mine.casewright"_s)));
    QVERIFY(m_desktop->session().isOpen());
}

void StartPageTest::recentOnesAreOpenedPinnedAndTakenOut()
{
    openThree();
    if (QTest::currentTestFailed())
        return;
    QVERIFY(isInFront());
    QCOMPARE(recent(1)->text(), u"newest.casewright"_s);
    QCOMPARE(find<ui::Pill>(u"stateOfRecent1"_s)->text(), u"open"_s);
    QCOMPARE(recent(3)->text(), u"gone.casewright"_s);
    m_desktop->actions().action(u"help.start"_s)->trigger();
    // Files are looked for when the window comes to the front.
    Q_EMIT qGuiApp->applicationStateChanged(Qt::ApplicationActive);
    QCOMPARE(find<ui::Pill>(u"stateOfRecent3"_s)->text(), u"missing"_s);
    QVERIFY(!recent(3)->isEnabled());
    QCOMPARE(find<QLabel>(u"pathOfRecent2"_s)->text(), filePath(u"older.casewright"_s));
    QVERIFY(!find<QLabel>(u"timeOfRecent2"_s)->text().isEmpty());
    click(u"removeRecent3"_s);
    QVERIFY(!recent(3)->isVisible());
    click(u"pinRecent2"_s);
    QCOMPARE(recent(1)->text(), u"older.casewright"_s);
    QVERIFY(find<QToolButton>(u"pinRecent1"_s)->isChecked());
    recent(2)->click();
    // Also in the menu, and after the next start.
    m_desktop.reset();
    QVERIFY(show({}));
    QCOMPARE(m_desktop->session().path(), filePath(u"newest.casewright"_s));
    QCOMPARE(m_desktop->actions().action(u"file.recent1"_s)->text(), u"&1 older.casewright"_s);
    trigger(u"help.start"_s);
    click(u"pinRecent1"_s);
    QCOMPARE(recent(1)->text(), u"newest.casewright"_s);
}

void StartPageTest::waysAreThoseOfTheMenu()
{
    QVERIFY(show(filePath(u"a.casewright"_s)));
    trigger(u"help.start"_s);
    click(u"start.file.new"_s);
    auto* const asked = find<QFileDialog>(u"workspaceDialog"_s);
    Q_EMIT asked->fileSelected(filePath(u"b.casewright"_s));
    asked->close();
    QCOMPARE(m_desktop->session().path(), filePath(u"b.casewright"_s));
    QVERIFY(!isInFront());
    trigger(u"help.start"_s);
    click(u"start.file.team"_s);
    QVERIFY(find<QDialog>(u"teamDialog"_s)->isVisible());
    find<QDialog>(u"teamDialog"_s)->close();
}

void StartPageTest::stepsLeadToThePages()
{
    QVERIFY(show(filePath(u"a.casewright"_s)));
    for (const QString& page : {u"rules"_s, u"alerts"_s, u"simulate"_s}) {
        trigger(u"help.start"_s);
        click(u"start.go."_s + page);
        QCOMPARE(m_desktop->window().currentPage(), page);
    }
    trigger(u"help.start"_s);
    QTest::keyClick(find<ui::StartPage>(u"startPage"_s), Qt::Key_Escape);
    QCOMPARE(m_desktop->window().currentPage(), u"simulate"_s);
}

void StartPageTest::filesAreDropped_data()
{
    QTest::addColumn<QString>("onto");
    QTest::newRow("start page") << u"startPage"_s;
    QTest::newRow("window") << u"mainWindow"_s;
    QTest::newRow("rules") << u"rulesPage"_s;
    QTest::newRow("alerts") << u"alertsPage"_s;
    QTest::newRow("simulate") << u"simulatePage"_s;
    QTest::newRow("cases") << u"casesPage"_s;
}

void StartPageTest::filesAreDropped()
{
    QFETCH(const QString, onto);
    const QString other = filePath(u"other.casewright"_s);
    QVERIFY(store::Workspace::open(other.toStdString(), store::Access::Create));
    const QString alerts =
        write(u"alerts.ndjson"_s, "{\"@timestamp\":\"2026-03-05T02:35:12Z\",\"host\":{\"name\":\"a\"}}\n");
    QVERIFY(show(filePath(u"a.casewright"_s)));
    trigger(u"help.start"_s);
    QWidget* const target = onto == u"mainWindow" ? &m_desktop->window() : find<QWidget>(onto);
    drop(target, {other});
    QCOMPARE(m_desktop->session().path(), other);
    if (onto != u"mainWindow" && onto != u"startPage")
        return; // other files are for these pages themselves
    trigger(u"help.start"_s);
    drop(target, {alerts});
    QCOMPARE(m_desktop->window().currentPage(), u"alerts"_s);
}

void StartPageTest::alertsGoWithTheirWorkspace()
{
    const QString alerts =
        write(u"alerts.ndjson"_s, "{\"@timestamp\":\"2026-03-05T02:35:12Z\",\"host\":{\"name\":\"a\"}}\n");
    const QString broken = write(u"broken.casewright"_s, "no workspace");
    const QString other = filePath(u"other.casewright"_s);
    QVERIFY(store::Workspace::open(other.toStdString(), store::Access::Create));
    QVERIFY(show(filePath(u"a.casewright"_s)));
    // Into no other one, which is open.
    drop(find<QWidget>(u"alertsPage"_s), {alerts, broken});
    QCOMPARE(m_desktop->session().path(), filePath(u"a.casewright"_s));
    QCOMPARE(m_desktop->window().currentPage(), u"rules"_s);
    auto* const banner = m_desktop->window().banner();
    QVERIFY2(banner->text().contains(u"alerts.ndjson: it is opened in no other"), qUtf8Printable(banner->text()));
    // Nor into one that is opened later.
    QVERIFY(m_desktop->open(other, store::Access::ReadWrite));
    QCOMPARE(m_desktop->window().currentPage(), u"rules"_s);
    QVERIFY(m_desktop->open(filePath(u"a.casewright"_s), store::Access::ReadWrite));
    drop(find<QWidget>(u"alertsPage"_s), {alerts, other});
    QCOMPARE(m_desktop->session().path(), other);
    QCOMPARE(m_desktop->window().currentPage(), u"alerts"_s);
    QTRY_COMPARE_WITH_TIMEOUT(reader(other).sources()->size(), std::size_t{1}, LongEnough);
    QVERIFY(reader(filePath(u"a.casewright"_s)).sources()->empty());
}

void StartPageTest::filesAreToldApart()
{
    const QString alerts = filePath(u"alerts.ndjson"_s);
    const QString picture = write(u"picture.png"_s, "PNG");
    const QString database = write(u"team.db"_s, QByteArray("SQLite format 3", 16) + "and more");
    const QString called = filePath(u"a.casewright"_s);
    const auto files = [](const QStringList& paths) { return desktop::filesToOpen(paths); };
    QCOMPARE(files({picture, alerts}).workspace, QString());
    QCOMPARE(files({picture, alerts}).alerts, QStringList{alerts});
    QCOMPARE(files({picture, alerts}).leftOut,
             QStringList{u"picture.png: it is neither a workspace nor a file of alerts."_s});
    QCOMPARE(files({alerts, database}).workspace, database);
    QCOMPARE(files({alerts, database}).alerts, QStringList{alerts});
    QCOMPARE(files({database, called}).workspace, called);
    QCOMPARE(files({database, called}).leftOut, QStringList{u"team.db: one workspace is open at a time."_s});
    QVERIFY(files({picture}).workspace.isEmpty() && files({}).leftOut.isEmpty());
}

/// From one start to the next, for each workspace and for oneself.
void StartPageTest::chosenAlertsComeBack()
{
    const QString path = filePath(u"a.casewright"_s);
    QVERIFY(show(path));
    for (const QString& name : {u"one.ndjson"_s, u"two.ndjson"_s, u"three.ndjson"_s})
        m_desktop->openAlerts({write(name, "{\"@timestamp\":\"2026-03-05T02:35:12Z\"}\n")});
    auto* const list = find<QAbstractItemView>(u"sourceList"_s);
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 3, LongEnough);
    list->setCurrentIndex(list->model()->index(1, 0));
    const QString two = list->currentIndex().data().toString();
    QVERIFY(m_desktop->open(filePath(u"b.casewright"_s), store::Access::Create));
    QVERIFY(m_desktop->open(path, store::Access::ReadOnly));
    QCOMPARE(list->currentIndex().data().toString(), two);
    m_desktop.reset();
    QVERIFY(show(path));
    QCOMPARE(find<QAbstractItemView>(u"sourceList"_s)->currentIndex().data().toString(), two);
}

/// What comes with a workspace and is not opened is said; each file goes one way only.
void StartPageTest::othersBesideAWorkspaceAreNamed()
{
    const QString alerts =
        write(u"alerts.ndjson"_s, "{\"@timestamp\":\"2026-03-05T02:35:12Z\",\"host\":{\"name\":\"a\"}}\n");
    const QString notes = write(u"notes.pdf"_s, "notes");
    const QString one = filePath(u"one.casewright"_s);
    const QString two = filePath(u"two.casewright"_s);
    for (const QString& path : {one, two})
        QVERIFY(store::Workspace::open(path.toStdString(), store::Access::Create));
    QVERIFY(show(filePath(u"a.casewright"_s)));
    const int rules = find<QAbstractItemView>(u"ruleList"_s)->model()->rowCount();
    for (const QString& onto : {u"rulesPage"_s, u"casesPage"_s, u"alertsPage"_s, u"simulatePage"_s}) {
        QVERIFY(m_desktop->open(filePath(u"a.casewright"_s), store::Access::ReadWrite));
        drop(find<QWidget>(onto), {notes, alerts, one, two});
        QCOMPARE(m_desktop->session().path(), one);
        const auto* const banner = m_desktop->window().banner();
        QVERIFY(banner->isVisible());
        QCOMPARE(banner->title(), u"Files were not opened"_s);
        QVERIFY2(banner->text().contains(u"notes.pdf: it is neither"), qUtf8Printable(banner->text()));
        QVERIFY2(banner->text().contains(u"two.casewright: one workspace"), qUtf8Printable(banner->text()));
        QTRY_COMPARE_WITH_TIMEOUT(find<QAbstractItemView>(u"sourceList"_s)->model()->rowCount(), 1, LongEnough);
        QCOMPARE(find<QAbstractItemView>(u"ruleList"_s)->model()->rowCount(), rules);
    }
    QVERIFY(m_desktop->open(two, store::Access::ReadWrite));
    QVERIFY(!m_desktop->window().banner()->isVisible());
}

void StartPageTest::linksAreNotTaken()
{
    QVERIFY(show(filePath(u"a.casewright"_s)));
    QMimeData data;
    data.setUrls({QUrl(u"https://example.org/alerts.ndjson"_s)});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QApplication::sendEvent(&m_desktop->window(), &enter);
    QVERIFY(!enter.isAccepted());
}

void StartPageTest::alertsNeedAWorkspaceAtTheStart()
{
    const QString alerts =
        write(u"alerts.ndjson"_s, "{\"@timestamp\":\"2026-03-05T02:35:12Z\",\"host\":{\"name\":\"a\"}}\n");
    const QString mine = filePath(u"mine.casewright"_s);
    m_settings->setValue(u"preferences/start"_s, u"StartPage"_s);
    QVERIFY(show(mine));
    m_desktop = std::make_unique<desktop::Desktop>(*qobject_cast<QApplication*>(qApp), *m_settings);
    m_desktop->begin({}, {alerts});
    QCOMPARE(m_desktop->session().path(), mine);
    QCOMPARE(m_desktop->window().currentPage(), u"alerts"_s);
    QTRY_COMPARE_WITH_TIMEOUT(reader(mine).sources()->size(), std::size_t{1}, LongEnough);
    m_desktop = std::make_unique<desktop::Desktop>(*qobject_cast<QApplication*>(qApp), *m_settings);
    m_desktop->begin({}, {}, u"cases"_s);
    QCOMPARE(m_desktop->session().path(), mine);
    QCOMPARE(m_desktop->window().currentPage(), u"cases"_s);
}

void StartPageTest::widgetsKeepTheRules()
{
    openThree();
    if (QTest::currentTestFailed())
        return;
    const QStringList broken = ui::brokenRules(*find<ui::StartPage>(u"startPage"_s));
    QVERIFY2(broken.isEmpty(), qUtf8Printable(broken.join(u'\n')));
}

void StartPageTest::pictures()
{
    openThree();
    if (QTest::currentTestFailed())
        return;
    Q_EMIT qGuiApp->applicationStateChanged(Qt::ApplicationActive);
    click(u"pinRecent2"_s);
    for (const auto choice : {ui::Theme::Choice::Light, ui::Theme::Choice::Dark}) {
        m_desktop->theme().choose(choice);
        const QString look = choice == ui::Theme::Choice::Dark ? u"-dark"_s : QString();
        m_desktop->window().resize(1440, 900);
        ui::keepScreenshot(m_desktop->window(), u"start-page"_s + look);
        m_desktop->window().resize(1024, 700);
        ui::keepScreenshot(m_desktop->window(), u"start-page-small"_s + look);
    }
    QCOMPARE(recent(1)->text(), u"older.casewright"_s);
}

QTEST_MAIN(StartPageTest)
#include "tst_StartPage.moc"
