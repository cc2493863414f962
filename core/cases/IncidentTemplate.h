// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Result.h"
#include "core/cases/CaseAttributes.h"

namespace casewright::cases {

/// What a template of a connector can be filled in with, under Kibana's names.
enum class IncidentVariable : std::uint8_t {
    CaseId,
    CaseTitle,
    CaseDescription,
    CaseTags,
    CaseSeverity,
    CaseStatus,
    CaseComment,
    ExternalId, ///< of the incident in the external system
    ExternalTitle,
};

/// `case.title`, `external.system.id`, …
[[nodiscard]] std::string_view nameOf(IncidentVariable variable);

/// What the variables stand for. Texts are UTF-8.
struct IncidentValues {
    std::string caseId{};
    std::string title{};
    std::string description{};
    std::vector<std::string> tags{};
    Severity severity = Severity::Low;
    CaseStatus status = CaseStatus::Open;
    std::string comment{};
    std::string externalId{};
    std::string externalTitle{};
};

enum class TemplateKind : std::uint8_t {
    Json, ///< a variable becomes its value as JSON, quotes included: they do not stand in the template
    Url, ///< a variable becomes its text, with all that has a meaning in a URL encoded
};

/// A variable where it stands in a template: bytes [begin, end) with its braces.
struct PlacedVariable {
    IncidentVariable variable = IncidentVariable::CaseId;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The variables of a template, in order: names in two or three braces (Kibana escapes neither). Braces without an end,
/// names that Kibana does not know and what else Mustache has (sections, comments, …) are errors that name them.
[[nodiscard]] base::Result<std::vector<PlacedVariable>> variablesIn(std::string_view text);

/// Fills a template in. Values are taken as they are: what looks like a variable in them stays what it is.
[[nodiscard]] base::Result<std::string> fillIn(std::string_view text, TemplateKind kind, const IncidentValues& values);

} // namespace casewright::cases
