// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>

#include <vector>

#include "core/alerts/Flood.h"

namespace casewright::ui {

/// The list that a field of a flood takes its values from: value and weight, both to be edited. GUI thread.
class FloodValueModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Value, Weight, ColumnCount };
    static constexpr int MostValues = 1'000;
    static constexpr double LargestWeight = 1e6;

    explicit FloodValueModel(QObject* parent = nullptr);

    /// Emits no edited(). `weights` are as many as the values, or none: all weigh the same.
    void setValues(const std::vector<alerts::FloodValue>& values, const std::vector<double>& weights);
    [[nodiscard]] const std::vector<alerts::FloodValue>& values() const { return m_values; }
    [[nodiscard]] const std::vector<double>& weights() const { return m_weights; }
    /// A new value at the end: "value-4". False if there are as many as can be.
    bool append();
    void remove(int row);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
    /// A person changed something.
    void edited();

private:
    [[nodiscard]] bool setWeight(std::size_t row, const QString& text);

    std::vector<alerts::FloodValue> m_values;
    std::vector<double> m_weights;
};

} // namespace casewright::ui
