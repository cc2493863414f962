// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QMainWindow>
#include <QMap>
#include <QPointer>

class QActionGroup;
class QMenuBar;
class QStackedWidget;

namespace casewright::ui {

struct ActionSpec;
class ActionTable;
class BackAndForward;
class Banner;
class CommandPalette;
class HelpPage;
class NavigationRail;
class Page;
class ProgressLine;
class ShortcutKeys;
class ShortcutPage;
class StatusLine;
class StepActions;
class Theme;
class WindowCorner;

/// The one window: menu bar, navigation rail, the page in front, status line. It knows pages by their contract, and
/// workspace and profile as text. GUI thread.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    /// Both outlive the window.
    MainWindow(ActionTable& actions, Theme& theme);
    ~MainWindow() override;

    /// Takes the page over and gives it an entry in the rail and the action `go.<name>`, Ctrl+1 for the first one. The
    /// first page comes to the front.
    void addPage(Page* page);
    /// Takes over what is no page of work, such as the preferences, and adds the action that brings it to the front;
    /// in the rail too, at its foot.
    enum class Foot { None, InRail };
    void addSide(QWidget* side, const ActionSpec& spec, Foot foot = Foot::None);
    void showSide(QWidget* side);
    /// One of those: it is in front while there is no page, and is gone back to then.
    void setHome(QWidget* side);
    /// To a page, if home is in front.
    void leaveHome();
    /// Brings the page with the name to the front; does nothing if there is none.
    void showPage(const QString& name);
    /// Name of the page in front; empty while the help is, or another one that is no page of work.
    [[nodiscard]] QString currentPage() const;

    /// Name and place of the open workspace.
    void setWorkspace(const QString& name, const QString& path);
    /// The version profiles to choose from and the one in force: "9.4".
    void setProfiles(const QStringList& names, const QString& current);

    /// Where a job in the background shows how far it is, and can be cancelled.
    [[nodiscard]] ProgressLine* progress() const;
    /// The keys that a person chose for actions.
    [[nodiscard]] ShortcutKeys& shortcutKeys() const { return *m_keys; }
    /// Above the pages: what concerns the whole window, such as a workspace that could not be opened.
    [[nodiscard]] Banner* banner() const { return m_banner; }
    /// A line that is no page's: stays until the page in front has news.
    void showStatus(const QString& text);

Q_SIGNALS:
    void profileChosen(const QString& name);
    /// Name of the page that is in front now.
    void pageShown(const QString& name);
    /// About to be closed, its place on the screen still known.
    void closing();
    /// Files were dropped that the page in front does not take.
    void filesDropped(const QStringList& paths);

public Q_SLOTS:
    /// To the page that was in front before the help, or another one that is no page of work.
    void goBack();
    /// The help on the part of the window that has the focus, or on the page in front.
    void showHelp();
    /// The help on something: a section of helpSections(), the first one if there is none of that name.
    void showHelpOn(const QString& section);
    /// The help, where it compares the versions of Kibana.
    void showVersions();
    /// All commands with their keys, to be changed.
    void showShortcuts();
    void showAbout();
    void openPalette();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildWidgets();
    void addActions();
    void addHelpActions();
    void addThemeActions();
    [[nodiscard]] QString topicInFocus() const;
    void bringToFront(QWidget* page);
    void showStatusOfPage();

    ActionTable& m_actions;
    Theme& m_theme;
    QList<Page*> m_pages;
    QMap<QString, QString> m_statuses; ///< of each page, by its name
    const Page* m_before = nullptr; ///< the page that goBack() goes to
    QWidget* m_home = nullptr;
    QPointer<QWidget> m_focusBefore; ///< on that page
    QMenuBar* m_menus = nullptr;
    NavigationRail* m_rail = nullptr;
    Banner* m_banner = nullptr;
    QStackedWidget* m_stack = nullptr;
    StatusLine* m_status = nullptr;
    StepActions* m_steps = nullptr;
    WindowCorner* m_corner = nullptr;
    HelpPage* m_help = nullptr;
    BackAndForward* m_visited = nullptr;
    QString m_workspace; ///< its place
    ShortcutKeys* m_keys = nullptr;
    ShortcutPage* m_shortcuts = nullptr;
    CommandPalette* m_palette = nullptr;
    QActionGroup* m_themeGroup = nullptr;
};

} // namespace casewright::ui
