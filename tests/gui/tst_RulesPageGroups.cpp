// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/RulesWindow.h"
#include "ui/models/RuleGroupModel.h"
#include "ui/shell/WindowLayout.h"
#include "ui/widgets/Banner.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// The list of rules narrowed to tags, in groups, and with several rules selected, driven by object names and keys.
class RulesPageGroupsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_rules.reset(); }
    void tagsNarrowTheList();
    void rulesStandInGroups();
    void keysPassOverGroups();
    void groupsFold();
    void foldedGroupsOpenForWhatIsLookedFor();
    void foldsAreKept();
    void severalAreDeletedAndComeBack();
    void severalAreDuplicated();
    void choicesAreKept();

private:
    QListView* list() { return m_rules->find<QListView>(u"ruleList"_s); }
    QStringList shown()
    {
        QStringList names;
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            const QModelIndex index = list()->model()->index(row, 0);
            const QString name = index.data().toString();
            names.append(index.data(RuleGroupModel::IsGroupRole).toBool() ? u"# "_s + name : name);
        }
        return names;
    }
    /// Opens the menu of tags and chooses the one at a place.
    void chooseTag(int place)
    {
        QTest::mouseClick(m_rules->find<QPushButton>(u"ruleTagFilter"_s), Qt::LeftButton);
        auto* const menu = m_rules->find<QMenu>(u"ruleTagMenu"_s);
        menu->setActiveAction(menu->actions().at(place));
        QTest::keyClick(menu, Qt::Key_Space);
        QVERIFY(menu->isVisible());
        menu->close();
        QTRY_VERIFY(!m_rules->page->findChild<QMenu*>(u"ruleTagMenu"_s));
    }
    void addRule(const std::string& name, const std::vector<std::string>& tags, const std::string& type)
    {
        rules::Rule rule = m_rules->documents->newRule();
        rule.name = name;
        rule.tags = tags;
        rule.ruleTypeId = type;
        QVERIFY(m_rules->documents->add(rule, u"Add"_s));
    }

    std::unique_ptr<RulesWindow> m_rules;
};

void RulesPageGroupsTest::init()
{
    m_rules = std::make_unique<RulesWindow>();
    addRule("Logons", {"linux", "windows"}, "siem.queryRule");
    addRule("Disk", {}, ".es-query");
    addRule("Shell", {"windows"}, "siem.queryRule");
}

void RulesPageGroupsTest::tagsNarrowTheList()
{
    chooseTag(0);
    QCOMPARE(shown(), QStringList{u"Logons"_s});
    QCOMPARE(m_rules->find<QPushButton>(u"ruleTagFilter"_s)->text(), u"Tags: 1"_s);
    // What is being worked on stays, as with a search.
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"Shell"_s);
    chooseTag(1);
    QCOMPARE(shown(), (QStringList{u"Logons"_s, u"Shell"_s}));
    auto* const search = m_rules->line(u"ruleSearch"_s);
    search->setFocus();
    QTest::keyClicks(search, u"disk"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(m_rules->find<QLabel>(u"noRuleFound"_s)->text(), u"No rule with the chosen tags has “disk”."_s);
    QTest::mouseClick(m_rules->find<QPushButton>(u"ruleTagFilter"_s), Qt::LeftButton);
    auto* const menu = m_rules->find<QMenu>(u"ruleTagMenu"_s);
    menu->setActiveAction(menu->actions().last());
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(shown(), QStringList{u"Disk"_s});
    QVERIFY(!m_rules->find<QLabel>(u"noRuleFound"_s)->isVisible());
}

void RulesPageGroupsTest::rulesStandInGroups()
{
    auto* const grouping = m_rules->find<QComboBox>(u"ruleGrouping"_s);
    grouping->setCurrentIndex(1);
    QCOMPARE(shown(), (QStringList{u"# Custom query"_s, u"Logons"_s, u"Shell"_s, u"# Elasticsearch query"_s, u"Disk"_s}));
    grouping->setCurrentIndex(2);
    QCOMPARE(shown(), (QStringList{u"# linux"_s, u"Logons"_s, u"# windows"_s, u"Logons"_s, u"Shell"_s, u"# No tags"_s,
                                   u"Disk"_s}));
    QCOMPARE(list()->model()->index(2, 0).data(RuleGroupModel::GroupSizeRole).toInt(), 2);
    m_rules->keepPicture(u"rules-groups"_s);
    QCOMPARE(list()->currentIndex().data().toString(), u"Shell"_s);
    // A rule that is chosen in its second group stays chosen there.
    list()->setCurrentIndex(list()->model()->index(3, 0));
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"Logons"_s);
    QCOMPARE(list()->currentIndex().row(), 3);
    grouping->setCurrentIndex(0);
    QCOMPARE(shown(), (QStringList{u"Logons"_s, u"Disk"_s, u"Shell"_s}));
    QCOMPARE(list()->currentIndex().data().toString(), u"Logons"_s);
}

void RulesPageGroupsTest::keysPassOverGroups()
{
    m_rules->find<QComboBox>(u"ruleGrouping"_s)->setCurrentIndex(1);
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Down);
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"Disk"_s);
    QTest::keyClick(list(), Qt::Key_Up);
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"Shell"_s);
}

void RulesPageGroupsTest::groupsFold()
{
    m_rules->find<QComboBox>(u"ruleGrouping"_s)->setCurrentIndex(1);
    list()->setFocus();
    QCOMPARE(list()->currentIndex().data().toString(), u"Shell"_s);
    QTest::keyClick(list(), Qt::Key_Left);
    QCOMPARE(shown(), (QStringList{u"# Custom query"_s, u"# Elasticsearch query"_s, u"Disk"_s}));
    QCOMPARE(list()->currentIndex().row(), 0);
    QCOMPARE(list()->currentIndex().data(RuleGroupModel::GroupSizeRole).toInt(), 2);
    QCOMPARE(list()->currentIndex().data(Qt::AccessibleTextRole).toString(), u"Group Custom query, folded"_s);
    // The rule that is worked on stays; nothing is deleted or renamed from the name of a group.
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"Shell"_s);
    QTest::keyClick(list(), Qt::Key_Delete);
    QCOMPARE(m_rules->documents->rules().size(), std::size_t{3});
    m_rules->keepPicture(u"rules-folded"_s);
    QTest::keyClick(list(), Qt::Key_Down);
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"Disk"_s);
    QTest::keyClick(list(), Qt::Key_Up);
    QCOMPARE(list()->currentIndex().row(), 0);
    QTest::keyClick(list(), Qt::Key_Right);
    QCOMPARE(shown().size(), 5);
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"Logons"_s);
    // By a click on its name.
    const QRect name = list()->visualRect(list()->model()->index(3, 0));
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, name.center());
    QCOMPARE(shown(), (QStringList{u"# Custom query"_s, u"Logons"_s, u"Shell"_s, u"# Elasticsearch query"_s}));
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, name.center());
    QCOMPARE(shown().size(), 5);
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"Logons"_s);
}

void RulesPageGroupsTest::foldedGroupsOpenForWhatIsLookedFor()
{
    m_rules->find<QComboBox>(u"ruleGrouping"_s)->setCurrentIndex(1);
    const std::int64_t shell = m_rules->documents->rules().back().key;
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Left);
    auto* const search = m_rules->line(u"ruleSearch"_s);
    search->setFocus();
    QTest::keyClicks(search, u"logons"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(shown(), (QStringList{u"# Custom query"_s, u"Logons"_s}));
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(shown().size(), 3);
    // A rule that something else leads to is shown.
    m_rules->documents->setCurrent(m_rules->documents->rules()[1].key);
    QCOMPARE(shown().size(), 3);
    m_rules->documents->setCurrent(shell);
    QCOMPARE(shown().size(), 5);
    QCOMPARE(list()->currentIndex().data().toString(), u"Shell"_s);
}

void RulesPageGroupsTest::foldsAreKept()
{
    QSettings settings(m_rules->filePath(u"layout.ini"_s), QSettings::IniFormat);
    m_rules->find<QComboBox>(u"ruleGrouping"_s)->setCurrentIndex(1);
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Left);
    WindowLayout(*m_rules->window, *m_rules->theme, settings).save();
    m_rules->reopen(store::Access::ReadWrite);
    QCOMPARE(shown().size(), 3);
    WindowLayout(*m_rules->window, *m_rules->theme, settings).restore();
    QCOMPARE(shown(), (QStringList{u"# Custom query"_s, u"# Elasticsearch query"_s, u"Disk"_s}));
    // Groups by tag are other groups.
    m_rules->find<QComboBox>(u"ruleGrouping"_s)->setCurrentIndex(2);
    QVERIFY(shown().contains(u"Shell"_s));
}

void RulesPageGroupsTest::severalAreDeletedAndComeBack()
{
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_rules->action(u"rules.delete"_s)->text(), u"&Delete 3 rules"_s);
    QTest::keyClick(list(), Qt::Key_Delete);
    QCOMPARE(m_rules->documents->rules().size(), std::size_t{0});
    auto* const banner = m_rules->find<Banner>(u"rulesMessage"_s);
    QCOMPARE(banner->title(), u"Deleted 3 rules"_s);
    QTest::mouseClick(m_rules->find<QPushButton>(u"bannerAction"_s, banner), Qt::LeftButton);
    QCOMPARE(shown(), (QStringList{u"Logons"_s, u"Disk"_s, u"Shell"_s}));
    QCOMPARE(m_rules->saved(1).name, std::string("Disk"));
}

void RulesPageGroupsTest::severalAreDuplicated()
{
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_A, Qt::ControlModifier);
    m_rules->action(u"rules.duplicate"_s)->trigger();
    QCOMPARE(shown().mid(3), (QStringList{u"Logons, copy"_s, u"Disk, copy"_s, u"Shell, copy"_s}));
    m_rules->action(u"edit.undo"_s)->trigger();
    QCOMPARE(shown().size(), 3);
}

void RulesPageGroupsTest::choicesAreKept()
{
    QSettings settings(m_rules->filePath(u"layout.ini"_s), QSettings::IniFormat);
    {
        WindowLayout layout(*m_rules->window, *m_rules->theme, settings);
        m_rules->find<QComboBox>(u"ruleGrouping"_s)->setCurrentIndex(1);
        chooseTag(1);
        m_rules->window->close();
    }
    m_rules->reopen(store::Access::ReadWrite);
    QCOMPARE(shown().size(), 3);
    WindowLayout(*m_rules->window, *m_rules->theme, settings).restore();
    QCOMPARE(shown(), (QStringList{u"# Custom query"_s, u"Logons"_s, u"Shell"_s}));
    QCOMPARE(m_rules->find<QComboBox>(u"ruleGrouping"_s)->currentIndex(), 1);
}

QTEST_MAIN(RulesPageGroupsTest)
#include "tst_RulesPageGroups.moc"
