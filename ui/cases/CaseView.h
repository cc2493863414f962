// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/CasePage.h"
#include "ui/bridge/CaseRequest.h"

#include <QWidget>

#include <cstdint>
#include <optional>

class QHBoxLayout;
class QLabel;
class QStackedWidget;
class QTabBar;
class QTableView;

namespace casewright::ui {

class ActionButton;
class ActionTable;
class ActivityModel;
class CaseAlertsModel;
class CasePartModel;
class CaseRepository;
class CaseSidebar;
class Pill;

/// One case: title and status, description, activity, alerts, and the sidebar.
class CaseView final : public QWidget {
    Q_OBJECT

public:
    /// The repository outlives the view.
    explicit CaseView(CaseRepository& repository, QWidget* parent = nullptr);
    ~CaseView() override;

    /// Buttons for what was registered.
    void addActions(const ActionTable& actions);
    /// Reads a case and shows it; shown() or failed() follows.
    void showCase(std::int64_t caseKey);
    /// Shows none.
    void clear();
    /// The case changed: reads it again where it is.
    void refresh();
    /// The case that is shown, as it was last read.
    [[nodiscard]] const std::optional<store::CaseDetail>& detail() const { return m_detail; }
    /// The alert that is chosen, while alerts are in sight; or null.
    [[nodiscard]] const store::AttachedAlert* alert() const;

Q_SIGNALS:
    /// Another case is in sight, or the same one anew.
    void shown();
    void failed(const QString& reason);
    /// A person wants the list again.
    void backRequested();
    /// A person chose a case of the lineage.
    void caseChosen(qint64 caseKey);
    /// See alert().
    void alertMoved();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QWidget* buildHeader();
    [[nodiscard]] QWidget* buildTabs();
    [[nodiscard]] QTableView* buildActivity();
    [[nodiscard]] QTableView* buildAlerts();
    [[nodiscard]] QTableView* makeTable(CasePartModel& model, const QString& name, const QString& accessibleName);
    void take(const store::CaseDetail& detail);
    void showCounts();
    void chooseAlert();

    CaseRepository& m_repository;
    ActivityModel* m_activity = nullptr;
    CaseAlertsModel* m_alerts = nullptr;
    QWidget* m_buttons = nullptr;
    QLabel* m_title = nullptr;
    Pill* m_status = nullptr;
    ActionButton* m_close = nullptr;
    ActionButton* m_progress = nullptr;
    ActionButton* m_reopen = nullptr;
    QLabel* m_description = nullptr;
    QTabBar* m_tabs = nullptr;
    QStackedWidget* m_parts = nullptr;
    QTableView* m_alertTable = nullptr;
    QHBoxLayout* m_tabLine = nullptr;
    ActionButton* m_explain = nullptr;  ///< null: nothing is explained
    CaseSidebar* m_sidebar = nullptr;
    std::optional<store::CaseDetail> m_detail;
    CaseRequest m_request;
};

} // namespace casewright::ui
