// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>

#include <memory>

#include "ui/bridge/AlertSources.h"

namespace casewright::ui {

/// The lines that were skipped while a file was read, and why: those that are kept (alerts::BadLine).
class BadLineModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Line, Reason, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Null: none.
    void setAlerts(std::shared_ptr<const LoadedAlerts> alerts);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const LoadedAlerts> m_alerts;
};

} // namespace casewright::ui
