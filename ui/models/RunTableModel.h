// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include "core/store/StoredValues.h"
#include "ui/bridge/QueueRuns.h"

namespace casewright::ui {

/// The runs of a simulation as a table: a view of a snapshot, filtered and sorted here, newest first to begin with.
class RunTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, Rule, Alerts, Groups, Limit, Cases, Attached, AlreadyAttached, Lost, ColumnCount };
    /// StruckRole: whether a limit struck. NumberRole: the run's number.
    enum Role { StruckRole = Qt::UserRole, NumberRole };
    /// Which runs are shown.
    enum class Filter { All, Breaker, Lost, Failed, Reopened };
    using Runs = std::vector<store::StoredRun>;

    explicit RunTableModel(QObject* parent = nullptr);

    /// Shows other runs, in order of time and numbered from 0; null is none. Filter and order stay, but for that by
    /// rule. `places`: of several rules, by run, with the names of these; null: they are of one rule.
    void setRuns(std::shared_ptr<const Runs> runs, std::shared_ptr<const std::vector<RunPlace>> places = {},
                 QStringList rules = {});
    /// Only runs of one of several rules; none: of all.
    void setRule(std::optional<std::size_t> rule);
    [[nodiscard]] const QStringList& rules() const { return m_rules; }
    /// Shows only so many of the first runs: those until a moment. Other runs are all shown again.
    void showFirst(std::size_t runs);
    /// The runs have become more since: shows those too.
    void grow();
    void setFilter(Filter filter);
    [[nodiscard]] Filter filter() const { return m_filter; }
    /// Only runs with these numbers, which are ascending, that the filter lets through too; none: all of those.
    void setNumbers(std::optional<std::vector<std::uint64_t>> numbers);
    /// The numbers have become more, as the runs have: shows those too. False, and nothing is done, if some of those
    /// before are missing.
    [[nodiscard]] bool growNumbers(const std::vector<std::uint64_t>& numbers);
    [[nodiscard]] bool isFiltered() const { return m_filter != Filter::All || m_numbers || m_rule; }
    /// Runs without the filter.
    [[nodiscard]] std::size_t total() const { return m_runs ? std::min(m_first, m_runs->size()) : 0; }

    /// The run of a row; null outside the table. Valid until the next setRuns().
    [[nodiscard]] const store::StoredRun* run(int row) const;
    /// The row of the run with the number, or -1 if it is not shown.
    [[nodiscard]] int rowOf(std::uint64_t number) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    [[nodiscard]] bool passes(const store::StoredRun& run) const;
    [[nodiscard]] static std::int64_t sortValue(const store::StoredRun& run, int column);
    void choose();
    /// Later runs than all that are shown, ascending.
    void addRows(std::vector<std::uint32_t> more);
    void reorder();
    void order(std::vector<std::uint32_t>& rows) const;

    [[nodiscard]] QString ruleOf(const store::StoredRun& run) const;

    std::shared_ptr<const Runs> m_runs;
    std::shared_ptr<const std::vector<RunPlace>> m_places;   ///< null: of one rule
    QStringList m_rules;                  ///< their names
    std::optional<std::size_t> m_rule;
    std::vector<std::uint32_t> m_rows;    ///< what is shown, as positions in m_runs
    std::size_t m_first = std::numeric_limits<std::size_t>::max();
    std::size_t m_known = 0;              ///< runs, when the rows were chosen
    Filter m_filter = Filter::All;
    std::optional<std::vector<std::uint64_t>> m_numbers;
    int m_sortColumn = Time;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

} // namespace casewright::ui
