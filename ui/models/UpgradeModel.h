// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include <memory>

#include "ui/bridge/UpgradeReport.h"

namespace casewright::ui {

/// What another version changes, a row for each rule.
class UpgradeModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Rule, Change, CasesBefore, CasesAfter, LostBefore, LostAfter, Moved, Columns };
    enum Role {
        IsLossRole = Qt::UserRole,   ///< of a row: alerts reach nobody that did before, or the rule does not run
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Null: none.
    void setReport(std::shared_ptr<const UpgradeReport> report);
    /// All there is to say of a rule, a sentence each.
    [[nodiscard]] QStringList sentences(int row) const;
    /// Rules for which something changes, or may.
    [[nodiscard]] int changedCount() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString textOf(const UpgradedRule& rule, int column) const;

    std::shared_ptr<const UpgradeReport> m_report;
};

} // namespace casewright::ui
