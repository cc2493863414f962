// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/CasesClient.h"
#include "core/store/ConfigureClient.h"
#include "tests/gui/CaseWindow.h"
#include "tests/gui/Screenshots.h"
#include "tests/gui/WidgetRules.h"
#include "ui/models/ActivityModel.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace casewright;
using ui::CaseRepository;
using ui::keepScreenshot;
using ui::Theme;

/// What a person says of a case, and cases that a person creates and deletes.
class CaseCommentsTest final : public ui::CaseWindow {
    Q_OBJECT

private Q_SLOTS:
    void commentsAreWrittenEditedAndRemoved();
    void focusStaysWithTheComment();
    void draftsStayWithTheirCase();
    void activityIsFilteredAndOrdered();
    void caseIsDeleted();
    void caseIsCreatedWithTheConfiguration();
    void caseWithoutANameIsRefused();
    void everythingHasAName();
    void picturesCanBeKept();
};

void CaseCommentsTest::commentsAreWrittenEditedAndRemoved()
{
    openCase();
    const QAbstractItemModelTester tester(activity()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(!find<QPushButton>(u"commentAccept"_s)->isEnabled());
    comment(u"Patched, *watching*."_s);
    QTRY_COMPARE(activity()->model()->rowCount(), 8);
    QCOMPARE(lastActivity(), u"commented"_s);
    QCOMPARE(find<QPlainTextEdit>(u"commentText"_s)->toPlainText(), QString());
    QTRY_COMPARE(find<QPushButton>(u"activityComments"_s)->text(), u"Comments 1"_s);
    QVERIFY(activity()->rowHeight(7) > activity()->rowHeight(6));
    QVERIFY(!find<QToolButton>(u"editComment"_s)->isVisible());
    activity()->selectRow(7);
    activity()->setFocus();
    QTest::keyClick(activity(), Qt::Key_F2);
    auto* const field = find<QPlainTextEdit>(u"commentText"_s);
    QCOMPARE(field->toPlainText(), u"Patched, *watching*."_s);
    QTest::keyClicks(field, u" Done."_s);
    QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(lastActivity(), u"edited a comment"_s);
    QCOMPARE(activity()->model()->index(7, 1).data(ui::ActivityModel::CommentRole).toString(),
             u"Patched, *watching*. Done."_s);
    activity()->selectRow(7);
    click(u"quoteComment"_s);
    QCOMPARE(field->toPlainText(), u"> Patched, *watching*. Done.\n\n"_s);
    field->clear();
    click(u"removeComment"_s);
    pressYes(u"removeComment"_s);
    QTRY_COMPARE(lastActivity(), u"removed a comment"_s);
    QCOMPARE(activityTexts().at(7), u"commented; the comment was removed since"_s);
    QCOMPARE(stored().document.totalComments, std::uint32_t{0});
}

/// A button that cannot be used any more hands its focus on: not to the severity, which the next key would change.
void CaseCommentsTest::focusStaysWithTheComment()
{
    openCase();
    auto* const field = find<QPlainTextEdit>(u"commentText"_s);
    field->setPlainText(u"Patched."_s);
    auto* const button = find<QPushButton>(u"commentAccept"_s);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QTRY_COMPARE(lastActivity(), u"commented"_s);
    QVERIFY(!button->isEnabled());
    QCOMPARE(QApplication::focusWidget(), field);
}

void CaseCommentsTest::draftsStayWithTheirCase()
{
    openCase();
    QTest::keyClicks(find<QPlainTextEdit>(u"commentText"_s), u"half a thought"_s);
    press(u"caseBack"_s);
    openRow(1);
    QCOMPARE(find<QPlainTextEdit>(u"commentText"_s)->toPlainText(), QString());
    press(u"caseBack"_s);
    openRow(0);
    QCOMPARE(find<QPlainTextEdit>(u"commentText"_s)->toPlainText(), u"half a thought"_s);
}

void CaseCommentsTest::activityIsFilteredAndOrdered()
{
    openCase();
    const QAbstractItemModelTester tester(activity()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    comment(u"First"_s);
    QTRY_COMPARE(activity()->model()->rowCount(), 8);
    press(u"activityComments"_s);
    QTRY_COMPARE(activityTexts(), QStringList{u"commented"_s});
    press(u"activityHistory"_s);
    QTRY_COMPARE(activityTexts(), QStringList{u"created the case"_s});
    press(u"activityAll"_s);
    QTRY_COMPARE(activity()->model()->rowCount(), 8);
    auto* const order = find<QComboBox>(u"activityOrder"_s);
    order->setFocus();
    QTest::keyClick(order, Qt::Key_Down);
    QTRY_COMPARE(activity()->model()->rowCount(), 8);
    QCOMPARE(activityTexts().constFirst(), u"commented"_s);
    chooseSeverity(1);
    QTRY_COMPARE(activityTexts().constFirst(), u"set the severity to Medium"_s);
    QCOMPARE(activity()->model()->rowCount(), 9);
}

void CaseCommentsTest::caseIsDeleted()
{
    openCase();
    m_actions->action(u"cases.delete"_s)->trigger();
    pressYes(u"deleteCase"_s);
    QTRY_VERIFY(!isCaseShown());
    QTRY_COMPARE(rows(), 11);
    QVERIFY(!store::CasesClient(*m_other).get(m_key));
}

void CaseCommentsTest::caseIsCreatedWithTheConfiguration()
{
    open(TwelveCases);
    look();
    cases::CaseConfiguration configuration{.owner = "cases"};
    configuration.customFields = {{.key = "origin",
                                   .type = cases::CustomFieldType::Text,
                                   .label = "Origin",
                                   .required = true,
                                   .defaultValue = std::string("Mail")}};
    configuration.templates = {
        {.key = "phishing",
         .name = "Phishing",
         .caseFields = {.tags = std::vector<std::string>{"mail"}, .severity = cases::Severity::High}}};
    QVERIFY(store::ConfigureClient(*m_other).set(configuration, {.user = "ana", .at = {}}));
    press(u"createCase"_s);
    QVERIFY(find<QWidget>(u"newCase"_s)->isVisible());
    QVERIFY(find<QLineEdit>(u"newTitle"_s)->hasFocus());
    QTest::keyClicks(find<QLineEdit>(u"newTitle"_s), u"Odd mail"_s);
    auto* const templates = find<QComboBox>(u"newTemplate"_s);
    QTRY_COMPARE(templates->count(), 2);
    QCOMPARE(find<QLineEdit>(u"custom-origin"_s)->text(), u"Mail"_s);
    templates->setFocus();
    QTest::keyClick(templates, Qt::Key_Down);
    QCOMPARE(find<QComboBox>(u"newSeverity"_s)->currentIndex(), 2);
    auto* const description = find<QPlainTextEdit>(u"newDescriptionText"_s);
    description->setFocus();
    QTest::keyClicks(description, u"A mail that asks for *money*."_s);
    QTest::keyClick(description, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(isCaseShown());
    QCOMPARE(find<QLabel>(u"caseTitle"_s)->text(), u"Odd mail"_s);
    QTRY_COMPARE(activityTexts(), QStringList{u"created the case"_s});
    QCOMPARE(find<QLabel>(u"factReporter"_s)->text(), CaseRepository::loginName());
    const auto newest = m_other->cases({.order = store::CaseOrder::CreatedNewestFirst}, std::nullopt, 1);
    m_key = newest->front().key;
    QCOMPARE(attributes().title, "Odd mail");
    QCOMPARE(attributes().severity, cases::Severity::High);
    QCOMPARE(attributes().tags, std::vector<std::string>{"mail"});
    QCOMPARE(std::get<std::string>(attributes().customFields.front().value), "Mail");
    press(u"caseBack"_s);
    QTRY_COMPARE(rows(), 13);
}

void CaseCommentsTest::caseWithoutANameIsRefused()
{
    open(TwelveCases);
    m_actions->action(u"cases.new"_s)->trigger();
    auto* const description = find<QPlainTextEdit>(u"newDescriptionText"_s);
    description->setFocus();
    QTest::keyClicks(description, u"Something"_s);
    QTest::keyClick(description, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(find<QWidget>(u"note-title"_s)->isVisible());
    QCOMPARE(description->toPlainText(), u"Something"_s);
    QTest::keyClick(description, Qt::Key_Escape);
    QTRY_VERIFY(table()->isVisible());
    QCOMPARE(rows(), 12);
}

void CaseCommentsTest::everythingHasAName()
{
    openCase();
    click(u"editDescription"_s);
    QCOMPARE(ui::brokenRules(*m_page), QStringList());
}

void CaseCommentsTest::picturesCanBeKept()
{
    openCase();
    chooseSeverity(2);
    addTag(u"caseAssignees"_s, u"analyst 2"_s);
    comment(u"Patched, **watching**. Seen before on `host-3`:\n\n- same parent process\n- other user"_s);
    QTRY_VERIFY(activityTexts().contains(u"commented"_s));
    activity()->scrollToBottom();
    for (const Theme::Choice choice : {Theme::Choice::Light, Theme::Choice::Dark}) {
        m_theme->choose(choice);
        const QString theme = choice == Theme::Choice::Light ? u"light"_s : u"dark"_s;
        for (const QSize& size : {QSize(1440, 900), QSize(1024, 700)}) {
            m_window->resize(size);
            keepScreenshot(*m_window, u"case-edit-%1-%2"_s.arg(theme).arg(size.width()));
        }
    }
    QVERIFY(!m_window->grab().isNull());
}

QTEST_MAIN(CaseCommentsTest)
#include "tst_CaseComments.moc"
