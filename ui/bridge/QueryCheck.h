// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/kql/Parser.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/LatestJob.h"

namespace casewright::ui {

/// Something to say about a part of a query. Places are those of a QString.
struct QueryRemark {
    int begin = 0;
    int end = 0;
    QString text{}; ///< a sentence or two

    friend bool operator==(const QueryRemark&, const QueryRemark&) = default;
};

/// What is wrong with a query, said at once; and what it finds in the alerts that are chosen, and what it asks for that
/// they do not have, in the background: the latest wins, and what was found before stays until then. GUI thread.
class QueryCheck final : public QObject {
    Q_OBJECT

public:
    explicit QueryCheck(QObject* parent = nullptr);

    /// Null: none are chosen.
    void setAlerts(std::shared_ptr<const LoadedAlerts> alerts);
    void setQuery(const QString& query);

    /// Why the query is no KQL.
    [[nodiscard]] const std::optional<QueryRemark>& error() const { return m_error; }
    /// Of the alerts, for the latest query that was looked at: that is an earlier one while isRunning(). Nothing while
    /// the query is wrong.
    [[nodiscard]] const std::vector<QueryRemark>& findings() const { return m_findings; }
    /// How many alerts match that query; nothing until any are counted.
    [[nodiscard]] std::optional<std::uint64_t> matches() const { return m_matches; }
    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }

Q_SIGNALS:
    /// findings() and matches() have come, or gone.
    void checked();

private:
    struct Answer {
        std::vector<QueryRemark> findings;
        std::optional<std::uint64_t> matches;
    };
    static Answer look(const kql::Node& tree, const QString& query, const LoadedAlerts& alerts,
                       const std::stop_token& stop);
    void start(kql::Node tree);
    void forget();

    std::shared_ptr<const LoadedAlerts> m_alerts;
    QString m_query;
    bool m_isSet = false;
    std::optional<QueryRemark> m_error;
    std::vector<QueryRemark> m_findings;
    std::optional<std::uint64_t> m_matches;
    LatestJob<Answer> m_job;
};

} // namespace casewright::ui
