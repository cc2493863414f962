// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/RunTableModel.h"

#include <algorithm>
#include <utility>

#include "ui/bridge/Text.h"
#include "ui/models/RunBars.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

qint64 number(std::uint64_t value) { return static_cast<qint64>(value); }

/// The limit to tell of a run, of several the last one: alerts that a full case turns away are lost, those of a run in
/// which the breaker trips are not.
enum class StruckLimit { None, RunCap, MaxSignals, Breaker, CaseFull, Failed };

StruckLimit limitOf(const store::StoredRun& run)
{
    if (!run.failure.empty())
        return StruckLimit::Failed;
    if (run.audit.overLimit > 0)
        return StruckLimit::CaseFull;
    if (run.breaker)
        return StruckLimit::Breaker;
    if (run.audit.overMaxSignals > 0)
        return StruckLimit::MaxSignals;
    return run.audit.overRunCap > 0 ? StruckLimit::RunCap : StruckLimit::None;
}

QString limitText(StruckLimit limit)
{
    switch (limit) {
    case StruckLimit::None: return {};
    case StruckLimit::RunCap: return RunTableModel::tr("run cap");
    case StruckLimit::MaxSignals: return RunTableModel::tr("max signals");
    case StruckLimit::Breaker: return RunTableModel::tr("breaker");
    case StruckLimit::CaseFull: return RunTableModel::tr("case full");
    case StruckLimit::Failed: return RunTableModel::tr("failed");
    }
    return {};
}

/// All limits that struck, with their numbers; or why the run failed.
QString limitTip(const store::StoredRun& run)
{
    if (!run.failure.empty())
        return toText(run.failure);
    QStringList lines;
    if (run.breaker)
        lines.append(RunTableModel::tr("%1 groups, but at most %2 cases may open: one case took all")
                         .arg(run.groups)
                         .arg(run.maximumCases));
    if (run.audit.overLimit > 0)
        lines.append(RunTableModel::tr("Alerts that found their case full: %1").arg(run.audit.overLimit));
    if (run.audit.overMaxSignals > 0)
        lines.append(RunTableModel::tr("Documents over max signals, which became no alerts: %1")
                         .arg(run.audit.overMaxSignals));
    if (run.audit.overRunCap > 0)
        lines.append(RunTableModel::tr("Alerts over the cap of a run: %1").arg(run.audit.overRunCap));
    return lines.join(u'\n');
}

} // namespace

RunTableModel::RunTableModel(QObject* parent) : QAbstractTableModel(parent) {}

void RunTableModel::setRuns(std::shared_ptr<const Runs> runs, std::shared_ptr<const std::vector<RunPlace>> places,
                            QStringList rules)
{
    if (runs == m_runs)
        return;
    beginResetModel();
    m_runs = std::move(runs);
    m_places = std::move(places);
    m_rules = std::move(rules);
    m_rule.reset();
    m_first = std::numeric_limits<std::size_t>::max();
    choose();
    endResetModel();
}

void RunTableModel::showFirst(std::size_t runs)
{
    if (runs == m_first)
        return;
    beginResetModel();
    m_first = runs;
    choose();
    endResetModel();
}

void RunTableModel::grow()
{
    std::vector<std::uint32_t> more;
    for (std::size_t at = m_known; at < total(); ++at)
        if (passes((*m_runs)[at]))
            more.push_back(static_cast<std::uint32_t>(at));
    m_known = total();
    addRows(std::move(more));
}

bool RunTableModel::growNumbers(const std::vector<std::uint64_t>& numbers)
{
    if (!m_numbers || m_numbers->size() > numbers.size()
        || !std::equal(m_numbers->begin(), m_numbers->end(), numbers.begin()))
        return false;
    std::vector<std::uint32_t> more;
    const std::size_t known = m_numbers->size();
    m_numbers = numbers;
    for (std::size_t i = known; i < numbers.size() && numbers[i] < m_known; ++i)
        if (passes((*m_runs)[numbers[i]]))
            more.push_back(static_cast<std::uint32_t>(numbers[i]));
    addRows(std::move(more));
    return true;
}

void RunTableModel::addRows(std::vector<std::uint32_t> more)
{
    if (more.empty())
        return;
    const bool isOnTop = m_sortOrder == Qt::DescendingOrder;
    if (isOnTop)
        std::ranges::reverse(more);
    const int first = isOnTop ? 0 : static_cast<int>(m_rows.size());
    beginInsertRows({}, first, first + static_cast<int>(more.size()) - 1);
    m_rows.insert(isOnTop ? m_rows.begin() : m_rows.end(), more.begin(), more.end());
    endInsertRows();
    if (m_sortColumn != Time)
        reorder();
}

void RunTableModel::setFilter(Filter filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    choose();
    endResetModel();
}

void RunTableModel::setRule(std::optional<std::size_t> rule)
{
    if (rule == m_rule)
        return;
    beginResetModel();
    m_rule = rule;
    choose();
    endResetModel();
}

QString RunTableModel::ruleOf(const store::StoredRun& run) const
{
    return m_places && run.number < m_places->size()
        ? m_rules.value(static_cast<qsizetype>((*m_places)[run.number].rule)) : QString();
}

void RunTableModel::setNumbers(std::optional<std::vector<std::uint64_t>> numbers)
{
    if (numbers == m_numbers)
        return;
    beginResetModel();
    m_numbers = std::move(numbers);
    choose();
    endResetModel();
}

const store::StoredRun* RunTableModel::run(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    return &(*m_runs)[m_rows[static_cast<std::size_t>(row)]];
}

int RunTableModel::rowOf(std::uint64_t number) const
{
    const auto found = std::ranges::find_if(m_rows, [&](std::uint32_t at) { return (*m_runs)[at].number == number; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int RunTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RunTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant RunTableModel::data(const QModelIndex& index, int role) const
{
    const store::StoredRun* const run = index.isValid() ? this->run(index.row()) : nullptr;
    if (!run)
        return {};
    if (role == StruckRole)
        return struckALimit(*run);
    if (role == NumberRole)
        return number(run->number);
    if (role == Qt::ToolTipRole && index.column() == Limit)
        return limitTip(*run);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Time: return number(static_cast<std::uint64_t>(run->at.milliseconds));
    case Rule: return ruleOf(*run);
    case Alerts: return run->alerts;
    case Groups: return run->groups;
    case Limit: return limitText(limitOf(*run));
    case Cases: {
        QStringList parts;
        if (run->created > 0)
            parts.append(tr("%1 created").arg(run->created));
        if (run->reopened > 0)
            parts.append(tr("%1 reopened").arg(run->reopened));
        if (run->attachedTo > 0)
            parts.append(tr("%1 attached").arg(run->attachedTo));
        return parts.join(u", "_s);
    }
    case Attached: return number(run->audit.attached);
    case AlreadyAttached: return number(run->audit.alreadyAttached);
    case Lost: return number(run->audit.inNoCase());
    default: return {};
    }
}

QVariant RunTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    struct Words {
        QString title;
        QString tip;
    };
    const auto words = [section]() -> Words {
        switch (section) {
        case Time: return {tr("Run"), tr("The time of the run")};
        case Rule: return {tr("Rule"), tr("The rule whose run it was")};
        case Alerts: return {tr("Alerts"), tr("Alerts that entered the Cases action in this run")};
        case Groups: return {tr("Groups"), tr("Groups of alerts, before the circuit breaker")};
        case Limit:
            return {tr("Limit"), tr("The limit that struck: the circuit breaker, a full case, max signals, the cap of "
                                    "a run, or that Kibana refuses the run")};
        case Cases: return {tr("Cases"), tr("Cases created, reopened, or there before and given alerts")};
        case Attached: return {tr("Attached"), tr("Alerts attached to a case")};
        case AlreadyAttached:
            return {tr("Already"), tr("Alerts that were attached already: their case had them from an earlier run")};
        case Lost: return {tr("In no case"), tr("Alerts of this run that are in no case")};
        default: return {};
        }
    }();
    if (role == Qt::DisplayRole)
        return words.title;
    if (role == Qt::ToolTipRole)
        return words.tip;
    if (role == Qt::InitialSortOrderRole)
        return QVariant::fromValue(Qt::DescendingOrder);
    return {};
}

void RunTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount || (column == m_sortColumn && order == m_sortOrder))
        return;
    m_sortColumn = column;
    m_sortOrder = order;
    reorder();
}

void RunTableModel::reorder()
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<std::uint64_t> numbers;
    for (const QModelIndex& index : before)
        numbers.push_back(run(index.row())->number);
    this->order(m_rows);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(rowOf(numbers[static_cast<std::size_t>(i)]), before[i].column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

bool RunTableModel::passes(const store::StoredRun& run) const
{
    if (m_numbers && !std::ranges::binary_search(*m_numbers, run.number))
        return false;
    if (m_rule && m_places && run.number < m_places->size() && (*m_places)[run.number].rule != *m_rule)
        return false;
    switch (m_filter) {
    case Filter::All: return true;
    case Filter::Breaker: return run.breaker;
    case Filter::Lost: return run.audit.inNoCase() > 0;
    case Filter::Failed: return !run.failure.empty();
    case Filter::Reopened: return run.reopened > 0;
    }
    return true;
}

std::int64_t RunTableModel::sortValue(const store::StoredRun& run, int column)
{
    switch (column) {
    case Alerts: return run.alerts;
    case Groups: return run.groups;
    case Limit: return static_cast<std::int64_t>(limitOf(run));
    case Cases: return std::int64_t(run.created) + run.reopened + run.attachedTo;
    case Attached: return number(run.audit.attached);
    case AlreadyAttached: return number(run.audit.alreadyAttached);
    case Lost: return number(run.audit.inNoCase());
    default: return number(run.number);
    }
}

void RunTableModel::choose()
{
    m_rows.clear();
    m_known = total();
    for (std::uint32_t at = 0; at < total(); ++at)
        if (passes((*m_runs)[at]))
            m_rows.push_back(at);
    order(m_rows);
}

/// Equal values keep to the order of time, newest first where the largest come first.
void RunTableModel::order(std::vector<std::uint32_t>& rows) const
{
    // Runs are numbered in order of time, so that there is nothing to compare.
    if (m_sortColumn == Time) {
        std::ranges::sort(rows);
    } else {
        std::vector<std::pair<std::int64_t, std::uint32_t>> keys;
        keys.reserve(rows.size());
        for (const std::uint32_t at : rows)
            keys.emplace_back(m_sortColumn == Rule && m_places && at < m_places->size()
                                  ? static_cast<std::int64_t>((*m_places)[at].rule)
                                  : sortValue((*m_runs)[at], m_sortColumn),
                              at);
        std::ranges::sort(keys);
        std::ranges::transform(keys, rows.begin(), [](const auto& key) { return key.second; });
    }
    if (m_sortOrder == Qt::DescendingOrder)
        std::ranges::reverse(rows);
}

} // namespace casewright::ui
