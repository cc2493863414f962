// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QString>

#include <memory>
#include <vector>

#include "core/alerts/AlertTable.h"

namespace casewright::ui {

/// The fields that alerts can be grouped by, in order of their names, with what decides whether that is a good idea:
/// type, coverage, number of values. A snapshot of one table. GUI thread.
class FieldChoiceModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        TypeRole = Qt::UserRole, ///< "text", "number"
        CoverageRole, ///< the share of the alerts that have the field, 0 to 1
        DistinctRole, ///< number of values
    };

    explicit FieldChoiceModel(QObject* parent = nullptr);

    /// Null: nothing was read yet, and there are no choices. `name` is what people call the alerts.
    void setTable(std::shared_ptr<const alerts::AlertTable> table, const QString& name);
    [[nodiscard]] const alerts::AlertTable* table() const { return m_table.get(); }
    [[nodiscard]] const QString& name() const { return m_name; }
    /// Invalid if no alert of the table has the field.
    [[nodiscard]] QModelIndex indexOf(const QString& field) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    std::shared_ptr<const alerts::AlertTable> m_table;
    QString m_name;
    std::vector<const alerts::Column*> m_columns; ///< of the table, sorted
};

} // namespace casewright::ui
