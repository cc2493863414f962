// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>

#include <memory>
#include <optional>

#include "ui/bridge/TruthScores.h"

namespace casewright::ui {

/// How the cases of each setting agree with what somebody knows of the alerts, a row for each setting.
class TruthScoreModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Field, Window, Rand, Purity, Completeness, OverMerged, OverSplit, InNoCase, Columns };
    enum Role {
        SortRole = Qt::UserRole,   ///< a number, or a text
        MarkRole,                  ///< of a row: "now", "best" or nothing
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Null: none.
    void setScores(std::shared_ptr<const analysis::TruthTable> scores);
    /// Nothing: there is no such row.
    [[nodiscard]] std::optional<analysis::SweptSetting> settingAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString textOf(const analysis::ScoredSetting& scored, int row, int column) const;
    [[nodiscard]] QString markOf(int row) const;

    std::shared_ptr<const analysis::TruthTable> m_scores;
};

} // namespace casewright::ui
