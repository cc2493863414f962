// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/cases/CaseAttributes.h"

namespace casewright::cases {

enum class ClosureType : std::uint8_t { ByUser, ByPushing };

/// A custom field as an owner's configuration defines it.
struct CustomFieldDefinition {
    std::string key{};
    CustomFieldType type = CustomFieldType::Text;
    std::string label{};
    bool required = false;
    CustomValue defaultValue{};                    ///< none: no default

    friend bool operator==(const CustomFieldDefinition&, const CustomFieldDefinition&) = default;
};

/// A template: what a case gets that is created with it. What is not given stays as it would be without.
struct CaseTemplate {
    std::string key{};
    std::string name{};
    std::string description{};
    std::vector<std::string> tags{};               ///< of the template itself
    CaseChange caseFields{};                       ///< status is never given

    friend bool operator==(const CaseTemplate&, const CaseTemplate&) = default;
};

/// A type of observables that an owner defines beside Kibana's own (since 8.18). Cases here have no observables: it is
/// kept for Kibana, which would lose it else.
struct ObservableType {
    std::string key{};
    std::string label{};

    friend bool operator==(const ObservableType&, const ObservableType&) = default;
};

/// The configuration of cases of one owner (Kibana's cases-configure).
struct CaseConfiguration {
    std::string owner{};
    ClosureType closureType = ClosureType::ByUser;
    CaseConnector connector{};
    std::vector<CustomFieldDefinition> customFields{};
    std::vector<CaseTemplate> templates{};
    std::vector<ObservableType> observableTypes{};

    friend bool operator==(const CaseConfiguration&, const CaseConfiguration&) = default;
};

/// What the Cases action puts into each case that it creates, beside title, description and tags of its own: the same
/// for all cases of an action (reference/kibana-cases, "New case fields", "Custom fields", "Template").
struct NewCaseFields {
    std::optional<std::string> title{};            ///< of a template: all groups get it
    std::optional<std::string> description{};
    std::vector<std::string> tags{};               ///< appended
    Severity severity = Severity::Low;
    std::optional<std::string> category{};
    std::vector<std::string> assignees{};
    bool syncAlerts = false;
    CaseConnector connector{};
    std::vector<CustomField> customFields{};

    friend bool operator==(const NewCaseFields&, const NewCaseFields&) = default;
};

/// What an action with the template makes of its cases under the owner's configuration. An unknown template counts as
/// none.
[[nodiscard]] NewCaseFields newCaseFields(const CaseConfiguration& configuration,
                                          const std::optional<std::string>& templateKey);

} // namespace casewright::cases
