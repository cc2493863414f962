// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/store/ScriptedRuns.h"
#include "tests/models/KeeperDouble.h"
#include "ui/bridge/CasePushing.h"
#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/ConnectorSecrets.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/cases/CasesPage.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Theme.h"

#include <QObject>
#include <QString>
#include <QTableView>
#include <QTemporaryDir>

#include <memory>

namespace casewright::ui {

class Banner;

/// What tests of the Cases page share: for each test a new window with the page and another one, driven by object
/// names.
class CasesWindow : public QObject {
    Q_OBJECT

protected Q_SLOTS:
    void init();
    void cleanup();

protected:
    /// Makes the window and its page; nothing keeps secrets without a keeper.
    void show(std::unique_ptr<SecretKeeper> keeper);

    enum Column { Name, Status, Severity, Alerts, Reopened, Tags, Created, Updated };

    /// Six runs with 20 alerts for each of twelve groups.
    static constexpr tests::Script TwelveCases{.runs = 6, .alertsPerRun = 240, .groups = 12};
    /// 2 400 alerts for one group: a case follows each that is full.
    static constexpr tests::Script OneGroup{.runs = 24, .alertsPerRun = 100, .groups = 1};
    static constexpr tests::Script ThousandCases{.runs = 5, .alertsPerRun = 200, .groups = 1'000};
    /// As many as a person can choose at once: changing them lasts long enough to be stopped.
    static constexpr tests::Script TenThousandCases{.runs = 5, .alertsPerRun = 2'000, .groups = 10'000};

    /// The widget of that name on the page. Ends the test if there is none.
    template<typename Widget>
    Widget* find(const QString& name)
    {
        auto* const found = m_page->findChild<Widget*>(name);
        if (!found)
            qFatal("no %s", qUtf8Printable(name));
        return found;
    }
    QTableView* table() { return find<QTableView>(QStringLiteral("caseTable")); }
    int rows() { return table()->model()->rowCount(); }
    QString cell(int row, int column) { return table()->model()->index(row, column).data().toString(); }
    QString statusOf(int row) { return cell(row, Status); }
    QString count();
    Banner* banner();
    bool isCaseShown();
    void press(const QString& button);
    void pressInBanner();
    /// Clicks the row beside its tick.
    void select(int row, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void clickTick(int row);
    void openRow(int row);

    /// Opens the choices of a part of the filter: "tags".
    void openFilter(const QString& part);
    /// Ticks the choice of that text, or takes its tick away, by keys; `popup` is the list's: "filterChoice".
    void tick(const QString& popup, const QString& text);
    void closePopup(const QString& popup);
    /// Ticks one choice of a part of the filter.
    void chooseFilter(const QString& part, const QString& text);
    /// Shows the collection whose name begins so, alone.
    void chooseCollection(const QString& beginning);
    void chooseOrder(store::CaseOrder order);
    QString collection();

    /// Makes a workspace with a simulation; its path.
    QString make(const QString& name, const tests::Script& script);
    /// Makes one, opens it, and waits for its cases.
    void open(const tests::Script& script);
    /// Adds a simulation to the open workspace.
    void addSimulation(const tests::Script& script);
    /// The open workspace as another program sees and changes it.
    store::Workspace otherProgram();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ActionTable> m_actions;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<CaseRepository> m_repository;
    std::shared_ptr<tests::KeptSecrets> m_kept; ///< the keychain of the test
    std::unique_ptr<ConnectorSecrets> m_secrets;
    std::unique_ptr<CasePushing> m_pushing;
    std::unique_ptr<MainWindow> m_window;
    CasesPage* m_page = nullptr;
    std::int64_t m_simulation = 0; ///< that make() made last
};

} // namespace casewright::ui
