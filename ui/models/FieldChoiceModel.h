// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QString>

#include <memory>
#include <vector>

#include "ui/bridge/AlertSources.h"

namespace casewright::ui {

/// The fields that alerts can be grouped by, in order of their names, with what decides whether that is a good idea:
/// type, coverage, number of values, how even they are, advice. A snapshot of what was read. GUI thread.
class FieldChoiceModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        TypeRole = Qt::UserRole, ///< "keyword", "ip list"
        CoverageRole, ///< the share of the alerts that have the field, 0 to 1
        DistinctRole, ///< number of values
        EvennessRole, ///< 0 to 1; none for fewer than two values
        NoteRole, ///< "nearly unique"; empty where it is good
        AdviceRole, ///< the same as a sentence
    };

    explicit FieldChoiceModel(QObject* parent = nullptr);

    /// Null: nothing was read yet, and there are no choices. `name` is what people call the alerts.
    void setAlerts(std::shared_ptr<const LoadedAlerts> alerts, const QString& name);
    /// Whether there are alerts, and so choices.
    [[nodiscard]] bool hasAlerts() const { return m_alerts != nullptr; }
    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] const std::shared_ptr<const LoadedAlerts>& alerts() const { return m_alerts; }
    /// Invalid if no alert has the field.
    [[nodiscard]] QModelIndex indexOf(const QString& field) const;
    /// Of the field at the index; as long as the alerts are there.
    [[nodiscard]] const alerts::FieldStatistics* statistics(const QModelIndex& index) const
    {
        return m_fields[static_cast<std::size_t>(index.row())];
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    std::shared_ptr<const LoadedAlerts> m_alerts;
    QString m_name;
    std::vector<const alerts::FieldStatistics*> m_fields; ///< of the alerts, sorted
};

} // namespace casewright::ui
