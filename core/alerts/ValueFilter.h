// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "core/alerts/RowFilter.h"

namespace casewright::alerts {

/// What the value of one field must be, or must not be.
struct ValueCondition {
    std::string field;       ///< a column's name, or `_id` or `_index`
    std::string value{};     ///< as ValueView::text has it
    bool isPattern = false;  ///< `*` in the value stands for any characters; `*` alone for any value
    bool isWanted = true;    ///< else documents that match are left out

    friend bool operator==(const ValueCondition&, const ValueCondition&) = default;
};

/// The condition for people to read: `host.name: WIN-*`, `not user.name: "svc backup"`. Quotes, with `\"` and `\\` in
/// them, stand around a value that is not one word, or that would be read as a pattern.
[[nodiscard]] std::string conditionText(const ValueCondition& condition);

/// Documents that all conditions hold for. A list matches if it is the value, or one of its elements is. What a field
/// is called that no document has matches nothing, so that a condition that leaves its documents out holds for all.
class ValueFilter final : public RowFilter {
public:
    explicit ValueFilter(std::vector<ValueCondition> conditions) : m_conditions(std::move(conditions)) {}

    [[nodiscard]] const std::vector<ValueCondition>& conditions() const { return m_conditions; }
    [[nodiscard]] base::Result<std::vector<base::AlertRow>> rows(const AlertTable& table,
                                                                 const std::stop_token& stop) const override;

private:
    std::vector<ValueCondition> m_conditions;
};

} // namespace casewright::alerts
