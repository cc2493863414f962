// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "core/alerts/RowFilter.h"
#include "core/base/Time.h"
#include "core/kql/Query.h"
#include "core/kql/Tree.h"

namespace casewright::kql {

/// A query as what filters the documents of any table.
class QueryFilter final : public alerts::RowFilter {
public:
    /// `now` is the clock of the query; without one it is the time of a table's newest document.
    explicit QueryFilter(Node tree, FieldTypes types = {}, std::optional<base::Timestamp> now = std::nullopt)
        : m_tree(std::move(tree)), m_types(std::move(types)), m_now(now)
    {
    }

    [[nodiscard]] const Node& tree() const { return m_tree; }
    /// What is to be said of the query where these are the documents (Query::findings()).
    [[nodiscard]] std::vector<QueryFinding> findings(const alerts::AlertTable& table) const;
    [[nodiscard]] base::Result<std::vector<base::AlertRow>> rows(const alerts::AlertTable& table,
                                                                 const std::stop_token& stop) const override;

private:
    Node m_tree;
    FieldTypes m_types;
    std::optional<base::Timestamp> m_now;
};

/// The time of the newest document; 1970 without documents.
[[nodiscard]] base::Timestamp newestTime(const alerts::AlertTable& table);

} // namespace casewright::kql
