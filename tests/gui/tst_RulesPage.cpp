// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/Screenshots.h"
#include "tests/gui/WidgetRules.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/designer/RulesPage.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/TagsEdit.h"
#include "ui/widgets/Theme.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

#include <memory>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// The page in its window, driven by object names and keys.
class RulesPageTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void emptyStateMakesARule();
    void namesAreTyped();
    void survivesReopening();
    void fieldsAreSaved();
    void typingIsOneStepOfUndo();
    void undoReachesTheFieldAndKeepsTheCursor();
    void undoWorksFromAnotherPage();
    void halfATagIsNotLost();
    void halfATagStaysWithItsRule();
    void tagsAreSteps();
    void findingsStandBesideTheField();
    void findingsFollowTheProfile();
    void whatCannotBeShownIsKept();
    void maximumMayBeEmpty();
    void casesActionIsRemovedAndAdded();
    void groupByIsTyped();
    void groupByIsChosenFromTheAlerts();
    void searchFinds();
    void listChoosesByKeys();
    void rulesAreDeletedAndComeBack();
    void offerToUndoGoesWhenOld();
    void rulesAreDuplicated();
    void menuHasTheActions();
    void filesAreDropped();
    void brokenFilesAreExplained();
    void sameFileTwiceGetsAnotherId();
    void filesAreImportedAndExportedByDialogs();
    void failedExportIsExplained();
    void otherTypesAreKept();
    void readOnlyIsSaidAndKept();
    void simulateTriggersTheAction();
    void statusIsTold();
    void everyWidgetKeepsTheRules();
    void fitsIntoASmallWindow();
    void picturesCanBeKept();

private:
    template <typename Widget>
    Widget* find(const QString& name, const QWidget* in = nullptr)
    {
        auto* const found = (in ? in : m_page)->findChild<Widget*>(name);
        if (!found)
            qFatal("no %s", qUtf8Printable(name));
        return found;
    }
    QLineEdit* line(const QString& name) { return find<QLineEdit>(name); }
    QSpinBox* number(const QString& duration) { return find<QSpinBox>(u"durationNumber"_s, find<QWidget>(duration)); }
    QString note(const QString& field)
    {
        const auto* const note = find<FieldNote>(field + u"Note"_s);
        return note->isVisible() ? note->text() : QString();
    }
    QAction* action(const QString& id) { return m_actions->action(id); }
    void retype(QLineEdit* field, const QString& text)
    {
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
    }
    void newRule(const QString& name)
    {
        action(u"rules.new"_s)->trigger();
        retype(line(u"ruleName"_s), name);
    }
    const rules::Rule& current() { return *m_documents->find(m_documents->current().value()); }
    const rules::CasesAction& casesAction() { return *current().casesAction; }
    /// As another program reads it now.
    rules::Rule saved(std::size_t row = 0)
    {
        const auto workspace = store::Workspace::open(toUtf8(workspacePath()), store::Access::ReadOnly);
        return workspace->rules().value().at(row).rule;
    }
    QString workspacePath() const { return m_folder->filePath(u"soc-lab.casewright"_s); }
    QString write(const QString& name, const QByteArray& text)
    {
        const QString path = m_folder->filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("%s cannot be written", qUtf8Printable(path));
        return path;
    }
    static QByteArray read(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
    }
    void drop(const QStringList& paths)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& path : paths)
            urls.append(QUrl::fromLocalFile(path));
        data.setUrls(urls);
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_page, &enter);
        if (!enter.isAccepted())
            return;
        QDropEvent event({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_page, &event);
    }
    void build(store::Access access);
    void tearDown();
    void reopen(store::Access access)
    {
        tearDown();
        build(access);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<RuleDocuments> m_documents;
    std::unique_ptr<AlertSources> m_sources;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ActionTable> m_actions;
    std::unique_ptr<MainWindow> m_window;
    RulesPage* m_page = nullptr;
};

namespace {

/// Another page, to come back from.
class OtherPage final : public Page {
public:
    [[nodiscard]] QString name() const override { return u"other"_s; }
    [[nodiscard]] QString title() const override { return u"Other"_s; }
    [[nodiscard]] QString iconName() const override { return u"alerts"_s; }
};

QByteArray ruleFile(const QByteArray& more = {})
{
    return R"({"name": "Suspicious PowerShell", "id": "0001", "rule_type_id": "siem.queryRule", "consumer": "siem",
  "schedule": {"interval": "5m"}, "tags": ["windows", "T1059.001"], "alert_delay": {"active": 2})" + more + "}\n";
}

} // namespace

void RulesPageTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    build(store::Access::Create);
}

void RulesPageTest::cleanup()
{
    tearDown();
    m_folder.reset();
}

void RulesPageTest::build(store::Access access)
{
    m_session = std::make_unique<WorkspaceSession>();
    QVERIFY(m_session->open(workspacePath(), access));
    m_documents = std::make_unique<RuleDocuments>(*m_session);
    m_sources = std::make_unique<AlertSources>(*m_session);
    m_theme = std::make_unique<Theme>(*qApp, [] { return false; });
    m_actions = std::make_unique<ActionTable>();
    m_window = std::make_unique<MainWindow>(*m_actions, *m_theme);
    m_page = new RulesPage(*m_session, *m_documents);
    m_page->setAlerts(*m_sources);
    m_window->addPage(m_page);
    m_window->addPage(new OtherPage);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void RulesPageTest::tearDown()
{
    m_window.reset();
    m_actions.reset();
    m_theme.reset();
    m_sources.reset();
    m_documents.reset();
    m_session.reset();
}

void RulesPageTest::emptyStateMakesARule()
{
    auto* const make = find<QPushButton>(u"emptyAction"_s);
    QVERIFY(make->isVisible());
    QVERIFY(find<QPushButton>(u"emptySecondAction"_s)->isVisible());
    QTest::mouseClick(make, Qt::LeftButton);
    QVERIFY(!make->isVisible());
    QCOMPARE(line(u"ruleName"_s)->text(), u"New rule"_s);
    QCOMPARE(line(u"ruleName"_s)->selectedText(), u"New rule"_s);
    QVERIFY(line(u"ruleName"_s)->hasFocus());
    QCOMPARE(find<Pill>(u"ruleState"_s)->text(), u"Valid"_s);
    QTest::mouseClick(find<QToolButton>(u"newRule"_s), Qt::LeftButton);
    QCOMPARE(line(u"ruleName"_s)->text(), u"New rule 2"_s);
    QCOMPARE(find<QListView>(u"ruleList"_s)->model()->rowCount(), 2);
}

void RulesPageTest::namesAreTyped()
{
    newRule(u"Suspicious PowerShell"_s);
    QCOMPARE(find<QLabel>(u"ruleTitle"_s)->text(), u"Suspicious PowerShell"_s);
    QCOMPARE(find<QListView>(u"ruleList"_s)->currentIndex().data().toString(), u"Suspicious PowerShell"_s);
    QCOMPARE(saved().name, std::string("Suspicious PowerShell"));
    QTest::keyClick(line(u"ruleName"_s), Qt::Key_Home);
    QTest::keyClicks(line(u"ruleName"_s), u"Very "_s);
    QCOMPARE(line(u"ruleName"_s)->text(), u"Very Suspicious PowerShell"_s);
}

void RulesPageTest::survivesReopening()
{
    newRule(u"One"_s);
    retype(line(u"ruleGroupBy"_s), u"host.name"_s);
    const std::string id = current().id.text;
    reopen(store::Access::ReadWrite);
    QCOMPARE(line(u"ruleName"_s)->text(), u"One"_s);
    QCOMPARE(line(u"ruleGroupBy"_s)->text(), u"host.name"_s);
    QCOMPARE(current().id.text, id);
    retype(line(u"ruleName"_s), u"Two"_s);
    reopen(store::Access::ReadWrite);
    QCOMPARE(line(u"ruleName"_s)->text(), u"Two"_s);
}

void RulesPageTest::fieldsAreSaved()
{
    newRule(u"One"_s);
    retype(line(u"ruleMaxSignals"_s), u"250"_s);
    number(u"ruleInterval"_s)->setFocus();
    number(u"ruleInterval"_s)->selectAll();
    QTest::keyClicks(number(u"ruleInterval"_s), u"10"_s);
    number(u"ruleLookBack"_s)->selectAll();
    QTest::keyClicks(number(u"ruleLookBack"_s), u"12"_s);
    auto* const query = find<QPlainTextEdit>(u"ruleQuery"_s);
    QTest::keyClicks(query, u"*"_s);
    auto* const consumer = find<QComboBox>(u"ruleConsumer"_s);
    QCOMPARE(consumer->currentText(), u"siem → Security"_s);
    consumer->setFocus();
    QTest::keyClick(consumer, Qt::Key_Down);
    number(u"ruleTimeWindow"_s)->selectAll();
    QTest::keyClicks(number(u"ruleTimeWindow"_s), u"36"_s);
    auto* const unit = find<QComboBox>(u"durationUnit"_s, find<QWidget>(u"ruleTimeWindow"_s));
    unit->setFocus();
    QTest::keyClick(unit, Qt::Key_Up);
    QTest::mouseClick(find<QCheckBox>(u"ruleReopen"_s), Qt::LeftButton, Qt::NoModifier, {8, 14});
    retype(line(u"ruleMaximum"_s), u"8"_s);

    const rules::Rule rule = saved();
    QCOMPARE(rule.maxSignals, 250);
    QCOMPARE(rule.interval, std::string("10m"));
    QCOMPARE(rule.from, std::string("now-12m"));
    QCOMPARE(rule.query, std::string("*"));
    QCOMPARE(rule.consumer, std::string("observability"));
    QCOMPARE(rule.casesAction->timeWindow, std::string("36h"));
    QVERIFY(rule.casesAction->reopenClosedCases);
    QCOMPARE(rule.casesAction->maximumCasesToOpen, std::optional<std::int64_t>(8));
}

void RulesPageTest::typingIsOneStepOfUndo()
{
    newRule(u"One"_s);
    number(u"ruleTimeWindow"_s)->setFocus();
    number(u"ruleTimeWindow"_s)->selectAll();
    QTest::keyClicks(number(u"ruleTimeWindow"_s), u"14"_s);
    QCOMPARE(casesAction().timeWindow, std::string("14d"));
    QCOMPARE(action(u"edit.undo"_s)->text(), u"&Undo: Change time window"_s);
    // The key, although the focus is in a field that has an undo of its own.
    QTest::keyClick(number(u"ruleTimeWindow"_s), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(casesAction().timeWindow, std::string("7d"));
    QCOMPARE(number(u"ruleTimeWindow"_s)->value(), 7);
    QCOMPARE(action(u"edit.redo"_s)->text(), u"&Redo: Change time window"_s);
    QTest::keyClick(number(u"ruleTimeWindow"_s), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(casesAction().timeWindow, std::string("14d"));
    QCOMPARE(number(u"ruleTimeWindow"_s)->value(), 14);
}

void RulesPageTest::undoReachesTheFieldAndKeepsTheCursor()
{
    newRule(u"One rule here"_s);
    auto* const name = line(u"ruleName"_s);
    auto* const query = find<QPlainTextEdit>(u"ruleQuery"_s);
    name->setCursorPosition(4);
    query->setFocus();
    QTest::keyClicks(query, u"*"_s);
    name->setFocus();
    name->setCursorPosition(4);
    QTest::keyClicks(name, u"big "_s);
    line(u"ruleGroupBy"_s)->setFocus();
    QTest::keyClick(line(u"ruleGroupBy"_s), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(name->text(), u"One rule here"_s);
    QVERIFY(name->hasFocus());
    QCOMPARE(name->cursorPosition(), 4);
    QTest::keyClick(name, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(query->hasFocus());
    QCOMPARE(query->toPlainText(), QString());
    QTest::keyClick(query, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(query, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(name->text(), u"One big rule here"_s);
    QCOMPARE(name->cursorPosition(), 8);
}

void RulesPageTest::undoWorksFromAnotherPage()
{
    newRule(u"One"_s);
    m_window->showPage(u"other"_s);
    action(u"edit.undo"_s)->trigger();
    QCOMPARE(m_window->currentPage(), u"rules"_s);
    QCOMPARE(line(u"ruleName"_s)->text(), u"New rule"_s);
}

void RulesPageTest::halfATagIsNotLost()
{
    newRule(u"One"_s);
    auto* const field = line(u"tagField"_s);
    field->setFocus();
    QTest::keyClicks(field, u"windows"_s);
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(current().tags.empty());
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(current().tags, std::vector<std::string>{"windows"});
}

void RulesPageTest::halfATagStaysWithItsRule()
{
    newRule(u"One"_s);
    const std::int64_t first = m_documents->current().value();
    auto* const field = line(u"tagField"_s);
    field->setFocus();
    QTest::keyClicks(field, u"windows"_s);
    QTest::keyClick(field, Qt::Key_N, Qt::ControlModifier);
    QVERIFY(current().tags.empty());
    QCOMPARE(m_documents->find(first)->tags, std::vector<std::string>{"windows"});
}

void RulesPageTest::tagsAreSteps()
{
    newRule(u"One"_s);
    auto* const field = line(u"tagField"_s);
    field->setFocus();
    QTest::keyClicks(field, u"windows"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTest::keyClicks(field, u"T1059.001,"_s);
    QCOMPARE(saved().tags, (std::vector<std::string>{"windows", "T1059.001"}));
    QTest::keyClick(field, Qt::Key_Backspace);
    QCOMPARE(saved().tags, std::vector<std::string>{"windows"});
    action(u"edit.undo"_s)->trigger();
    QCOMPARE(find<TagsEdit>(u"ruleTags"_s)->tags(), QStringList());
}

void RulesPageTest::findingsStandBesideTheField()
{
    newRule(u"One"_s);
    auto* const window = number(u"ruleTimeWindow"_s);
    window->selectAll();
    QTest::keyClicks(window, u"0"_s);
    QVERIFY2(note(u"ruleTimeWindow"_s).contains(u"\"0d\" is no time window"_s), qUtf8Printable(note(u"ruleTimeWindow"_s)));
    QCOMPARE(find<FieldNote>(u"ruleTimeWindowNote"_s)->tone(), Tone::Loss);
    QCOMPARE(find<Pill>(u"ruleState"_s)->text(), u"1 error"_s);
    QCOMPARE(saved().casesAction->timeWindow, std::string("0d"));
    retype(line(u"ruleMaximum"_s), u"50"_s);
    QVERIFY(note(u"ruleMaximum"_s).contains(u"1 to 20"_s));
    QCOMPARE(find<Pill>(u"ruleState"_s)->text(), u"1 error, 1 warning"_s);
    window->selectAll();
    QTest::keyClicks(window, u"7"_s);
    QCOMPARE(note(u"ruleTimeWindow"_s), QString());
    QCOMPARE(find<Pill>(u"ruleState"_s)->text(), u"1 warning"_s);

    QTest::keyClicks(find<QPlainTextEdit>(u"ruleQuery"_s), u"a : b"_s);
    QVERIFY(note(u"ruleQuery"_s).contains(u"kept but not simulated"_s));
    line(u"ruleName"_s)->selectAll();
    QTest::keyClick(line(u"ruleName"_s), Qt::Key_Delete);
    QVERIFY(note(u"ruleName"_s).contains(u"no name"_s));
    QCOMPARE(line(u"ruleName"_s)->property("finding").toString(), u"loss"_s);
    QCOMPARE(find<QLabel>(u"ruleTitle"_s)->text(), u"Unnamed rule"_s);
    number(u"ruleLookBack"_s)->selectAll();
    QTest::keyClicks(number(u"ruleLookBack"_s), u"2"_s);
    QVERIFY(note(u"ruleLookBack"_s).contains(u"looks back"_s));
    retype(line(u"ruleMaxSignals"_s), u"0"_s);
    QVERIFY(note(u"ruleMaxSignals"_s).contains(u"at least 1"_s));
}

void RulesPageTest::findingsFollowTheProfile()
{
    newRule(u"One"_s);
    number(u"ruleTimeWindow"_s)->selectAll();
    auto* const unit = find<QComboBox>(u"durationUnit"_s, find<QWidget>(u"ruleTimeWindow"_s));
    unit->setFocus();
    QTest::keyClick(unit, Qt::Key_Up);
    QCOMPARE(casesAction().timeWindow, std::string("7h"));
    QCOMPARE(unit->count(), 4);
    m_session->setProfile(u"8.18"_s);
    QVERIFY(note(u"ruleTimeWindow"_s).contains(u"no time windows in hours"_s));
    QCOMPARE(unit->count(), 3);
    QVERIFY(unit->currentText().contains(u"7h"_s));
    QCOMPARE(casesAction().timeWindow, std::string("7h"));
    m_session->setProfile(u"9.4"_s);
    QCOMPARE(note(u"ruleTimeWindow"_s), QString());
    QCOMPARE(unit->currentText(), u"hours"_s);
    QCOMPARE(number(u"ruleTimeWindow"_s)->value(), 7);
}

void RulesPageTest::whatCannotBeShownIsKept()
{
    drop({write(u"a.json"_s, ruleFile(R"(, "params": {"from": "now-1d/d", "maxSignals": 5000000000})"))});
    QCOMPARE(current().from, std::string("now-1d/d"));
    QVERIFY(note(u"ruleLookBack"_s).contains(u"now-1d/d"_s));
    auto* const unit = find<QComboBox>(u"durationUnit"_s, find<QWidget>(u"ruleLookBack"_s));
    QVERIFY(unit->currentText().contains(u"now-1d/d"_s));
    QCOMPARE(line(u"ruleMaxSignals"_s)->text(), u"5000000000"_s);
    retype(line(u"ruleName"_s), u"Other"_s);
    QCOMPARE(saved().from, std::string("now-1d/d"));
    QCOMPARE(saved().maxSignals, 5'000'000'000);
}

void RulesPageTest::maximumMayBeEmpty()
{
    newRule(u"One"_s);
    auto* const maximum = line(u"ruleMaximum"_s);
    QCOMPARE(maximum->placeholderText(), u"5"_s);
    retype(maximum, u"12"_s);
    QCOMPARE(casesAction().maximumCasesToOpen, std::optional<std::int64_t>(12));
    maximum->selectAll();
    QTest::keyClick(maximum, Qt::Key_Delete);
    QCOMPARE(casesAction().maximumCasesToOpen, std::nullopt);
    // Emptied to type another one: no 0 comes in between.
    auto* const alerts = line(u"ruleMaxSignals"_s);
    alerts->setFocus();
    alerts->selectAll();
    QTest::keyClick(alerts, Qt::Key_Delete);
    QCOMPARE(alerts->text(), QString());
    QCOMPARE(current().maxSignals, 0);
    QTest::keyClicks(alerts, u"07x"_s);
    QCOMPARE(alerts->text(), u"07"_s);
    QCOMPARE(current().maxSignals, 7);
    maximum->setFocus();
    QCOMPARE(alerts->text(), u"7"_s);
}

void RulesPageTest::casesActionIsRemovedAndAdded()
{
    newRule(u"One"_s);
    retype(line(u"ruleGroupBy"_s), u"host.name"_s);
    QTest::mouseClick(find<QPushButton>(u"removeCasesAction"_s), Qt::LeftButton);
    QVERIFY(!saved().casesAction);
    QVERIFY(!line(u"ruleGroupBy"_s)->isVisible());
    QVERIFY(note(u"addCasesAction"_s).contains(u"no Cases action"_s));
    QTest::mouseClick(find<QPushButton>(u"addCasesAction"_s), Qt::LeftButton);
    QVERIFY(saved().casesAction);
    QCOMPARE(line(u"ruleGroupBy"_s)->text(), QString());
    QVERIFY(line(u"ruleGroupBy"_s)->hasFocus());
    action(u"edit.undo"_s)->trigger();
    QVERIFY(find<QPushButton>(u"addCasesAction"_s)->hasFocus());
    action(u"edit.undo"_s)->trigger();
    QCOMPARE(line(u"ruleGroupBy"_s)->text(), u"host.name"_s);
    QVERIFY(line(u"ruleGroupBy"_s)->hasFocus());
}

void RulesPageTest::groupByIsTyped()
{
    newRule(u"One"_s);
    retype(line(u"ruleGroupBy"_s), u"my.Field"_s);
    QTest::keyClick(line(u"ruleGroupBy"_s), Qt::Key_Return);
    QCOMPARE(casesAction().groupBy, std::string("my.Field"));
    QCOMPARE(action(u"edit.undo"_s)->text(), u"&Undo: Change group-by field"_s);
    QVERIFY(find<FieldNote>(u"ruleGroupByHint"_s)->text().isEmpty());
}

void RulesPageTest::groupByIsChosenFromTheAlerts()
{
    newRule(u"One"_s);
    store::StoredSource source;
    source.name = "winlog";
    source.flood = R"({"casewright":"flood/1","start":"2026-03-02T00:00:00Z","length":"1h","perMinute":1,
        "fields":[{"name":"host.name","prefix":"h-","cardinality":1},{"name":"user.name","prefix":"u-","cardinality":1},
                  {"name":"event.code","prefix":"e-","cardinality":1}]})";
    const std::int64_t key = m_sources->add(source).value();
    QSignalSpy finished(m_sources.get(), &AlertSources::loadFinished);
    m_sources->load(key);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(m_sources->loaded(key));

    auto* const field = line(u"ruleGroupBy"_s);
    field->setFocus();
    QTest::keyClicks(field, u"NAME"_s);
    auto* const list = qobject_cast<QListView*>(QApplication::activePopupWidget());
    QVERIFY(list);
    QCOMPARE(list->model()->rowCount(), 2);
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(field->text(), u"host.name"_s);
    QCOMPARE(saved().casesAction->groupBy, std::string("host.name"));
    const auto* const hint = find<FieldNote>(u"ruleGroupByHint"_s);
    QVERIFY2(hint->text().startsWith(u"1 value; 100"_s), qUtf8Printable(hint->text()));

    // The Down key shows all of them.
    QTest::keyClick(field, Qt::Key_Down);
    auto* const all = qobject_cast<QListView*>(QApplication::activePopupWidget());
    QVERIFY(all);
    QCOMPARE(all->model()->rowCount(), 3);
    QTest::keyClick(all, Qt::Key_Escape);
    QCOMPARE(field->text(), u"host.name"_s);
    retype(field, u"no.such"_s);
    QVERIFY(hint->text().contains(u"No alert of"_s));
    QCOMPARE(hint->tone(), Tone::Limit);
}

void RulesPageTest::searchFinds()
{
    newRule(u"Host CPU"_s);
    newRule(u"Failed logons"_s);
    auto* const search = line(u"ruleSearch"_s);
    auto* const list = find<QListView>(u"ruleList"_s);
    search->setFocus();
    QTest::keyClicks(search, u"cpu"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(list->model()->rowCount(), 1);
    // What is being worked on stays.
    QCOMPARE(line(u"ruleName"_s)->text(), u"Failed logons"_s);
    QVERIFY(!list->currentIndex().isValid());
    // Nor does it go when what is typed takes it out of the result, or brings it in again.
    retype(line(u"ruleName"_s), u"CPU logons"_s);
    QCOMPARE(list->model()->rowCount(), 2);
    QCOMPARE(list->currentIndex().data().toString(), u"CPU logons"_s);
    retype(line(u"ruleName"_s), u"Failed logons"_s);
    QCOMPARE(list->model()->rowCount(), 1);
    QCOMPARE(line(u"ruleName"_s)->text(), u"Failed logons"_s);
    search->setFocus();
    QTest::keyClicks(search, u"zzz"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(find<QLabel>(u"noRuleFound"_s)->isVisible());
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(list->model()->rowCount(), 2);
    QVERIFY(!find<QLabel>(u"noRuleFound"_s)->isVisible());
    QCOMPARE(list->currentIndex().data().toString(), u"Failed logons"_s);
}

void RulesPageTest::listChoosesByKeys()
{
    newRule(u"One"_s);
    newRule(u"Two"_s);
    auto* const list = find<QListView>(u"ruleList"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Up);
    QCOMPARE(line(u"ruleName"_s)->text(), u"One"_s);
    QCOMPARE(current().name, std::string("One"));
    QTest::keyClick(list, Qt::Key_F2);
    QVERIFY(line(u"ruleName"_s)->hasFocus());
    QCOMPARE(line(u"ruleName"_s)->selectedText(), u"One"_s);
}

void RulesPageTest::rulesAreDeletedAndComeBack()
{
    for (const QString& name : {u"One"_s, u"Two"_s, u"Three"_s})
        newRule(name);
    auto* const list = find<QListView>(u"ruleList"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Home);
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(list->model()->rowCount(), 2);
    QCOMPARE(line(u"ruleName"_s)->text(), u"Two"_s);
    QCOMPARE(list->currentIndex().data().toString(), u"Two"_s);
    auto* const banner = find<Banner>(u"rulesMessage"_s);
    QVERIFY(banner->isVisible());
    QCOMPARE(banner->title(), u"Deleted “One”"_s);
    QTest::mouseClick(find<QPushButton>(u"bannerAction"_s, banner), Qt::LeftButton);
    QVERIFY(!banner->isVisible());
    QCOMPARE(list->model()->rowCount(), 3);
    QCOMPARE(list->model()->index(0, 0).data().toString(), u"One"_s);
    QCOMPARE(line(u"ruleName"_s)->text(), u"One"_s);

    for (int i = 0; i < 3; ++i)
        action(u"rules.delete"_s)->trigger();
    QVERIFY(find<QPushButton>(u"emptyAction"_s)->isVisible());
    QVERIFY(!action(u"rules.delete"_s)->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(line(u"ruleName"_s)->isVisible());
    QCOMPARE(line(u"ruleName"_s)->text(), u"Three"_s);
}

void RulesPageTest::offerToUndoGoesWhenOld()
{
    newRule(u"One"_s);
    newRule(u"Two"_s);
    action(u"rules.delete"_s)->trigger();
    auto* const banner = find<Banner>(u"rulesMessage"_s);
    QVERIFY(banner->isVisible());
    QTest::keyClicks(line(u"ruleName"_s), u"!"_s);
    QVERIFY(!banner->isVisible());
}

void RulesPageTest::rulesAreDuplicated()
{
    newRule(u"One"_s);
    retype(line(u"ruleGroupBy"_s), u"host.name"_s);
    const std::string id = current().id.text;
    action(u"rules.duplicate"_s)->trigger();
    QCOMPARE(line(u"ruleName"_s)->text(), u"One, copy"_s);
    QCOMPARE(line(u"ruleName"_s)->selectedText(), u"One, copy"_s);
    QCOMPARE(saved(1).casesAction->groupBy, std::string("host.name"));
    QVERIFY(saved(1).id.text != id);
}

void RulesPageTest::menuHasTheActions()
{
    newRule(u"One"_s);
    auto* const list = find<QListView>(u"ruleList"_s);
    Q_EMIT list->customContextMenuRequested({10, 10});
    auto* const menu = find<QMenu>(u"ruleMenu"_s);
    QVERIFY(menu->isVisible());
    for (const QString& id : {u"rules.rename"_s, u"rules.duplicate"_s, u"rules.export"_s, u"rules.delete"_s})
        QVERIFY2(menu->actions().contains(action(id)), qUtf8Printable(id));
    menu->close();
    QCOMPARE(m_actions->conflicts(), QStringList());
}

void RulesPageTest::filesAreDropped()
{
    drop({write(u"a.json"_s, ruleFile())});
    QCOMPARE(line(u"ruleName"_s)->text(), u"Suspicious PowerShell"_s);
    QCOMPARE(find<TagsEdit>(u"ruleTags"_s)->tags(), (QStringList{u"windows"_s, u"T1059.001"_s}));
    QCOMPARE(saved().id.text, std::string("0001"));
    QVERIFY(!find<Banner>(u"rulesMessage"_s)->isVisible());
    QCOMPARE(action(u"edit.undo"_s)->text(), u"&Undo: Import rule"_s);
}

void RulesPageTest::brokenFilesAreExplained()
{
    const QString broken = write(u"broken.json"_s, "{\n  \"name\": \"A\",\n  \"rule_type_id\": 7\n}");
    drop({broken, write(u"a.json"_s, ruleFile()), m_folder->filePath(u"missing.json"_s)});
    const auto* const banner = find<Banner>(u"rulesMessage"_s);
    QVERIFY(banner->isVisible());
    QCOMPARE(banner->tone(), Tone::Loss);
    QCOMPARE(banner->title(), u"2 files could not be imported"_s);
    QVERIFY2(banner->text().contains(broken + u":3:"_s), qUtf8Printable(banner->text()));
    QVERIFY(banner->text().contains(u"rule_type_id"_s));
    QVERIFY(banner->text().contains(u"missing.json"_s));
    QCOMPARE(m_documents->rules().size(), std::size_t{1});
    drop({write(u"large.json"_s, QByteArray(1'000'001, ' '))});
    QVERIFY(banner->text().contains(u"more than 1 MB"_s));
}

void RulesPageTest::sameFileTwiceGetsAnotherId()
{
    const QString path = write(u"a.json"_s, ruleFile());
    drop({path});
    drop({path});
    QCOMPARE(m_documents->rules().size(), std::size_t{2});
    QVERIFY(saved(1).id.text != saved(0).id.text);
    QCOMPARE(find<Banner>(u"rulesMessage"_s)->title(), u"Imported with another id"_s);
}

void RulesPageTest::filesAreImportedAndExportedByDialogs()
{
    const QByteArray text = ruleFile();
    const QString in = write(u"in.json"_s, text);
    const QString out = m_folder->filePath(u"out.json"_s);
    action(u"rules.import"_s)->trigger();
    auto* const open = find<QFileDialog>(u"importRulesDialog"_s);
    QVERIFY(open->isVisible());
    open->selectFile(in);
    QVERIFY(QMetaObject::invokeMethod(open, "accept"));
    QTRY_COMPARE(m_documents->rules().size(), std::size_t{1});
    QTest::mouseClick(find<QPushButton>(u"exportRule"_s), Qt::LeftButton);
    auto* const save = find<QFileDialog>(u"exportRuleDialog"_s);
    QCOMPARE(save->selectedFiles().value(0), m_folder->filePath(u"suspicious-powershell.json"_s));
    save->selectFile(out);
    QVERIFY(QMetaObject::invokeMethod(save, "accept"));
    // Nothing was changed, so not a byte is another.
    QTRY_COMPARE(read(out), text);
}

void RulesPageTest::failedExportIsExplained()
{
    newRule(u"One"_s);
    action(u"rules.export"_s)->trigger();
    auto* const save = find<QFileDialog>(u"exportRuleDialog"_s);
    const QString path = m_folder->filePath(u"no folder/out.json"_s);
    Q_EMIT save->fileSelected(path);
    save->close();
    const auto* const banner = find<Banner>(u"rulesMessage"_s);
    QVERIFY(banner->isVisible());
    QVERIFY2(banner->text().contains(u"no folder/out.json"_s), qUtf8Printable(banner->text()));
}

void RulesPageTest::otherTypesAreKept()
{
    QByteArray other = ruleFile(R"(, "params": {"threshold": [1]})");
    other.replace("siem.queryRule", "observability.rules.custom_threshold").replace("\"siem\"", "\"my own\"");
    drop({write(u"a.json"_s, other)});
    QCOMPARE(line(u"ruleType"_s)->text(), u"Custom threshold"_s);
    QVERIFY(line(u"ruleType"_s)->isReadOnly());
    QVERIFY(note(u"ruleType"_s).contains(u"kept but not simulated"_s));
    QCOMPARE(find<QComboBox>(u"ruleConsumer"_s)->currentText(), u"my own → Observability"_s);
    retype(line(u"ruleName"_s), u"Other"_s);
    QCOMPARE(saved().consumer, std::string("my own"));
    QVERIFY(saved().body.find("threshold") != std::string::npos);
}

void RulesPageTest::readOnlyIsSaidAndKept()
{
    newRule(u"One"_s);
    reopen(store::Access::ReadOnly);
    QVERIFY(find<Banner>(u"readOnlyBanner"_s)->isVisible());
    QCOMPARE(line(u"ruleName"_s)->text(), u"One"_s);
    QVERIFY(line(u"ruleName"_s)->isReadOnly());
    QVERIFY(!number(u"ruleTimeWindow"_s)->isEnabled());
    QVERIFY(!find<QCheckBox>(u"ruleReopen"_s)->isEnabled());
    QVERIFY(!action(u"rules.new"_s)->isEnabled());
    QVERIFY(!find<QToolButton>(u"newRule"_s)->isEnabled());
    QVERIFY(!action(u"rules.delete"_s)->isEnabled());
    QVERIFY(action(u"rules.export"_s)->isEnabled());
    auto* const list = find<QListView>(u"ruleList"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Delete);
    drop({write(u"a.json"_s, ruleFile())});
    QCOMPARE(list->model()->rowCount(), 1);
    QVERIFY(m_session->open(m_folder->filePath(u"other.casewright"_s), store::Access::Create));
    QVERIFY(!find<Banner>(u"readOnlyBanner"_s)->isVisible());
    QVERIFY(find<QPushButton>(u"emptyAction"_s)->isVisible());
    action(u"rules.new"_s)->trigger();
    QVERIFY(!line(u"ruleName"_s)->isReadOnly());
}

void RulesPageTest::simulateTriggersTheAction()
{
    newRule(u"One"_s);
    auto* const simulate = find<QPushButton>(u"simulateRule"_s);
    QVERIFY(!simulate->isEnabled());
    int runs = 0;
    QAction* const run = m_actions->add({.id = u"simulation.run"_s, .text = u"Run"_s}, this, [&runs] { ++runs; });
    QVERIFY(simulate->isEnabled());
    QTest::mouseClick(simulate, Qt::LeftButton);
    QCOMPARE(runs, 1);
    run->setEnabled(false);
    QVERIFY(!simulate->isEnabled());
}

void RulesPageTest::statusIsTold()
{
    const auto* const status = m_window->findChild<QLabel*>(u"statusText"_s);
    QVERIFY(status);
    QCOMPARE(status->text(), u"Saved · 0 rules"_s);
    newRule(u"One"_s);
    QCOMPARE(status->text(), u"Saved · 1 rule"_s);
    retype(line(u"ruleMaximum"_s), u"50"_s);
    QCOMPARE(status->text(), u"Saved · 1 rule · 1 warning"_s);
}

void RulesPageTest::everyWidgetKeepsTheRules()
{
    QCOMPARE(brokenRules(*m_page).join(u'\n'), QString());
    newRule(u"One"_s);
    QCOMPARE(brokenRules(*m_page).join(u'\n'), QString());
    action(u"rules.delete"_s)->trigger();
    action(u"edit.undo"_s)->trigger();
    QTest::mouseClick(find<QPushButton>(u"removeCasesAction"_s), Qt::LeftButton);
    QCOMPARE(brokenRules(*m_page).join(u'\n'), QString());
}

void RulesPageTest::fitsIntoASmallWindow()
{
    newRule(u"A rule whose name is longer than any window of this program is wide, and then some, and still more of it"_s);
    m_window->resize(1024, 700);
    QTRY_COMPARE(m_window->width(), 1024);
    const auto* const scroll = find<QScrollArea>(u"ruleScroll"_s);
    QVERIFY2(scroll->widget()->minimumSizeHint().width() <= scroll->viewport()->width(),
             qUtf8Printable(u"%1 in %2"_s.arg(scroll->widget()->minimumSizeHint().width())
                                .arg(scroll->viewport()->width())));
    const auto* const simulate = find<QPushButton>(u"simulateRule"_s);
    QVERIFY(m_window->rect().contains(QRect(simulate->mapTo(m_window.get(), QPoint()), simulate->size())));
}

void RulesPageTest::picturesCanBeKept()
{
    m_actions->add({.id = u"simulation.run"_s, .text = u"Run"_s});
    m_window->setWorkspace(u"soc-lab.casewright"_s, {});
    m_window->setProfiles({u"8.14"_s, u"9.4"_s}, u"9.4"_s);
    keepScreenshot(*m_window, u"rules-empty"_s);
    drop({QStringLiteral(CASEWRIGHT_SOURCE_DIR "/resources/samples/endpoint-alerts-per-host.json")});
    newRule(u"Host CPU above 90 %"_s);
    QTest::keyClicks(find<QPlainTextEdit>(u"ruleQuery"_s), u"process.name : powershell.exe"_s);
    retype(line(u"ruleMaximum"_s), u"50"_s);
    newRule(u"Failed logons per user"_s);
    QTest::mouseClick(find<QPushButton>(u"removeCasesAction"_s), Qt::LeftButton);
    m_window->resize(1440, 900);
    keepScreenshot(*m_window, u"rules-noaction"_s);
    auto* const list = find<QListView>(u"ruleList"_s);
    for (const int row : {0, 1}) {
        list->setFocus();
        list->setCurrentIndex(list->model()->index(row, 0));
        for (const Theme::Choice choice : {Theme::Choice::Light, Theme::Choice::Dark}) {
            m_theme->choose(choice);
            const QString name = u"rules-%1-%2"_s.arg(row).arg(choice == Theme::Choice::Dark ? u"dark"_s : u"light"_s);
            m_window->resize(1440, 900);
            keepScreenshot(*m_window, name);
            m_window->resize(1024, 700);
            keepScreenshot(*m_window, name + u"-small"_s);
        }
    }
    m_theme->choose(Theme::Choice::Light);
    action(u"rules.delete"_s)->trigger();
    keepScreenshot(*m_window, u"rules-deleted"_s);
    reopen(store::Access::ReadOnly);
    m_window->resize(1440, 900);
    keepScreenshot(*m_window, u"rules-readonly"_s);
    QVERIFY(!m_window->grab().isNull());
}

QTEST_MAIN(RulesPageTest)
#include "tst_RulesPage.moc"
