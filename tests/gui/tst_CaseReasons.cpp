// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/Desktop.h"
#include "core/store/Workspace.h"
#include "tests/gui/DesktopWindow.h"
#include "tests/gui/Screenshots.h"
#include "tests/gui/WidgetRules.h"
#include "ui/models/CaseAlertsModel.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/BarPlot.h"
#include "ui/widgets/StepList.h"
#include "ui/widgets/Theme.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;

/// In the real window: why a case exists, what its alerts were, and the ways between alerts, cases and runs.
class CaseReasonsTest final : public QObject, private desktop::DesktopWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void caseSaysWhyItExists();
    void whatWouldHaveMadeItOtherwise();
    void decisionsLeadToTheirRuns();
    void alertsShowTheirDocuments();
    void fieldsAreKept();
    void documentsThatAreGoneAreSaid();
    void twoClicksEitherWay();
    void backAndForward();
    void itsAlertsComeIntoSight();
    void picturesCanBeKept();

private:
    void begin();
    void openFirstCase();
    QTabBar* tabs() { return find<QTabBar>(u"caseTabs"_s); }
    QTableView* alerts() { return find<QTableView>(u"alertTable"_s); }
    QTableView* decisions() { return find<QTableView>(u"caseDecisionTable"_s); }
    QTableView* runs() { return find<QTableView>(u"runTable"_s); }
    QString json() { return find<QPlainTextEdit>(u"alertDocumentJson"_s)->toPlainText(); }
    QString page() { return m_desktop->window().currentPage(); }
    QString title() { return find<QLabel>(u"caseTitle"_s)->text(); }
    bool isCaseShown() { return find<QWidget>(u"caseView"_s)->isVisible(); }
    QStringList headsOfAlerts();
    /// The answer to the last question is there, and leads to a case.
    bool hasWayToCase()
    {
        auto* const button = find<QWidget>(u"openAlertCase"_s);
        return button->isVisible() && button->isEnabled();
    }
    void click(const QString& button) { QTest::mouseClick(find<QAbstractButton>(button), Qt::LeftButton); }
    void clickTab(int tab)
    {
        QTest::mouseClick(tabs(), Qt::LeftButton, {}, tabs()->tabRect(tab).center());
    }
};

/// Three days of an alert an hour on three hosts in turn, simulated: each day a case a host.
void CaseReasonsTest::begin()
{
    QByteArray text;
    for (int i = 0; i < 72; ++i)
        text += u"{\"_id\": \"alert-%1\", \"@timestamp\": \"2026-03-%2T%3:00:00Z\", \"host\": {\"name\": \"h%4\"},"
                u" \"user\": {\"name\": \"u%5\"}}\n"_s
                    .arg(i)
                    .arg(1 + i / 24, 2, 10, QChar(u'0'))
                    .arg(i % 24, 2, 10, QChar(u'0'))
                    .arg(i % 3)
                    .arg(i % 5)
                    .toUtf8();
    QVERIFY(show(writeWorkspace(text)));
    trigger(u"simulation.run"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop->actions().action(u"simulation.cases"_s)->isEnabled(), LongEnough);
    QTRY_VERIFY(runs()->model()->rowCount() > 0);
}

void CaseReasonsTest::openFirstCase()
{
    trigger(u"go.cases"_s);
    auto* const cases = find<QTableView>(u"caseTable"_s);
    QTRY_VERIFY_WITH_TIMEOUT(cases->model()->rowCount() > 0, LongEnough);
    cases->setFocus();
    cases->setCurrentIndex(cases->model()->index(0, 0));
    QTest::keyClick(cases, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(isCaseShown(), LongEnough);
}

QStringList CaseReasonsTest::headsOfAlerts()
{
    QStringList heads;
    for (int column = 0; column < alerts()->model()->columnCount(); ++column)
        heads.append(alerts()->model()->headerData(column, Qt::Horizontal).toString());
    return heads;
}

void CaseReasonsTest::caseSaysWhyItExists()
{
    begin();
    openFirstCase();
    clickTab(2);
    auto* const steps = find<ui::StepList>(u"caseWhySteps"_s);
    QTRY_VERIFY(!steps->text().isEmpty());
    QVERIFY2(steps->text().contains(u"Group: host.name: h"_s), qUtf8Printable(steps->text()));
    QVERIFY2(steps->text().contains(u"≤ 5 allowed"_s), qUtf8Printable(steps->text()));
    QVERIFY2(steps->text().contains(u"the time window since"_s), qUtf8Printable(steps->text()));
    QVERIFY2(steps->text().contains(u"Case: created"_s), qUtf8Printable(steps->text()));
    QVERIFY2(steps->text().contains(u"Room in the case: 0 + "_s), qUtf8Printable(steps->text()));
    QVERIFY(decisions()->isVisible());
    QCOMPARE(decisions()->model()->index(0, 1).data().toString(), u"created"_s);
    QCOMPARE(decisions()->model()->index(1, 1).data().toString(), u"attached"_s);
    // As many alerts as were attached to it.
    QCOMPARE(u"Alerts %1"_s.arg(decisions()->model()->rowCount()), tabs()->tabText(1));
    QCOMPARE(ui::brokenRules(m_desktop->window()), QStringList());
}

void CaseReasonsTest::whatWouldHaveMadeItOtherwise()
{
    begin();
    openFirstCase();
    clickTab(2);
    auto* const find_ = find<QPushButton>(u"findOtherwise"_s);
    QTRY_VERIFY(find_->isVisible());
    click(u"findOtherwise"_s);
    auto* const changes = find<ui::StepList>(u"otherwiseChanges"_s);
    QTRY_VERIFY_WITH_TIMEOUT(changes->isVisible(), LongEnough);
    QVERIFY2(changes->text().contains(u"time window"_s), qUtf8Printable(changes->text()));
    QCOMPARE(page(), u"cases"_s); // the answer is here
    // Another case has another answer.
    QTest::keyClick(changes, Qt::Key_Escape);
    QTRY_VERIFY(!isCaseShown());
    openFirstCase();
    clickTab(2);
    QTRY_VERIFY(changes->isVisible() || find_->isVisible());
}

void CaseReasonsTest::decisionsLeadToTheirRuns()
{
    begin();
    openFirstCase();
    clickTab(2);
    QTRY_VERIFY(decisions()->model()->rowCount() > 1);
    decisions()->setCurrentIndex(decisions()->model()->index(1, 0));
    const qint64 at = decisions()->model()->index(1, 0).data().toLongLong();
    click(u"decisionRun"_s);
    QCOMPARE(page(), u"simulate"_s);
    QTRY_COMPARE(runs()->currentIndex().siblingAtColumn(0).data().toLongLong(), at);
}

void CaseReasonsTest::alertsShowTheirDocuments()
{
    begin();
    openFirstCase();
    clickTab(1);
    QTRY_VERIFY(find<ui::BarPlot>(u"caseAlertsPlot"_s)->barCount() > 1);
    QCOMPARE_GT(find<ui::BarPlot>(u"sidebarAlertsPlot"_s)->barCount(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(json().contains(u"\"_id\""_s), LongEnough);
    const QString id = alerts()->currentIndex().siblingAtColumn(0).data().toString();
    QVERIFY2(json().contains(id), qUtf8Printable(json()));
    QCOMPARE(find<QLabel>(u"alertDocumentId"_s)->text(), id);
    alerts()->setCurrentIndex(alerts()->model()->index(1, 0));
    const QString second = alerts()->model()->index(1, 0).data().toString();
    QTRY_VERIFY(json().contains(second));
    // And from there to the run.
    const qint64 at = alerts()->model()->index(1, ui::CaseAlertsModel::AttachedAt).data().toLongLong();
    click(u"alertRun"_s);
    QCOMPARE(page(), u"simulate"_s);
    QTRY_COMPARE(runs()->currentIndex().siblingAtColumn(0).data().toLongLong(), at);
}

void CaseReasonsTest::fieldsAreKept()
{
    begin();
    openFirstCase();
    clickTab(1);
    QTRY_VERIFY_WITH_TIMEOUT(headsOfAlerts().contains(u"host.name"_s), LongEnough); // what says most, by itself
    const auto toggle = [this](const QString& field) {
        click(u"alertFields"_s);
        auto* const search = find<QLineEdit>(u"alertFieldSearch"_s);
        QTest::keyClicks(search, field);
        QTest::keyClick(search, Qt::Key_Down);
        QTest::keyClick(find<QListView>(u"alertFieldList"_s), Qt::Key_Space);
        find<QWidget>(u"alertField"_s)->close();
    };
    toggle(u"host.name"_s);
    QVERIFY(!headsOfAlerts().contains(u"host.name"_s));
    if (!headsOfAlerts().contains(u"user.name"_s))
        toggle(u"user.name"_s);
    QVERIFY(headsOfAlerts().contains(u"user.name"_s));
    const QString user = alerts()->model()->index(0, ui::CaseAlertsModel::FixedColumns).data().toString();
    QVERIFY2(user.startsWith(u'u'), qUtf8Printable(user));
    // In the next start too.
    const QString path = filePath(u"w.casewright"_s);
    m_desktop->window().close();
    m_desktop.reset();
    QVERIFY(show(path));
    openFirstCase();
    clickTab(1);
    QTRY_VERIFY_WITH_TIMEOUT(headsOfAlerts().contains(u"user.name"_s), LongEnough);
    QVERIFY(!headsOfAlerts().contains(u"host.name"_s));
}

void CaseReasonsTest::documentsThatAreGoneAreSaid()
{
    begin();
    const QString path = filePath(u"w.casewright"_s);
    m_desktop->window().close();
    m_desktop.reset();
    QVERIFY(QFile::remove(filePath(u"alerts.ndjson"_s)));
    QVERIFY(show(path));
    openFirstCase();
    clickTab(1);
    auto* const text = find<QPlainTextEdit>(u"alertDocumentJson"_s);
    QTRY_VERIFY_WITH_TIMEOUT(text->placeholderText().contains(u"alerts.ndjson"_s), LongEnough);
    QVERIFY(text->toPlainText().isEmpty());
    QVERIFY(!find<QPushButton>(u"alertFields"_s)->isEnabled());
    QVERIFY(alerts()->model()->rowCount() > 0); // what is kept of them is there
}

void CaseReasonsTest::twoClicksEitherWay()
{
    begin();
    // From a document to its case.
    trigger(u"go.alerts"_s);
    auto* const documents = find<QTableView>(u"documentTable"_s);
    QTRY_COMPARE(documents->model()->rowCount(), 72);
    documents->setCurrentIndex(documents->model()->index(40, 0));
    click(u"explainDocument"_s);
    QTRY_VERIFY_WITH_TIMEOUT(hasWayToCase(), LongEnough);
    click(u"openAlertCase"_s);
    QTRY_VERIFY(isCaseShown());
    QCOMPARE(page(), u"cases"_s);
    // From the case to its alerts, with their documents.
    clickTab(1);
    QTRY_VERIFY(alerts()->model()->rowCount() > 0);
    QTRY_VERIFY_WITH_TIMEOUT(json().contains(u"alert-"_s), LongEnough);
    // From an alert to what was decided about it in its run, and from there to the case.
    QTRY_VERIFY(find<QPushButton>(u"alertRun"_s)->isEnabled());
    click(u"alertRun"_s);
    QCOMPARE(page(), u"simulate"_s);
    QTRY_VERIFY(find<QPushButton>(u"openCase0"_s)->isEnabled());
    click(u"openCase0"_s);
    QTRY_COMPARE(page(), u"cases"_s);
    QTRY_VERIFY(isCaseShown());
    // From the alert of a case to why it is there, and back to its case.
    clickTab(1);
    QTRY_VERIFY(find<QPushButton>(u"explainAlert"_s)->isEnabled());
    click(u"explainAlert"_s);
    QCOMPARE(page(), u"simulate"_s);
    QTRY_VERIFY_WITH_TIMEOUT(hasWayToCase(), LongEnough);
    click(u"openAlertCase"_s);
    QTRY_COMPARE(page(), u"cases"_s);
}

void CaseReasonsTest::backAndForward()
{
    begin();
    ui::MainWindow& window = m_desktop->window();
    const auto back = [&window] { QTest::keyClick(&window, Qt::Key_Left, Qt::AltModifier); };
    const auto forward = [&window] { QTest::keyClick(&window, Qt::Key_Right, Qt::AltModifier); };
    openFirstCase();
    const QString first = title();
    clickTab(2);
    QTRY_VERIFY(decisions()->model()->rowCount() > 1);
    decisions()->setCurrentIndex(decisions()->model()->index(1, 0));
    click(u"decisionRun"_s);
    QCOMPARE(page(), u"simulate"_s);
    const qint64 at = decisions()->model()->index(1, 0).data().toLongLong();
    QTRY_COMPARE(runs()->currentIndex().siblingAtColumn(0).data().toLongLong(), at);
    trigger(u"go.rules"_s);
    back();
    QCOMPARE(page(), u"simulate"_s);
    QTRY_COMPARE(runs()->currentIndex().siblingAtColumn(0).data().toLongLong(), at);
    back();
    QCOMPARE(page(), u"cases"_s);
    QTRY_VERIFY(isCaseShown());
    QCOMPARE(title(), first);
    QCOMPARE(tabs()->currentIndex(), 2); // the part that was in sight
    back();
    QCOMPARE(page(), u"cases"_s);
    QVERIFY(!isCaseShown());
    forward();
    QTRY_VERIFY(isCaseShown());
    QCOMPARE(title(), first);
    forward();
    QCOMPARE(page(), u"simulate"_s);
    forward();
    QCOMPARE(page(), u"rules"_s);
    QVERIFY(!m_desktop->actions().action(u"go.forward"_s)->isEnabled());
    // From the help, which is no place, to where the person was.
    window.showHelp();
    back();
    QCOMPARE(page(), u"rules"_s);
    QVERIFY(m_desktop->actions().conflicts().isEmpty());
}

/// Also of the case that was in sight before, in another of its parts.
void CaseReasonsTest::itsAlertsComeIntoSight()
{
    begin();
    openFirstCase();
    clickTab(2);
    QTRY_VERIFY(decisions()->model()->rowCount() > 1);
    click(u"decisionRun"_s);
    QCOMPARE(page(), u"simulate"_s);
    QTRY_VERIFY(find<QPushButton>(u"caseAlerts0"_s)->isEnabled());
    click(u"caseAlerts0"_s);
    QTRY_COMPARE(page(), u"cases"_s);
    QTRY_COMPARE(tabs()->currentIndex(), 1);
}

void CaseReasonsTest::picturesCanBeKept()
{
    begin();
    for (const ui::Theme::Choice choice : {ui::Theme::Choice::Light, ui::Theme::Choice::Dark}) {
        m_desktop->theme().choose(choice);
        const QString theme = choice == ui::Theme::Choice::Light ? u"light"_s : u"dark"_s;
        for (const QSize& size : {QSize(1440, 900), QSize(1024, 700)}) {
            m_desktop->window().resize(size);
            const QString suffix = u"-%1-%2"_s.arg(theme).arg(size.width());
            openFirstCase();
            QTRY_VERIFY(find<QTableView>(u"activityTable"_s)->model()->rowCount() > 0);
            ui::keepScreenshot(m_desktop->window(), QString(u"reasons-activity"_s + suffix));
            clickTab(1);
            QTRY_VERIFY_WITH_TIMEOUT(!json().isEmpty(), LongEnough);
            ui::keepScreenshot(m_desktop->window(), QString(u"reasons-alerts"_s + suffix));
            clickTab(2);
            QTRY_VERIFY(decisions()->model()->rowCount() > 0);
            if (find<QPushButton>(u"findOtherwise"_s)->isVisible())
                click(u"findOtherwise"_s);
            QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>(u"otherwiseChanges"_s)->isVisible(), LongEnough);
            ui::keepScreenshot(m_desktop->window(), QString(u"reasons-why"_s + suffix));
            clickTab(3);
            ui::keepScreenshot(m_desktop->window(), QString(u"reasons-similar"_s + suffix));
            QTest::keyClick(tabs(), Qt::Key_Escape);
            QTRY_VERIFY(!isCaseShown());
            ui::keepScreenshot(m_desktop->window(), QString(u"reasons-list"_s + suffix));
        }
    }
    QVERIFY(!m_desktop->window().grab().isNull());
}

QTEST_MAIN(CaseReasonsTest)
#include "tst_CaseReasons.moc"
