// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QString>

#include <vector>

#include "ui/bridge/RuleImportPlan.h"
#include "ui/models/NoteRoles.h"

namespace casewright::ui {

/// What became of each rule of an import, and of what is no rule: with NoteRoles. GUI thread.
class ImportReportModel final : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setItems(const std::vector<ImportedItem>& items);
    /// "Imported 12 rules", or that nothing was.
    [[nodiscard]] QString title() const;
    /// "2 with another id, 3 refused"; empty if all went as the files say.
    [[nodiscard]] QString summary() const;
    [[nodiscard]] int count(ImportedItem::Outcome outcome) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    std::vector<ImportedItem> m_items;
};

} // namespace casewright::ui
