// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/Screenshots.h"
#include "tests/gui/SimulationWindow.h"
#include "tests/gui/WidgetRules.h"
#include "ui/bridge/ScenarioPlays.h"
#include "ui/simulation/ScenarioCard.h"
#include "ui/simulation/TimelinePlot.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Pill.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

namespace {

QString golden(const QString& name) { return u"" CASEWRIGHT_SOURCE_DIR "/tests/golden/"_s + name; }

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Scenario files in the real window.
class ScenarioOpeningTest final : public QObject, private SimulationWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(setUp()); }
    void cleanup() { tearDown(); }
    void standsInBothMenus();
    void showsAScenarioThatHolds();
    void listsWhatDiffers();
    void saysWhereAFileIsBroken();
    void playsAgainAfterAnEdit();
    void takesADrop();
    void addsItsRule();
    void addsRulesOfRuleRuns();
    void savesTheKeptText();
    void anotherSimulationHidesTheCard();
    void waitsForASimulation();
    void picturesCanBeKept();

private:
    QString write(const QByteArray& content) const;
    /// By the action and its dialog.
    void open(const QString& path);
    [[nodiscard]] ScenarioCard* card() const { return find<ScenarioCard>(u"scenarioCard"_s); }
    [[nodiscard]] Pill* pill() const { return find<Pill>(u"scenarioVerdict"_s); }
    [[nodiscard]] Banner* banner() const { return find<Banner>(u"simulationBanner"_s); }
    void click(const QString& button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    [[nodiscard]] QByteArray falsified() const;
};

QString ScenarioOpeningTest::write(const QByteArray& content) const
{
    QFile file(m_folder->filePath(u"by-hand.json"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("the file could not be written");
    return file.fileName();
}

void ScenarioOpeningTest::open(const QString& path)
{
    QSignalSpy ended(m_plays.get(), &ScenarioPlays::ended);
    m_actions->action(u"scenario.open"_s)->trigger();
    auto* const dialog = m_window->findChild<QFileDialog*>(u"openScenarioDialog"_s);
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, LongEnough);
}

QByteArray ScenarioOpeningTest::falsified() const
{
    QByteArray text = contentOf(golden(u"cases-action/02-group-by-host.json"_s));
    text.replace("\"status\": \"open\"", "\"status\": \"closed\"");
    text.replace("\"breaker\": false", "\"breaker\": true");
    return text;
}

void ScenarioOpeningTest::standsInBothMenus()
{
    QAction* const action = m_actions->action(u"scenario.open"_s);
    QVERIFY(action && action->isEnabled());
    for (const QString& name : {u"menu.file"_s, u"menu.simulation"_s}) {
        const auto* const menu = m_window->findChild<QMenu*>(name);
        QVERIFY(menu);
        QVERIFY2(menu->actions().contains(action), qUtf8Printable(name));
        QCOMPARE(menu->actions().count(action), 1);
    }
}

void ScenarioOpeningTest::showsAScenarioThatHolds()
{
    QVERIFY(!card()->isVisible());
    m_window->showPage(u"rules"_s);
    QSignalSpy status(m_page, &Page::statusChanged);
    open(golden(u"cases-action/25-full-then-closed.json"_s));
    QCOMPARE(m_window->currentPage(), u"simulate"_s);
    QVERIFY(card()->isVisible());
    QVERIFY(find<ElidedLabel>(u"scenarioName"_s)->text().startsWith(u"Scenario: "_s));
    QCOMPARE(pill()->text(), u"holds"_s);
    QCOMPARE(pill()->tone(), Tone::Fine);
    QCOMPARE(find<ElidedLabel>(u"scenarioCount"_s)->text(),
             u"%1 expectations"_s.arg(number(m_plays->verdict()->expectations)));
    QVERIFY(!find<QPlainTextEdit>(u"scenarioDifferences"_s)->isVisible());
    QVERIFY(!find<QPushButton>(u"copyDifferencesButton"_s)->isVisible());
    QVERIFY(!banner()->isVisible());
    QVERIFY2(status.last().first().toString().contains(u"holds"_s), qUtf8Printable(status.last().first().toString()));
    // All the rest as for any simulation.
    QCOMPARE(tile(u"opened"_s), number(shown()->simulation.summary.casesOpened));
    QCOMPARE(std::size_t(find<QTableView>(u"runTable"_s)->model()->rowCount()), shown()->runs->size());
    QTRY_VERIFY(find<QWidget>(u"whyDecisions"_s)->isVisible());
    const QString note = find<QLabel>(u"simulationNote"_s)->text();
    QVERIFY2(note.contains(u"has no schedule"_s), qUtf8Printable(note));
    QVERIFY(m_actions->action(u"simulation.cases"_s)->isEnabled());
    QCOMPARE(brokenRules(*card()), QStringList());
}

void ScenarioOpeningTest::listsWhatDiffers()
{
    open(write(falsified()));
    const std::size_t count = m_plays->verdict()->differences.size();
    QVERIFY(count > 3);
    QCOMPARE(pill()->text(), u"%1 differences"_s.arg(count));
    QCOMPARE(pill()->tone(), Tone::Loss);
    auto* const list = find<QPlainTextEdit>(u"scenarioDifferences"_s);
    QVERIFY(list->isVisible());
    QVERIFY(list->isReadOnly());
    const ScenarioDifference& first = m_plays->verdict()->differences.front();
    QVERIFY2(list->toPlainText().startsWith(
                 u"%1\n  expected  %2\n  is        %3\n"_s.arg(first.path, first.expected, first.actual)),
             qUtf8Printable(list->toPlainText()));
    QCOMPARE(std::size_t(list->toPlainText().count(u"\n  expected  "_s)), count);
    click(u"copyDifferencesButton"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), list->toPlainText());
    QCOMPARE(brokenRules(*card()), QStringList());
}

void ScenarioOpeningTest::saysWhereAFileIsBroken()
{
    const QByteArray good = contentOf(golden(u"cases-action/01-no-grouping.json"_s));
    const QString path = write(QByteArray(good).replace("\"space\"", "\"spaces\""));
    QSignalSpy status(m_page, &Page::statusChanged);
    open(path);
    QCOMPARE(status.last().first().toString(), u"by-hand.json was not opened"_s);
    QVERIFY(banner()->isVisible());
    QCOMPARE(banner()->title(), u"by-hand.json was not opened"_s);
    QVERIFY2(banner()->text().contains(u"by-hand.json:5:12"_s), qUtf8Printable(banner()->text()));
    QVERIFY2(banner()->text().contains(u"has no key \"spaces\""_s), qUtf8Printable(banner()->text()));
    QVERIFY(!card()->isVisible());
    QVERIFY(!shown());
    // Mended, and tried again.
    write(good);
    QSignalSpy ended(m_plays.get(), &ScenarioPlays::ended);
    Q_EMIT banner()->actionRequested();
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(!banner()->isVisible());
    QCOMPARE(pill()->text(), u"holds"_s);
}

void ScenarioOpeningTest::playsAgainAfterAnEdit()
{
    open(write(falsified()));
    QCOMPARE(pill()->tone(), Tone::Loss);
    write(contentOf(golden(u"cases-action/02-group-by-host.json"_s)));
    QSignalSpy ended(m_plays.get(), &ScenarioPlays::ended);
    click(u"playAgainButton"_s);
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(pill()->text(), u"holds"_s);
    QVERIFY(!find<QPlainTextEdit>(u"scenarioDifferences"_s)->isVisible());
    QVERIFY(QFile::remove(m_folder->filePath(u"by-hand.json"_s)));
    click(u"playAgainButton"_s);
    QTRY_COMPARE(ended.size(), 2);
    QVERIFY(banner()->isVisible());
    QVERIFY2(banner()->text().contains(u"by-hand.json"_s), qUtf8Printable(banner()->text()));
    QCOMPARE(pill()->text(), u"holds"_s); // of what is shown
}

void ScenarioOpeningTest::takesADrop()
{
    QSignalSpy ended(m_plays.get(), &ScenarioPlays::ended);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(golden(u"cases-action/01-no-grouping.json"_s))});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_page, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_page, &drop);
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(pill()->text(), u"holds"_s);

    QMimeData text;
    text.setText(u"no file"_s);
    QDragEnterEvent other({10, 10}, Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
    other.ignore();
    QCoreApplication::sendEvent(m_page, &other);
    QVERIFY(!other.isAccepted());
}

void ScenarioOpeningTest::addsItsRule()
{
    open(golden(u"cases-action/13-closed-and-reopened.json"_s));
    QSignalSpy status(m_page, &Page::statusChanged);
    click(u"addScenarioRuleButton"_s);
    QCOMPARE(m_rules->rules().size(), std::size_t{1});
    QVERIFY(m_rules->rules().front().rule.casesAction->reopenClosedCases);
    QVERIFY(!status.isEmpty() && status.last().first().toString().contains(u"was added"_s));
}

void ScenarioOpeningTest::addsRulesOfRuleRuns()
{
    open(golden(u"rule-runs/synthetic.json"_s));
    QVERIFY(banner()->isVisible());
    QVERIFY2(banner()->title().contains(u"is a rule-run file: its 8 rules were added"_s),
             qUtf8Printable(banner()->title()));
    QCOMPARE(banner()->tone(), Tone::Accent);
    QCOMPARE(m_rules->rules().size(), std::size_t{8});
    QCOMPARE(m_sources->sources().size(), std::size_t{1});
    QVERIFY(runToTheEnd()); // as they are
    QVERIFY(shown()->simulation.summary.casesOpened > 0);
    QVERIFY(!card()->isVisible());
}

void ScenarioOpeningTest::savesTheKeptText()
{
    const QByteArray text = falsified();
    open(write(text));
    m_actions->action(u"simulation.saveScenario"_s)->trigger();
    auto* const dialog = m_window->findChild<QFileDialog*>(u"saveScenarioDialog"_s);
    QVERIFY(dialog);
    const QString path = m_folder->filePath(u"saved.json"_s);
    QSignalSpy status(m_page, &Page::statusChanged);
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
    QTRY_VERIFY(!status.isEmpty() && status.last().first().toString().contains(u"saved.json"_s));
    QCOMPARE(contentOf(path), text);
}

void ScenarioOpeningTest::anotherSimulationHidesTheCard()
{
    addStorm();
    QVERIFY(runToTheEnd());
    const std::int64_t rule = shown()->simulation.key;
    open(golden(u"cases-action/01-no-grouping.json"_s));
    const std::int64_t scenario = shown()->simulation.key;
    QTRY_COMPARE(m_service->archive().simulations().size(), std::size_t{2});
    m_service->archive().show(rule);
    QVERIFY(!card()->isVisible());
    QVERIFY(find<QLabel>(u"simulationNote"_s)->text().contains(u"Modelled: schedule"_s));
    m_service->archive().show(scenario);
    QVERIFY(card()->isVisible());
    QTRY_COMPARE(pill()->text(), u"holds"_s);
}

void ScenarioOpeningTest::waitsForASimulation()
{
    addMillion();
    run();
    QVERIFY(m_service->isRunning());
    QVERIFY(!m_actions->action(u"scenario.open"_s)->isEnabled());
    m_service->cancel();
    QVERIFY(waitUntilFinished());
    QVERIFY(m_actions->action(u"scenario.open"_s)->isEnabled());
}

void ScenarioOpeningTest::picturesCanBeKept()
{
    m_window->setWorkspace(m_session->name(), m_session->path());
    m_window->setProfiles({u"8.14"_s, u"9.4"_s}, u"9.4"_s);
    const QString broken = write(QByteArray(falsified()).replace("\"space\"", "\"spaces\""));
    open(broken);
    keepScreenshot(*m_window, u"scenario-broken"_s);
    for (const Theme::Choice choice : {Theme::Choice::Light, Theme::Choice::Dark}) {
        m_theme->choose(choice);
        const QString look = choice == Theme::Choice::Dark ? u"dark"_s : u"light"_s;
        for (const bool isFalse : {false, true}) {
            open(isFalse ? write(falsified()) : golden(u"cases-action/25-full-then-closed.json"_s));
            QCOMPARE(pill()->tone(), isFalse ? Tone::Loss : Tone::Fine);
            for (const QSize size : {QSize(1440, 900), QSize(1024, 700)}) {
                m_window->resize(size);
                QTRY_COMPARE(m_window->size(), size);
                find<TimelinePlot>(u"timeline"_s)->replot();
                QTRY_VERIFY(find<QWidget>(u"whyDecisions"_s)->isVisible());
                keepScreenshot(*m_window, u"scenario-%1-%2-%3"_s.arg(isFalse ? u"false"_s : u"holds"_s, look)
                                              .arg(size.width()));
                const auto* const last = find<QPushButton>(u"addScenarioRuleButton"_s);
                QVERIFY(last->mapTo(m_window.get(), QPoint(last->width(), 0)).x() <= size.width());
            }
        }
    }
    open(golden(u"rule-runs/synthetic.json"_s));
    keepScreenshot(*m_window, u"scenario-rule-runs"_s);
}

QTEST_MAIN(ScenarioOpeningTest)
#include "tst_ScenarioOpening.moc"
