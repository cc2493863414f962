// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/CasesClient.h"
#include "core/store/ConfigureClient.h"
#include "tests/gui/CaseWindow.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/TagsEdit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBrowser>

using namespace Qt::StringLiterals;
using namespace casewright;
using store::Access;
using ui::CaseRepository;

/// What a person changes about a case in the window, and what another program sees of it.
class CaseEditingTest final : public ui::CaseWindow {
    Q_OBJECT

private Q_SLOTS:
    void titleIsEditedInPlace();
    void titleThatIsTooLongStays();
    void descriptionIsMarkdown();
    void sidebarEditsEachAttribute();
    void customFieldsFollowTheConfiguration();
    void changesAreTakenBack();
    void aNewChangeLeavesNothingToMakeAgain();
    void statusIsOneOfTheSteps();
    void changesThatFollowEachOtherAreNoConflict();
    void newerTitleIsAConflict();
    void newerSeverityIsAConflict();
    void readOnlyWorkspaceIsOnlyShown();
};

void CaseEditingTest::titleIsEditedInPlace()
{
    openCase();
    click(u"editTitle"_s);
    auto* const field = find<QLineEdit>(u"titleField"_s);
    QVERIFY(field->hasFocus());
    QCOMPARE(field->text(), find<QLabel>(u"caseTitle"_s)->text());
    type(u"titleField"_s, u"  Powershell on A  "_s);
    QTRY_COMPARE(find<QLabel>(u"caseTitle"_s)->text(), u"Powershell on A"_s);
    QVERIFY(!field->isVisible());
    QCOMPARE(attributes().title, "Powershell on A");
    QTRY_COMPARE(lastActivity(), u"edited the title: “Powershell on A”"_s);
    click(u"editTitle"_s);
    QTest::keyClicks(field, u"not this"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    QVERIFY(isCaseShown());
    QCOMPARE(attributes().title, "Powershell on A");
}

void CaseEditingTest::titleThatIsTooLongStays()
{
    openCase();
    const QString before = find<QLabel>(u"caseTitle"_s)->text();
    click(u"editTitle"_s);
    const QString text(161, u'x');
    find<QLineEdit>(u"titleField"_s)->setText(text);
    QTest::keyClick(find<QLineEdit>(u"titleField"_s), Qt::Key_Return);
    QTRY_VERIFY(find<QWidget>(u"titleNote"_s)->isVisible());
    QCOMPARE(find<QLineEdit>(u"titleField"_s)->text(), text);
    QCOMPARE(ui::toText(attributes().title), before);
}

void CaseEditingTest::descriptionIsMarkdown()
{
    openCase();
    click(u"editDescription"_s);
    auto* const field = find<QPlainTextEdit>(u"descriptionText"_s);
    QVERIFY(field->hasFocus());
    field->selectAll();
    QTest::keyClicks(field, u"**Seen** on `A`"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTest::keyClicks(field, u"and <b>B</b>"_s);
    auto* const parts = find<QWidget>(u"descriptionParts"_s);
    QTest::mouseClick(parts->findChild<QPushButton*>(u"segment1"_s), Qt::LeftButton);
    QCOMPARE(find<QTextBrowser>(u"descriptionPreview"_s)->toPlainText(), u"Seen on A\nand <b>B</b>"_s);
    QTest::mouseClick(find<QPushButton>(u"descriptionAccept"_s), Qt::LeftButton);
    QTRY_VERIFY(find<QTextBrowser>(u"caseDescription"_s)->isVisible());
    QVERIFY(find<QTextBrowser>(u"caseDescription"_s)->toPlainText().startsWith(u"Seen on A"_s));
    QCOMPARE(attributes().description, "**Seen** on `A`\nand <b>B</b>");
    QTRY_COMPARE(lastActivity(), u"edited the description"_s);
}

void CaseEditingTest::sidebarEditsEachAttribute()
{
    openCase();
    chooseSeverity(1);
    QTRY_COMPARE(lastActivity(), u"set the severity to Medium"_s);
    QCOMPARE(attributes().severity, cases::Severity::Medium);
    type(u"factCategory"_s, u"Malware"_s);
    QTRY_COMPARE(lastActivity(), u"added the category Malware"_s);
    QCOMPARE(attributes().category, std::optional<std::string>("Malware"));
    QTest::mouseClick(find<QPushButton>(u"assignSelf"_s), Qt::LeftButton);
    QTRY_COMPARE(lastActivity(), u"assigned themselves"_s);
    addTag(u"caseAssignees"_s, u"ana"_s);
    QTRY_COMPARE(lastActivity(), u"assigned ana"_s);
    QCOMPARE(attributes().assignees, (std::vector<std::string>{ui::toUtf8(CaseRepository::loginName()), "ana"}));
    addTag(u"caseTags"_s, u"T1059.001"_s);
    QTRY_COMPARE(lastActivity(), u"added the tag T1059.001"_s);
    QCOMPARE(attributes().tags.back(), "T1059.001");
    auto* const sync = find<QCheckBox>(u"factSync"_s);
    sync->setFocus();
    QTest::keyClick(sync, Qt::Key_Space);
    QTRY_COMPARE(lastActivity(), u"enabled sync alerts"_s);
    QVERIFY(attributes().syncAlerts);
    type(u"factCategory"_s, u" "_s);
    QTRY_COMPARE(lastActivity(), u"removed the category"_s);
    QVERIFY(!attributes().category);
    QVERIFY(!banner()->isVisible());
}

void CaseEditingTest::customFieldsFollowTheConfiguration()
{
    open(TwelveCases);
    look();
    cases::CaseConfiguration configuration{.owner = "securitySolution"};
    configuration.customFields = {
        {.key = "origin", .type = cases::CustomFieldType::Text, .label = "Origin"},
        {.key = "false-alarm", .type = cases::CustomFieldType::Toggle, .label = "False alarm"},
        {.key = "hosts", .type = cases::CustomFieldType::Number, .label = "Hosts"}};
    QVERIFY(store::ConfigureClient(*m_other).set(configuration, {.user = "ana", .at = {}}));
    m_key = m_other->cases({}, std::nullopt, 1)->front().key;
    openRow(0);
    QTRY_COMPARE(activity()->model()->rowCount(), 7);
    type(u"custom-origin"_s, u"Mail"_s);
    QTRY_COMPARE(lastActivity(), u"changed Origin to Mail"_s);
    type(u"custom-hosts"_s, u"12"_s);
    QTRY_COMPARE(lastActivity(), u"changed Hosts to 12"_s);
    auto* const toggle = find<QCheckBox>(u"custom-false-alarm"_s);
    toggle->setFocus();
    QTest::keyClick(toggle, Qt::Key_Space);
    QTRY_COMPARE(lastActivity(), u"changed False alarm to On"_s);
    const std::vector<cases::CustomField> fields = attributes().customFields;
    QCOMPARE(fields.size(), std::size_t{3});
    QCOMPARE(std::get<std::int64_t>(fields[2].value), std::int64_t{12});
}

void CaseEditingTest::changesAreTakenBack()
{
    openCase();
    const QString title = find<QLabel>(u"caseTitle"_s)->text();
    click(u"editTitle"_s);
    type(u"titleField"_s, u"Another"_s);
    QTRY_COMPARE(lastActivity(), u"edited the title: “Another”"_s);
    chooseSeverity(1);
    QTRY_COMPARE(lastActivity(), u"set the severity to Medium"_s);
    QTest::keyClick(find<QComboBox>(u"factSeverity"_s), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(lastActivity(), u"set the severity to Low"_s);
    QTRY_COMPARE(find<QComboBox>(u"factSeverity"_s)->currentIndex(), 0);
    QTest::keyClick(activity(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(find<QLabel>(u"caseTitle"_s)->text(), title);
    QCOMPARE(ui::toText(attributes().title), title);
    QCOMPARE(actions().size(), std::size_t{11});
    QVERIFY(!m_actions->action(u"cases.undo"_s)->isEnabled());
    auto* const again = m_actions->action(u"cases.redo"_s);
    QTRY_VERIFY(again->isEnabled());
    QCOMPARE(again->text(), u"&Redo in cases: Title changed"_s);
    QTest::keyClick(activity(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(lastActivity(), u"edited the title: “Another”"_s);
    QTest::keyClick(activity(), Qt::Key_Y, Qt::ControlModifier);
    QTRY_COMPARE(lastActivity(), u"set the severity to Medium"_s);
    QTRY_VERIFY(m_actions->action(u"cases.undo"_s)->isEnabled());
    QCOMPARE(m_actions->action(u"cases.undo"_s)->text(), u"&Undo in cases: Severity set to Medium"_s);
    // The window's are those of the page in front.
    QCOMPARE(m_actions->action(u"edit.undo"_s)->text(), u"&Undo: Severity set to Medium"_s);
    QVERIFY(!m_actions->action(u"edit.redo"_s)->isEnabled());
    m_actions->action(u"edit.undo"_s)->trigger();
    QTRY_COMPARE(lastActivity(), u"set the severity to Low"_s);
    QTRY_COMPARE(m_actions->action(u"edit.redo"_s)->text(), u"&Redo: Severity set to Medium"_s);
    m_actions->action(u"edit.redo"_s)->trigger();
    QTRY_COMPARE(lastActivity(), u"set the severity to Medium"_s);
    QTRY_VERIFY(m_actions->action(u"cases.undo"_s)->isEnabled());
    QVERIFY(!again->isEnabled());
}

void CaseEditingTest::aNewChangeLeavesNothingToMakeAgain()
{
    openCase();
    addTag(u"caseTags"_s, u"one"_s);
    QTRY_COMPARE(lastActivity(), u"added the tag one"_s);
    auto* const field = find<ui::TagsEdit>(u"caseTags"_s)->findChild<QLineEdit*>(u"tagField"_s);
    QVERIFY(field->hasFocus());
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier); // nothing in the field to undo
    QTRY_COMPARE(lastActivity(), u"removed the tag one"_s);
    QTest::keyClicks(field, u"tw"_s);
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier); // the field's own
    QVERIFY(field->text() != u"tw"_s);
    QCOMPARE(actions().size(), std::size_t{9});
    chooseSeverity(1);
    QTRY_COMPARE(lastActivity(), u"set the severity to Medium"_s);
    QVERIFY(!m_actions->action(u"cases.redo"_s)->isEnabled());
}

void CaseEditingTest::statusIsOneOfTheSteps()
{
    openCase();
    press(u"caseProgress"_s);
    QTRY_COMPARE(lastActivity(), u"marked the case as In progress"_s);
    addTag(u"caseTags"_s, u"one"_s);
    QTRY_COMPARE(lastActivity(), u"added the tag one"_s);
    QTRY_VERIFY(m_actions->action(u"cases.undo"_s)->isEnabled());
    m_actions->action(u"cases.undo"_s)->trigger();
    QTRY_COMPARE(lastActivity(), u"removed the tag one"_s);
    QTRY_VERIFY(m_actions->action(u"cases.undo"_s)->isEnabled());
    QCOMPARE(m_actions->action(u"cases.undo"_s)->text(), u"&Undo in cases: Marked as In progress"_s);
    m_actions->action(u"cases.undo"_s)->trigger();
    QTRY_COMPARE(lastActivity(), u"marked the case as Open"_s);
    QCOMPARE(attributes().status, cases::CaseStatus::Open);
}

void CaseEditingTest::changesThatFollowEachOtherAreNoConflict()
{
    openCase();
    chooseSeverity(3); // three changes, none of which waits for the one before
    addTag(u"caseTags"_s, u"one"_s);
    comment(u"Looks bad"_s);
    addTag(u"caseTags"_s, u"two"_s);
    QTRY_COMPARE(lastActivity(), u"added the tag two"_s);
    QCOMPARE(attributes().severity, cases::Severity::Critical);
    QVERIFY(!banner()->isVisible());
}

void CaseEditingTest::newerTitleIsAConflict()
{
    openCase();
    changeElsewhere({.title = "Changed elsewhere"});
    click(u"editTitle"_s);
    type(u"titleField"_s, u"Mine"_s);
    QTRY_VERIFY(banner()->isVisible());
    QVERIFY(find<QWidget>(u"titleNote"_s)->isVisible());
    QCOMPARE(find<QLineEdit>(u"titleField"_s)->text(), u"Mine"_s);
    QCOMPARE(attributes().title, "Changed elsewhere");
    pressInBanner(); // show the newer case
    QTRY_COMPARE(lastActivity(), u"edited the title: “Changed elsewhere”"_s);
    QTRY_COMPARE(find<QLabel>(u"caseTitle"_s)->text(), u"Changed elsewhere"_s);
    QCOMPARE(find<QLineEdit>(u"titleField"_s)->text(), u"Mine"_s);
    QTest::keyClick(find<QLineEdit>(u"titleField"_s), Qt::Key_Return);
    QTRY_COMPARE(lastActivity(), u"edited the title: “Mine”"_s);
    QCOMPARE(attributes().title, "Mine");
}

void CaseEditingTest::newerSeverityIsAConflict()
{
    openCase();
    changeElsewhere({.severity = cases::Severity::High});
    addTag(u"caseTags"_s, u"mine"_s);
    QTRY_VERIFY(banner()->isVisible());
    pressInBanner(); // show the newer case
    QTRY_COMPARE(find<QComboBox>(u"factSeverity"_s)->currentIndex(), 2);
    QTRY_VERIFY(banner()->isVisible());
    QCOMPARE(actions().size(), std::size_t{8});
    pressInBanner(); // change it now
    QTRY_COMPARE(lastActivity(), u"added the tag mine"_s);
    QCOMPARE(attributes().severity, cases::Severity::High);
}

void CaseEditingTest::readOnlyWorkspaceIsOnlyShown()
{
    QVERIFY(m_session->open(make(u"soc-lab.casewright"_s, TwelveCases), Access::ReadOnly));
    QTRY_VERIFY(rows() > 0);
    openRow(0);
    QVERIFY(!find<QToolButton>(u"editTitle"_s)->isVisible());
    QVERIFY(!find<QToolButton>(u"editDescription"_s)->isVisible());
    QVERIFY(!find<QPlainTextEdit>(u"commentText"_s)->isVisible());
    QVERIFY(!find<QComboBox>(u"factSeverity"_s)->isEnabled());
    QVERIFY(!find<ui::TagsEdit>(u"caseTags"_s)->isEnabled());
    QVERIFY(!m_actions->action(u"cases.delete"_s)->isEnabled());
}

QTEST_MAIN(CaseEditingTest)
#include "tst_CaseEditing.moc"
