// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/CasePage.h"
#include "ui/bridge/CaseRequest.h"

#include <QStringList>
#include <QWidget>

#include <cstdint>
#include <optional>
#include <vector>

class QHBoxLayout;
class QLabel;
class QStackedWidget;

namespace casewright::store {
struct StoredSimulation;
}

namespace casewright::ui {

class ActionTable;
class BulkBar;
class CaseFilterBar;
class CaseRepository;
class CaseTable;
class CaseTableModel;
class CollectionChooser;
class EmptyState;
class StatusTiles;

/// The list of cases: which simulation, counts, filters, the table, and what can be done with the chosen ones. The
/// filter lives in its model.
class CaseListView final : public QWidget {
    Q_OBJECT

public:
    /// The repository outlives the view.
    explicit CaseListView(CaseRepository& repository, QWidget* parent = nullptr);
    ~CaseListView() override;

    /// Buttons for what was registered.
    void addActions(const ActionTable& actions);
    [[nodiscard]] std::vector<std::int64_t> selectedKeys() const;
    /// What the chosen cases have for statuses, in the order of selectedKeys().
    [[nodiscard]] std::vector<engine::CaseStatus> selectedStatuses() const;
    [[nodiscard]] QStringList selectedIds() const;
    /// The case that Enter would open.
    [[nodiscard]] std::optional<std::int64_t> currentKey() const;
    [[nodiscard]] const store::CaseFilter& filter() const;
    /// What the list calls the simulation that is chosen; empty if all are.
    [[nodiscard]] QString simulationName() const;
    /// Whether the simulation that is chosen is there and is not being written any more.
    [[nodiscard]] bool isSimulationFinished() const;
    /// Cases that match the filter; nothing while that is not known.
    [[nodiscard]] std::optional<std::uint64_t> count() const { return m_count; }

    /// Another workspace: everything from the beginning.
    void reset();
    /// Cases changed: brings all up to date without moving anything that is in sight.
    void refresh();
    /// Reads from the first page on.
    void reload();
    /// Only cases of this simulation, all of them.
    void showSimulation(std::int64_t simulation);
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
    [[nodiscard]] QWidget* buildHeader();
    [[nodiscard]] QWidget* buildTable();
    void setFilter(const store::CaseFilter& filter);
    void readCounts();
    void readSimulations();
    void takeCounts(const store::StatusCounts& counts);
    void takeSimulations(const std::vector<store::StoredSimulation>& simulations);
    void showProvenance();
    void showContent();
    void showEmpty(const QString& title, const QString& text, const QString& button);
    void emptyButtonPressed();

    CaseRepository& m_repository;
    CaseTableModel* m_model = nullptr;
    QHBoxLayout* m_headerLine = nullptr;
    CollectionChooser* m_collections = nullptr;
    QLabel* m_provenance = nullptr;
    StatusTiles* m_tiles = nullptr;
    CaseFilterBar* m_filters = nullptr;
    QStackedWidget* m_content = nullptr;
    CaseTable* m_table = nullptr;
    EmptyState* m_empty = nullptr;
    BulkBar* m_bulk = nullptr;
    std::optional<std::uint64_t> m_count;
    bool m_isCountWanted = false; ///< cases changed while counts were being read
    CaseRequest m_countRequest;
    CaseRequest m_simulationRequest;
};

} // namespace casewright::ui
