// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cases/IncidentTemplate.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/base/Json.h"
#include "core/base/JsonPlace.h"
#include "core/base/Utf16.h"
#include "core/base/Utf8.h"
#include "core/cases/CaseNames.h"

namespace casewright::cases {
namespace {

// By the values of the enumeration.
constexpr std::array<std::string_view, 9> Names{"case.id",      "case.title",         "case.description",
                                                "case.tags",    "case.severity",      "case.status",
                                                "case.comment", "external.system.id", "external.system.title"};
constexpr std::size_t LongestQuote = 40; // of what is no variable

std::optional<IncidentVariable> variableNamed(std::string_view name)
{
    const auto* const found = std::find(Names.begin(), Names.end(), name);
    if (found == Names.end())
        return std::nullopt;
    return static_cast<IncidentVariable>(found - Names.begin());
}

std::string_view shortened(std::string_view text) { return text.substr(0, base::characterBegin(text, LongestQuote)); }

base::Error errorAt(std::string_view text, std::size_t byte, base::ErrorCode code, const std::string& reason)
{
    const base::Location at = base::placeOfByte(text, byte, {});
    return {code, fmt::format("{} (line {}, column {} of the template)", reason, at.line, at.column), {}};
}

/// The variable whose braces open at a byte.
base::Result<PlacedVariable> variableAt(std::string_view text, std::size_t begin)
{
    const bool isTriple = text.substr(begin).starts_with("{{{");
    const std::string_view closing = isTriple ? "}}}" : "}}";
    const std::size_t nameBegin = begin + closing.size();
    const std::size_t nameEnd = text.find(closing, nameBegin);
    if (nameEnd == std::string_view::npos)
        return base::fail(errorAt(
            text, begin, base::ErrorCode::InvalidValue,
            fmt::format("\"{}\" opens a variable that {} does not end", shortened(text.substr(begin)), closing)));
    const std::string_view name = base::trimJavascript(text.substr(nameBegin, nameEnd - nameBegin));
    const std::optional<IncidentVariable> variable = variableNamed(name);
    if (!variable)
        return base::fail(errorAt(
            text, begin, base::ErrorCode::UnknownKey,
            fmt::format("\"{}\" is no variable; the variables are {}", shortened(name), fmt::join(Names, ", "))));
    return PlacedVariable{*variable, begin, nameEnd + closing.size()};
}

/// JavaScript's encodeURIComponent.
std::string urlEncoded(std::string_view text)
{
    constexpr std::string_view Plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";
    std::string encoded;
    for (const char byte : text) {
        if (Plain.find(byte) != Plain.npos)
            encoded += byte;
        else
            encoded += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    }
    return encoded;
}

/// The value of any variable but the tags.
std::string_view textOf(IncidentVariable variable, const IncidentValues& values)
{
    switch (variable) {
    case IncidentVariable::CaseId: return values.caseId;
    case IncidentVariable::CaseTitle: return values.title;
    case IncidentVariable::CaseDescription: return values.description;
    case IncidentVariable::CaseTags: break;
    case IncidentVariable::CaseSeverity: return nameOf(values.severity);
    case IncidentVariable::CaseStatus: return nameOf(values.status);
    case IncidentVariable::CaseComment: return values.comment;
    case IncidentVariable::ExternalId: return values.externalId;
    case IncidentVariable::ExternalTitle: return values.externalTitle;
    }
    return {};
}

std::string filledIn(IncidentVariable variable, TemplateKind kind, const IncidentValues& values)
{
    if (variable != IncidentVariable::CaseTags) {
        const std::string_view text = textOf(variable, values);
        return kind == TemplateKind::Json ? base::javascriptString(text) : urlEncoded(text);
    }
    if (kind == TemplateKind::Url)
        return urlEncoded(fmt::format("{}", fmt::join(values.tags, ",")));
    std::vector<std::string> quoted;
    for (const std::string& tag : values.tags)
        quoted.push_back(base::javascriptString(tag));
    return fmt::format("[{}]", fmt::join(quoted, ","));
}

} // namespace

std::string_view nameOf(IncidentVariable variable) { return Names.at(static_cast<std::size_t>(variable)); }

base::Result<std::vector<PlacedVariable>> variablesIn(std::string_view text)
{
    std::vector<PlacedVariable> variables;
    for (std::size_t at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at)) {
        const base::Result<PlacedVariable> variable = variableAt(text, at);
        if (!variable)
            return base::fail(variable.error());
        variables.push_back(*variable);
        at = variable->end;
    }
    return variables;
}

base::Result<std::string> fillIn(std::string_view text, TemplateKind kind, const IncidentValues& values)
{
    const base::Result<std::vector<PlacedVariable>> variables = variablesIn(text);
    if (!variables)
        return base::fail(variables.error());
    std::string filled;
    std::size_t done = 0;
    for (const PlacedVariable& placed : *variables) {
        filled += text.substr(done, placed.begin - done);
        filled += filledIn(placed.variable, kind, values);
        done = placed.end;
    }
    filled += text.substr(done);
    return filled;
}

} // namespace casewright::cases
