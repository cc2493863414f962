// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/CasePartModel.h"

#include "core/store/CasePage.h"

namespace casewright::ui {

/// What happened to a case, oldest first: who, what in words, when.
class ActivityModel final : public CasePartModel {
    Q_OBJECT

public:
    enum Column { Who, What, When, ColumnCount };
    enum class Mark { Created, Attached, Reopened, ChangedByHand };
    enum Role { MarkRole = Qt::UserRole }; ///< a Mark, as int

    explicit ActivityModel(CaseRepository& repository, QObject* parent = nullptr) : CasePartModel(repository, parent) {}

    [[nodiscard]] const store::Activity& at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] std::size_t size() const override { return m_rows.size(); }
    void removeAll() override { m_rows.clear(); }
    [[nodiscard]] CaseRequest ask(std::int64_t caseKey) override;

private:
    std::vector<store::Activity> m_rows;
};

} // namespace casewright::ui
