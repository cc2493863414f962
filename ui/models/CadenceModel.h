// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>

#include <memory>

#include "core/analysis/Cadence.h"

namespace casewright::ui {

/// What comes of a rule at each interval, the shortest first.
class CadenceModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Interval, Opened, ADay, Breaker, Lost, Largest, Peak, OverRunCap, OverMaxSignals, OverLimit, Columns
    };
    enum Role {
        CurrentRole = Qt::UserRole,   ///< of a row: whether it is the rule's own interval
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Null: none.
    void setCadence(std::shared_ptr<const analysis::Cadence> cadence);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString textOf(const analysis::CadencePoint& point, int column) const;

    std::shared_ptr<const analysis::Cadence> m_cadence;
};

} // namespace casewright::ui
