// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/DocumentFilter.h"

#include <algorithm>
#include <utility>

#include "ui/bridge/Text.h"

namespace casewright::ui {

DocumentFilter::DocumentFilter(QObject* parent) : QObject(parent), m_job(this) {}

void DocumentFilter::setTable(std::shared_ptr<const alerts::AlertTable> table)
{
    if (table == m_table)
        return;
    m_table = std::move(table);
    m_rows.reset();
    find();
}

void DocumentFilter::setConditions(std::vector<alerts::ValueCondition> conditions)
{
    if (conditions == m_conditions)
        return;
    m_conditions = std::move(conditions);
    Q_EMIT conditionsChanged();
    find();
}

void DocumentFilter::add(const alerts::ValueCondition& condition)
{
    std::vector<alerts::ValueCondition> conditions = m_conditions;
    alerts::ValueCondition opposite = condition;
    opposite.isWanted = !condition.isWanted;
    std::erase(conditions, opposite);
    if (std::ranges::find(conditions, condition) == conditions.end())
        conditions.push_back(condition);
    setConditions(std::move(conditions));
}

std::optional<base::Error> DocumentFilter::add(const QString& text)
{
    base::Result<std::vector<alerts::ValueCondition>> read = alerts::parseConditions(toUtf8(text));
    if (!read)
        return std::move(read.error());
    std::vector<alerts::ValueCondition> conditions = m_conditions;
    for (alerts::ValueCondition& condition : *read) {
        if (std::ranges::find(conditions, condition) == conditions.end())
            conditions.push_back(std::move(condition));
    }
    setConditions(std::move(conditions));
    return std::nullopt;
}

void DocumentFilter::remove(std::size_t position)
{
    std::vector<alerts::ValueCondition> conditions = m_conditions;
    if (position < conditions.size())
        conditions.erase(conditions.begin() + static_cast<std::ptrdiff_t>(position));
    setConditions(std::move(conditions));
}

void DocumentFilter::find()
{
    m_job.cancel();
    m_problem.reset();
    if (m_conditions.empty() || !m_table) {
        m_rows.reset();
        Q_EMIT found();
        return;
    }
    // Whatever says which rows match: a query can stand here.
    const std::shared_ptr<const alerts::RowFilter> filter = std::make_shared<alerts::ValueFilter>(m_conditions);
    m_job.start([table = m_table, filter](const std::stop_token& stop) { return filter->rows(*table, stop); },
                [this](base::Result<std::vector<base::AlertRow>> answer) { take(std::move(answer)); });
}

void DocumentFilter::take(base::Result<std::vector<base::AlertRow>> answer)
{
    if (answer)
        m_rows = std::make_shared<const std::vector<base::AlertRow>>(std::move(*answer));
    else
        m_problem = std::move(answer.error());
    Q_EMIT found();
}

} // namespace casewright::ui
