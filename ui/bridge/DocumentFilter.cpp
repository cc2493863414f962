// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/DocumentFilter.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/kql/Parser.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {

using namespace Qt::StringLiterals;

namespace {

using Rows = std::vector<base::AlertRow>;

/// What all of them leave.
base::Result<Rows> rowsOfAll(const std::vector<std::shared_ptr<const alerts::RowFilter>>& filters,
                             const alerts::AlertTable& table, const std::stop_token& stop)
{
    base::Result<Rows> left = filters.front()->rows(table, stop);
    for (std::size_t i = 1; i < filters.size() && left; ++i) {
        const base::Result<Rows> others = filters[i]->rows(table, stop);
        if (!others)
            return others;
        Rows both;
        std::ranges::set_intersection(*left, *others, std::back_inserter(both), {}, &base::AlertRow::value,
                                      &base::AlertRow::value);
        left = std::move(both);
    }
    return left;
}

QStringList textsOf(const kql::QueryFilter& query, const alerts::AlertTable& table)
{
    QStringList texts;
    for (const kql::QueryFinding& finding : query.findings(table))
        texts.append(toText(finding.text));
    return texts;
}

} // namespace

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

void DocumentFilter::remove(std::size_t position)
{
    std::vector<alerts::ValueCondition> conditions = m_conditions;
    if (position < conditions.size())
        conditions.erase(conditions.begin() + static_cast<std::ptrdiff_t>(position));
    setConditions(std::move(conditions));
}

QString DocumentFilter::setQuery(const QString& text)
{
    if (text == m_query)
        return {};
    const std::string written = toUtf8(text);
    kql::Parsing parsing = kql::parse(written);
    if (!parsing.tree) {
        const kql::SyntaxError& error = *parsing.error;
        const auto column = QString::fromUtf8(written.data(), static_cast<qsizetype>(error.offset)).size() + 1;
        const QString mistake = tr("Column %1: %2").arg(column).arg(toText(error.text));
        return error.fix ? mistake + u' ' + toText(error.fix->description) : mistake;
    }
    m_query = text;
    m_queryFilter.reset();
    if (!kql::isMatchAll(*parsing.tree))
        m_queryFilter = std::make_shared<const kql::QueryFilter>(std::move(*parsing.tree));
    Q_EMIT conditionsChanged();
    find();
    return {};
}

void DocumentFilter::clear()
{
    if (m_conditions.empty() && m_query.isEmpty())
        return;
    m_conditions.clear();
    m_query.clear();
    m_queryFilter.reset();
    Q_EMIT conditionsChanged();
    find();
}

void DocumentFilter::find()
{
    m_job.cancel();
    m_problem.reset();
    if ((m_conditions.empty() && !m_queryFilter) || !m_table) {
        m_rows.reset();
        m_findings.clear();
        Q_EMIT found();
        return;
    }
    std::vector<std::shared_ptr<const alerts::RowFilter>> filters;
    if (m_queryFilter)
        filters.push_back(m_queryFilter);
    if (!m_conditions.empty())
        filters.push_back(std::make_shared<alerts::ValueFilter>(m_conditions));
    m_job.start(
        [table = m_table, query = m_queryFilter, filters](const std::stop_token& stop) {
            return rowsOfAll(filters, *table, stop).map([&](std::vector<base::AlertRow> rows) {
                return Answer{.rows = std::move(rows), .findings = query ? textsOf(*query, *table) : QStringList()};
            });
        },
        [this](base::Result<Answer> answer) { take(std::move(answer)); });
}

void DocumentFilter::take(base::Result<Answer> answer)
{
    m_findings.clear();
    if (answer) {
        m_rows = std::make_shared<const std::vector<base::AlertRow>>(std::move(answer->rows));
        m_findings = std::move(answer->findings);
    } else {
        m_problem = std::move(answer.error());
    }
    Q_EMIT found();
}

} // namespace casewright::ui
