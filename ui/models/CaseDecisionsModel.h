// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/CasePartModel.h"

#include "core/store/CaseDecisions.h"

namespace casewright::ui {

/// What the runs of the rule decided about a case, in order of time, with the numbers that were compared.
class CaseDecisionsModel final : public CasePartModel {
    Q_OBJECT

public:
    /// The time is ms since 1970, qint64.
    enum Column { Time, Outcome, Room, Counter, ColumnCount };

    explicit CaseDecisionsModel(CaseRepository& repository, QObject* parent = nullptr)
        : CasePartModel(repository, parent)
    {
    }

    [[nodiscard]] const store::CaseDecision& at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] std::size_t size() const override { return m_rows.size(); }
    void removeAll() override { m_rows.clear(); }
    [[nodiscard]] CaseRequest ask(std::int64_t caseKey) override;

private:
    std::vector<store::CaseDecision> m_rows;
};

} // namespace casewright::ui
