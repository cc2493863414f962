// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/MainWindow.h"

#include "ui/shell/BackAndForward.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/HelpPage.h"
#include "ui/shell/MenuBuilder.h"
#include "ui/shell/NavigationRail.h"
#include "ui/shell/ShortcutKeys.h"
#include "ui/shell/ShortcutPage.h"
#include "ui/shell/StatusLine.h"
#include "ui/shell/StepActions.h"
#include "ui/shell/TopBar.h"
#include "ui/shell/WindowCorner.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/DroppedFiles.h"
#include "ui/widgets/FocusSight.h"
#include "ui/widgets/HelpTopic.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Page.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/ThemeSizes.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

// Groups within menus: what pages add to File and View comes between.
constexpr int FirstGroup = 0;
constexpr int LastGroup = 100;

} // namespace

MainWindow::MainWindow(ActionTable& actions, Theme& theme) : m_actions(actions), m_theme(theme)
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(tr("Casewright"));
    setWindowIcon(icons::application());
    resize(size::WindowWidth, size::WindowHeight);
    setAcceptDrops(true);
    setMinimumSize(size::WindowLeastWidth, size::WindowLeastHeight);
    buildWidgets();
    new MenuBuilder(m_actions, m_menus);
    for (QAction* const action : m_actions.actions())
        addAction(action);
    connect(&m_actions, &ActionTable::added, this, [this](QAction* action) { addAction(action); });
    addActions();
    m_palette = new CommandPalette(m_actions, this);
    new FocusSight(this);
    showHelp();
}

MainWindow::~MainWindow()
{
    // A field that loses the focus takes what was typed, and tells its page, which tells the window: while it is whole.
    hide();
}

void MainWindow::buildWidgets()
{
    auto* const top = new TopBar(this);
    m_menus = top->menus();
    m_corner = top->corner();
    setMenuWidget(top);
    connect(m_corner, &WindowCorner::profileChosen, this, &MainWindow::profileChosen);
    connect(m_corner, &WindowCorner::comparisonRequested, this, &MainWindow::showVersions);

    auto* const central = new QWidget(this);
    m_rail = new NavigationRail(central);
    m_banner = new Banner(central);
    m_banner->setObjectName(u"windowBanner"_s);
    m_stack = new QStackedWidget(central);
    m_stack->setObjectName(u"pages"_s);
    m_status = new StatusLine(central);
    m_help = new HelpPage(m_actions, m_stack);
    m_stack->addWidget(m_help);
    connect(m_help, &HelpPage::closeRequested, this, &MainWindow::goBack);
    m_keys = new ShortcutKeys(m_actions, this);
    m_shortcuts = new ShortcutPage(m_actions, *m_keys, m_stack);
    m_stack->addWidget(m_shortcuts);
    connect(m_shortcuts, &ShortcutPage::closeRequested, this, &MainWindow::goBack);
    auto* const right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_banner);
    right->addWidget(m_stack, 1);
    auto* const middle = new QHBoxLayout;
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addLayout(right, 1);
    auto* const all = new QVBoxLayout(central);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(middle, 1);
    all->addWidget(m_status);
    setCentralWidget(central);
}

void MainWindow::addActions()
{
    m_actions.add({.id = u"file.quit"_s, .text = tr("&Quit"), .shortcut = Qt::CTRL | Qt::Key_Q,
                   .tip = tr("Close the window"), .menu = MenuPlace::File,
                   .group = LastGroup},
                  this, &QWidget::close);
    m_actions.add({.id = u"go.palette"_s, .text = tr("&Commands..."), .icon = u"command"_s,
                   .shortcut = Qt::CTRL | Qt::Key_K, .tip = tr("Find any command by a few of its letters"),
                   .menu = MenuPlace::View, .group = FirstGroup},
                  this, &MainWindow::openPalette);
    m_steps = new StepActions(m_actions, this);
    m_visited = new BackAndForward(m_actions, *this);
    addThemeActions();
    addHelpActions();
}

void MainWindow::addHelpActions()
{
    m_actions.add({.id = u"help.show"_s, .text = tr("&Help"), .icon = u"help"_s, .shortcut = Qt::Key_F1,
                   .tip = tr("Explains the part of the window in which you are"), .menu = MenuPlace::Help,
                   .group = FirstGroup},
                  this, &MainWindow::showHelp);
    // Those of the pages are found in the palette, and by F1: a menu of all would be too long.
    QString chapter;
    int group = FirstGroup;
    for (const HelpSection& section : m_help->sections()) {
        if (section.id == HelpId::Versions || section.id == HelpId::Keys)
            continue;
        group += section.chapter != chapter ? 1 : 0;
        chapter = section.chapter;
        const bool isOfPage = section.isOfPage;
        m_actions.add({.id = u"help.section."_s + section.id,
                       .text = isOfPage ? tr("Help on %1").arg(section.title) : section.title, .icon = u"help"_s,
                       .tip = section.tip, .menu = isOfPage ? MenuPlace::Palette : MenuPlace::Help, .group = group},
                      this, [this, id = section.id] { showHelpOn(id); });
    }
    m_actions.add({.id = u"help.versions"_s, .text = tr("Compare &versions..."), .icon = u"columns"_s,
                   .tip = tr("In what the versions of Kibana differ"), .menu = MenuPlace::Help, .group = LastGroup},
                  this, &MainWindow::showVersions);
    m_actions.add({.id = u"help.keys"_s, .text = tr("&Keyboard shortcuts..."), .icon = u"settings"_s,
                   .tip = tr("All commands with their keys, to be changed"), .menu = MenuPlace::Help,
                   .group = LastGroup},
                  this, &MainWindow::showShortcuts);
    m_actions.add({.id = u"help.about"_s, .text = tr("&About Casewright"), .icon = u"info"_s,
                   .tip = tr("Version and licence"), .menu = MenuPlace::Help, .group = LastGroup + 1},
                  this, &MainWindow::showAbout);
}

void MainWindow::addThemeActions()
{
    struct Entry {
        Theme::Choice choice;
        QString id;
        QString text;
        QString icon;
        QString tip;
    };
    const Entry entries[] = {
        {Theme::Choice::System, u"view.theme.system"_s, tr("Theme of the &system"), u"settings"_s,
         tr("Light or dark as the system is")},
        {Theme::Choice::Light, u"view.theme.light"_s, tr("&Light theme"), u"sun"_s, tr("Stay light")},
        {Theme::Choice::Dark, u"view.theme.dark"_s, tr("&Dark theme"), u"moon"_s, tr("Stay dark")},
    };
    m_themeGroup = new QActionGroup(this);
    for (const Entry& entry : entries) {
        const Theme::Choice choice = entry.choice;
        QAction* const action = m_actions.add({.id = entry.id, .text = entry.text, .icon = entry.icon, .tip = entry.tip,
                                               .menu = MenuPlace::View, .group = LastGroup, .isCheckable = true},
                                              this, [this, choice] { m_theme.choose(choice); });
        m_themeGroup->addAction(action);
        const auto mark = [this, action, choice] { action->setChecked(m_theme.choice() == choice); };
        mark();
        connect(&m_theme, &Theme::chosen, action, mark);
    }
}

void MainWindow::addPage(Page* page)
{
    const QString name = page->name();
    page->setObjectName(name + u"Page"_s);
    const auto number = static_cast<int>(m_pages.size()) + 1;
    // Ctrl+1 to Ctrl+9; a tenth page would have none.
    const QKeySequence shortcut = number <= 9 ? QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number))
                                              : QKeySequence();
    QAction* const action = m_actions.add({.id = u"go."_s + name, .text = page->title(), .icon = page->iconName(),
                                           .shortcut = shortcut, .tip = tr("Go to %1").arg(page->title()),
                                           .menu = MenuPlace::View, .group = FirstGroup + 1},
                                          this, [this, name] { showPage(name); });
    m_pages.append(page);
    m_stack->addWidget(page);
    m_visited->add(page);
    m_rail->addEntry(action, page->title(), page->iconName());
    page->registerActions(m_actions);
    m_steps->add(page);
    connect(page, &Page::statusChanged, this, [this, name](const QString& text) {
        m_statuses.insert(name, text);
        if (currentPage() == name)
            showStatusOfPage();
    });
    if (m_pages.size() == 1)
        showPage(name);
}

void MainWindow::showPage(const QString& name)
{
    for (Page* const page : std::as_const(m_pages)) {
        if (page->name() != name)
            continue;
        const bool isThere = m_stack->currentWidget() == page;
        const auto* const before = qobject_cast<const Page*>(m_stack->currentWidget());
        if (before && !isThere)
            m_visited->leave(before);
        bringToFront(page);
        if (!isThere) {
            page->activated();
            m_visited->visit(page);
            Q_EMIT pageShown(name);
        }
        return;
    }
}

QString MainWindow::currentPage() const
{
    const auto* const page = qobject_cast<const Page*>(m_stack->currentWidget());
    return page ? page->name() : QString();
}

void MainWindow::setWorkspace(const QString& name, const QString& path)
{
    m_corner->setWorkspace(name, path);
    if (std::exchange(m_workspace, path) != path)
        m_visited->clear();
    setWindowTitle(name.isEmpty() ? tr("Casewright") : tr("%1 – Casewright").arg(name));
}

void MainWindow::setProfiles(const QStringList& names, const QString& current)
{
    m_corner->setProfiles(names, current);
    m_help->setVersion(current);
}

ProgressLine* MainWindow::progress() const { return m_status->progress(); }
void MainWindow::showStatus(const QString& text) { m_status->setText(text); }

void MainWindow::showHelp()
{
    // Pressed again: it explains what it explains.
    showHelpOn(m_stack->currentWidget() == m_help && !m_help->section().isEmpty() ? m_help->section() : topicInFocus());
}

void MainWindow::showHelpOn(const QString& section)
{
    m_help->setBackOffered(m_before || m_home || qobject_cast<const Page*>(m_stack->currentWidget()));
    m_help->showSection(section);
    showSide(m_help);
}

QString MainWindow::topicInFocus() const
{
    const QWidget* const focus = QApplication::focusWidget();
    const QString topic = focus && isAncestorOf(focus) ? helpTopicOf(focus) : QString();
    return topic.isEmpty() ? currentPage() : topic;
}

void MainWindow::showVersions() { showHelpOn(HelpId::Versions.toString()); }

void MainWindow::showShortcuts() { showSide(m_shortcuts); }

void MainWindow::showSide(QWidget* side)
{
    if (const auto* const page = qobject_cast<const Page*>(m_stack->currentWidget())) {
        m_before = page;
        QWidget* const focus = QApplication::focusWidget();
        m_focusBefore = focus && page->isAncestorOf(focus) ? focus : nullptr;
    }
    bringToFront(side);
    side->setFocus(Qt::OtherFocusReason);
}

void MainWindow::addSide(QWidget* side, const ActionSpec& spec, Foot foot)
{
    m_stack->addWidget(side);
    QAction* const action = m_actions.add(spec, this, [this, side] { showSide(side); });
    if (foot == Foot::InRail)
        m_rail->addFoot(action);
}

void MainWindow::setHome(QWidget* side)
{
    m_home = side;
    if (m_pages.isEmpty())
        showSide(side);
}

void MainWindow::leaveHome()
{
    if (m_stack->currentWidget() == m_home && !m_pages.isEmpty())
        showPage(m_before ? m_before->name() : m_pages.first()->name());
}

void MainWindow::goBack()
{
    const QPointer<QWidget> focus = m_focusBefore;
    if (m_before)
        showPage(m_before->name());
    else if (m_home)
        showSide(m_home);
    if (focus && focus->isVisible())
        focus->setFocus(Qt::OtherFocusReason);
}

void MainWindow::showAbout()
{
    auto* const box = new QMessageBox(
        QMessageBox::NoIcon, tr("About Casewright"),
        tr("<b>Casewright %1</b><br>A test bench for the Cases action of Kibana's alerting rules.")
            .arg(QStringLiteral(CASEWRIGHT_VERSION)),
        QMessageBox::Close, this);
    box->setObjectName(u"aboutBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(windowIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    box->setInformativeText(tr("Free software under the GNU General Public License, version 3 or later. "
                               "Kibana is a trademark of Elasticsearch B.V., who have no part in this program."));
    box->open();
}

void MainWindow::openPalette() { m_palette->open(); }

void MainWindow::closeEvent(QCloseEvent* event)
{
    Q_EMIT closing();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!filesDroppedOnWindow(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    Q_EMIT filesDropped(filesDroppedOnWindow(event->mimeData()));
}

void MainWindow::bringToFront(QWidget* page)
{
    m_stack->setCurrentWidget(page);
    auto* const front = qobject_cast<Page*>(page);
    m_rail->setCurrent(static_cast<int>(m_pages.indexOf(front)));
    m_steps->setFront(front);
    showStatusOfPage();
    m_visited->follow();
}

void MainWindow::showStatusOfPage() { m_status->setText(m_statuses.value(currentPage())); }

} // namespace casewright::ui
