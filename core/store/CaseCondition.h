// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <QString>
#include <QVariant>

#include "core/base/Result.h"
#include "core/store/CaseBlocks.h"
#include "core/store/CaseFilter.h"
#include "core/store/Database.h"

namespace casewright::store {

class FindFunctions;

/// A piece of a statement, with the values of its marks.
struct SqlPart {
    QString sql{};
    QVariantList values{};

    SqlPart& operator+=(const SqlPart& other)
    {
        sql += other.sql;
        values += other.values;
        return *this;
    }
};

/// One condition on cases, in the two ways that it can be asked.
struct CaseCondition {
    SqlPart test{};                       ///< of the row of `cases` at hand; no index serves it
    std::optional<SqlPart> keys{};        ///< a SELECT of the column `key`: all cases that meet it, from an index
    std::optional<SqlPart> without{};     ///< the same of those that do not meet it, where only these have an index
    std::optional<SqlPart> rows{};        ///< `FROM … WHERE …`: the same from an index with all that is sorted by
    std::optional<SqlPart> ends{};        ///< a SELECT of the first and the last of the keys, where an index tells them
    bool areKeysDear = false;             ///< to find the first of them takes as long as to find all
    std::int64_t testCost = 1;            ///< how many times longer the test of a row takes than most others
};

/// A filter as conditions.
struct CaseConditions {
    std::vector<int> facets{};            ///< those that are there and wanted (SearchSchema.h)
    std::vector<std::int64_t> collections{}; ///< empty: all
    bool isNothing = false;               ///< no case can meet them
    std::vector<CaseCondition> others{};
    std::optional<CaseBounds> bounds{};   ///< where a walk can leave out what comes before and after
};

/// Refuses lists that are too long (LimitReached); looks up what the filter names. With `functions`, tests may call them,
/// and keys may come more than once; else null.
[[nodiscard]] base::Result<CaseConditions> conditionsOf(Database& database, const CaseFilter& filter,
                                                        FindFunctions* functions = nullptr);

/// `?, ?, …`
[[nodiscard]] QString marks(std::size_t count);
[[nodiscard]] QVariant integerValue(std::int64_t value);

} // namespace casewright::store
