// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "ui/bridge/FieldStatistics.h"
#include "ui/bridge/LatestJob.h"
#include "ui/widgets/Card.h"

class QSortFilterProxyModel;
class QTableView;

namespace casewright::ui {

class FieldTableModel;
class SearchField;

/// The fields of the documents in numbers, counted in the background; sorted and filtered as a person likes.
class FieldsCard final : public Card {
    Q_OBJECT

public:
    explicit FieldsCard(QWidget* parent = nullptr);

    /// Counts the fields of another table; what was counted before stays until then. Null empties it.
    void setTable(std::shared_ptr<const alerts::AlertTable> table);
    /// What is shown is of an older table.
    void setOlder(bool isOlder);
    [[nodiscard]] bool isCounting() const { return m_job.isRunning(); }

protected:
    void resizeEvent(QResizeEvent* event) override;

Q_SIGNALS:
    /// The fields of the latest table are shown.
    void counted();

private:
    void buildTable();
    void layOutColumns();
    void show(std::vector<FieldStatistics> fields);
    void showHint();

    FieldTableModel* m_model = nullptr;
    QSortFilterProxyModel* m_sorted = nullptr;
    SearchField* m_filter = nullptr;
    QTableView* m_view = nullptr;
    std::shared_ptr<const alerts::AlertTable> m_table;
    bool m_isOlder = false;
    LatestJob<std::optional<std::vector<FieldStatistics>>> m_job;
};

} // namespace casewright::ui
