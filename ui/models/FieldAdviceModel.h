// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>

#include <vector>

#include "core/analysis/FieldAdvice.h"

namespace casewright::ui {

/// Fields to group by, the best first, with the numbers that speak for and against them. GUI thread.
class FieldAdviceModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Field, Coverage, Values, TopShare, Entropy, Peak, CasesADay, ColumnCount };
    enum Role {
        SentenceRole = Qt::UserRole, ///< why, or why not
    };

    explicit FieldAdviceModel(QObject* parent = nullptr);

    void setFields(std::vector<analysis::FieldAdvice> fields);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString textOf(const analysis::FieldAdvice& advice, int column);

    std::vector<analysis::FieldAdvice> m_fields;
};

} // namespace casewright::ui
