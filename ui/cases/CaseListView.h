// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/CasePage.h"
#include "ui/bridge/CaseRequest.h"

#include <QHash>
#include <QStringList>
#include <QWidget>

#include <cstdint>
#include <optional>
#include <vector>

class QLabel;
class QStackedWidget;

namespace casewright::store {
struct StoredSimulation;
}

namespace casewright::ui {

class ActionTable;
class BulkBar;
class CaseFilterBar;
class CaseListHeader;
class CaseRepository;
class CaseSelection;
class CaseTable;
class CaseTableModel;
class CaseValues;
class ClosingTime;
class CollectionChooser;
class EmptyCases;
class StatusTiles;
class WorkspaceSession;

/// The list of cases: whose cases, counts, filters, the table, and what can be done with the chosen ones. The filter
/// lives in its model; those of workspaces that were open before are remembered as long as the program runs.
class CaseListView final : public QWidget {
    Q_OBJECT

public:
    /// Both outlive the view.
    CaseListView(WorkspaceSession& session, CaseRepository& repository, QWidget* parent = nullptr);
    ~CaseListView() override;

    /// Buttons for what was registered.
    void addActions(const ActionTable& actions);
    [[nodiscard]] CaseListHeader& header() { return *m_header; }
    [[nodiscard]] CollectionChooser& collections();
    [[nodiscard]] BulkBar& bulk() { return *m_bulk; }
    [[nodiscard]] CaseTable& table() { return *m_table; }
    [[nodiscard]] CaseSelection& selection() { return *m_selection; }
    /// The case that Enter would open.
    [[nodiscard]] std::optional<std::int64_t> currentKey() const;
    [[nodiscard]] const store::CaseFilter& filter() const;
    /// Cases that match the filter; nothing while that is not known.
    [[nodiscard]] std::optional<std::uint64_t> count() const { return m_count; }

    /// Another workspace: everything from the beginning, or as a person left it.
    void reset();
    /// Cases changed: brings all up to date without moving anything that is in sight.
    void refresh();
    /// Reads from the first page on.
    void reload();
    /// Only cases of this simulation, all of them.
    void showSimulation(std::int64_t simulation) { showSimulations({simulation}); }
    void showSimulations(const std::vector<std::int64_t>& simulations);
    /// Only those of them whose group has this value.
    void showGroup(std::int64_t simulation, const std::string& value);
    void focusSearch();
    void focusTable();

Q_SIGNALS:
    void openRequested(qint64 caseKey);
    void selectionMoved();
    /// Counts, or the filter, are others.
    void countChanged();
    /// The table shows what was, and does not follow changes any more.
    void outdated();
    void failed(const QString& reason);
    /// A button wants an action of the window: "go.simulate".
    void actionWanted(const QString& id);

private:
    void build();
    [[nodiscard]] QWidget* buildTable();
    void connectFilter();
    void connectTable();
    void setFilter(const store::CaseFilter& filter);
    void readCounts();
    void readSimulations();
    void takeCounts(const store::StatusCounts& counts);
    void takeSimulations(const std::vector<store::StoredSimulation>& simulations);
    void showProvenance();
    void showContent();
    void lookForAlert();
    void showSelection();

    CaseRepository& m_repository;
    WorkspaceSession& m_session;
    CaseTableModel* m_model = nullptr;
    CaseListHeader* m_header = nullptr;
    QLabel* m_provenance = nullptr;
    StatusTiles* m_tiles = nullptr;
    CaseFilterBar* m_filters = nullptr;
    CaseValues* m_values = nullptr; ///< of the chosen collections
    ClosingTime* m_closing = nullptr;
    QStackedWidget* m_content = nullptr;
    CaseTable* m_table = nullptr;
    CaseSelection* m_selection = nullptr;
    EmptyCases* m_empty = nullptr;
    BulkBar* m_bulk = nullptr;
    std::optional<std::uint64_t> m_count;
    bool m_isCountWanted = false; ///< cases changed while counts were being read
    QString m_place; ///< the workspace of the filter
    QHash<QString, store::CaseFilter> m_before; ///< filters by workspace, of those that were open
    CaseRequest m_countRequest;
    CaseRequest m_simulationRequest;
    CaseRequest m_alertRequest;
};

} // namespace casewright::ui
