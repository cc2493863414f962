// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/Desktop.h"
#include "core/store/Workspace.h"
#include "tests/gui/DesktopWindow.h"
#include "tests/gui/Screenshots.h"
#include "tests/gui/WidgetRules.h"
#include "ui/bridge/Preferences.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/StepList.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace Qt::StringLiterals;
using namespace casewright;
using desktop::Desktop;

/// In the real window: a person asks why an alert is where it is, and changes the rule by what the answer says.
class ExplainingTest final : public QObject, private desktop::DesktopWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void fromACaseToAChangedRule();
    void fromADocument();
    void documentThatWasNotSimulated();
    void typedId();
    void wrongId();
    void backToTheRun();
    void severalDocumentsWithAnId();
    void changedFileIsSaid();
    void hostileIdsAreShownAsText();
    void looks_data();
    void looks();

private:
    static QByteArray documents(int count, const QString& id = u"alert-%1"_s);
    void begin(const QByteArray& content);
    void simulate();
    void click(const QString& button) { QTest::mouseClick(find<QAbstractButton>(button), Qt::LeftButton); }
    void type(const QString& id);
    bool isShown(const QString& name) { return find<QWidget>(name)->isVisible(); }
    QString steps() { return find<ui::StepList>(u"alertSteps"_s)->text(); }
    bool hasAnswer(const QString& id)
    {
        return QTest::qWaitFor([&] { return isShown(u"alertSteps"_s) && find<QWidget>(u"alertWhy"_s)->isEnabled()
                                         && find<QLabel>(u"alertId"_s)->text() == id; }, LongEnough);
    }
    bool hasChanges() { return QTest::qWaitFor([&] { return isShown(u"changeList"_s); }, LongEnough); }
    QTableView* alertsOfFirstCase();
    rules::Rule rule() const { return reader().rules()->front().rule; }
    store::Workspace reader() const { return DesktopWindow::reader(filePath(u"w.casewright"_s)); }
};

QByteArray ExplainingTest::documents(int count, const QString& id)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += u"{\"_id\": \"%1\", \"@timestamp\": \"2026-03-%2T%3:00:00Z\", \"host\": {\"name\": \"h%4\"}}\n"_s
                    .arg(id.arg(i))
                    .arg(1 + i / 24, 2, 10, QChar(u'0'))
                    .arg(i % 24, 2, 10, QChar(u'0'))
                    .arg(i % 3)
                    .toUtf8();
    return text;
}

/// The window on a workspace with a rule and a file of alerts.
void ExplainingTest::begin(const QByteArray& content)
{
    QVERIFY(show(writeWorkspace(content)));
}

void ExplainingTest::simulate()
{
    const std::size_t before = reader().simulations()->size();
    trigger(u"simulation.run"_s);
    QTRY_VERIFY_WITH_TIMEOUT(reader().simulations()->size() == before + 1
                                 && reader().simulations()->front().state == store::SimulationState::Finished
                                 && m_desktop->actions().action(u"simulation.run"_s)->isEnabled(),
                             20'000);
    QTRY_VERIFY(find<QTableView>(u"runTable"_s)->model()->rowCount() > 0);
}

void ExplainingTest::type(const QString& id)
{
    trigger(u"simulation.explainAlert"_s);
    auto* const field = find<QLineEdit>(u"explainId"_s);
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, id);
    QTest::keyClick(field, Qt::Key_Return);
}

/// The table of alerts of the case at the top of the list, in sight.
QTableView* ExplainingTest::alertsOfFirstCase()
{
    trigger(u"go.cases"_s);
    auto* const cases = find<QTableView>(u"caseTable"_s);
    auto* const alerts = find<QTableView>(u"alertTable"_s);
    if (!QTest::qWaitFor([&] { return cases->model()->rowCount() > 0; }, LongEnough))
        qFatal("no cases");
    cases->setFocus();
    cases->setCurrentIndex(cases->model()->index(0, 0));
    QTest::keyClick(cases, Qt::Key_Return);
    const auto hasAlerts = [&] { return find<QWidget>(u"caseView"_s)->isVisible() && alerts->model()->rowCount() > 0; };
    if (!QTest::qWaitFor(hasAlerts, LongEnough))
        qFatal("no alerts");
    find<QTabBar>(u"caseTabs"_s)->setCurrentIndex(1);
    return alerts;
}

void ExplainingTest::fromACaseToAChangedRule()
{
    begin(documents(72));
    simulate();
    QTableView* const alerts = alertsOfFirstCase();
    const QAction* const action = m_desktop->actions().action(u"cases.explainAlert"_s);
    QVERIFY(isShown(u"explainAlert"_s));
    QVERIFY(action->isEnabled());
    QVERIFY(alerts->selectionModel()->isRowSelected(0)); // what it would explain
    alerts->clearSelection();
    QVERIFY(!action->isEnabled());
    find<QTabBar>(u"caseTabs"_s)->setCurrentIndex(0);
    QVERIFY(!isShown(u"explainAlert"_s));
    find<QTabBar>(u"caseTabs"_s)->setCurrentIndex(1);
    alerts->setCurrentIndex(alerts->model()->index(2, 0));
    QVERIFY(action->isEnabled());
    const QString id = alerts->model()->index(2, 0).data().toString();
    click(u"explainAlert"_s);
    QCOMPARE(m_desktop->window().currentPage(), u"simulate"_s);
    QVERIFY(hasAnswer(id));
    QVERIFY2(steps().contains(u"The document %1 in the index"_s.arg(id)), qUtf8Printable(steps()));
    QVERIFY2(steps().contains(u"as number 3 of "_s), qUtf8Printable(steps()));
    QVERIFY(hasChanges());
    QVERIFY(find<QLabel>(u"simulationsRun"_s)->text().contains(u"more times"_s));
    // It is made anew where numbers are shown otherwise.
    m_desktop->preferences().setNumbers(ui::Preferences::Numbers::Points);
    QVERIFY(isShown(u"changeList"_s) && isShown(u"changeName0"_s));
    m_desktop->preferences().reset();
    QVERIFY(isShown(u"changeList"_s) && isShown(u"changeName0"_s));
    // The setting goes into the rule, and out of it again.
    QCOMPARE(rule().casesAction->timeWindow, std::string("1d"));
    const QString name = find<QLabel>(u"changeName0"_s)->text();
    QVERIFY2(name.startsWith(u"Time window: "_s), qUtf8Printable(name));
    auto* const apply = find<QPushButton>(u"applyChange0"_s);
    QCOMPARE(apply->text(), u"Apply to the rule"_s);
    QVERIFY(!isShown(u"runChange0"_s));
    find<QScrollArea>(u"whyScroll"_s)->ensureWidgetVisible(apply);
    click(u"applyChange0"_s);
    QCOMPARE(apply->text(), u"Applied"_s);
    QVERIFY(!apply->isEnabled());
    QTRY_COMPARE(u"Time window: "_s + QString::fromStdString(rule().casesAction->timeWindow), name);
    QVERIFY(isShown(u"runChange0"_s));
    trigger(u"edit.undo"_s); // which shows the setting, on its page
    trigger(u"go.simulate"_s);
    QTRY_COMPARE(rule().casesAction->timeWindow, std::string("1d"));
    QTRY_COMPARE(apply->text(), u"Apply to the rule"_s);
    QVERIFY(!isShown(u"runChange0"_s));
    // Applied once more, and run.
    click(u"applyChange0"_s);
    QTRY_COMPARE(u"Time window: "_s + QString::fromStdString(rule().casesAction->timeWindow), name);
    click(u"runChange0"_s);
    QTRY_COMPARE_WITH_TIMEOUT(reader().simulations()->size(), std::size_t{2}, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(reader().simulations()->front().state, store::SimulationState::Finished, 20'000);
}

void ExplainingTest::fromADocument()
{
    begin(documents(72));
    simulate();
    trigger(u"go.alerts"_s);
    auto* const documents = find<QTableView>(u"documentTable"_s);
    QTRY_COMPARE(documents->model()->rowCount(), 72);
    documents->setCurrentIndex(documents->model()->index(40, 0));
    click(u"explainDocument"_s);
    QCOMPARE(m_desktop->window().currentPage(), u"simulate"_s);
    QVERIFY(hasAnswer(u"alert-40"_s));
    // Its run is the one that is chosen: they are newest first, one an hour.
    QTRY_COMPARE(find<QTableView>(u"runTable"_s)->currentIndex().row(), 72 - 1 - 40);
    // And with the keyboard.
    trigger(u"go.alerts"_s);
    documents->setFocus();
    documents->setCurrentIndex(documents->model()->index(41, 0));
    QTest::keyClick(documents, Qt::Key_Return);
    QVERIFY(hasAnswer(u"alert-41"_s));
    click(u"openAlertCase"_s);
    QCOMPARE(m_desktop->window().currentPage(), u"cases"_s);
    QTRY_VERIFY(isShown(u"caseView"_s));
}

void ExplainingTest::documentThatWasNotSimulated()
{
    begin(documents(72));
    trigger(u"go.alerts"_s);
    auto* const documents = find<QTableView>(u"documentTable"_s);
    QTRY_COMPARE(documents->model()->rowCount(), 72);
    documents->setCurrentIndex(documents->model()->index(40, 0));
    click(u"explainDocument"_s);
    auto* const banner = find<ui::Banner>(u"notSimulatedBanner"_s);
    QVERIFY(banner->isVisible());
    QVERIFY(banner->title().contains(u"alerts.ndjson was not simulated yet"_s));
    QCOMPARE(m_desktop->window().currentPage(), u"alerts"_s);
    Q_EMIT banner->actionRequested();
    QVERIFY(!banner->isVisible());
    QCOMPARE(m_desktop->window().currentPage(), u"simulate"_s);
    QTRY_COMPARE_WITH_TIMEOUT(reader().simulations()->size(), std::size_t{1}, 20'000);
}

void ExplainingTest::typedId()
{
    begin(documents(72));
    trigger(u"go.simulate"_s);
    QVERIFY(!m_desktop->actions().action(u"simulation.explainAlert"_s)->isEnabled());
    simulate();
    trigger(u"go.rules"_s);
    type(u"alert-13"_s);
    QCOMPARE(m_desktop->window().currentPage(), u"simulate"_s);
    QVERIFY(hasAnswer(u"alert-13"_s));
    click(u"copyAlertId"_s);
    QCOMPARE(QApplication::clipboard()->text(), u"alert-13"_s);
    QVERIFY(hasChanges());
    QCOMPARE(ui::brokenRules(m_desktop->window()), QStringList());
    QCOMPARE(m_desktop->actions().conflicts(), QStringList());
}

void ExplainingTest::wrongId()
{
    begin(documents(72));
    simulate();
    type(u"lert-7"_s);
    auto* const note = find<ui::FieldNote>(u"explainNote"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!note->text().isEmpty(), 20'000);
    QVERIFY2(note->text().contains(u"it is part of alert-7, alert-70, alert-71"_s), qUtf8Printable(note->text()));
    QVERIFY(isShown(u"whySteps"_s)); // the run's decisions stay
    QVERIFY(!isShown(u"alertWhy"_s));
    type(u"alert-7"_s);
    QVERIFY(hasAnswer(u"alert-7"_s));
    QVERIFY(note->text().isEmpty());
    type(u"nothing"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!note->text().isEmpty(), 20'000);
    QVERIFY(hasAnswer(u"alert-7"_s)); // the answer before stays
}

void ExplainingTest::backToTheRun()
{
    begin(documents(72));
    simulate();
    type(u"alert-7"_s);
    QVERIFY(hasAnswer(u"alert-7"_s));
    auto* const runs = find<QTableView>(u"runTable"_s);
    // Runs are newest first: 72 hours, each with an alert.
    QTRY_COMPARE(runs->currentIndex().row(), 72 - 1 - 7);
    click(u"backToRun"_s);
    QVERIFY(!isShown(u"alertWhy"_s));
    QVERIFY(isShown(u"whySteps"_s));
    QCOMPARE(runs->currentIndex().row(), 72 - 1 - 7);
    // Another run leads away from an alert, too.
    type(u"alert-8"_s);
    QVERIFY(hasAnswer(u"alert-8"_s));
    QTRY_COMPARE(runs->currentIndex().row(), 72 - 1 - 8);
    QTest::keyClick(runs, Qt::Key_Down);
    QVERIFY(!isShown(u"alertWhy"_s));
}

void ExplainingTest::severalDocumentsWithAnId()
{
    begin(R"({"_id": "a", "_index": "one", "@timestamp": "2026-03-01T00:00:00Z", "host": {"name": "x"}}
{"_id": "a", "_index": "two", "@timestamp": "2026-03-01T01:00:00Z", "host": {"name": "y"}}
)");
    simulate();
    type(u"a"_s);
    QVERIFY(hasAnswer(u"a"_s));
    QVERIFY(steps().contains(u"in the index one"_s));
    auto* const indices = find<QComboBox>(u"alertIndex"_s);
    QVERIFY(indices->isVisible());
    QCOMPARE(indices->count(), 2);
    indices->setFocus();
    QTest::keyClick(indices, Qt::Key_Down);
    QTRY_VERIFY_WITH_TIMEOUT(steps().contains(u"in the index two"_s), 20'000);
}

void ExplainingTest::changedFileIsSaid()
{
    begin(documents(72));
    simulate();
    trigger(u"go.alerts"_s);
    write(u"alerts.ndjson"_s, documents(71));
    trigger(u"alerts.reload"_s);
    QTRY_COMPARE(find<QTableView>(u"documentTable"_s)->model()->rowCount(), 71);
    type(u"alert-7"_s);
    auto* const refusal = find<QLabel>(u"explainRefusal"_s);
    QTRY_VERIFY_WITH_TIMEOUT(refusal->isVisible(), 20'000);
    QVERIFY2(refusal->text().contains(u"has changed since it was simulated"_s), qUtf8Printable(refusal->text()));
    QVERIFY(!isShown(u"alertSteps"_s));
    QVERIFY(isShown(u"explainRun"_s));
    click(u"explainRun"_s);
    QTRY_COMPARE_WITH_TIMEOUT(reader().simulations()->size(), std::size_t{2}, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop->actions().action(u"simulation.explainAlert"_s)->isEnabled(), 20'000);
    type(u"alert-7"_s);
    QVERIFY(hasAnswer(u"alert-7"_s));
}

void ExplainingTest::hostileIdsAreShownAsText()
{
    begin(documents(30, uR"(<b>x</b>\n\u202e%1)"_s));
    simulate();
    trigger(u"go.alerts"_s);
    auto* const documents = find<QTableView>(u"documentTable"_s);
    QTRY_COMPARE(documents->model()->rowCount(), 30);
    documents->setCurrentIndex(documents->model()->index(3, 0));
    click(u"explainDocument"_s);
    QVERIFY(hasAnswer(uR"(<b>x</b>\n\u{202E}3)"_s));
    QVERIFY(!steps().contains(QChar(0x202E)));
    click(u"copyAlertId"_s);
    QCOMPARE(QApplication::clipboard()->text(), u"<b>x</b>\n\u202E3"_s);
}

void ExplainingTest::looks_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << QSize(1440, 900) << false;
    QTest::newRow("dark") << QSize(1440, 900) << true;
    QTest::newRow("small") << QSize(1024, 700) << false;
    QTest::newRow("small-dark") << QSize(1024, 700) << true;
}

/// Nothing is cut off at the side, however long ids are.
void ExplainingTest::looks()
{
    QFETCH(QSize, size);
    QFETCH(bool, isDark);
    const QString id = u"7f3a91c2-very-long-document-identifier-of-somebody-else-0123456789abcdef0123456789abcdef-%1"_s;
    begin(documents(72, id));
    m_desktop->theme().choose(isDark ? ui::Theme::Choice::Dark : ui::Theme::Choice::Light);
    m_desktop->window().resize(size);
    simulate();
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    trigger(u"go.alerts"_s);
    auto* const documents = find<QTableView>(u"documentTable"_s);
    QTRY_COMPARE(documents->model()->rowCount(), 72);
    documents->setCurrentIndex(documents->model()->index(40, 0));
    ui::keepScreenshot(m_desktop->window(), u"explain-document-"_s + tag);
    click(u"explainDocument"_s);
    QVERIFY(hasAnswer(id.arg(40)));
    QVERIFY(hasChanges());
    auto* const scroll = find<QScrollArea>(u"whyScroll"_s);
    QCOMPARE_LE(scroll->widget()->width(), scroll->viewport()->width());
    QCOMPARE_LE(scroll->widget()->minimumSizeHint().width(), scroll->viewport()->width());
    ui::keepScreenshot(m_desktop->window(), u"explain-alert-"_s + tag);
    scroll->ensureWidgetVisible(find<QWidget>(u"simulationsRun"_s));
    ui::keepScreenshot(m_desktop->window(), u"explain-changes-"_s + tag);
    QTableView* const alerts = alertsOfFirstCase();
    alerts->setCurrentIndex(alerts->model()->index(0, 0));
    ui::keepScreenshot(m_desktop->window(), u"explain-case-"_s + tag);
    trigger(u"go.simulate"_s);
    type(u"abcdef"_s);
    auto* const note = find<ui::FieldNote>(u"explainNote"_s);
    QTRY_VERIFY(!note->text().isEmpty());
    QTRY_COMPARE_GE(note->height(), note->layout()->heightForWidth(note->width())); // all its lines
    QCOMPARE_LE(note->minimumSizeHint().width(), scroll->viewport()->width());
    QTRY_VERIFY(!note->visibleRegion().isEmpty());
    QCOMPARE(note->visibleRegion().boundingRect().top(), 0); // from its first line
    ui::keepScreenshot(m_desktop->window(), u"explain-unknown-"_s + tag);
}

QTEST_MAIN(ExplainingTest)
#include "tst_Explaining.moc"
