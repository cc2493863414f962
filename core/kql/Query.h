// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/alerts/FieldType.h"
#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/kql/RowBits.h"
#include "core/kql/Tree.h"

namespace casewright::kql {

/// Which type each field has: the source's own word first, then the catalog of ECS and Kibana, then the values
/// (spec/kql, "Matching").
struct FieldTypes {
    std::map<std::string, alerts::FieldType, std::less<>> overrides{};
    bool onlyOverrides = false; ///< KQL files: what the overrides do not name is a keyword

    friend bool operator==(const FieldTypes&, const FieldTypes&) = default;
};

/// Something about a query that Elasticsearch would refuse or that matches nothing, with the place in the query.
struct QueryFinding {
    enum class Kind : std::uint8_t {
        NotValid, ///< the value or the operator is none for the type of the field
        NoSuchField, ///< no document of the table has it
    };

    Span span{};
    std::string text{}; ///< a sentence or two, for people
    Kind kind = Kind::NotValid;

    friend bool operator==(const QueryFinding&, const QueryFinding&) = default;
};

/// A query made ready for one table: each predicate is decided once for each distinct value of a column, and spread
/// over its codes. To the outside immutable, any thread; the table must outlive it.
class Query final {
public:
    /// Never fails: what is not valid for its field matches nothing, and is a finding.
    Query(const Node& tree, const alerts::AlertTable& table, const FieldTypes& types = {});
    ~Query();
    Query(Query&&) noexcept;
    Query& operator=(Query&&) noexcept;

    /// Whether the rows depend on the clock (date math with `now`).
    [[nodiscard]] bool usesNow() const;
    [[nodiscard]] const std::vector<QueryFinding>& findings() const;

    /// The rows that match, ascending. `now` is the simulated clock. Stops within 100 ms of a request with
    /// ErrorCode::Cancelled.
    [[nodiscard]] base::Result<std::vector<base::AlertRow>> rows(base::Timestamp now,
                                                                 const std::stop_token& stop) const;
    /// Those of a range, for who asks again and again at another time: what does not depend on the clock is decided for
    /// the whole table when it is first asked for, and remembered; the rest is decided for the range.
    [[nodiscard]] base::Result<std::vector<base::AlertRow>> rows(base::Timestamp now, RowRange range,
                                                                 const std::stop_token& stop) const;

    /// As rows(), not as a list: what takes least time, and where one asks whether a row is among them.
    [[nodiscard]] base::Result<RowBits> bits(base::Timestamp now, RowRange range, const std::stop_token& stop) const;
    /// How many rows of a range match; the quicker way where nobody asks which.
    [[nodiscard]] base::Result<std::size_t> count(base::Timestamp now, RowRange range,
                                                  const std::stop_token& stop) const;

private:
    class Plan;
    std::unique_ptr<const Plan> m_plan;
};

} // namespace casewright::kql
