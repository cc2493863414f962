// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cases/CaseNames.h"

#include <array>
#include <cstddef>

#include "core/cases/NameList.h"

namespace casewright::cases {
namespace {

// By the values of the enumerations.
constexpr std::array<std::string_view, 3> Statuses{"open", "in-progress", "closed"};
constexpr std::array<std::string_view, 4> Severities{"low", "medium", "high", "critical"};
constexpr std::array<std::string_view, 3> FieldTypes{"text", "toggle", "number"};
constexpr std::array<std::string_view, 10> Fields{"assignees", "category", "connector", "customFields", "description",
                                                  "settings", "severity", "status", "tags", "title"};

} // namespace

std::string_view nameOf(CaseStatus status) { return Statuses.at(static_cast<std::size_t>(status)); }
std::string_view nameOf(Severity severity) { return Severities.at(static_cast<std::size_t>(severity)); }
std::string_view nameOf(CustomFieldType type) { return FieldTypes.at(static_cast<std::size_t>(type)); }

std::optional<CaseStatus> statusNamed(std::string_view name) { return valueNamed<CaseStatus>(Statuses, name); }
std::optional<Severity> severityNamed(std::string_view name) { return valueNamed<Severity>(Severities, name); }
std::optional<CustomFieldType> customFieldTypeNamed(std::string_view name)
{
    return valueNamed<CustomFieldType>(FieldTypes, name);
}
std::optional<CaseField> caseFieldNamed(std::string_view name) { return valueNamed<CaseField>(Fields, name); }

} // namespace casewright::cases
