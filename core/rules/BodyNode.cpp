// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/BodyNode.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/JsonPlace.h"
#include "core/rules/RuleFormat.h"

namespace casewright::rules {

using base::Json;

namespace {

constexpr double Largest = 9'007'199'254'740'991.0; // of JavaScript's safe integers

/// `"true"` as true; null for any other.
Json asTruth(const Json& value)
{
    return value == "true" ? Json(true) : value == "false" ? Json(false) : Json();
}

/// `"7"` as 7; null for what is no number.
Json asNumber(const Json& value, bool isWhole = false)
{
    if (!value.is_string())
        return {};
    const base::Result<Json> read = base::parseJson(value.get_ref<const std::string&>());
    if (!read || !read->is_number())
        return {};
    const double number = read->get<double>();
    const bool fits = isWhole ? std::fabs(number) <= Largest && number == std::floor(number) : std::isfinite(number);
    return fits ? *read : Json();
}

/// A value as a list of one; null for what would not fit in.
Json asList(const Json& value, bool isOfNumbers)
{
    const Json element = !isOfNumbers ? value : value.is_number() ? value : asNumber(value);
    const bool fits = isOfNumbers ? element.is_number() : element.is_string();
    return fits ? Json::array({element}) : Json();
}

} // namespace

bool BodyNode::isText() const { return m_value != nullptr && m_value->is_string(); }

BodyNode BodyNode::member(std::string_view key) const
{
    return exactly(m_value == nullptr ? std::string(key) : spelledKey(*m_value, key));
}

BodyNode BodyNode::exactly(std::string_view key) const
{
    requireObject();
    const Json* value = nullptr;
    if (m_value != nullptr && m_value->is_object()) {
        const auto found = m_value->find(key);
        value = found == m_value->end() || found->is_null() ? nullptr : &*found;
    }
    return {value, base::pointerTo(m_pointer, key), m_field, m_problems};
}

BodyNode BodyNode::of(RuleField field) const { return {m_value, m_pointer, field, m_problems}; }

std::vector<BodyNode> BodyNode::elements(std::string_view what) const
{
    std::vector<BodyNode> nodes;
    if (m_value == nullptr)
        return nodes;
    if (!m_value->is_array()) {
        noteKind(fmt::format("a list of {}", what), asList(*m_value, what == "numbers"));
        return nodes;
    }
    for (std::size_t i = 0; i < m_value->size(); ++i)
        nodes.push_back(BodyNode{&(*m_value)[i], fmt::format("{}/{}", m_pointer, i), m_field, m_problems});
    return nodes;
}

void BodyNode::requireObject() const
{
    if (m_value != nullptr && !m_value->is_object())
        noteKind("an object", Json());
}

void BodyNode::read(std::string& into) const
{
    if (isText())
        into = m_value->get<std::string>();
    else if (isThere())
        noteKind("a text", m_value->is_number() ? Json(m_value->dump()) : Json());
}

void BodyNode::read(bool& into) const
{
    if (isThere() && m_value->is_boolean())
        into = m_value->get<bool>();
    else if (isThere())
        noteKind("true or false", asTruth(*m_value));
}

void BodyNode::read(std::optional<bool>& into) const
{
    bool value = false;
    read(value);
    if (isThere() && m_value->is_boolean())
        into = value;
}

void BodyNode::read(double& into) const
{
    const double value = isThere() && m_value->is_number() ? m_value->get<double>() : std::nan("");
    if (std::isfinite(value))
        into = value;
    else if (isThere())
        noteKind("a number", asNumber(*m_value));
}

void BodyNode::read(std::int64_t& into) const
{
    std::optional<std::int64_t> value;
    read(value);
    into = value.value_or(into);
}

void BodyNode::read(std::optional<std::string>& into) const
{
    if (!isThere())
        return;
    std::string text;
    read(text);
    if (isText())
        into = std::move(text);
}

void BodyNode::read(std::optional<std::int64_t>& into) const
{
    const double value = isThere() && m_value->is_number() ? m_value->get<double>() : std::nan("");
    if (std::fabs(value) <= Largest && value == std::floor(value))
        into = static_cast<std::int64_t>(value);
    else if (std::fabs(value) > Largest)
        note(fmt::format("The number is too large: whole numbers go up to {:.0f} here. It is kept as it is, and not "
                         "used.",
                         Largest));
    else if (isThere())
        noteKind("a whole number", asNumber(*m_value, true));
}

void BodyNode::read(std::vector<std::string>& into) const
{
    for (const BodyNode& element : elements("texts")) {
        std::string text = element.m_value->dump(-1, ' ', false, Json::error_handler_t::replace);
        element.read(text);
        into.push_back(std::move(text));
    }
}

void BodyNode::readOneOrMore(std::vector<std::string>& into) const
{
    if (isText())
        into.push_back(m_value->get<std::string>());
    else
        read(into);
}

void BodyNode::read(std::vector<double>& into) const
{
    for (const BodyNode& element : elements("numbers")) {
        double value = 0;
        element.read(value);
        into.push_back(value);
    }
}

void BodyNode::note(std::string text, std::optional<FindingFix> fix) const
{
    const bool isKnown = std::any_of(m_problems->begin(), m_problems->end(),
                                     [this](const BodyProblem& problem) { return problem.pointer == m_pointer; });
    if (isKnown)
        return;
    if (fix && fix->pointer.empty())
        fix->pointer = m_pointer;
    m_problems->push_back({m_field, m_pointer, std::move(text), std::move(fix)});
}

void BodyNode::noteKind(std::string_view wanted, const Json& instead) const
{
    std::optional<FindingFix> fix;
    if (!instead.is_null()) {
        const std::string json = instead.dump(-1, ' ', false, Json::error_handler_t::replace);
        fix = FindingFix{.description = fmt::format("Write {}.", json), .pointer = {}, .json = json};
    }
    note(fmt::format("Kibana takes {} here. What the file has is kept as it is, and not used.", wanted),
         std::move(fix));
}

} // namespace casewright::rules
