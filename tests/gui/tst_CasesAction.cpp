// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/RuleJson.h"
#include "core/store/ConfigureClient.h"
#include "tests/gui/CasesActionBench.h"
#include "tests/gui/WidgetRules.h"
#include "ui/bridge/Text.h"
#include "ui/designer/CasesActionSection.h"
#include "ui/widgets/CodeComboBox.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/MarkdownView.h"
#include "ui/widgets/Pill.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// The card of the Cases action, with the live preview beside it.
class CasesActionTest final : public QObject, protected CasesActionBench {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void isDesignedFromNothing();
    void theFirstCaseIsShown();
    void theFirstCaseSaysWhyThereIsNone();
    void aTemplateIsShown();
    void aTemplateThatIsGone();
    void unitsAreThoseOfTheVersion();
    void theSecondActionIsRefused();
    void anActionIsTakenToAnotherRule();
    void aSecondOneIsNotPasted();
    void commandsReachItFromAnywhere();
    void saysWhoseCasesTheyAre();
    void canOnlyBeReadInAReadOnlyWorkspace();
    void everyWidgetKeepsTheRules();
    void longTextsDoNotWidenTheForm();
    void fitsBesideThePreview_data();
    void fitsBesideThePreview();
};

void CasesActionTest::isDesignedFromNothing()
{
    RuleDesign design(*m_rules);
    QVERIFY(m_rules->sources->add(flood()));
    design.begin(u"rules.new"_s);
    configure();
    if (QTest::currentTestFailed())
        return;
    design.type(u"ruleName"_s, u"Suspicious PowerShell"_s);
    waitForPreview();
    if (QTest::currentTestFailed())
        return;
    design.press(u"removeCasesAction"_s);
    QVERIFY(!m_rules->current().casesAction);
    QVERIFY(m_rules->find<QPushButton>(u"addCasesAction"_s)->hasFocus());
    QVERIFY(m_rules->note(u"addCasesAction"_s).contains(u"open no cases"_s));
    design.press(u"addCasesAction"_s);
    QVERIFY(groupBy()->hasFocus());
    QVERIFY(!m_rules->find<QPushButton>(u"addCasesAction"_s)->isVisible()); // there is one at most
    waitForPreview();
    pick(u"user.name"_s);
    if (QTest::currentTestFailed())
        return;
    design.keep();
    pick(u"host.name"_s);
    if (QTest::currentTestFailed())
        return;
    design.keep();
    design.number(u"ruleTimeWindow"_s, u"2"_s);
    auto* const unit = m_rules->find<QComboBox>(u"durationUnit"_s, m_rules->find<QWidget>(u"ruleTimeWindow"_s));
    unit->setFocus();
    QTest::keyClick(unit, Qt::Key_Down); // from days to weeks
    design.keep();
    design.check(u"ruleReopen"_s);
    design.type(u"ruleMaximum"_s, u"12"_s);
    design.choose(u"ruleTemplate"_s, u"urgent"_s);
    const rules::CasesAction wanted{.groupBy = "host.name",
                                    .timeWindow = "2w",
                                    .reopenClosedCases = true,
                                    .maximumCasesToOpen = 12,
                                    .templateId = "urgent"};
    QVERIFY(m_rules->casesAction() == wanted);
    design.undoAndRedo();
    QVERIFY(*m_rules->saved().casesAction == wanted);
    QVERIFY(*rules::parseRule(rules::writeRule(m_rules->current()))->casesAction == wanted);
}

void CasesActionTest::theFirstCaseIsShown()
{
    m_rules->newRule(u"Suspicious PowerShell"_s);
    auto* const view = m_rules->find<QWidget>(u"firstCase"_s);
    QVERIFY(!view->isVisible());
    QVERIFY(m_rules->sources->add(flood()));
    waitForPreview();
    if (QTest::currentTestFailed())
        return;
    QVERIFY(view->isVisible());
    QCOMPARE(label(u"firstCaseTitle"_s), u"Suspicious PowerShell (Auto-created)"_s);
    pick(u"user.name"_s);
    waitForPreview();
    if (QTest::currentTestFailed())
        return;
    const analysis::PreviewCase& shown = *m_previews->preview()->firstCase;
    QVERIFY(shown.title.find(" - Grouping by user-") != std::string::npos);
    QCOMPARE(label(u"firstCaseTitle"_s), toText(shown.title));
    QVERIFY(shown.description.find('`') != std::string::npos);
    const QString description = m_rules->find<MarkdownView>(u"firstCaseDescription"_s)->toPlainText();
    QVERIFY2(description.contains(u"user.name"_s) && !description.contains(u'`'), qPrintable(description));
    QCOMPARE(label(u"firstCaseFacts"_s),
             u"Severity: Low · Category: none · Assignees: nobody · Sync alerts: off · Connector: none"_s);
    QStringList tags;
    for (const Pill* const tag : m_rules->find<QWidget>(u"firstCaseTags"_s)->findChildren<Pill*>())
        if (tag->isVisible())
            tags.append(tag->text());
    QCOMPARE(tags.size(), static_cast<qsizetype>(shown.tags.size()));
    QCOMPARE(tags.front(), u"auto-generated"_s);
    QVERIFY(tags.contains(u"user.name"_s));
    QVERIFY(!m_rules->find<QLabel>(u"firstCaseTime"_s)->toolTip().isEmpty());
}

void CasesActionTest::theFirstCaseSaysWhyThereIsNone()
{
    begin();
    if (QTest::currentTestFailed())
        return;
    rules::Rule changed = m_rules->current();
    changed.query = "host.name : none";
    m_rules->documents->edit(*m_rules->documents->current(), changed, rules::RuleField::Query, u"Edit"_s);
    QTRY_COMPARE_WITH_TIMEOUT(label(u"firstCaseTitle"_s), u"None opens: nothing matches."_s, LongEnough);
    QVERIFY(!m_rules->find<QLabel>(u"firstCaseFacts"_s)->isVisible());
    m_rules->action(u"edit.undo"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(label(u"firstCaseTitle"_s), u"Suspicious PowerShell (Auto-created)"_s, LongEnough);
    QVERIFY(m_rules->find<QLabel>(u"firstCaseFacts"_s)->isVisible());
}

void CasesActionTest::aTemplateIsShown()
{
    begin();
    if (QTest::currentTestFailed())
        return;
    auto* const note = m_rules->find<FieldNote>(u"ruleTemplateHint"_s);
    QTRY_COMPARE(note->text(), u"The settings of cases of Security have no templates yet."_s);
    configure();
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(note->text(), QString());
    RuleDesign design(*m_rules);
    design.choose(u"ruleTemplate"_s, u"urgent"_s);
    QCOMPARE(m_rules->casesAction().templateId, std::optional<std::string>("urgent"));
    QCOMPARE(note->text(), u"Sets Title: Look at once · More tags: night · Severity: Critical · Category: Malware · "
                           u"Assignees: ana · Site: Berlin"_s);
    QTRY_COMPARE_WITH_TIMEOUT(label(u"firstCaseTitle"_s), u"Look at once"_s, LongEnough);
    QCOMPARE(label(u"firstCaseFacts"_s), u"Severity: Critical · Category: Malware · Assignees: ana · Sync alerts: off · "
                                         u"Connector: none · Site: Berlin"_s);
    m_rules->keepPicture(u"cases-action-template"_s);
    design.choose(u"ruleTemplate"_s, u"plain"_s);
    QCOMPARE(note->text(), u"Sets nothing."_s);
    design.choose(u"ruleTemplate"_s, QString());
    QVERIFY(!m_rules->casesAction().templateId);
    groupBy()->setFocus();
    m_rules->action(u"edit.undo"_s)->trigger();
    m_rules->action(u"edit.undo"_s)->trigger();
    QCOMPARE(m_rules->find<CodeComboBox>(u"ruleTemplate"_s)->code(), u"urgent"_s);
    QCOMPARE(m_rules->window->focusWidget()->objectName(), u"ruleTemplate"_s);
}

void CasesActionTest::aTemplateThatIsGone()
{
    begin();
    configure();
    if (QTest::currentTestFailed())
        return;
    rules::Rule changed = m_rules->current();
    changed.casesAction->templateId = "gone";
    m_rules->documents->edit(*m_rules->documents->current(), changed, rules::RuleField::Template, u"Edit"_s);
    auto* const box = m_rules->find<CodeComboBox>(u"ruleTemplate"_s);
    QCOMPARE(box->code(), u"gone"_s);
    QCOMPARE(box->currentText(), u"as written: gone"_s);
    const auto* const note = m_rules->find<FieldNote>(u"ruleTemplateHint"_s);
    QVERIFY(note->text().contains(u"no such template, so it counts as none"_s));
    QCOMPARE(note->tone(), Tone::Limit);
    // The rule is not as it should be, and the list of findings leads there.
    QCOMPARE(m_rules->find<Pill>(u"ruleState"_s)->text(), u"1 warning"_s);
    const auto* const findings = m_rules->find<QToolButton>(u"findingsToggle"_s);
    QTRY_COMPARE(findings->text(), u"Findings of all rules: 1 warning"_s);
    m_rules->line(u"ruleName"_s)->setFocus();
    m_rules->action(u"rules.nextFinding"_s)->trigger();
    QCOMPARE(m_rules->window->focusWidget()->objectName(), u"ruleTemplate"_s);
    // A version without templates says so, and mends it.
    m_rules->session->setProfile(u"8.14"_s);
    QVERIFY(m_rules->note(u"ruleTemplate"_s).contains(u"does not know templateId"_s));
    QTest::mouseClick(m_rules->find<QPushButton>(u"noteAction0"_s, m_rules->find<QWidget>(u"ruleTemplateNote"_s)),
                      Qt::LeftButton);
    QVERIFY(!m_rules->casesAction().templateId);
}

void CasesActionTest::unitsAreThoseOfTheVersion()
{
    begin();
    if (QTest::currentTestFailed())
        return;
    const auto units = [this] {
        const auto* const box = m_rules->find<QComboBox>(u"durationUnit"_s, m_rules->find<QWidget>(u"ruleTimeWindow"_s));
        QStringList names;
        for (int i = 0; i < box->count(); ++i)
            names.append(box->itemText(i));
        return names;
    };
    QCOMPARE(units(), (QStringList{u"minutes"_s, u"hours"_s, u"days"_s, u"weeks"_s}));
    rules::Rule changed = m_rules->current();
    changed.casesAction->timeWindow = "12h";
    m_rules->documents->edit(*m_rules->documents->current(), changed, rules::RuleField::TimeWindow, u"Edit"_s);
    QVERIFY(m_rules->note(u"ruleTimeWindow"_s).isEmpty());
    m_rules->session->setProfile(u"8.18"_s);
    QCOMPARE(units(), (QStringList{u"days"_s, u"weeks"_s, u"as written: 12h"_s}));
    QVERIFY(m_rules->note(u"ruleTimeWindow"_s).contains(u"Kibana 8.18 has no time windows in hours"_s));
    m_rules->retype(m_rules->line(u"ruleMaximum"_s), u"7"_s);
    QVERIFY(m_rules->note(u"ruleMaximum"_s).contains(u"has no setting for it"_s));
    QVERIFY(m_rules->line(u"ruleMaximum"_s)->toolTip().contains(u"Kibana 8.18"_s));
    QTest::mouseClick(m_rules->find<QPushButton>(u"noteAction0"_s, m_rules->find<QWidget>(u"ruleTimeWindowNote"_s)),
                      Qt::LeftButton);
    QCOMPARE(m_rules->casesAction().timeWindow, std::string("1d"));
    QCOMPARE(units(), (QStringList{u"days"_s, u"weeks"_s}));
}

void CasesActionTest::theSecondActionIsRefused()
{
    const QByteArray action = R"({"id": "system-connector-.cases", "params": {"subAction": "run", "subActionParams":
        {"groupingBy": ["%1"], "timeWindow": "%2", "reopenClosedCases": false}}})";
    QByteArray second = action;
    const QByteArray both = QByteArray(action).replace("%1", "host.name").replace("%2", "3d") + ", "
        + second.replace("%1", "user.name").replace("%2", "1d");
    m_rules->drop({m_rules->write(u"two.json"_s, RulesWindow::ruleFile(R"(, "params": {}, "actions": [)" + both + "]"))});
    QCOMPARE(m_rules->casesAction().groupBy, std::string("host.name"));
    QCOMPARE(m_rules->casesAction().timeWindow, std::string("3d"));
    // The reason stands on the card, and it can be mended there.
    QVERIFY2(m_rules->note(u"addCasesAction"_s).contains(u"A rule has one Cases action at most; Kibana refuses more"_s),
             qUtf8Printable(m_rules->note(u"addCasesAction"_s)));
    const auto* const note = m_rules->find<FieldNote>(u"addCasesActionNote"_s);
    QCOMPARE(note->tone(), Tone::Loss);
    auto* const mend = m_rules->find<QPushButton>(u"noteAction0"_s, note);
    QCOMPARE(mend->text(), u"Remove this Cases action"_s);
    QTest::mouseClick(mend, Qt::LeftButton);
    QVERIFY(m_rules->note(u"addCasesAction"_s).isEmpty());
    QCOMPARE(m_rules->casesAction().groupBy, std::string("host.name"));
    QVERIFY(!m_rules->saved().body.empty() && m_rules->saved().body.find("user.name") == std::string::npos);
    m_rules->action(u"edit.undo"_s)->trigger();
    QVERIFY(!m_rules->note(u"addCasesAction"_s).isEmpty());
    // Removing the action takes both.
    QTest::mouseClick(m_rules->find<QPushButton>(u"removeCasesAction"_s), Qt::LeftButton);
    QVERIFY(!m_rules->current().casesAction);
    QVERIFY(!rules::parseRule(rules::writeRule(m_rules->current()))->casesAction);
}

void CasesActionTest::anActionIsTakenToAnotherRule()
{
    RuleDesign design(*m_rules);
    design.begin(u"rules.new"_s);
    design.type(u"ruleGroupBy"_s, u"user.name"_s);
    design.check(u"ruleReopen"_s);
    design.press(u"copyCasesAction"_s);
    const rules::CasesAction copied = m_rules->casesAction();
    design.begin(u"rules.newEsQuery"_s);
    design.press(u"removeCasesAction"_s);
    QVERIFY(!m_rules->find<QPushButton>(u"copyCasesAction"_s)->isVisible());
    design.press(u"pasteCasesAction"_s);
    QVERIFY(m_rules->casesAction() == copied);
    QVERIFY(groupBy()->hasFocus());
    QCOMPARE(m_rules->documents->undoStack()->undoText(), u"Paste Cases action"_s);
    design.undoAndRedo();
    QVERIFY(!m_rules->find<FieldNote>(u"casesActionPasteNote"_s)->isVisible());
}

void CasesActionTest::aSecondOneIsNotPasted()
{
    m_rules->newRule(u"One"_s);
    m_rules->retype(groupBy(), u"host.name"_s);
    const auto* const note = m_rules->find<FieldNote>(u"casesActionPasteNote"_s);
    auto* const paste = m_rules->find<QPushButton>(u"pasteCasesAction"_s);
    const int steps = m_rules->documents->undoStack()->index();
    const auto pasting = [&](const QString& text) {
        QGuiApplication::clipboard()->setText(text);
        QTest::mouseClick(paste, Qt::LeftButton);
        return note->isVisible() ? note->text() : QString();
    };
    QVERIFY(pasting(u"host.name"_s).startsWith(u"What was pasted is no Cases action: "_s));
    QCOMPARE(note->tone(), Tone::Loss);
    QTest::mouseClick(m_rules->find<QPushButton>(u"copyCasesAction"_s), Qt::LeftButton);
    const QString here = QGuiApplication::clipboard()->text();
    QCOMPARE(pasting(here), u"The rule has this Cases action already."_s);
    QString other = here;
    other.replace(u"host.name"_s, u"user.name"_s);
    QCOMPARE(pasting(u"[%1, %2]"_s.arg(here, other)).section(u": "_s, 1),
             u"there are 2 Cases actions in it; a rule has one at most, and Kibana refuses more."_s);
    QCOMPARE(pasting(other),
             u"A rule has one Cases action at most; Kibana refuses more. The pasted one is not added."_s);
    QCOMPARE(note->tone(), Tone::Limit);
    QCOMPARE(m_rules->documents->undoStack()->index(), steps);
    auto* const replace = m_rules->find<QPushButton>(u"noteAction0"_s, note);
    QCOMPARE(replace->text(), u"Replace the one that is here"_s);
    QTest::mouseClick(replace, Qt::LeftButton);
    QCOMPARE(m_rules->casesAction().groupBy, std::string("user.name"));
    QCOMPARE(m_rules->documents->undoStack()->index(), steps + 1);
    QVERIFY(!note->isVisible());
    m_rules->action(u"edit.undo"_s)->trigger();
    QCOMPARE(m_rules->casesAction().groupBy, std::string("host.name"));
}

void CasesActionTest::commandsReachItFromAnywhere()
{
    for (const char* const id : {"groupBy", "addCasesAction", "removeCasesAction", "copyCasesAction", "pasteCasesAction"})
        QVERIFY2(!m_rules->action(u"rules.%1"_s.arg(QLatin1StringView(id)))->isEnabled(), id);
    begin();
    if (QTest::currentTestFailed())
        return;
    m_rules->action(u"rules.addCasesAction"_s)->trigger();
    const auto* const note = m_rules->find<FieldNote>(u"casesActionPasteNote"_s);
    QVERIFY(note->isVisible());
    QCOMPARE(note->text(), u"A rule has one Cases action at most; Kibana refuses more. This is the rule's."_s);
    m_rules->action(u"rules.removeCasesAction"_s)->trigger();
    QVERIFY(!m_rules->current().casesAction);
    QVERIFY(!note->isVisible());
    QVERIFY(!m_rules->action(u"rules.removeCasesAction"_s)->isEnabled());
    QVERIFY(!m_rules->action(u"rules.copyCasesAction"_s)->isEnabled());
    m_rules->action(u"go.other"_s)->trigger();
    QTest::keyClick(m_rules->window.get(), Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_rules->page->isVisible());
    QVERIFY(m_rules->current().casesAction);
    QVERIFY(groupBy()->hasFocus());
    QVERIFY(list() && list()->isVisible());
    // Nothing is to be seen of copying, so the page in front stays.
    QGuiApplication::clipboard()->clear();
    m_rules->action(u"go.other"_s)->trigger();
    m_rules->action(u"rules.copyCasesAction"_s)->trigger();
    QVERIFY(!m_rules->page->isVisible());
    QVERIFY(!QGuiApplication::clipboard()->text().isEmpty());
    m_rules->action(u"edit.undo"_s)->trigger();
    QVERIFY(!m_rules->current().casesAction);
}

void CasesActionTest::saysWhoseCasesTheyAre()
{
    m_rules->newRule(u"One"_s);
    QVERIFY2(label(u"ruleCasesOwner"_s).startsWith(u"Security (owner securitySolution), in the space default"_s),
             qUtf8Printable(label(u"ruleCasesOwner"_s)));
    m_rules->action(u"rules.newEsQuery"_s)->trigger();
    QVERIFY2(label(u"ruleCasesOwner"_s).startsWith(u"Stack Management (owner cases)"_s),
             qUtf8Printable(label(u"ruleCasesOwner"_s)));
    RuleDesign design(*m_rules);
    rules::Rule changed = m_rules->current();
    changed.consumer = "logs";
    m_rules->documents->edit(*m_rules->documents->current(), changed, rules::RuleField::Consumer, u"Edit"_s);
    QVERIFY(label(u"ruleCasesOwner"_s).startsWith(u"Observability (owner observability)"_s));
    QVERIFY(label(u"ruleCasesOwner"_s).contains(u"its consumer, logs,"_s));
}

void CasesActionTest::canOnlyBeReadInAReadOnlyWorkspace()
{
    begin();
    if (QTest::currentTestFailed())
        return;
    m_rules->window.reset();
    m_previews.reset();
    m_rules->reopen(store::Access::ReadOnly);
    QVERIFY(groupBy()->isReadOnly());
    QVERIFY(!m_rules->find<QComboBox>(u"ruleTemplate"_s)->isEnabled());
    QVERIFY(!m_rules->find<QPushButton>(u"removeCasesAction"_s)->isEnabled());
    groupBy()->setFocus();
    QTest::keyClick(groupBy(), Qt::Key_Down);
    QVERIFY(!list());
}

void CasesActionTest::everyWidgetKeepsTheRules()
{
    begin();
    pick(u"host.name"_s);
    waitForPreview();
    if (QTest::currentTestFailed())
        return;
    QTest::keyClick(groupBy(), Qt::Key_Down);
    QCOMPARE(brokenRules(*m_rules->window).join(u'\n'), QString());
}

void CasesActionTest::longTextsDoNotWidenTheForm()
{
    m_rules->window->resize(1024, 700);
    begin();
    if (QTest::currentTestFailed())
        return;
    cases::CaseConfiguration wide = configuration();
    wide.templates.front().name = std::string(50, 'n');
    wide.templates.front().caseFields.title = std::string(160, 't');
    wide.templates.front().caseFields.tags = std::vector<std::string>(60, std::string(200, 'g'));
    QVERIFY(store::ConfigureClient(m_rules->session->workspace()).set(wide, {.user = "ana", .at = {}}));
    m_rules->session->notifyCasesChanged();
    QTRY_COMPARE(m_rules->find<QComboBox>(u"ruleTemplate"_s)->count(), 3);
    RuleDesign design(*m_rules);
    design.choose(u"ruleTemplate"_s, u"urgent"_s);
    m_rules->retype(groupBy(), QString(150, u'f'));
    waitForPreview();
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(label(u"firstCaseTitle"_s).remove(QChar(0x200B)), QString(160, u't'));
    QVERIFY(m_rules->find<QWidget>(u"firstCase"_s)->height() < 2 * m_rules->find<QScrollArea>(u"ruleScroll"_s)->height());
    auto* const scroll = m_rules->find<QScrollArea>(u"ruleScroll"_s);
    scroll->ensureWidgetVisible(m_rules->find<QWidget>(u"firstCase"_s));
    m_rules->keepPicture(u"cases-action-long"_s);
    QVERIFY2(scroll->widget()->width() <= scroll->viewport()->width(),
             qUtf8Printable(u"%1 in %2"_s.arg(scroll->widget()->width()).arg(scroll->viewport()->width())));
    QTest::keyClick(groupBy(), Qt::Key_Down);
    QVERIFY(m_rules->window->rect().contains(list()->parentWidget()->geometry()));
}

void CasesActionTest::fitsBesideThePreview_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isDark");
    QTest::newRow("small light") << QSize(1024, 700) << false;
    QTest::newRow("small dark") << QSize(1024, 700) << true;
    QTest::newRow("usual light") << QSize(1440, 900) << false;
    QTest::newRow("usual dark") << QSize(1440, 900) << true;
}

void CasesActionTest::fitsBesideThePreview()
{
    QFETCH(const QSize, size);
    QFETCH(const bool, isDark);
    m_rules->theme->choose(isDark ? Theme::Choice::Dark : Theme::Choice::Light);
    m_rules->window->resize(size);
    begin();
    configure();
    if (QTest::currentTestFailed())
        return;
    RuleDesign design(*m_rules);
    design.choose(u"ruleTemplate"_s, u"urgent"_s);
    pick(u"host.name"_s);
    waitForPreview();
    if (QTest::currentTestFailed())
        return;
    auto* const scroll = m_rules->find<QScrollArea>(u"ruleScroll"_s);
    auto* const section = m_rules->page->findChild<CasesActionSection*>();
    scroll->ensureWidgetVisible(m_rules->find<QWidget>(u"firstCase"_s));
    const QString name = u"cases-action-%1-%2"_s.arg(size.width()).arg(isDark ? u"dark"_s : u"light"_s);
    m_rules->keepPicture(name);
    QTest::keyClick(groupBy(), Qt::Key_Down);
    m_rules->keepPicture(name + u"-list"_s);
    const int least = section->minimumSizeHint().width();
    const int room = scroll->viewport()->width() - (scroll->widget()->minimumSizeHint().width() - least);
    QVERIFY2(least <= room, qUtf8Printable(u"%1 in %2"_s.arg(least).arg(room)));
}

QTEST_MAIN(CasesActionTest)
#include "tst_CasesAction.moc"
