// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>
#include <QString>

#include <optional>
#include <vector>

#include "core/analysis/SweepMeasure.h"

namespace casewright::ui {

/// What came of settings, side by side: a row for each measure, a column for each setting. GUI thread.
class OutcomeTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    struct Column {
        QString title{};                                   ///< "now"
        QString tip{};                                     ///< "host.name, 7 days"
        std::optional<analysis::SweepOutcome> outcome{};
    };
    enum Role {
        StrongRole = Qt::UserRole, ///< whether it is another value than the first column has
    };

    explicit OutcomeTableModel(QObject* parent = nullptr);

    void setColumns(std::vector<Column> columns);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString textOf(const Column& column, analysis::Measure measure) const;

    std::vector<Column> m_columns;
};

} // namespace casewright::ui
