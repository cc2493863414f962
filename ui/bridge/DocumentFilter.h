// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/alerts/ValueFilter.h"
#include "core/base/Result.h"
#include "ui/bridge/LatestJob.h"

namespace casewright::ui {

/// Which documents of a table a person wants to see: conditions, and the rows that they leave, found in the background.
/// The latest conditions win. GUI thread.
class DocumentFilter final : public QObject {
    Q_OBJECT

public:
    using Rows = std::shared_ptr<const std::vector<base::AlertRow>>;

    explicit DocumentFilter(QObject* parent = nullptr);

    /// Another table, with the same conditions. All rows of it are there until those that match are found.
    void setTable(std::shared_ptr<const alerts::AlertTable> table);
    [[nodiscard]] const std::vector<alerts::ValueCondition>& conditions() const { return m_conditions; }
    void setConditions(std::vector<alerts::ValueCondition> conditions);
    /// Adds a condition. Its opposite goes; of conditions that are the same one stays.
    void add(const alerts::ValueCondition& condition);
    /// Adds what a person wrote; the error says why it cannot be read, and nothing was added.
    [[nodiscard]] std::optional<base::Error> add(const QString& text);
    void remove(std::size_t position);
    void clear() { setConditions({}); }

    /// The rows that match, ascending; null without conditions, and until they are found for the first time.
    [[nodiscard]] const Rows& rows() const { return m_rows; }
    [[nodiscard]] bool isFinding() const { return m_job.isRunning(); }
    /// Why the rows could not be found.
    [[nodiscard]] const std::optional<base::Error>& problem() const { return m_problem; }

Q_SIGNALS:
    void conditionsChanged();
    /// rows() or problem() have changed.
    void found();

private:
    void find();
    void take(base::Result<std::vector<base::AlertRow>> answer);

    std::shared_ptr<const alerts::AlertTable> m_table;
    std::vector<alerts::ValueCondition> m_conditions;
    Rows m_rows;
    std::optional<base::Error> m_problem;
    LatestJob<base::Result<std::vector<base::AlertRow>>> m_job;
};

} // namespace casewright::ui
