// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

#include "core/alerts/FieldType.h"
#include "ui/models/ConditionTree.h"

/// What a row of the condition builder says, in words and fields of a form, and back.
namespace casewright::ui::ConditionForms {

enum class Operator : std::uint8_t {
    Is,
    IsNot,
    IsOneOf,
    IsNotOneOf,
    Matches,
    DoesNotMatch,
    Exists,
    DoesNotExist,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    NotGreater, ///< these four are shown where a query has them, and not offered
    NotGreaterOrEqual,
    NotLess,
    NotLessOrEqual,
};

using OptionalType = std::optional<alerts::FieldType>;

/// Of a row that is neither a group nor text.
[[nodiscard]] Operator operatorOf(const ConditionNode& row);
/// Takes another operator, with the values as far as it has room for them.
void setOperator(ConditionNode& row, Operator to);
/// Those that make sense for a type; all of them where it is not known.
[[nodiscard]] std::vector<Operator> operatorsFor(const OptionalType& type);
/// "is one of", "before", by the type of the field.
[[nodiscard]] QString operatorName(Operator which, const OptionalType& type);
/// Whether it goes with a value.
[[nodiscard]] bool hasValue(Operator which);
/// Whether it goes with several values, divided by commas.
[[nodiscard]] bool hasValues(Operator which);

/// The values as a person types them: `powershell.exe, "a, b"`.
[[nodiscard]] QString valueText(const ConditionNode& row, const OptionalType& type);
/// What a person typed as values of the row. Where a value was in quotes before, which make no difference but to texts,
/// it stays so.
[[nodiscard]] std::vector<kql::Term> typedValues(const QString& text, const ConditionNode& row,
                                                 const OptionalType& type);
/// A value as it is typed into a list.
[[nodiscard]] QString listEntry(const QString& value);
/// Where the value begins and ends in which a place of a list lies.
[[nodiscard]] std::pair<int, int> entryAt(const QString& list, int place);

/// Why a value is none for the type, so that nothing can match; empty where it is one, or there is none.
[[nodiscard]] QString problemOf(const ConditionNode& row, const OptionalType& type);
/// Why a row is text: "nested query".
[[nodiscard]] QString reasonForText(const ConditionNode& row);
/// "All of", "Any of", "None of".
[[nodiscard]] QString groupName(ConditionNode::Kind kind);
/// The row in words, for people who hear it: "process.name is one of powershell.exe, pwsh.exe".
[[nodiscard]] QString describe(const ConditionNode& node, const OptionalType& type);

} // namespace casewright::ui::ConditionForms
