// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "core/analysis/SweepMeasure.h"
#include "ui/bridge/SweepBoard.h"

namespace casewright::ui {

/// A sweep as a table: a row for each setting that was tried, with all that came of it. GUI thread.
class SweepTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        PointRole = Qt::UserRole, ///< of the board, as a whole number
        SortRole,                 ///< a number or a text
        MarkRole,                 ///< "now", "advised" or nothing
    };

    explicit SweepTableModel(QObject* parent = nullptr);

    void setBoard(std::shared_ptr<const SweepBoard> board);
    void takeCells(const std::vector<std::size_t>& points);
    void setAdvised(std::optional<std::size_t> point);
    /// What the column has: an axis, or else a measure.
    [[nodiscard]] std::optional<SweepAxis> axisOf(int column) const;
    [[nodiscard]] int columnOf(analysis::Measure measure) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] analysis::Measure measureOf(int column) const;
    [[nodiscard]] QString markOf(std::size_t point) const;
    [[nodiscard]] QString textOf(std::size_t point, int column) const;
    [[nodiscard]] QVariant orderOf(std::size_t point, int column) const;

    std::shared_ptr<const SweepBoard> m_board;
    std::vector<SweepAxis> m_axes;            ///< field, window, and all that vary
    std::optional<std::size_t> m_now;
    std::optional<std::size_t> m_advised;
};

} // namespace casewright::ui
