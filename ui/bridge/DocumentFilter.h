// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/alerts/ValueFilter.h"
#include "core/base/Result.h"
#include "core/kql/QueryFilter.h"
#include "ui/bridge/LatestJob.h"

namespace casewright::ui {

/// Which documents of a table a person wants to see: a query in KQL and conditions, and the rows that they leave,
/// found in the background. What was asked for last wins. GUI thread.
class DocumentFilter final : public QObject {
    Q_OBJECT

public:
    using Rows = std::shared_ptr<const std::vector<base::AlertRow>>;

    explicit DocumentFilter(QObject* parent = nullptr);

    /// Another table, with the same query and conditions. All rows of it are there until those that match are found.
    void setTable(std::shared_ptr<const alerts::AlertTable> table);
    [[nodiscard]] const std::vector<alerts::ValueCondition>& conditions() const { return m_conditions; }
    void setConditions(std::vector<alerts::ValueCondition> conditions);
    /// Adds a condition. Its opposite goes; of conditions that are the same one stays.
    void add(const alerts::ValueCondition& condition);
    void remove(std::size_t position);
    /// Takes a query, which holds beside the conditions; an empty one asks for nothing. Else says what is wrong with
    /// it, where, and what could stand there; the query of before stays.
    [[nodiscard]] QString setQuery(const QString& text);
    /// As it was written.
    [[nodiscard]] const QString& query() const { return m_query; }
    /// Takes the query and all conditions away.
    void clear();

    /// The rows that match, ascending; null where nothing is asked for, and until they are found for the first time.
    [[nodiscard]] const Rows& rows() const { return m_rows; }
    [[nodiscard]] bool isFinding() const { return m_job.isRunning(); }
    /// Why the rows could not be found.
    [[nodiscard]] const std::optional<base::Error>& problem() const { return m_problem; }
    /// What matches nothing in the query, and why; of the rows that were found.
    [[nodiscard]] const QStringList& findings() const { return m_findings; }

Q_SIGNALS:
    /// conditions() or query() have changed.
    void conditionsChanged();
    /// rows(), problem() or findings() have changed.
    void found();

private:
    /// What the background gives back.
    struct Answer {
        std::vector<base::AlertRow> rows;
        QStringList findings;
    };
    void find();
    void take(base::Result<Answer> answer);

    std::shared_ptr<const alerts::AlertTable> m_table;
    std::vector<alerts::ValueCondition> m_conditions;
    QString m_query;
    std::shared_ptr<const kql::QueryFilter> m_queryFilter;   ///< null: the query asks for nothing
    Rows m_rows;
    QStringList m_findings;
    std::optional<base::Error> m_problem;
    LatestJob<base::Result<Answer>> m_job;
};

} // namespace casewright::ui
