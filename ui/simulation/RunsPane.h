// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <cstdint>
#include <memory>

#include "core/store/StoredValues.h"
#include "ui/models/RunTableModel.h"

class QTableView;

namespace casewright::ui {

class Card;
class SegmentedButtons;

/// The runs of a simulation as a table with a filter.
class RunsPane final : public QWidget {
    Q_OBJECT

public:
    explicit RunsPane(QWidget* parent = nullptr);

    /// Null: none. Chooses the first row.
    void setRuns(std::shared_ptr<const RunTableModel::Runs> runs);
    /// Shows only so many of the first runs, those until a moment, and chooses the last of them; all: as it was.
    void showFirst(std::size_t runs);
    /// Chooses the run and scrolls to it; a filter that hides it is taken away.
    void choose(std::uint64_t number);
    /// The chosen run, or null.
    [[nodiscard]] const store::StoredRun* chosen() const;
    void focusTable();

Q_SIGNALS:
    void chosenChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildTable();
    void setFilter(int filter);
    void showCount();
    void chooseFirst();

    RunTableModel* m_model = nullptr;
    Card* m_card = nullptr;
    SegmentedButtons* m_filter = nullptr;
    QTableView* m_table = nullptr;
};

} // namespace casewright::ui
