// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/analysis/SweepMeasure.h"
#include "ui/bridge/SweepBoard.h"

namespace casewright::ui {

/// A sweep as a grid: one axis down, one across, of each other axis one value. A cell shows the measure, and how it
/// stands among all cells that are done. GUI thread.
class SweepGridModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum class State : std::uint8_t { Waiting, Refused, Done };
    enum Role {
        PointRole = Qt::UserRole, ///< of the board, as a whole number
        StateRole,                ///< a State as a number
        ShadeRole,                ///< from 0, the least of the measure, to 1, the most; nothing unless Done
        IsNowRole,                ///< what the rule is set to
        IsAdvisedRole,
    };

    explicit SweepGridModel(QObject* parent = nullptr);

    /// Another sweep. Axes stay, other axes have the value that the rule has.
    void setBoard(std::shared_ptr<const SweepBoard> board);
    [[nodiscard]] const std::shared_ptr<const SweepBoard>& board() const { return m_board; }
    /// Cells of the board came.
    void takeCells(const std::vector<std::size_t>& points);
    void setMeasure(analysis::Measure measure);
    [[nodiscard]] analysis::Measure measure() const { return m_measure; }
    /// Two different ones.
    void setAxes(SweepAxis rows, SweepAxis columns);
    [[nodiscard]] SweepAxis rows() const { return m_rows; }
    [[nodiscard]] SweepAxis columns() const { return m_columns; }
    /// The value of an axis that is neither down nor across, by its number.
    void setSlice(SweepAxis axis, std::size_t value);
    [[nodiscard]] std::size_t slice(SweepAxis axis) const { return m_slice[static_cast<std::size_t>(axis)]; }
    void setAdvised(std::optional<std::size_t> point);

    /// Where a point is; invalid where another slice has it.
    [[nodiscard]] QModelIndex indexOf(std::size_t point) const;
    [[nodiscard]] std::optional<std::size_t> pointOf(const QModelIndex& index) const;
    /// The least and the most of the measure that is done; nothing before the first cell.
    struct Range {
        double least = 0;
        double most = 0;

        friend bool operator==(const Range&, const Range&) = default;
    };
    [[nodiscard]] const std::optional<Range>& range() const { return m_range; }
    /// As CSV has them: numbers with a point, an empty one for what is not done.
    [[nodiscard]] QString plainValue(const QModelIndex& index) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] std::size_t pointAt(int row, int column) const;
    [[nodiscard]] QString textOf(std::size_t point) const;
    [[nodiscard]] QString tipOf(std::size_t point) const;
    [[nodiscard]] double shadeOf(double value) const;
    void widen(std::size_t point);
    void repaint();

    std::shared_ptr<const SweepBoard> m_board;
    analysis::Measure m_measure = analysis::Measure::CasesOpened;
    SweepAxis m_rows = SweepAxis::GroupBy;
    SweepAxis m_columns = SweepAxis::TimeWindow;
    SweepPlace m_slice{};
    std::optional<std::size_t> m_now;         ///< a point
    std::optional<std::size_t> m_advised;
    std::optional<Range> m_range;
};

} // namespace casewright::ui
