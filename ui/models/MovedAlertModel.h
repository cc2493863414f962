// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>

#include <memory>
#include <optional>

#include "core/base/Id.h"
#include "ui/bridge/ComparedCases.h"

namespace casewright::ui {

/// The alerts that another setting brings into another case, in order of time. Texts are made as they are asked for, so
/// that millions cost no more than the comparison itself.
class MovedAlertModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, Before, After, Alert, Columns };
    enum Role {
        MomentRole = Qt::UserRole,   ///< of Time: ms since 1970, qint64
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Null: none.
    void setCases(std::shared_ptr<const ComparedCases> cases);
    /// Nothing: there is no such row.
    [[nodiscard]] std::optional<base::AlertRow> alertAt(int row) const;
    /// The table that alertAt() is a row of: an alert that only the second side has is in its table. Null: no such row.
    [[nodiscard]] std::shared_ptr<const alerts::AlertTable> tableAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const ComparedCases> m_cases;
};

} // namespace casewright::ui
