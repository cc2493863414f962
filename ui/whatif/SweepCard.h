// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "ui/models/SweepGridModel.h"
#include "ui/widgets/Card.h"

class QHBoxLayout;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QToolButton;

namespace casewright::ui {

class HeatLegend;
class HeatMapView;
class LongTable;
class PlotMenu;
class SearchField;
class SegmentedButtons;
class SweepTableModel;

/// A sweep as a heat map or as a table, both of the same cells, with what their colours and frames mean. GUI thread.
class SweepCard final : public Card {
    Q_OBJECT

public:
    explicit SweepCard(QWidget* parent = nullptr);

    [[nodiscard]] SweepGridModel& grid() const { return *m_grid; }
    void setBoard(const std::shared_ptr<const SweepBoard>& board);
    void takeCells(const std::vector<std::size_t>& points);
    void setMeasure(analysis::Measure measure);
    void setAxes(SweepAxis rows, SweepAxis columns);
    void setSlice(SweepAxis axis, std::size_t value);
    void setAdvised(std::optional<std::size_t> point);
    /// Emits nothing.
    void choosePoint(std::size_t point);
    void showTable(bool isTable);
    [[nodiscard]] bool isTable() const;
    void takeFocus();
    /// At the left of the scale. The card takes it.
    void addToFooter(QWidget* widget);

Q_SIGNALS:
    void pointChosen(qulonglong point);
    void pointActivated(qulonglong point);
    void menuRequested(qulonglong point, const QPoint& at);
    void tableShown(bool isTable);
    void axesRequested(bool isShown);

private:
    void buildHeader();
    void buildTable();
    void buildExport();
    void connectTable();
    void showTitle();
    void showRange();
    [[nodiscard]] QByteArray csv() const;
    [[nodiscard]] QByteArray csvOfGrid() const;
    [[nodiscard]] std::optional<qulonglong> pointAt(const QModelIndex& index) const;

    SweepGridModel* m_grid = nullptr;
    SweepTableModel* m_rows = nullptr;
    QSortFilterProxyModel* m_sorted = nullptr;
    HeatMapView* m_map = nullptr;
    LongTable* m_table = nullptr;
    SearchField* m_filter = nullptr;
    HeatLegend* m_frames = nullptr;
    HeatLegend* m_scale = nullptr;
    SegmentedButtons* m_form = nullptr;
    QPushButton* m_axes = nullptr;
    QToolButton* m_export = nullptr;
    QStackedWidget* m_stack = nullptr;
    PlotMenu* m_menu = nullptr;
    QHBoxLayout* m_footer = nullptr;
};

} // namespace casewright::ui
