// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>
#include <vector>

#include "core/store/CaseFilter.h"
#include "ui/bridge/CaseSheet.h"
#include "ui/models/ChoiceModel.h"

/// A filter of cases as people see it: parts that are set and taken away one by one.
namespace casewright::ui::CaseFilterParts {

/// A part of a filter, in the order in which they are shown.
enum class Part : std::uint8_t {
    Status,
    Severity,
    Tags,
    Assignees,
    Created,
    Categories,
    Reporters,
    Owners,
    Updated,
    Closed,
    GroupValue,
    AlertId,
};
/// How a person sets it.
enum class Kind : std::uint8_t { Choices, Times, Text };

/// The parts, without collections and search, which have places of their own.
[[nodiscard]] const std::vector<Part>& all();
[[nodiscard]] Kind kindOf(Part part);
/// "Tags"
[[nodiscard]] QString nameOf(Part part);
/// Short, for object names: "tags".
[[nodiscard]] QString idOf(Part part);

[[nodiscard]] bool isSet(const store::CaseFilter& filter, Part part);
/// Whether a part or the search leaves anything out.
[[nodiscard]] bool isNarrow(const store::CaseFilter& filter);
/// The filter without that part, or without all parts and the search; collections and order stay.
[[nodiscard]] store::CaseFilter without(const store::CaseFilter& filter, Part part);
[[nodiscard]] store::CaseFilter withoutAll(const store::CaseFilter& filter);
/// What is chosen, a text each: "Open", "No assignee", "from 2026-03-01".
[[nodiscard]] QStringList valuesOf(const store::CaseFilter& filter, Part part);
/// "Status: Open, In progress", with at most three values and how many more; empty if it is not set.
[[nodiscard]] QString chipOf(const store::CaseFilter& filter, Part part);

/// What can be ticked of a part with choices: what cases have by now, and what is chosen though no case has it; with
/// how many cases have each, where that was counted.
[[nodiscard]] std::vector<Choice> choicesOf(Part part, const store::CaseFilter& filter, const KnownValues& known);
/// The filter with these values of the choices.
[[nodiscard]] store::CaseFilter withChoices(const store::CaseFilter& filter, Part part, const QVariantList& values);
[[nodiscard]] const store::TimeRange& timesOf(const store::CaseFilter& filter, Part part);
[[nodiscard]] store::CaseFilter withTimes(const store::CaseFilter& filter, Part part, const store::TimeRange& times);
[[nodiscard]] QString textOf(const store::CaseFilter& filter, Part part);
[[nodiscard]] store::CaseFilter withText(const store::CaseFilter& filter, Part part, const QString& text);

/// "newest first", of an order of cases; a short sentence's end.
[[nodiscard]] QString orderText(store::CaseOrder order);

} // namespace casewright::ui::CaseFilterParts
