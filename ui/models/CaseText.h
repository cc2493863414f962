// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>
#include <string>

#include "core/cases/CaseAttributes.h"
#include "core/engine/Case.h"
#include "core/store/CasePage.h"
#include "core/store/StoredValues.h"

/// What the Cases page calls things, the same words everywhere.
namespace casewright::ui::CaseText {

/// "Open", "In progress", "Closed"
[[nodiscard]] QString status(engine::CaseStatus status);
/// "Low" of `low`; a word that is none of Kibana's stays as it is.
[[nodiscard]] QString severity(const std::string& severity);
[[nodiscard]] QString severity(cases::Severity severity);
/// "Security" of `securitySolution`; an owner that is none of Kibana's stays as it is.
[[nodiscard]] QString owner(const std::string& owner);
/// "host.name: A", a line a value; empty if the alerts are not grouped.
[[nodiscard]] QString grouping(const std::string& json);
/// "A": the values alone.
[[nodiscard]] QStringList groupingValues(const std::string& json);
/// What happened, after the name of who did it: "attached 298 alerts (14 were attached already)".
[[nodiscard]] QString activity(const store::Activity& activity);
/// The same of alerts that a rule found; no name: none is known.
[[nodiscard]] QString attached(std::uint32_t number, std::uint32_t alreadyAttached, const QString& rule = {});
/// Where cases come from: the version that was followed, that Kibana did not produce them, and the simulation's audit.
[[nodiscard]] QString provenance(const store::StoredSimulation& simulation);
/// The name of a person; "somebody" where none is known, as in an export without names.
[[nodiscard]] QString person(const std::string& name);
/// "1 204", or as the person prefers.
[[nodiscard]] QString number(std::uint64_t number);
/// Of a share from 0 to 1: "98 %". Nearly all is not all, and hardly any is not none: "99 %", "< 1 %".
[[nodiscard]] QString share(double share);
/// "1 run", "1 204 runs"
[[nodiscard]] QString runs(std::uint64_t number);
/// "1 alert", "298 alerts"
[[nodiscard]] QString alerts(std::uint64_t number);
/// "1 case", "1 204 cases"
[[nodiscard]] QString cases(std::uint64_t number);

} // namespace casewright::ui::CaseText
