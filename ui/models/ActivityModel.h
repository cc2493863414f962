// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/ActivityText.h"
#include "ui/models/CasePartModel.h"

#include <QString>

namespace casewright::ui {

/// What happened to a case: who, what in words, when. Comments by people are shown as they are now.
class ActivityModel final : public CasePartModel {
    Q_OBJECT

public:
    enum Column { Who, What, When, ColumnCount };
    enum class Mark { Created, Attached, Reopened, ChangedByHand };
    enum Role {
        MarkRole = Qt::UserRole, ///< a Mark, as int
        CommentRole, ///< Markdown of the comment that the row brought; empty: none, or it is gone
    };
    /// What is shown: all, comments by people, everything but comments.
    enum class Part { All, Comments, History };

    explicit ActivityModel(CaseRepository& repository, QObject* parent = nullptr) : CasePartModel(repository, parent) {}

    [[nodiscard]] const ActivityEntry& at(int row) const { return m_rows[static_cast<std::size_t>(row)].entry; }
    /// Reads again what is another part, or another order.
    void show(Part part, bool isNewestFirst);
    [[nodiscard]] bool isNewestFirst() const { return m_isNewestFirst; }
    /// For rows that come from now on.
    void setLabels(const ActivityText::Labels& labels) { m_labels = labels; }

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] std::size_t size() const override { return m_rows.size(); }
    void removeAll() override { m_rows.clear(); }
    [[nodiscard]] CaseRequest ask(std::int64_t caseKey) override;
    [[nodiscard]] bool growsInFront() const override { return m_isNewestFirst; }

private:
    struct Row {
        ActivityEntry entry;
        QString text;
    };
    using Rows = std::vector<Row>;
    [[nodiscard]] base::Result<Rows> rowsOf(base::Result<std::vector<ActivityEntry>> page) const;
    void takeNewest(base::Result<Rows> page);
    void followComments(const Rows& added);

    Rows m_rows;
    Part m_part = Part::All;
    bool m_isNewestFirst = false;
    ActivityText::Labels m_labels;
};

} // namespace casewright::ui
