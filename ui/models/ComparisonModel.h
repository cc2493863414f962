// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

#include "core/store/SimulationComparison.h"

namespace casewright::ui {

/// Simulations side by side, a column each: what they were not given alike, or what they came to. Of two simulations
/// the last column says by how much the second differs. GUI thread.
class ComparisonModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum class About { Settings, Counts };
    enum Role {
        DiffersRole = Qt::UserRole, ///< of a row: whether the values are not all the same
    };

    explicit ComparisonModel(About about, QObject* parent = nullptr);

    void setSimulations(const std::vector<store::SimulationCounts>& simulations);
    /// Leaves out counts that are the same.
    void setOnlyDifferences(bool isOnly);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Line {
        QString name;
        std::vector<QString> values;
        QString difference;
        bool differs = false;
    };
    void makeLines();
    [[nodiscard]] Line lineOf(const store::CountRow& row) const;
    [[nodiscard]] Line lineOf(const store::SettingRow& row) const;
    [[nodiscard]] bool hasDifference() const { return m_about == About::Counts && m_simulations.size() == 2; }

    About m_about;
    bool m_isOnlyDifferences = false;
    std::vector<store::SimulationCounts> m_simulations;
    std::vector<Line> m_lines;
};

} // namespace casewright::ui
