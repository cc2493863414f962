// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a connector must be like, so that it can push.

#include "core/cases/WebhookConnector.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/base/Utf16.h"
#include "core/cases/HeaderSecrets.h"
#include "core/cases/IncidentTemplate.h"

namespace casewright::cases {
namespace {

using base::ErrorCode;
using Problems = std::vector<ConnectorProblem>;
using Variables = std::vector<IncidentVariable>;

/// A template of a connector: what Kibana fills in there, and what it must have.
struct Field {
    std::string_view name;
    std::string_view text;
    TemplateKind kind;
    Variables known;
    Variables required;
    bool oneIsEnough = false; ///< of those that are required
};

/// As in a message: `{{{case.title}}}`.
std::string braced(IncidentVariable variable) { return fmt::format("{{{{{{{}}}}}}}", nameOf(variable)); }

std::string braced(const Variables& variables, std::string_view between)
{
    std::vector<std::string> names;
    for (const IncidentVariable variable : variables)
        names.push_back(braced(variable));
    return fmt::format("{}", fmt::join(names, between));
}

bool contains(const Variables& variables, IncidentVariable variable)
{
    return std::find(variables.begin(), variables.end(), variable) != variables.end();
}

/// What is wrong with the variables; empty: nothing.
std::string variableProblem(const Field& field, const Variables& used)
{
    for (const IncidentVariable variable : used)
        if (!contains(field.known, variable))
            return field.known.empty()
                ? fmt::format("has no variables, and Kibana does not fill in {}", braced(variable))
                : fmt::format("cannot have {}; Kibana fills in {} here", braced(variable), braced(field.known, ", "));
    Variables missing;
    for (const IncidentVariable variable : field.required)
        if (!contains(used, variable))
            missing.push_back(variable);
    const bool isEnough = missing.empty() || (field.oneIsEnough && missing.size() < field.required.size());
    return isEnough ? std::string() : fmt::format("needs {}", braced(missing, field.oneIsEnough ? " or " : " and "));
}

/// Where the host of a URL ends; npos: it is none that we can use.
std::size_t hostEnd(std::string_view url)
{
    for (const std::string_view scheme : {"https://", "http://"}) {
        std::string start(url.substr(0, scheme.size()));
        std::transform(start.begin(), start.end(), start.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        if (start == scheme) {
            const std::size_t end = std::min(url.find_first_of("/?#", scheme.size()), url.size());
            return end == scheme.size() || url[scheme.size()] == ':' ? std::string_view::npos : end;
        }
    }
    return std::string_view::npos;
}

bool isHex(char c) { return std::string_view("0123456789abcdefABCDEF").find(c) != std::string_view::npos; }

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// `192.0.2.1`
bool isIpv4(std::string_view text)
{
    int parts = 1;
    int digits = 0;
    int value = 0;
    for (const char c : text) {
        if (c == '.' && digits > 0) {
            ++parts;
            digits = value = 0;
        } else if (isDigit(c) && ++digits <= 3 && (value = value * 10 + (c - '0')) <= 255) {
            continue;
        } else {
            return false;
        }
    }
    return parts == 4 && digits > 0;
}

/// `2001:db8::1`, without a zone: eight groups, of which `::` stands for one or more, and the last two may be an IPv4.
bool isIpv6(std::string_view text)
{
    int groups = 0;
    bool isShortened = text.starts_with("::");
    if (isShortened)
        text.remove_prefix(2);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(':'), text.size());
        const std::string_view group = text.substr(0, end);
        const bool isLast = end == text.size();
        const bool isAddress = isLast && isIpv4(group);
        if (!isAddress && (group.empty() || group.size() > 4 || !std::all_of(group.begin(), group.end(), isHex)))
            return false;
        groups += isAddress ? 2 : 1;
        text.remove_prefix(isLast ? end : end + 1);
        if (isLast)
            break;
        if (text.starts_with(':')) {
            if (isShortened)
                return false;
            isShortened = true;
            text.remove_prefix(1);
        } else if (text.empty()) {
            return false;
        }
    }
    return isShortened ? groups < 8 : groups == 8;
}

/// A name as the domain name system has them: labels of letters, digits, hyphens within and underscores; letters of
/// other scripts are left to whoever asks.
bool isHostName(std::string_view name)
{
    if (name.size() > 1 && name.ends_with('.'))
        name.remove_suffix(1);
    for (std::size_t from = 0; from <= name.size();) {
        const std::size_t end = std::min(name.find('.', from), name.size());
        const std::string_view label = name.substr(from, end - from);
        const bool isPlain = std::all_of(label.begin(), label.end(), [](unsigned char c) {
            return c >= 0x80 || std::isalnum(c) != 0 || c == '-' || c == '_';
        });
        if (label.empty() || label.size() > 63 || !isPlain || label.front() == '-' || label.back() == '-')
            return false;
        from = end + 1;
    }
    return true;
}

/// What stands between the scheme and the path, without a user: a host, and perhaps a port.
bool isServer(std::string_view text)
{
    std::string_view host = text.substr(0, text.find(':'));
    std::string_view port = text.substr(host.size());
    if (text.starts_with('[')) {
        const std::size_t end = text.find(']');
        if (end == text.npos || !isIpv6(text.substr(1, end - 1)))
            return false;
        port = text.substr(end + 1);
    } else if (!isHostName(host)) {
        return false;
    }
    if (port.empty())
        return true;
    const std::string_view digits = port.substr(1);
    int number = 0;
    return port.front() == ':' && !digits.empty() && digits.size() <= 5
        && std::all_of(digits.begin(), digits.end(),
                       [&number](char c) { return isDigit(c) && (number = number * 10 + (c - '0')) <= 65'535; });
}

/// What must not stand in a URL as it is; what is filled in is encoded.
std::string characterProblem(std::string_view part)
{
    constexpr std::string_view Encoded = "\"<>\\^`{|}";
    for (std::size_t i = 0; i < part.size(); ++i) {
        if (Encoded.find(part[i]) != Encoded.npos)
            return fmt::format("must not have {} as it is; write %{:02X} for it", part[i],
                               static_cast<unsigned>(part[i]));
        if (part[i] == '%' && (i + 2 >= part.size() || !isHex(part[i + 1]) || !isHex(part[i + 2])))
            return "must have two hexadecimal digits after each %; write %25 for a percent sign";
    }
    return {};
}

std::string parameterProblem(std::string_view url)
{
    const std::string_view name = secretParameterOf(url);
    return name.empty() ? std::string()
                        : fmt::format("must not hold a secret ({}), which a workspace keeps in clear: give it in a "
                                      "header whose value is ${{{}NAME}}",
                                      name, HeaderVariablePrefix);
}

std::string urlProblem(std::string_view url, const std::vector<PlacedVariable>& variables)
{
    const std::size_t end = hostEnd(url);
    if (end == std::string_view::npos)
        return "must be a URL that begins with https:// or http:// and a host";
    if (!variables.empty() && variables.front().begin < end)
        return "must name its host: what is filled in may not choose where a case and a password go";
    if (url.substr(0, end).find('@') != std::string_view::npos)
        return "must not hold a user or a password, which a workspace keeps in clear: set hasAuth, and they are asked "
               "for";
    if (!isServer(url.substr(url.find("//") + 2, end - url.find("//") - 2)))
        return "must name a host that can be, and a port to 65535 if any: https://desk.example:8443/";
    const bool isPlain = std::none_of(url.begin(), url.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
    std::vector<std::string_view> parts;
    std::size_t from = 0;
    for (const PlacedVariable& placed : variables) {
        parts.push_back(url.substr(from, placed.begin - from));
        from = placed.end;
    }
    parts.push_back(url.substr(from));
    const bool hasBlank =
        std::any_of(parts.begin(), parts.end(), [](std::string_view part) { return part.find(' ') != part.npos; });
    if (!isPlain || hasBlank)
        return "must not have blanks or line ends; write %20 for a blank";
    for (const std::string_view part : parts)
        if (std::string problem = characterProblem(part); !problem.empty())
            return problem;
    return parameterProblem(url);
}

/// Values with all that is special in JSON, to try a template with.
std::string jsonProblem(std::string_view text)
{
    const IncidentValues values{.caseId = "1",
                                .title = "a \"title\"\n",
                                .description = "a \\description",
                                .tags = {"a", "tag"},
                                .comment = "a comment",
                                .externalId = "1",
                                .externalTitle = "T-1"};
    const base::Result<std::string> filled = fillIn(text, TemplateKind::Json, values);
    if (!filled)
        return filled.error().text;
    if (base::parseJson(*filled))
        return {};
    if (text.find("\"{{") != std::string_view::npos)
        return "must be JSON once its variables are filled in: they bring their quotes, so none stand around them";
    const base::Error error = base::parseJson(*filled).error();
    return fmt::format("must be JSON once its variables are filled in: {}", error.text);
}

void checkTemplate(const Field& field, Problems& problems)
{
    const auto add = [&](ErrorCode code, std::string reason) {
        if (!reason.empty())
            problems.push_back({std::string(field.name), code, std::move(reason)});
    };
    if (base::trimJavascript(field.text).empty())
        return add(ErrorCode::MissingValue, "must be given");
    const base::Result<std::vector<PlacedVariable>> variables = variablesIn(field.text);
    if (!variables)
        return add(variables.error().code, variables.error().text);
    Variables used;
    for (const PlacedVariable& placed : *variables)
        used.push_back(placed.variable);
    std::string form = field.kind == TemplateKind::Url ? urlProblem(field.text, *variables) : jsonProblem(field.text);
    if (!form.empty())
        return add(ErrorCode::InvalidValue, std::move(form));
    add(ErrorCode::MissingValue, variableProblem(field, used));
}

void checkKey(std::string_view name, std::string_view key, Problems& problems)
{
    if (base::trimJavascript(key).empty())
        problems.push_back({std::string(name), ErrorCode::MissingValue, "must be given"});
}

std::string headerProblem(std::string_view name, std::string_view value, bool hasAuth)
{
    constexpr std::string_view Marks = "!#$%&'*+-.^_`|~";
    const bool isName = !name.empty() && std::all_of(name.begin(), name.end(), [&](unsigned char c) {
        return (c < 0x80 && std::isalnum(c) != 0) || Marks.find(static_cast<char>(c)) != Marks.npos;
    });
    if (!isName)
        return "must have a name of letters, digits and hyphens";
    if (std::any_of(value.begin(), value.end(), [](unsigned char c) { return (c < 0x20 && c != '\t') || c == 0x7F; }))
        return "must not have line ends or other control characters";
    std::string lower(name);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (isClearSecret(name, value))
        return fmt::format("would be a secret, which a workspace keeps in clear: write ${{{0}NAME}} for it, or Bearer "
                           "${{{0}NAME}}, and its value is taken from that environment variable when a case is pushed; "
                           "or set hasAuth, and user and password are asked for",
                           HeaderVariablePrefix);
    if (hasAuth && lower == "authorization")
        return "would be there twice: take it out, or set hasAuth to false";
    for (const std::string_view own : {"host", "content-length", "transfer-encoding", "connection"})
        if (lower == own)
            return "belongs to the connection and cannot be set";
    return {};
}

} // namespace

Problems problemsOf(const WebhookConnector& connector)
{
    using enum IncidentVariable;
    const Variables ofCase{CaseId, CaseTitle, CaseDescription, CaseTags, CaseSeverity, CaseStatus};
    Variables ofUpdate = ofCase;
    ofUpdate.push_back(ExternalId);
    Problems problems;
    const auto url = [&](std::string_view name, std::string_view text, const Variables& known, bool isRequired = true) {
        checkTemplate({name, text, TemplateKind::Url, known, isRequired ? known : Variables{}, true}, problems);
    };
    const auto json = [&](std::string_view name, std::string_view text, const Variables& known,
                          const Variables& required) {
        checkTemplate({name, text, TemplateKind::Json, known, required, false}, problems);
    };
    url("createIncidentUrl", connector.createIncidentUrl, {});
    json("createIncidentJson", connector.createIncidentJson, ofCase, {CaseTitle, CaseDescription});
    checkKey("createIncidentResponseKey", connector.createIncidentResponseKey, problems);
    const bool posts = connector.getIncidentMethod == HttpMethod::Post && !connector.getIncidentJson.empty();
    url("getIncidentUrl", connector.getIncidentUrl, {ExternalId}, !posts);
    if (!connector.getIncidentJson.empty())
        json("getIncidentJson", connector.getIncidentJson, {ExternalId}, {});
    checkKey("getIncidentResponseExternalTitleKey", connector.getIncidentResponseExternalTitleKey, problems);
    url("viewIncidentUrl", connector.viewIncidentUrl, {ExternalId, ExternalTitle});
    url("updateIncidentUrl", connector.updateIncidentUrl, {ExternalId});
    json("updateIncidentJson", connector.updateIncidentJson, ofUpdate, {CaseTitle, CaseDescription});
    if (!connector.createCommentUrl.empty() || !connector.createCommentJson.empty()) {
        url("createCommentUrl", connector.createCommentUrl, {ExternalId}, false);
        json("createCommentJson", connector.createCommentJson, {CaseComment, ExternalId}, {CaseComment});
    }
    for (const auto& [name, value] : connector.headers)
        if (std::string problem = headerProblem(name, value, connector.hasAuth); !problem.empty())
            problems.push_back({fmt::format("headers.{}", name), ErrorCode::InvalidValue, std::move(problem)});
    return problems;
}

} // namespace casewright::cases
