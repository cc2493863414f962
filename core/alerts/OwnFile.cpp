// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/OwnFile.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/alerts/DocumentFields.h"
#include "core/alerts/InputFile.h"
#include "core/alerts/LikelyTime.h"
#include "core/base/Json.h"

namespace casewright::alerts {
namespace {

using base::Json;

constexpr std::size_t Beginning = std::size_t{64} * 1024;
constexpr std::uint64_t Longest = std::uint64_t{16} * 1024 * 1024;   ///< none of ours is longer

/// Whether an object is a rule: a body for Kibana's API, a saved object, a detection rule.
bool isRule(const Json& object)
{
    const auto type = object.find("type");
    const bool isSaved = type != object.end() && *type == "alert" && object.contains("attributes");
    return (object.contains("rule_type_id") && object.contains("params"))
        || (object.contains("rule_id") && object.contains("risk_score")) || isSaved;
}

/// Whether a value of it, or of an object in it, is a time, whatever it is called. A rule has one too, of its last change.
bool hasLikelyTime(const Json& object)
{
    for (const char* const ofRules : {"params", "actions", "schedule", "attributes", "alertTypeId", "rule_id"}) {
        if (object.contains(ofRules))
            return false;
    }
    std::vector<std::string> names;
    std::vector<std::string> values;
    const auto add = [&](const std::string& name, const Json& value) {
        if (!value.is_string() && !value.is_number())
            return;
        names.push_back(name);
        values.push_back(value.is_string() ? value.get<std::string>() : value.dump());
    };
    for (const auto& [name, value] : object.items()) {
        add(name, value);
        if (!value.is_object())
            continue;
        for (const auto& [inner, content] : value.items())
            add(fmt::format("{}.{}", name, inner), content);
    }
    return !likelyTime(names, {values}).empty();
}

/// The document of a file that is all JSON, or of its first line.
Json firstDocument(std::string_view text)
{
    Json whole = Json::parse(text, nullptr, false);
    return whole.is_discarded() ? Json::parse(text.substr(0, text.find('\n')), nullptr, false) : whole;
}

} // namespace

OwnFile lookAtText(std::string_view text)
{
    const Json document = firstDocument(text);
    if (!document.is_object())
        return {};
    OwnFile file;
    const auto format = document.find("casewright");
    if (format != document.end() && format->is_string()) {
        file.format = format->get<std::string>();
        const std::string_view name = std::string_view(file.format).substr(0, file.format.find('/'));
        file.kind = name == "flood" ? OwnKind::Flood
                  : name == "scenario" ? OwnKind::Scenario
                  : name == "analysts" ? OwnKind::Analysts
                                       : OwnKind::Other;
    } else if (isRule(document)) {
        file.kind = OwnKind::Rule;
    }
    return file;
}

base::Result<OwnFile> lookAtFile(const std::string& path)
{
    const base::Result<std::shared_ptr<const InputFile>> file = InputFile::open(path);
    if (!file)
        return base::fail(file.error());
    std::string start(Beginning, '\0');
    const base::Result<std::size_t> got = (*file)->read(0, start.data(), start.size());
    if (!got)
        return base::fail(got.error());
    start.resize(*got);
    // Every one of them names itself early; alerts are not read twice.
    bool mayBeOurs = false;
    for (const std::string_view key : {"\"casewright\"", "\"rule_type_id\"", "\"rule_id\"", "\"alertTypeId\""})
        mayBeOurs = mayBeOurs || start.find(key) != std::string::npos;
    if (!mayBeOurs || (*file)->size() > Longest)
        return OwnFile{};
    base::Result<std::string> text = (*file)->readAll();
    if (!text)
        return base::fail(std::move(text.error()));
    OwnFile own = lookAtText(*text);
    if (own.kind == OwnKind::Flood)
        own.text = std::move(*text);
    return own;
}

bool seemsToBeAlerts(std::string_view text)
{
    const Json first = firstDocument(text);
    const Json& document = first.is_array() && !first.empty() ? first.front() : first;
    if (document.is_object()) {
        const DocumentFields usual;
        const bool isHit = document.contains("hits") || document.contains("_source");
        const bool hasTime = document.contains(usual.time) || guessFields(document, usual) != usual;
        return isHit || hasTime || hasLikelyTime(document);
    }
    const std::string_view header = text.substr(0, text.find('\n'));
    return first.is_discarded() && header.size() < text.size() && header.find_first_of("{[") == header.npos
        && header.find_first_of(",;\t") != header.npos;
}

} // namespace casewright::alerts
