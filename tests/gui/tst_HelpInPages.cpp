// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/Desktop.h"
#include "tests/gui/DesktopWindow.h"
#include "ui/shell/HelpSections.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/ActionTable.h"

#include <QApplication>
#include <QRegularExpression>
#include <QTest>
#include <QTextBrowser>

using namespace Qt::StringLiterals;
using namespace casewright;

/// The help in the whole program, over the sample workspace: what it leads to, and what leads to it.
class HelpInPagesTest final : public QObject, private desktop::DesktopWindow {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        setUp();
        QVERIFY(show({}));
    }
    void cleanupTestCase() { tearDown(); }
    void everyLinkLeadsSomewhere();
    void f1ExplainsTheField_data();
    void f1ExplainsTheField();
    void f1ExplainsThePage_data();
    void f1ExplainsThePage();
    void linksShowTheSetting_data();
    void linksShowTheSetting();
    void settingsThatARuleHasNotAreNotOffered();

private:
    QString title() { return find<QTextBrowser>(u"helpText"_s)->toPlainText().section(u'\n', 0, 0); }
    bool isInside(const QString& field)
    {
        const auto* const widget = find<QWidget>(field);
        const QWidget* const focus = QApplication::focusWidget();
        return focus && (focus == widget || widget->isAncestorOf(focus));
    }
};

void HelpInPagesTest::everyLinkLeadsSomewhere()
{
    static const QRegularExpression link(u"action:([\\w.]+)"_s);
    int count = 0;
    for (const ui::HelpSection& section : ui::helpSections()) {
        if (!section.html)
            continue;
        auto found = link.globalMatch(section.html(ui::helpNumbers({})));
        while (found.hasNext()) {
            const QString id = found.next().captured(1);
            QVERIFY2(m_desktop->actions().action(id), qUtf8Printable(section.id + u": "_s + id));
            ++count;
        }
    }
    QVERIFY(count > 10);
}

void HelpInPagesTest::f1ExplainsTheField_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("section");
    QTest::newRow("nothing of its own") << u"ruleName"_s << u"Rules"_s;
    QTest::newRow("consumer") << u"ruleConsumer"_s << u"Owner, consumer and space"_s;
    QTest::newRow("query") << u"ruleQuery"_s << u"Conditions and KQL"_s;
    QTest::newRow("schedule") << u"ruleInterval"_s << u"What reaches the action"_s;
    QTest::newRow("grouping") << u"ruleGroupBy"_s << u"Alerts become groups"_s;
    QTest::newRow("time window") << u"ruleTimeWindow"_s << u"Time window"_s;
    QTest::newRow("reopening") << u"ruleReopen"_s << u"Closed cases"_s;
    QTest::newRow("most cases") << u"ruleMaximum"_s << u"Most cases in one run"_s;
    QTest::newRow("template") << u"ruleTemplate"_s << u"Titles, tags and templates"_s;
    QTest::newRow("the card") << u"removeCasesAction"_s << u"What the Cases action does"_s;
}

void HelpInPagesTest::f1ExplainsTheField()
{
    QFETCH(const QString, field);
    QFETCH(const QString, section);
    trigger(u"go.rules"_s);
    find<QWidget>(field)->setFocus();
    QTRY_VERIFY(isInside(field));
    const QPointer<QWidget> focus = QApplication::focusWidget();
    QTest::keyClick(focus, Qt::Key_F1);
    QCOMPARE(title(), section);
    QVERIFY(find<QWidget>(u"helpText"_s)->hasFocus());
    QTest::keyClick(find<QWidget>(u"helpText"_s), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(m_desktop->window().currentPage(), u"rules"_s);
    QTRY_COMPARE(QApplication::focusWidget(), focus);
}

void HelpInPagesTest::f1ExplainsThePage_data()
{
    QTest::addColumn<QString>("section");
    QTest::newRow("rules") << u"Rules"_s;
    QTest::newRow("alerts") << u"Alerts"_s;
    QTest::newRow("simulate") << u"Simulate"_s;
    QTest::newRow("cases") << u"Cases"_s;
    QTest::newRow("whatif") << u"What-if"_s;
}

void HelpInPagesTest::f1ExplainsThePage()
{
    QFETCH(const QString, section);
    const QString page = QString::fromLatin1(QTest::currentDataTag());
    trigger(page == u"rules"_s ? u"go.cases"_s : u"go.rules"_s);
    trigger(u"go."_s + page); // the focus is where work begins
    QTest::keyClick(&m_desktop->window(), Qt::Key_F1);
    QCOMPARE(title(), section);
    QTest::keyClick(find<QWidget>(u"helpText"_s), Qt::Key_Escape);
    QCOMPARE(m_desktop->window().currentPage(), page);
}

void HelpInPagesTest::linksShowTheSetting_data()
{
    QTest::addColumn<QString>("field");
    QTest::newRow("rules.query") << u"ruleQuery"_s;
    QTest::newRow("rules.consumer") << u"ruleConsumer"_s;
    QTest::newRow("rules.interval") << u"ruleInterval"_s;
    QTest::newRow("rules.maxSignals") << u"ruleMaxSignals"_s;
    QTest::newRow("rules.groupBy") << u"ruleGroupBy"_s;
    QTest::newRow("rules.timeWindow") << u"ruleTimeWindow"_s;
    QTest::newRow("rules.reopening") << u"ruleReopen"_s;
    QTest::newRow("rules.mostCases") << u"ruleMaximum"_s;
    QTest::newRow("rules.template") << u"ruleTemplate"_s;
}

void HelpInPagesTest::linksShowTheSetting()
{
    QFETCH(const QString, field);
    trigger(u"go.cases"_s);
    trigger(u"help.section.action"_s);
    Q_EMIT find<QTextBrowser>(u"helpText"_s)
        ->anchorClicked(QUrl(u"action:"_s + QString::fromLatin1(QTest::currentDataTag())));
    QCOMPARE(m_desktop->window().currentPage(), u"rules"_s);
    QTRY_VERIFY(isInside(field));
    QVERIFY(!QApplication::focusWidget()->visibleRegion().isEmpty()); // in sight
}

void HelpInPagesTest::settingsThatARuleHasNotAreNotOffered()
{
    const ui::ActionTable& actions = m_desktop->actions();
    QVERIFY(actions.action(u"rules.timeWindow"_s)->isEnabled());
    QVERIFY(!actions.action(u"rules.alertDelay"_s)->isEnabled()); // it is a detection rule
    trigger(u"rules.removeCasesAction"_s);
    QVERIFY(!actions.action(u"rules.timeWindow"_s)->isEnabled());
    QVERIFY(actions.action(u"rules.query"_s)->isEnabled());
}

QTEST_MAIN(HelpInPagesTest)
#include "tst_HelpInPages.moc"
