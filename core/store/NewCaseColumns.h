// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/Result.h"
#include "core/cases/CaseConfiguration.h"
#include "core/store/BulkInsert.h"
#include "core/store/StoredValues.h"

namespace casewright::store {

/// What is the same in the rows of all cases that a simulation creates, as the columns of `cases` have it. The defaults
/// are those of the columns.
struct NewCaseColumns {
    std::int64_t severity = 0;
    std::optional<std::string> category{};
    std::string assignees = "[]";              ///< these and the next: see StoredAttributes.h
    std::string customFields = "[]";
    bool syncAlerts = false;
    std::optional<std::string> connector{};

    [[nodiscard]] static NewCaseColumns of(const cases::NewCaseFields& fields);
    friend bool operator==(const NewCaseColumns&, const NewCaseColumns&) = default;

    static constexpr const char* Names = "severity_level, category, assignees, custom_fields, sync_alerts, connector";
    static constexpr int Count = 6;
    /// Binds them in the order of their names. They must live until the row is inserted.
    void bind(BulkInsert& statement, int position) const;
};

/// What the cases of a simulation get from the configuration of their owner and the template of the rule, both as they
/// were. Fails if one of the two cannot be read.
[[nodiscard]] base::Result<cases::NewCaseFields> newCaseFieldsOf(const StoredSimulation& simulation);

} // namespace casewright::store
