// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/Time.h"

namespace casewright::cases {

enum class CaseStatus : std::uint8_t { Open, InProgress, Closed };
enum class Severity : std::uint8_t { Low, Medium, High, Critical };

enum class CustomFieldType : std::uint8_t { Text, Toggle, Number };
/// The value of a custom field: none (JSON's null), or one of its type. Numbers are JavaScript's safe integers.
using CustomValue = std::variant<std::monostate, std::string, bool, std::int64_t>;

struct CustomField {
    std::string key{};
    CustomFieldType type = CustomFieldType::Text;
    CustomValue value{};

    friend bool operator==(const CustomField&, const CustomField&) = default;
};

/// The external system that a case is pushed to: a connector that the workspace knows, or none.
struct CaseConnector {
    std::string id = "none";
    std::string name = "none";
    std::string type = ".none";
    std::string fields = "null";                   ///< JSON, as the type of connector asks for it

    friend bool operator==(const CaseConnector&, const CaseConnector&) = default;
};

/// Where a case was pushed to: the incident there.
struct ExternalService {
    std::string connectorId{};
    std::string connectorName{};
    std::string externalId{};
    std::string externalTitle{};
    std::string externalUrl{};
    base::Timestamp pushedAt{};
    std::string pushedBy{};                        ///< user name

    friend bool operator==(const ExternalService&, const ExternalService&) = default;
};

/// What people may change about a case, under Kibana's names (reference/kibana-cases, "Case attributes").
struct CaseAttributes {
    std::string title{};
    std::string description{};                     ///< Markdown
    std::vector<std::string> tags{};
    std::optional<std::string> category{};
    CaseStatus status = CaseStatus::Open;
    Severity severity = Severity::Low;
    std::vector<std::string> assignees{};          ///< user names, which stand for Kibana's profile uids
    bool syncAlerts = false;
    CaseConnector connector{};
    std::vector<CustomField> customFields{};

    friend bool operator==(const CaseAttributes&, const CaseAttributes&) = default;
};

/// What a change can give, in the order in which Kibana's documentation lists the fields of an update.
enum class CaseField : std::uint8_t {
    Assignees,
    Category,
    Connector,
    CustomFields,
    Description,
    Settings,
    Severity,
    Status,
    Tags,
    Title,
};

/// What a person changes about a case: what is given, and nothing else (Kibana's PATCH).
struct CaseChange {
    std::optional<std::string> title{};
    std::optional<std::string> description{};
    std::optional<std::vector<std::string>> tags{};
    std::optional<std::optional<std::string>> category{};   ///< given and none: the category is taken away
    std::optional<CaseStatus> status{};
    std::optional<Severity> severity{};
    std::optional<std::vector<std::string>> assignees{};
    std::optional<bool> syncAlerts{};
    std::optional<CaseConnector> connector{};
    std::optional<std::vector<CustomField>> customFields{};
    /// In which the request names its fields, and so activity does; those that are not named here come last.
    std::vector<CaseField> order{};

    friend bool operator==(const CaseChange&, const CaseChange&) = default;
};

} // namespace casewright::cases
