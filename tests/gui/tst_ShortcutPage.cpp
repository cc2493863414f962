// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/Gallery.h"
#include "tests/gui/Screenshots.h"
#include "tests/gui/WidgetRules.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/ShortcutKeys.h"
#include "ui/shell/ShortcutTableModel.h"
#include "ui/shell/WindowLayout.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace casewright::ui;

/// The page of all commands with their keys, driven by object names and keys.
class ShortcutPageTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void keysAreChangedAndWork();
    void conflictsAreNamed();
    void keysAreTakenAwayAndReset();
    void searchFinds();
    void keysAreKept();
    void escapeGoesBack();
    void widgetsKeepTheRules();

private:
    template<typename Widget>
    Widget* find(const QString& name)
    {
        auto* const found = m_window->findChild<Widget*>(name);
        if (!found)
            qFatal("no %s", qUtf8Printable(name));
        return found;
    }
    void build();
    QTableView* table() { return find<QTableView>(u"shortcutTable"_s); }
    void choose(const QString& command);
    QString cell(const QString& command, int column);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers)
    {
        auto* const edit = find<QLineEdit>(u"shortcutEdit"_s);
        edit->setFocus();
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ActionTable> m_actions;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<MainWindow> m_window;
    int m_first = 0;
    int m_second = 0;
};

void ShortcutPageTest::build()
{
    m_actions = std::make_unique<ActionTable>();
    m_theme = std::make_unique<Theme>(*qApp, [] { return false; });
    m_window = std::make_unique<MainWindow>(*m_actions, *m_theme);
    m_window->addPage(new Gallery(u"gallery"_s, u"Gallery"_s, u"rules"_s));
    m_first = 0;
    m_second = 0;
    m_actions->add({.id = u"test.first"_s, .text = u"&First command"_s, .shortcut = Qt::CTRL | Qt::Key_F2,
                    .tip = u"Does something"_s, .menu = MenuPlace::Edit},
                   this, [this] { ++m_first; });
    m_actions->add({.id = u"test.second"_s, .text = u"&Second command..."_s, .menu = MenuPlace::Edit}, this,
                   [this] { ++m_second; });
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void ShortcutPageTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    build();
    m_actions->action(u"help.keys"_s)->trigger();
    QVERIFY(table()->isVisible());
}

void ShortcutPageTest::cleanup()
{
    m_window.reset();
    m_theme.reset();
    m_actions.reset();
    m_folder.reset();
}

void ShortcutPageTest::choose(const QString& command)
{
    const QAbstractItemModel* const model = table()->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, ShortcutTableModel::Command).data().toString() == command)
            table()->setCurrentIndex(model->index(row, 0));
    }
    QCOMPARE(find<QLabel>(u"shortcutName"_s)->text(), u"Keys of “%1”"_s.arg(command));
}

QString ShortcutPageTest::cell(const QString& command, int column)
{
    const QAbstractItemModel* const model = table()->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, ShortcutTableModel::Command).data().toString() == command)
            return model->index(row, column).data().toString();
    }
    return u"(no such command)"_s;
}

void ShortcutPageTest::keysAreChangedAndWork()
{
    QCOMPARE(cell(u"First command"_s, ShortcutTableModel::Keys), u"Ctrl+F2"_s);
    QCOMPARE(cell(u"First command"_s, ShortcutTableModel::Menu), u"Edit"_s);
    choose(u"First command"_s);
    press(Qt::Key_F4, Qt::ControlModifier);
    QCOMPARE(cell(u"First command"_s, ShortcutTableModel::Keys), u"Ctrl+F4"_s);
    QCOMPARE(cell(u"First command"_s, ShortcutTableModel::Note), u"Changed; it had Ctrl+F2"_s);
    QCOMPARE(m_actions->action(u"test.first"_s)->toolTip(), u"Does something (Ctrl+F4)"_s);
    QCOMPARE(m_first, 0);
    table()->setFocus();
    QTest::keyClick(m_window.get(), Qt::Key_F2, Qt::ControlModifier);
    QCOMPARE(m_first, 0);
    QTest::keyClick(m_window.get(), Qt::Key_F4, Qt::ControlModifier);
    QCOMPARE(m_first, 1);
}

void ShortcutPageTest::conflictsAreNamed()
{
    const auto* const banner = find<Banner>(u"shortcutConflicts"_s);
    QVERIFY(!banner->isVisible());
    choose(u"Second command"_s);
    press(Qt::Key_F2, Qt::ControlModifier);
    QVERIFY(banner->isVisible());
    QCOMPARE(banner->title(), u"2 commands share their keys"_s);
    QCOMPARE(cell(u"First command"_s, ShortcutTableModel::Note), u"Same keys as Second command"_s);
    QCOMPARE(cell(u"Second command"_s, ShortcutTableModel::Note), u"Same keys as First command"_s);
    QCOMPARE(m_actions->conflicts().size(), 1);
    keepScreenshot(*m_window, u"shortcuts-conflict"_s);
    press(Qt::Key_F6, Qt::ControlModifier);
    QVERIFY(!banner->isVisible());
    QCOMPARE(m_actions->conflicts(), QStringList());
}

void ShortcutPageTest::keysAreTakenAwayAndReset()
{
    choose(u"First command"_s);
    auto* const none = find<QPushButton>(u"removeShortcut"_s);
    auto* const reset = find<QPushButton>(u"resetShortcut"_s);
    QVERIFY(!reset->isEnabled());
    QTest::mouseClick(none, Qt::LeftButton);
    QCOMPARE(cell(u"First command"_s, ShortcutTableModel::Keys), QString());
    QVERIFY(!none->isEnabled());
    QTest::mouseClick(reset, Qt::LeftButton);
    QCOMPARE(cell(u"First command"_s, ShortcutTableModel::Keys), u"Ctrl+F2"_s);
    QVERIFY(!reset->isEnabled());
    press(Qt::Key_F4, Qt::ControlModifier);
    choose(u"Second command"_s);
    press(Qt::Key_F6, Qt::ControlModifier);
    QTest::mouseClick(find<QPushButton>(u"resetAllShortcuts"_s), Qt::LeftButton);
    QCOMPARE(cell(u"First command"_s, ShortcutTableModel::Keys), u"Ctrl+F2"_s);
    QCOMPARE(cell(u"Second command"_s, ShortcutTableModel::Keys), QString());
    QVERIFY(m_window->shortcutKeys().chosen().isEmpty());
    // Keys alone that change others are none yet.
    press(Qt::Key_Control, Qt::ControlModifier);
    QCOMPARE(cell(u"Second command"_s, ShortcutTableModel::Keys), QString());
}

void ShortcutPageTest::searchFinds()
{
    const QAbstractItemModelTester tester(table()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    const int all = table()->model()->rowCount();
    QCOMPARE(all, static_cast<int>(m_actions->actions().size()));
    auto* const search = find<QLineEdit>(u"shortcutSearch"_s);
    search->setFocus();
    QTest::keyClicks(search, u"ctrl+f2"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(table()->model()->rowCount(), 1);
    QCOMPARE(find<QLabel>(u"shortcutName"_s)->text(), u"Choose a command to change its keys."_s);
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(table()->model()->rowCount(), all);
    // What comes later is there too.
    m_actions->add({.id = u"test.third"_s, .text = u"Third"_s});
    QTRY_COMPARE(table()->model()->rowCount(), all + 1);
    // Keys that are not those that were searched for: the command stays in sight, to be seen and changed again.
    QTest::keyClicks(search, u"ctrl+f2"_s);
    QTest::keyClick(search, Qt::Key_Return);
    choose(u"First command"_s);
    press(Qt::Key_F4, Qt::ControlModifier);
    QCOMPARE(find<QLabel>(u"shortcutName"_s)->text(), u"Keys of “First command”"_s);
    QCOMPARE(cell(u"First command"_s, ShortcutTableModel::Keys), u"Ctrl+F4"_s);
    search->setFocus();
    QTest::keyClick(search, Qt::Key_Escape);
    QTest::keyClicks(search, u"ctrl+f2"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(table()->model()->rowCount(), 0);
}

void ShortcutPageTest::keysAreKept()
{
    QSettings settings(m_folder->filePath(u"a.ini"_s), QSettings::IniFormat);
    {
        WindowLayout layout(*m_window, *m_theme, settings);
        choose(u"First command"_s);
        press(Qt::Key_F4, Qt::ControlModifier);
        m_window->close();
    }
    m_window.reset();
    build();
    WindowLayout(*m_window, *m_theme, settings).restore();
    QCOMPARE(m_actions->action(u"test.first"_s)->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_F4));
    // Also of an action that comes after them.
    m_window->shortcutKeys().restore({{u"test.later"_s, u"Ctrl+F7"_s}});
    QCOMPARE(m_actions->action(u"test.first"_s)->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_F2));
    QAction* const later = m_actions->add({.id = u"test.later"_s, .text = u"Later"_s});
    QCOMPARE(later->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_F7));
}

void ShortcutPageTest::escapeGoesBack()
{
    // From the help in between too.
    m_window->showHelp();
    m_window->showShortcuts();
    QVERIFY(table()->isVisible());
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Escape);
    QCOMPARE(m_window->currentPage(), u"gallery"_s);
}

void ShortcutPageTest::widgetsKeepTheRules()
{
    keepScreenshot(*m_window, u"shortcuts"_s);
    m_theme->choose(Theme::Choice::Dark);
    m_window->resize(1024, 700);
    keepScreenshot(*m_window, u"shortcuts-narrow-dark"_s);
    QCOMPARE(brokenRules(*m_window).join(u'\n'), QString());
}

QTEST_MAIN(ShortcutPageTest)
#include "tst_ShortcutPage.moc"
