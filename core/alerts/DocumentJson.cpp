// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/DocumentJson.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <utility>

#include <nlohmann/json.hpp>

namespace casewright::alerts {
namespace {

using base::Json;

void merge(Json& into, Json&& from)
{
    if (into.is_object() && from.is_object()) {
        for (auto entry = from.begin(); entry != from.end(); ++entry)
            merge(into[entry.key()], std::move(entry.value()));
        return;
    }
    if (into.is_array() && from.is_array()) {
        for (std::size_t i = 0; i < from.size(); ++i) {
            if (i < into.size())
                merge(into[i], std::move(from[i]));
            else
                into.push_back(std::move(from[i]));
        }
        return;
    }
    into = std::move(from);
}

/// The next segment of a dotted path, which is cut off; npos-free: an empty rest has one empty segment.
std::string_view takeSegment(std::string_view& path, bool& last)
{
    const std::size_t dot = path.find('.');
    last = dot == std::string_view::npos;
    const std::string_view segment = path.substr(0, dot);
    path.remove_prefix(last ? path.size() : dot + 1);
    return segment;
}

void mergeAtPath(Json& document, std::string_view path, Json&& value)
{
    Json* target = &document;
    for (bool last = false; !last;) {
        if (!target->is_object())
            *target = Json::object();
        target = &(*target)[std::string(takeSegment(path, last))];
    }
    merge(*target, std::move(value));
}

/// The element of a list that a segment of a path names, or null.
const Json* element(const Json& list, std::string_view segment)
{
    std::size_t position = 0;
    const char* const end = segment.data() + segment.size();
    const auto [stop, problem] = std::from_chars(segment.data(), end, position);
    const bool plain = segment == "0" || (!segment.empty() && segment.front() != '0');
    if (problem != std::errc{} || stop != end || !plain || position >= list.size())
        return nullptr;
    return &list[position];
}

std::size_t levelsOf(const Json& value)
{
    std::size_t deepest = 0;
    for (const Json& inner : value)
        if (inner.is_structured())
            deepest = std::max(deepest, levelsOf(inner));
    return deepest + 1;
}

void write(const Json& value, std::string& out)
{
    if (value.is_object()) {
        out += '{';
        for (auto entry = value.begin(); entry != value.end(); ++entry) {
            if (entry != value.begin())
                out += ',';
            out += base::javascriptString(entry.key());
            out += ':';
            write(entry.value(), out);
        }
        out += '}';
    } else if (value.is_array()) {
        out += '[';
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (i > 0)
                out += ',';
            write(value[i], out);
        }
        out += ']';
    } else {
        out += base::plainJson(value);
    }
}

} // namespace

Json expandDottedKeys(Json document)
{
    if (!document.is_object())
        return document;
    bool dotted = false;
    for (auto entry = document.begin(); entry != document.end() && !dotted; ++entry)
        dotted = entry.key().find('.') != std::string::npos;
    if (!dotted)
        return document;
    Json expanded = Json::object();
    for (auto entry = document.begin(); entry != document.end(); ++entry)
        mergeAtPath(expanded, entry.key(), std::move(entry.value()));
    return expanded;
}

const std::string* keyTooDeep(const Json& document)
{
    if (!document.is_object())
        return nullptr;
    for (auto entry = document.begin(); entry != document.end(); ++entry) {
        const auto dots = static_cast<std::size_t>(std::count(entry.key().begin(), entry.key().end(), '.'));
        if (dots == 0)
            continue;
        if (1 + dots + (entry->is_structured() ? levelsOf(*entry) : 0) > base::DeepestNesting)
            return &entry.key();
    }
    return nullptr;
}

std::optional<FoundValue> findValue(const Json& document, std::string_view field)
{
    if (!document.is_object())
        return std::nullopt;
    if (const auto entry = document.find(std::string(field)); entry != document.end())
        return FoundValue{.value = &entry.value(), .literal = true};
    const Json* at = &document;
    for (bool last = false; !last;) {
        const std::string_view segment = takeSegment(field, last);
        if (at->is_array()) {
            at = element(*at, segment);
            if (at == nullptr)
                return std::nullopt;
            continue;
        }
        if (!at->is_object())
            return std::nullopt;
        const auto entry = at->find(std::string(segment));
        if (entry == at->end())
            return std::nullopt;
        at = &entry.value();
    }
    return FoundValue{.value = at, .literal = false};
}

std::optional<Json> cutDown(const Json& document, std::string_view field)
{
    const std::optional<FoundValue> found = findValue(document, field);
    if (!found)
        return std::nullopt;
    Json cut = Json::object();
    if (found->literal) {
        cut[std::string(field)] = *found->value;
        return cut;
    }
    const Json* at = &document;
    Json* into = &cut;
    for (bool last = false; !last;) {
        const std::string segment(takeSegment(field, last));
        if (at->is_array()) {
            at = element(*at, segment);
            into = &(*into)[static_cast<std::size_t>(std::stoul(segment))];
        } else {
            at = &*at->find(segment);
            into = &(*into)[segment];
        }
        *into = last ? *at : at->is_array() ? Json::array() : Json::object();
    }
    return cut;
}

std::optional<std::string> idText(const Json& number)
{
    if (number.is_number_integer())
        return number.dump();
    constexpr double FirstInexact = 9'007'199'254'740'992.0; // 2^53
    const double value = number.is_number() ? number.get<double>() : FirstInexact;
    return std::abs(value) < FirstInexact ? std::optional(base::javascriptNumber(value)) : std::nullopt;
}

std::string documentOrderJson(const Json& value)
{
    std::string out;
    write(value, out);
    return out;
}

} // namespace casewright::alerts
