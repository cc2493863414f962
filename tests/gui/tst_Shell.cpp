// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/Gallery.h"
#include "tests/gui/Screenshots.h"
#include "tests/gui/WidgetRules.h"
#include "ui/shell/FuzzyMatch.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/WindowLayout.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/ProgressLine.h"
#include "ui/widgets/Theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace Qt::StringLiterals;
using casewright::ui::ActionTable;
using casewright::ui::brokenRules;
using casewright::ui::fuzzyMatch;
using casewright::ui::Gallery;
using casewright::ui::keepScreenshot;
using casewright::ui::MainWindow;
using casewright::ui::MenuPlace;
using casewright::ui::ProgressState;
using casewright::ui::Theme;
using casewright::ui::WindowLayout;

/// The window with two pages in it, driven by object names and keys.
class ShellTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void firstPageIsInFront();
    void railSwitchesByClick();
    void railSwitchesByArrowKeys();
    void railSwitchesByShortcut();
    void pagesAreActivatedOnceAVisit();
    void statusLineFollowsThePage();
    void menusComeFromTheTable();
    void menusAreSortedByGroup();
    void actionsHaveTheirIdAndAShortcutInTheTip();
    void secondActionOfAnIdIsRefused();
    void shortcutsHaveNoConflicts();
    void conflictsAreFound();
    void paletteFindsAndTriggers();
    void paletteLeavesOutWhatIsDisabled();
    void paletteClosesWithEscape();
    void fuzzyMatchRanks_data();
    void fuzzyMatchRanks();
    void aboutOpensWithoutBlocking();
    void cornerShowsWorkspaceAndProfiles();
    void themeActionsChangeThePalette();
    void layoutIsKept();
    void layoutOfAnotherVersionIsLeftOut();
    void progressCanBeCancelled();
    void everyWidgetKeepsTheRules();
    void picturesCanBeKept();

private:
    template <typename Widget>
    Widget* find(const QString& name)
    {
        auto* const found = m_window->findChild<Widget*>(name);
        if (!found)
            qFatal("no %s", qUtf8Printable(name));
        return found;
    }
    void type(const QString& text) { QTest::keyClicks(find<QLineEdit>(u"paletteField"_s), text); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ActionTable> m_actions;
    std::unique_ptr<MainWindow> m_window;
    Gallery* m_rules = nullptr;
    Gallery* m_cases = nullptr;
};

void ShellTest::init()
{
    m_theme = std::make_unique<Theme>(*qApp, [] { return false; });
    m_actions = std::make_unique<ActionTable>();
    m_window = std::make_unique<MainWindow>(*m_actions, *m_theme);
    m_rules = new Gallery(u"rules"_s, u"Rules"_s, u"rules"_s);
    m_cases = new Gallery(u"cases"_s, u"Cases"_s, u"cases"_s);
    m_window->addPage(m_rules);
    m_window->addPage(m_cases);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void ShellTest::cleanup()
{
    m_window.reset();
    m_actions.reset();
    m_theme.reset();
}

void ShellTest::firstPageIsInFront()
{
    QCOMPARE(m_window->currentPage(), u"rules"_s);
    QVERIFY(find<QToolButton>(u"rail.go.rules"_s)->isChecked());
    QVERIFY(m_rules->isVisible());
    QVERIFY(!m_cases->isVisible());
}

void ShellTest::railSwitchesByClick()
{
    QSignalSpy shown(m_window.get(), &MainWindow::pageShown);
    QTest::mouseClick(find<QToolButton>(u"rail.go.cases"_s), Qt::LeftButton);
    QCOMPARE(m_window->currentPage(), u"cases"_s);
    QVERIFY(m_cases->isVisible());
    QVERIFY(find<QToolButton>(u"rail.go.cases"_s)->isChecked());
    QCOMPARE(shown.size(), 1);
    QCOMPARE(shown.first().first().toString(), u"cases"_s);
}

void ShellTest::railSwitchesByArrowKeys()
{
    auto* const rules = find<QToolButton>(u"rail.go.rules"_s);
    rules->setFocus();
    QTest::keyClick(rules, Qt::Key_Down);
    QCOMPARE(m_window->currentPage(), u"cases"_s);
    auto* const cases = find<QToolButton>(u"rail.go.cases"_s);
    QVERIFY(cases->hasFocus());
    QTest::keyClick(cases, Qt::Key_Down);
    QCOMPARE(m_window->currentPage(), u"cases"_s);
    QTest::keyClick(cases, Qt::Key_Home);
    QCOMPARE(m_window->currentPage(), u"rules"_s);
}

void ShellTest::railSwitchesByShortcut()
{
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(m_window->currentPage(), u"cases"_s);
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(m_window->currentPage(), u"rules"_s);
}

void ShellTest::pagesAreActivatedOnceAVisit()
{
    QCOMPARE(m_cases->activations(), 0);
    m_window->showPage(u"cases"_s);
    m_window->showPage(u"cases"_s);
    QCOMPARE(m_cases->activations(), 1);
    m_window->showPage(u"no such page"_s);
    QCOMPARE(m_window->currentPage(), u"cases"_s);
}

void ShellTest::statusLineFollowsThePage()
{
    auto* const text = find<QLabel>(u"statusText"_s);
    m_actions->action(u"rules.new"_s)->trigger();
    QCOMPARE(text->text(), u"1 made"_s);
    m_actions->action(u"cases.new"_s)->trigger();
    m_actions->action(u"cases.new"_s)->trigger();
    QCOMPARE(text->text(), u"1 made"_s);
    m_window->showPage(u"cases"_s);
    QCOMPARE(text->text(), u"2 made"_s);
    m_window->showPage(u"rules"_s);
    QCOMPARE(text->text(), u"1 made"_s);
}

void ShellTest::menusComeFromTheTable()
{
    const auto* const file = find<QMenu>(u"menu.file"_s);
    QVERIFY(file->actions().contains(m_actions->action(u"rules.new"_s)));
    QVERIFY(file->menuAction()->isVisible());
    QVERIFY(!find<QMenu>(u"menu.rule"_s)->menuAction()->isVisible());
    for (const QAction* const action : m_actions->actions()) {
        if (m_actions->spec(action).menu == MenuPlace::Palette)
            continue;
        const QString menu = u"menu."_s + casewright::ui::menuTitle(m_actions->spec(action).menu).toLower();
        QVERIFY2(find<QMenu>(menu)->actions().contains(action), qUtf8Printable(action->objectName()));
    }
}

void ShellTest::menusAreSortedByGroup()
{
    const auto add = [this](const QString& id, int group) {
        m_actions->add({.id = id, .text = id, .menu = MenuPlace::Rule, .group = group});
    };
    add(u"c"_s, 2);
    add(u"a"_s, 0);
    add(u"d"_s, 2);
    add(u"b"_s, 0);
    QStringList shown;
    for (const QAction* const action : find<QMenu>(u"menu.rule"_s)->actions())
        shown.append(action->isSeparator() ? u"-"_s : action->objectName());
    QCOMPARE(shown.join(u' '), u"a b - c d"_s);
}

void ShellTest::actionsHaveTheirIdAndAShortcutInTheTip()
{
    const QAction* const palette = m_actions->action(u"go.palette"_s);
    QVERIFY(palette);
    QVERIFY(palette->toolTip().endsWith(u"(Ctrl+K)"_s));
    QCOMPARE(ActionTable::plainText(palette), u"Commands"_s);
}

void ShellTest::secondActionOfAnIdIsRefused()
{
    QTest::ignoreMessage(QtWarningMsg, "The action go.palette is there already.");
    const qsizetype before = m_actions->actions().size();
    QCOMPARE(m_actions->add({.id = u"go.palette"_s, .text = u"Again"_s}), m_actions->action(u"go.palette"_s));
    QCOMPARE(m_actions->actions().size(), before);
}

void ShellTest::shortcutsHaveNoConflicts() { QCOMPARE(m_actions->conflicts(), QStringList()); }

void ShellTest::conflictsAreFound()
{
    m_actions->add({.id = u"one.more"_s, .text = u"One more"_s, .shortcut = Qt::CTRL | Qt::Key_K});
    QCOMPARE(m_actions->conflicts(), QStringList{u"Ctrl+K: go.palette, one.more"_s});
}

void ShellTest::paletteFindsAndTriggers()
{
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    auto* const palette = find<QWidget>(u"commandPalette"_s);
    auto* const field = find<QLineEdit>(u"paletteField"_s);
    auto* const list = find<QListWidget>(u"paletteList"_s);
    QTRY_VERIFY(field->hasFocus());
    const int all = list->count();
    QVERIFY(all > 5);
    type(u"nthcas"_s);
    QVERIFY(list->count() < all);
    QCOMPARE(list->currentItem()->text(), u"New thing in Cases"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!palette->isVisible());
    QCOMPARE(m_cases->news(), 1);
    QCOMPARE(m_rules->news(), 0);

    m_window->openPalette();
    QVERIFY(field->text().isEmpty());
    QTest::keyClick(field, Qt::Key_Down);
    QCOMPARE(list->currentRow(), 1);
    QTest::keyClick(field, Qt::Key_Up);
    QTest::keyClick(field, Qt::Key_Up);
    QCOMPARE(list->currentRow(), 0);
    type(u"zzzzz"_s);
    QCOMPARE(list->count(), 0);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(palette->isVisible());
}

void ShellTest::paletteLeavesOutWhatIsDisabled()
{
    m_actions->action(u"cases.new"_s)->setEnabled(false);
    m_window->openPalette();
    type(u"new thing"_s);
    const auto* const list = find<QListWidget>(u"paletteList"_s);
    QCOMPARE(list->count(), 1);
    QCOMPARE(list->item(0)->text(), u"New thing in Rules"_s);
}

void ShellTest::paletteClosesWithEscape()
{
    auto* const before = m_rules->findChild<QLineEdit*>(u"query"_s);
    before->setFocus();
    QTRY_VERIFY(before->hasFocus());
    m_window->openPalette();
    auto* const field = find<QLineEdit>(u"paletteField"_s);
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!find<QWidget>(u"commandPalette"_s)->isVisible());
    QTRY_VERIFY(before->hasFocus());
}

void ShellTest::fuzzyMatchRanks_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    QTest::addRow("beginnings of words") << u"nr"_s << u"New rule"_s << u"Unrelated"_s;
    QTest::addRow("in a row") << u"clo"_s << u"Close"_s << u"Call for"_s;
    QTest::addRow("case does not matter") << u"NEW"_s << u"new"_s << u"n e w e r"_s.remove(u' ').mid(1);
    QTest::addRow("no match is worst") << u"xyz"_s << u"x y z"_s << u"xy"_s;
}

void ShellTest::fuzzyMatchRanks()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, better);
    QFETCH(const QString, worse);
    QVERIFY(fuzzyMatch(typed, better).has_value());
    QVERIFY(fuzzyMatch(typed, better).value_or(-1) > fuzzyMatch(typed, worse).value_or(-1));
}

void ShellTest::aboutOpensWithoutBlocking()
{
    m_actions->action(u"help.about"_s)->trigger();
    auto* const box = find<QMessageBox>(u"aboutBox"_s);
    QVERIFY(box->isVisible());
    QVERIFY(box->text().contains(QStringLiteral(CASEWRIGHT_VERSION)));
    box->close();
}

void ShellTest::cornerShowsWorkspaceAndProfiles()
{
    QSignalSpy chosen(m_window.get(), &MainWindow::profileChosen);
    m_window->setWorkspace(u"soc-lab.casewright"_s, u"somewhere/soc-lab.casewright"_s);
    m_window->setProfiles({u"8.14"_s, u"9.4"_s}, u"9.4"_s);
    QCOMPARE(find<QLabel>(u"workspaceName"_s)->text(), u"soc-lab.casewright"_s);
    QVERIFY(m_window->windowTitle().contains(u"soc-lab.casewright"_s));
    auto* const button = find<QToolButton>(u"profileButton"_s);
    QVERIFY(button->text().contains(u"Kibana 9.4 behaviour"_s));
    QCOMPARE(button->menu()->actions().size(), 4); // and a line, and "Compare versions..."
    QVERIFY(button->menu()->actions().at(1)->isChecked());
    button->menu()->actions().at(0)->trigger();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), u"8.14"_s);
}

void ShellTest::themeActionsChangeThePalette()
{
    QSignalSpy changed(m_theme.get(), &Theme::changed);
    QVERIFY(m_actions->action(u"view.theme.system"_s)->isChecked());
    m_actions->action(u"view.theme.dark"_s)->trigger();
    QVERIFY(QApplication::palette().color(QPalette::Base).lightness() < 128);
    QVERIFY(m_actions->action(u"view.theme.dark"_s)->isChecked());
    QVERIFY(!m_actions->action(u"view.theme.system"_s)->isChecked());
    QCOMPARE(changed.size(), 1);
    m_actions->action(u"view.theme.light"_s)->trigger();
    QVERIFY(QApplication::palette().color(QPalette::Base).lightness() > 128);
    QCOMPARE(changed.size(), 2);
}

void ShellTest::layoutIsKept()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"layout.ini"_s), QSettings::IniFormat);
    {
        WindowLayout layout(*m_window, *m_theme, settings);
        m_theme->choose(Theme::Choice::Dark);
        m_window->showPage(u"cases"_s);
        m_window->close();
    }
    m_theme->choose(Theme::Choice::Light);
    m_window->showPage(u"rules"_s);
    WindowLayout layout(*m_window, *m_theme, settings);
    layout.restore();
    QCOMPARE(m_theme->choice(), Theme::Choice::Dark);
    QCOMPARE(m_window->currentPage(), u"cases"_s);
    QVERIFY(m_actions->action(u"view.theme.dark"_s)->isChecked());
}

void ShellTest::layoutOfAnotherVersionIsLeftOut()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"layout.ini"_s), QSettings::IniFormat);
    WindowLayout layout(*m_window, *m_theme, settings);
    m_window->showPage(u"cases"_s);
    layout.save();
    settings.setValue(u"window/version"_s, WindowLayout::Version + 1);
    m_window->showPage(u"rules"_s);
    layout.restore();
    QCOMPARE(m_window->currentPage(), u"rules"_s);
}

void ShellTest::progressCanBeCancelled()
{
    auto* const progress = m_window->progress();
    QVERIFY(!progress->isVisible());
    QSignalSpy cancelled(progress, &casewright::ui::ProgressLine::cancelRequested);
    progress->start([] { return ProgressState{.phase = u"Running"_s, .done = 1, .total = 4}; });
    QVERIFY(progress->isVisible());
    QVERIFY(progress->text().startsWith(u"Running"_s));
    auto* const cancel = progress->findChild<QToolButton*>(u"cancelButton"_s);
    QTest::mouseClick(cancel, Qt::LeftButton);
    QCOMPARE(cancelled.size(), 1);
    QVERIFY(!cancel->isEnabled());
    progress->finish();
    QVERIFY(!progress->isVisible());
}

void ShellTest::everyWidgetKeepsTheRules()
{
    m_window->setWorkspace(u"w"_s, u"w"_s);
    m_window->setProfiles({u"9.4"_s}, u"9.4"_s);
    QCOMPARE(brokenRules(*m_window).join(u'\n'), QString());
    m_window->showHelp();
    QCOMPARE(brokenRules(*m_window).join(u'\n'), QString());
    QPushButton nameless(m_rules);
    nameless.show();
    m_window->showPage(u"rules"_s);
    QCOMPARE(brokenRules(*m_window).size(), 2);
}

void ShellTest::picturesCanBeKept()
{
    m_window->setWorkspace(u"soc-lab.casewright"_s, {});
    m_window->setProfiles({u"8.14"_s, u"9.4"_s}, u"9.4"_s);
    m_window->resize(1440, 900);
    keepScreenshot(*m_window, u"widgets-light"_s);
    m_window->openPalette();
    keepScreenshot(*m_window, u"palette-light"_s);
    m_theme->choose(Theme::Choice::Dark);
    keepScreenshot(*m_window, u"palette-dark"_s);
    QTest::keyClick(find<QLineEdit>(u"paletteField"_s), Qt::Key_Escape);
    keepScreenshot(*m_window, u"widgets-dark"_s);
    m_window->showHelp();
    keepScreenshot(*m_window, u"help-dark"_s);
    QVERIFY(!m_window->grab().isNull());
}

QTEST_MAIN(ShellTest)
#include "tst_Shell.moc"
