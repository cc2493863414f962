// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/RulesWindow.h"
#include "ui/models/NoteRoles.h"
#include "ui/shell/WindowLayout.h"
#include "ui/widgets/NumberEdit.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// The findings of all rules at the bottom of the Rules page, driven by object names and keys.
class FindingsPaneTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_rules.reset(); }
    void gravestComesFirst();
    void clickAndEnterLeadToTheField();
    void keysGoFromFindingToFinding();
    void listIsNarrowed();
    void listFollowsEditsAndUndo();
    void opennessIsKept();
    void pictures();

private:
    QListView* list() { return m_rules->find<QListView>(u"findingList"_s); }
    QStringList shown()
    {
        QStringList rows;
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            const QModelIndex index = list()->model()->index(row, 0);
            rows.append(index.data().toString() + u": "_s + index.data(NoteRoles::PlaceRole).toString());
        }
        return rows;
    }
    QString counts() { return m_rules->find<QToolButton>(u"findingsToggle"_s)->text(); }
    void open()
    {
        QTest::mouseClick(m_rules->find<QToolButton>(u"findingsToggle"_s), Qt::LeftButton);
        QVERIFY(m_rules->find<QWidget>(u"findingSeverity"_s)->isVisible());
    }
    void click(QListView* view, int row)
    {
        const QModelIndex index = view->model()->index(row, 0);
        view->scrollTo(index);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
    }
    /// Whether a person who types now changes that field.
    bool hasFocus(const QString& field)
    {
        const auto* const widget = m_rules->find<QWidget>(field);
        const QWidget* const focus = QApplication::focusWidget();
        return focus && (focus == widget || widget->isAncestorOf(focus));
    }

    std::unique_ptr<RulesWindow> m_rules;
};

void FindingsPaneTest::init()
{
    m_rules = std::make_unique<RulesWindow>();
    m_rules->newRule(u"First"_s);
    m_rules->retype(m_rules->line(u"ruleMaximum"_s), u"50"_s);
    m_rules->newRule(u"Second"_s);
    rules::Rule wrong = m_rules->current();
    wrong.query = "process.name : (";
    wrong.casesAction->timeWindow = "nonsense";
    m_rules->documents->edit(m_rules->documents->current().value(), wrong, rules::RuleField::Query, u"Edit"_s);
    QTRY_COMPARE(counts(), u"Findings of all rules: 2 errors, 1 warning"_s);
}

void FindingsPaneTest::gravestComesFirst()
{
    QVERIFY(!list()->isVisible());
    open();
    QVERIFY(list()->isVisible());
    QCOMPARE(shown(), (QStringList{u"Second: Query"_s, u"Second: Time window"_s, u"First: Most cases in one run"_s}));
}

void FindingsPaneTest::clickAndEnterLeadToTheField()
{
    open();
    click(list(), 2);
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"First"_s);
    QVERIFY(hasFocus(u"ruleMaximum"_s));
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Home);
    QTest::keyClick(list(), Qt::Key_Return);
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"Second"_s);
    QVERIFY(hasFocus(u"ruleQuery"_s));
}

void FindingsPaneTest::keysGoFromFindingToFinding()
{
    QTest::keyClick(m_rules->window.get(), Qt::Key_F8, Qt::ShiftModifier);
    QVERIFY(list()->hasFocus());
    QCOMPARE(list()->currentIndex().row(), 0);
    QTest::keyClick(m_rules->window.get(), Qt::Key_F8);
    QVERIFY(hasFocus(u"ruleTimeWindow"_s));
    QTest::keyClick(m_rules->window.get(), Qt::Key_F8);
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"First"_s);
    QTest::keyClick(m_rules->window.get(), Qt::Key_F8);
    QVERIFY(hasFocus(u"ruleQuery"_s));
    QCOMPARE(m_rules->actions->conflicts(), QStringList());
}

void FindingsPaneTest::listIsNarrowed()
{
    open();
    auto* const severities = m_rules->find<QWidget>(u"findingSeverity"_s);
    QTest::mouseClick(m_rules->find<QWidget>(u"segment3"_s, severities), Qt::LeftButton);
    QCOMPARE(shown(), QStringList{u"First: Most cases in one run"_s});
    QTest::mouseClick(m_rules->find<QWidget>(u"segment2"_s, severities), Qt::LeftButton);
    QVERIFY(!list()->isVisible());
    QCOMPARE(m_rules->find<QLabel>(u"noFinding"_s)->text(), u"No finding is like this."_s);
    QTest::mouseClick(m_rules->find<QWidget>(u"segment0"_s, severities), Qt::LeftButton);
    auto* const search = m_rules->line(u"findingSearch"_s);
    search->setFocus();
    QTest::keyClicks(search, u"time w"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(shown(), QStringList{u"Second: Time window"_s});
    // Whatever is shown, all are counted.
    QCOMPARE(counts(), u"Findings of all rules: 2 errors, 1 warning"_s);
}

void FindingsPaneTest::listFollowsEditsAndUndo()
{
    open();
    list()->setCurrentIndex(list()->model()->index(2, 0));
    rules::Rule sound = m_rules->current();
    sound.query.clear();
    m_rules->documents->edit(m_rules->documents->current().value(), sound, rules::RuleField::Query, u"Mend"_s);
    QTRY_COMPARE(shown(), (QStringList{u"Second: Time window"_s, u"First: Most cases in one run"_s}));
    QCOMPARE(list()->currentIndex().data().toString(), u"First"_s);
    m_rules->action(u"edit.undo"_s)->trigger();
    QTRY_COMPARE(shown().size(), 3);
    m_rules->action(u"rules.delete"_s)->trigger();
    QTRY_COMPARE(shown(), QStringList{u"First: Most cases in one run"_s});
    m_rules->action(u"rules.delete"_s)->trigger();
    QTRY_COMPARE(counts(), u"Findings of all rules: none"_s);
    QVERIFY(m_rules->find<QLabel>(u"noFinding"_s)->isVisible());
    // A finding that only an older version of Kibana has.
    m_rules->newRule(u"Third"_s);
    rules::Rule half = m_rules->current();
    half.casesAction->timeWindow = "36h";
    m_rules->documents->edit(m_rules->documents->current().value(), half, rules::RuleField::TimeWindow, u"Edit"_s);
    m_rules->session->setProfile(u"8.18"_s);
    QTRY_COMPARE(shown(), QStringList{u"Third: Time window"_s});
}

void FindingsPaneTest::opennessIsKept()
{
    QSettings settings(m_rules->filePath(u"layout.ini"_s), QSettings::IniFormat);
    {
        WindowLayout layout(*m_rules->window, *m_rules->theme, settings);
        open();
        m_rules->window->close();
    }
    m_rules->reopen(store::Access::ReadWrite);
    QVERIFY(!list()->isVisible());
    WindowLayout(*m_rules->window, *m_rules->theme, settings).restore();
    QTRY_VERIFY(list()->isVisible());
}

void FindingsPaneTest::pictures()
{
    open();
    m_rules->keepPicture(u"findings"_s);
    m_rules->window->resize(1024, 700);
    m_rules->theme->choose(Theme::Choice::Dark);
    m_rules->keepPicture(u"findings-narrow-dark"_s);
    QVERIFY(list()->isVisible());
}

QTEST_MAIN(FindingsPaneTest)
#include "tst_FindingsPane.moc"
