// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/RulesWindow.h"
#include "tests/gui/Screenshots.h"
#include "tests/gui/WidgetRules.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Pill.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

#include <memory>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// The form of a rule, driven by object names and keys.
class RulesPageTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_rules = std::make_unique<RulesWindow>(); }
    void cleanup() { m_rules.reset(); }
    void namesAreTyped();
    void survivesReopening();
    void fieldsAreSaved();
    void findingsStandBesideTheField();
    void findingsFollowTheProfile();
    void whatCannotBeShownIsKept();
    void maximumMayBeEmpty();
    void groupByIsTyped();
    void groupByIsChosenFromTheAlerts();
    void everyWidgetKeepsTheRules();
    void fitsIntoASmallWindow();
    void longTextsFitToo();
    void picturesCanBeKept();

private:
    std::unique_ptr<RulesWindow> m_rules;
};

void RulesPageTest::namesAreTyped()
{
    m_rules->newRule(u"Suspicious PowerShell"_s);
    QCOMPARE(m_rules->find<QLabel>(u"ruleTitle"_s)->text(), u"Suspicious PowerShell"_s);
    QCOMPARE(m_rules->find<QListView>(u"ruleList"_s)->currentIndex().data().toString(), u"Suspicious PowerShell"_s);
    QCOMPARE(m_rules->saved().name, std::string("Suspicious PowerShell"));
    QTest::keyClick(m_rules->line(u"ruleName"_s), Qt::Key_Home);
    QTest::keyClicks(m_rules->line(u"ruleName"_s), u"Very "_s);
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"Very Suspicious PowerShell"_s);
}

void RulesPageTest::survivesReopening()
{
    m_rules->newRule(u"One"_s);
    m_rules->retype(m_rules->line(u"ruleGroupBy"_s), u"host.name"_s);
    const std::string id = m_rules->current().id.text;
    m_rules->reopen(store::Access::ReadWrite);
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"One"_s);
    QCOMPARE(m_rules->line(u"ruleGroupBy"_s)->text(), u"host.name"_s);
    QCOMPARE(m_rules->current().id.text, id);
    m_rules->retype(m_rules->line(u"ruleName"_s), u"Two"_s);
    m_rules->reopen(store::Access::ReadWrite);
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"Two"_s);
}

void RulesPageTest::fieldsAreSaved()
{
    m_rules->newRule(u"One"_s);
    m_rules->retype(m_rules->line(u"ruleMaxSignals"_s), u"250"_s);
    m_rules->number(u"ruleInterval"_s)->setFocus();
    m_rules->number(u"ruleInterval"_s)->selectAll();
    QTest::keyClicks(m_rules->number(u"ruleInterval"_s), u"10"_s);
    m_rules->number(u"ruleLookBack"_s)->selectAll();
    QTest::keyClicks(m_rules->number(u"ruleLookBack"_s), u"12"_s);
    auto* const query = m_rules->find<QPlainTextEdit>(u"ruleQuery"_s);
    QTest::keyClicks(query, u"*"_s);
    auto* const consumer = m_rules->find<QComboBox>(u"ruleConsumer"_s);
    QCOMPARE(consumer->currentText(), u"siem → Security"_s);
    consumer->setFocus();
    QTest::keyClick(consumer, Qt::Key_Down);
    m_rules->number(u"ruleTimeWindow"_s)->selectAll();
    QTest::keyClicks(m_rules->number(u"ruleTimeWindow"_s), u"36"_s);
    auto* const unit = m_rules->find<QComboBox>(u"durationUnit"_s, m_rules->find<QWidget>(u"ruleTimeWindow"_s));
    unit->setFocus();
    QTest::keyClick(unit, Qt::Key_Up);
    QTest::mouseClick(m_rules->find<QCheckBox>(u"ruleReopen"_s), Qt::LeftButton, Qt::NoModifier, {8, 14});
    m_rules->retype(m_rules->line(u"ruleMaximum"_s), u"8"_s);

    const rules::Rule rule = m_rules->saved();
    QCOMPARE(rule.maxSignals, 250);
    QCOMPARE(rule.interval, std::string("10m"));
    QCOMPARE(rule.from, std::string("now-12m"));
    QCOMPARE(rule.query, std::string("*"));
    QCOMPARE(rule.consumer, std::string("observability"));
    QCOMPARE(rule.casesAction->timeWindow, std::string("36h"));
    QVERIFY(rule.casesAction->reopenClosedCases);
    QCOMPARE(rule.casesAction->maximumCasesToOpen, std::optional<std::int64_t>(8));
}

void RulesPageTest::findingsStandBesideTheField()
{
    m_rules->newRule(u"One"_s);
    auto* const window = m_rules->number(u"ruleTimeWindow"_s);
    window->selectAll();
    QTest::keyClicks(window, u"0"_s);
    const QString said = m_rules->note(u"ruleTimeWindow"_s);
    QVERIFY2(said.contains(u"\"0d\" is no time window"_s), qUtf8Printable(said));
    QCOMPARE(m_rules->find<FieldNote>(u"ruleTimeWindowNote"_s)->tone(), Tone::Loss);
    QCOMPARE(m_rules->find<Pill>(u"ruleState"_s)->text(), u"1 error"_s);
    QCOMPARE(m_rules->saved().casesAction->timeWindow, std::string("0d"));
    m_rules->retype(m_rules->line(u"ruleMaximum"_s), u"50"_s);
    QVERIFY(m_rules->note(u"ruleMaximum"_s).contains(u"1 to 20"_s));
    QCOMPARE(m_rules->find<Pill>(u"ruleState"_s)->text(), u"1 error, 1 warning"_s);
    window->selectAll();
    QTest::keyClicks(window, u"7"_s);
    QCOMPARE(m_rules->note(u"ruleTimeWindow"_s), QString());
    QCOMPARE(m_rules->find<Pill>(u"ruleState"_s)->text(), u"1 warning"_s);

    QTest::keyClicks(m_rules->find<QPlainTextEdit>(u"ruleQuery"_s), u"a : ("_s);
    QVERIFY(m_rules->note(u"ruleQuery"_s).contains(u"In the query at 1:"_s));
    m_rules->line(u"ruleName"_s)->selectAll();
    QTest::keyClick(m_rules->line(u"ruleName"_s), Qt::Key_Delete);
    QVERIFY(m_rules->note(u"ruleName"_s).contains(u"no name"_s));
    QCOMPARE(m_rules->line(u"ruleName"_s)->property("finding").toString(), u"loss"_s);
    QCOMPARE(m_rules->find<QLabel>(u"ruleTitle"_s)->text(), u"Unnamed rule"_s);
    m_rules->number(u"ruleLookBack"_s)->selectAll();
    QTest::keyClicks(m_rules->number(u"ruleLookBack"_s), u"2"_s);
    QVERIFY(m_rules->note(u"ruleLookBack"_s).contains(u"looks back"_s));
    m_rules->retype(m_rules->line(u"ruleMaxSignals"_s), u"0"_s);
    QVERIFY(m_rules->note(u"ruleMaxSignals"_s).contains(u"at least 1"_s));
}

void RulesPageTest::findingsFollowTheProfile()
{
    m_rules->newRule(u"One"_s);
    m_rules->number(u"ruleTimeWindow"_s)->selectAll();
    auto* const unit = m_rules->find<QComboBox>(u"durationUnit"_s, m_rules->find<QWidget>(u"ruleTimeWindow"_s));
    unit->setFocus();
    QTest::keyClick(unit, Qt::Key_Up);
    QCOMPARE(m_rules->casesAction().timeWindow, std::string("7h"));
    QCOMPARE(unit->count(), 4);
    m_rules->session->setProfile(u"8.18"_s);
    QVERIFY(m_rules->note(u"ruleTimeWindow"_s).contains(u"no time windows in hours"_s));
    QCOMPARE(unit->count(), 3);
    QVERIFY(unit->currentText().contains(u"7h"_s));
    QCOMPARE(m_rules->casesAction().timeWindow, std::string("7h"));
    m_rules->session->setProfile(u"9.4"_s);
    QCOMPARE(m_rules->note(u"ruleTimeWindow"_s), QString());
    QCOMPARE(unit->currentText(), u"hours"_s);
    QCOMPARE(m_rules->number(u"ruleTimeWindow"_s)->value(), 7);
}

void RulesPageTest::whatCannotBeShownIsKept()
{
    const QByteArray odd = R"(, "params": {"from": "now-1d/d", "maxSignals": 5000000000})";
    m_rules->drop({m_rules->write(u"a.json"_s, RulesWindow::ruleFile(odd))});
    QCOMPARE(m_rules->current().from, std::string("now-1d/d"));
    QVERIFY(m_rules->note(u"ruleLookBack"_s).contains(u"now-1d/d"_s));
    auto* const unit = m_rules->find<QComboBox>(u"durationUnit"_s, m_rules->find<QWidget>(u"ruleLookBack"_s));
    QVERIFY(unit->currentText().contains(u"now-1d/d"_s));
    QCOMPARE(m_rules->line(u"ruleMaxSignals"_s)->text(), u"5000000000"_s);
    m_rules->retype(m_rules->line(u"ruleName"_s), u"Other"_s);
    QCOMPARE(m_rules->saved().from, std::string("now-1d/d"));
    QCOMPARE(m_rules->saved().maxSignals, 5'000'000'000);
}

void RulesPageTest::maximumMayBeEmpty()
{
    m_rules->newRule(u"One"_s);
    auto* const maximum = m_rules->line(u"ruleMaximum"_s);
    QCOMPARE(maximum->placeholderText(), u"5"_s);
    m_rules->retype(maximum, u"12"_s);
    QCOMPARE(m_rules->casesAction().maximumCasesToOpen, std::optional<std::int64_t>(12));
    maximum->selectAll();
    QTest::keyClick(maximum, Qt::Key_Delete);
    QCOMPARE(m_rules->casesAction().maximumCasesToOpen, std::nullopt);
    // Emptied to type another one: no 0 comes in between.
    auto* const alerts = m_rules->line(u"ruleMaxSignals"_s);
    alerts->setFocus();
    alerts->selectAll();
    QTest::keyClick(alerts, Qt::Key_Delete);
    QCOMPARE(alerts->text(), QString());
    QCOMPARE(m_rules->current().maxSignals, 0);
    QTest::keyClicks(alerts, u"07x"_s);
    QCOMPARE(alerts->text(), u"07"_s);
    QCOMPARE(m_rules->current().maxSignals, 7);
    maximum->setFocus();
    QCOMPARE(alerts->text(), u"7"_s);
}

void RulesPageTest::groupByIsTyped()
{
    m_rules->newRule(u"One"_s);
    m_rules->retype(m_rules->line(u"ruleGroupBy"_s), u"my.Field"_s);
    QTest::keyClick(m_rules->line(u"ruleGroupBy"_s), Qt::Key_Return);
    QCOMPARE(m_rules->casesAction().groupBy, std::string("my.Field"));
    QCOMPARE(m_rules->action(u"edit.undo"_s)->text(), u"&Undo: Change group-by field"_s);
    QVERIFY(m_rules->find<FieldNote>(u"ruleGroupByHint"_s)->text().isEmpty());
}

void RulesPageTest::groupByIsChosenFromTheAlerts()
{
    m_rules->newRule(u"One"_s);
    store::StoredSource source;
    source.name = "winlog";
    source.flood = R"({"casewright":"flood/1","start":"2026-03-02T00:00:00Z","length":"1h","perMinute":1,
        "fields":[{"name":"host.name","prefix":"h-","cardinality":1},{"name":"user.name","prefix":"u-","cardinality":3},
                  {"name":"event.code","prefix":"e-","cardinality":1}]})";
    const std::int64_t key = m_rules->sources->add(source).value();
    QSignalSpy finished(m_rules->sources.get(), &AlertSources::loadFinished);
    m_rules->sources->load(key);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(m_rules->sources->loaded(key));

    auto* const field = m_rules->line(u"ruleGroupBy"_s);
    field->setFocus();
    QTest::keyClicks(field, u"NAME"_s);
    auto* const list = m_rules->window->findChild<QListView*>(u"groupByChoicesList"_s);
    QVERIFY(list && list->isVisible());
    QCOMPARE(list->model()->rowCount(), 2);
    while (list->currentIndex().data().toString() != u"host.name"_s)
        QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!list->isVisible());
    QCOMPARE(field->text(), u"host.name"_s);
    QCOMPARE(m_rules->saved().casesAction->groupBy, std::string("host.name"));
    const auto* const hint = m_rules->find<FieldNote>(u"ruleGroupByHint"_s);
    QCOMPARE(hint->text(), u"keyword · 100\u202f% · 1 value\nOne value: all in one case."_s);
    QCOMPARE(hint->tone(), Tone::Limit);

    // The Down key shows all of them, and where this one stands.
    QTest::keyClick(field, Qt::Key_Down);
    QVERIFY(list->isVisible());
    m_rules->keepPicture(u"rules-grouped"_s);
    QCOMPARE(list->model()->rowCount(), 4);
    QCOMPARE(list->model()->index(0, 0).data().toString(), u"No grouping"_s);
    QCOMPARE(list->model()->index(1, 0).data().toString(), u"user.name"_s);
    QCOMPARE(list->currentIndex().data().toString(), u"host.name"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(field->text(), u"host.name"_s);
    m_rules->retype(field, u"no.such"_s);
    QVERIFY(hint->text().contains(u"No alert of winlog"_s));
    QCOMPARE(hint->tone(), Tone::Limit);
    m_rules->retype(field, u"user.name"_s);
    QCOMPARE(hint->text(), u"keyword · 100\u202f% · 3 values\nEach user.name gets its own case."_s);
    QCOMPARE(hint->tone(), Tone::Neutral);
    // No grouping is a choice too, and a step of its own.
    const int steps = m_rules->documents->undoStack()->index();
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_PageUp);
    QCOMPARE(list->currentIndex().row(), 0);
    QTest::keyClick(field, Qt::Key_Tab);
    QCOMPARE(m_rules->casesAction().groupBy, std::string());
    QCOMPARE(m_rules->documents->undoStack()->index(), steps + 1);
    QCOMPARE(hint->text(), u"All alerts of a run go to one case, whatever they are about."_s);
}

void RulesPageTest::everyWidgetKeepsTheRules()
{
    QCOMPARE(brokenRules(*m_rules->page).join(u'\n'), QString());
    m_rules->newRule(u"One"_s);
    QCOMPARE(brokenRules(*m_rules->page).join(u'\n'), QString());
    m_rules->action(u"rules.delete"_s)->trigger();
    m_rules->action(u"edit.undo"_s)->trigger();
    QTest::mouseClick(m_rules->find<QPushButton>(u"removeCasesAction"_s), Qt::LeftButton);
    QCOMPARE(brokenRules(*m_rules->page).join(u'\n'), QString());
}

void RulesPageTest::fitsIntoASmallWindow()
{
    m_rules->newRule(u"A rule whose name is longer than any window of this program is wide, "
                     "and then some, and still more of it, up to here"_s);
    m_rules->window->resize(1024, 700);
    QTRY_COMPARE(m_rules->window->width(), 1024);
    const auto* const scroll = m_rules->find<QScrollArea>(u"ruleScroll"_s);
    QVERIFY2(scroll->widget()->minimumSizeHint().width() <= scroll->viewport()->width(),
             qUtf8Printable(
                 u"%1 in %2"_s.arg(scroll->widget()->minimumSizeHint().width()).arg(scroll->viewport()->width())));
    const auto* const simulate = m_rules->find<QPushButton>(u"simulateRule"_s);
    const QRect place(simulate->mapTo(m_rules->window.get(), QPoint()), simulate->size());
    QVERIFY(m_rules->window->rect().contains(place));
}

void RulesPageTest::longTextsFitToo()
{
    const QByteArray text(400, 'x');
    QByteArray file = R"({"name": "TEXT", "rule_type_id": "TEXT", "consumer": "TEXT", "tags": ["TEXT", "b"],
        "schedule": {"interval": "TEXT"}, "params": {"from": "TEXT", "query": "TEXT", "language": "TEXT"},
        "actions": [{"id": "system-connector-.cases", "params": {"subAction": "run", "subActionParams": {
            "groupingBy": ["TEXT"], "timeWindow": "TEXT", "maximumCasesToOpen": 999999999999999}}}]})";
    m_rules->drop({m_rules->write(u"long.json"_s, file.replace("TEXT", text))});
    QCOMPARE(m_rules->documents->rules().size(), std::size_t{1});
    m_rules->window->resize(1024, 700);
    m_rules->keepPicture(u"rules-long"_s);
    const auto* const scroll = m_rules->find<QScrollArea>(u"ruleScroll"_s);
    QVERIFY2(scroll->widget()->width() <= scroll->viewport()->width(),
             qUtf8Printable(QString::number(scroll->widget()->width())));
    QCOMPARE(m_rules->window->width(), 1024);
    // Still all of it where it is kept.
    m_rules->retype(m_rules->line(u"ruleName"_s), u"Short"_s);
    QCOMPARE(m_rules->saved().interval, text.toStdString());
    QCOMPARE(m_rules->saved().tags.front(), text.toStdString());
    QCOMPARE(m_rules->saved().casesAction->timeWindow, text.toStdString());
}

void RulesPageTest::picturesCanBeKept()
{
    m_rules->actions->add({.id = u"simulation.run"_s, .text = u"Run"_s});
    m_rules->window->setWorkspace(u"soc-lab.casewright"_s, {});
    m_rules->window->setProfiles({u"8.14"_s, u"9.4"_s}, u"9.4"_s);
    m_rules->keepPicture(u"rules-empty"_s);
    m_rules->drop({QStringLiteral(CASEWRIGHT_SOURCE_DIR "/resources/samples/endpoint-alerts-per-host.json")});
    m_rules->newRule(u"Host CPU above 90 %"_s);
    QTest::keyClicks(m_rules->find<QPlainTextEdit>(u"ruleQuery"_s), u"process.name : powershell.exe"_s);
    m_rules->retype(m_rules->line(u"ruleMaximum"_s), u"50"_s);
    m_rules->newRule(u"Failed logons per user"_s);
    QTest::mouseClick(m_rules->find<QPushButton>(u"removeCasesAction"_s), Qt::LeftButton);
    m_rules->window->resize(1440, 900);
    m_rules->keepPicture(u"rules-noaction"_s);
    auto* const list = m_rules->find<QListView>(u"ruleList"_s);
    for (const int row : {0, 1}) {
        list->setFocus();
        list->setCurrentIndex(list->model()->index(row, 0));
        for (const Theme::Choice choice : {Theme::Choice::Light, Theme::Choice::Dark}) {
            m_rules->theme->choose(choice);
            const QString name = u"rules-%1-%2"_s.arg(row).arg(choice == Theme::Choice::Dark ? u"dark"_s : u"light"_s);
            m_rules->window->resize(1440, 900);
            m_rules->keepPicture(name);
            m_rules->window->resize(1024, 700);
            m_rules->keepPicture(name + u"-small"_s);
        }
    }
    m_rules->theme->choose(Theme::Choice::Light);
    m_rules->action(u"rules.delete"_s)->trigger();
    m_rules->keepPicture(u"rules-deleted"_s);
    m_rules->reopen(store::Access::ReadOnly);
    m_rules->window->resize(1440, 900);
    m_rules->keepPicture(u"rules-readonly"_s);
    QVERIFY(!m_rules->window->grab().isNull());
}

QTEST_MAIN(RulesPageTest)
#include "tst_RulesPage.moc"
