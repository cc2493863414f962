// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/store/StoredValues.h"
#include "ui/models/RunTableModel.h"

class QComboBox;
class QStackedWidget;
class QTableView;

namespace casewright::ui {

class Card;
class EmptyState;
class SearchField;
class SegmentedButtons;

/// The runs of a simulation as a table with a filter by what happened in them, and one by a value of their groups; a
/// run is shown if it passes both.
class RunsPane final : public QWidget {
    Q_OBJECT

public:
    explicit RunsPane(QWidget* parent = nullptr);

    /// Null: none. Chooses the first row. `places` and `rules` as RunTableModel::setRuns() takes them.
    void setRuns(std::shared_ptr<const RunTableModel::Runs> runs,
                 std::shared_ptr<const std::vector<RunPlace>> places = {}, const QStringList& rules = {});
    /// The runs have become more since; what is chosen stays.
    void grow();
    /// Shows only so many of the first runs, those until a moment, and chooses the last of them; all: as it was.
    void showFirst(std::size_t runs);
    /// Chooses the run and scrolls to it; a filter that hides it is taken away.
    void choose(std::uint64_t number);
    /// The chosen run, or null.
    [[nodiscard]] const store::StoredRun* chosen() const;
    void focusTable();
    void focusText();
    /// What stands in the field: values of groups to filter by; empty: none.
    [[nodiscard]] QString text() const;
    /// As if a person had typed it, or chosen it (a RunTableModel::Filter).
    void filterByText(const QString& text);
    void filterBy(int filter);
    /// The numbers of the runs that have the text; none: it is not known, or there is no text.
    void setTextRuns(std::optional<std::vector<std::uint64_t>> numbers);

Q_SIGNALS:
    void chosenChanged();
    /// setTextRuns() is wanted.
    void textChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildTable();
    void buildHeader();
    void showRules(const QStringList& rules);
    void placeRule(bool isNarrow);
    void setRule(int row);
    void setFilter(int filter);
    void chooseAgain(const std::optional<std::uint64_t>& number);
    void showAll();
    void showCount();
    void chooseFirst();

    RunTableModel* m_model = nullptr;
    Card* m_card = nullptr;
    SegmentedButtons* m_filter = nullptr;
    QComboBox* m_rule = nullptr;         ///< of several; hidden where there is one
    QWidget* m_ruleRow = nullptr;        ///< where it stands if there is no room for it in the header
    SearchField* m_text = nullptr;
    QStackedWidget* m_stack = nullptr;   ///< the table, or that no run passes
    EmptyState* m_nothing = nullptr;
    QTableView* m_table = nullptr;
};

} // namespace casewright::ui
