// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/kql/PlainMatcher.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <regex>

namespace casewright::kql {
namespace {

using alerts::FieldType;
using base::Json;

std::string textOf(const Term& term)
{
    switch (term.kind) {
    case Term::Kind::Null: return "null";
    case Term::Kind::True: return "true";
    case Term::Kind::False: return "false";
    case Term::Kind::Text: return term.text;
    case Term::Kind::Wildcard: break;
    }
    std::string text;
    for (std::size_t i = 0; i < term.parts.size(); ++i)
        text += (i > 0 ? "*" : "") + term.parts[i];
    return text;
}

bool isStars(const Term& term)
{
    const std::string text = textOf(term);
    return term.kind == Term::Kind::Wildcard && text.find_first_not_of('*') == std::string::npos;
}

bool fits(const std::string& text, const Term& wildcard)
{
    std::string pattern;
    for (const char c : textOf(wildcard))
        pattern += c == '*' ? std::string("[^]*") : std::isalnum(c) != 0 ? std::string(1, c) : std::string("\\") + c;
    return std::regex_match(text, std::regex(pattern));
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// Of letters and digits; a point between two letters or two digits is in the word.
std::vector<std::string> wordsOf(const std::string& text)
{
    static const std::regex word("([a-z]\\.(?=[a-z])|[0-9]\\.(?=[0-9])|[a-z0-9])+");
    const std::string low = lower(text);
    std::vector<std::string> words;
    for (std::sregex_iterator found(low.begin(), low.end(), word); found != std::sregex_iterator(); ++found)
        words.push_back(found->str());
    return words;
}

template<class Value>
bool compare(const Node& tree, const Value& value, const Value& limit)
{
    if (tree.kind == Node::Kind::Is)
        return value == limit;
    switch (tree.op) {
    case RangeOperator::Greater: return value > limit;
    case RangeOperator::GreaterOrEqual: return value >= limit;
    case RangeOperator::Less: return value < limit;
    case RangeOperator::LessOrEqual: return value <= limit;
    }
    return false;
}

std::optional<long double> numberOf(const std::string& text)
{
    static const std::regex decimal("-?[0-9]+(\\.[0-9]+)?");
    return std::regex_match(text, decimal) ? std::optional(std::stold(text)) : std::nullopt;
}

std::optional<std::uint32_t> addressOf(const std::string& text)
{
    static const std::regex four("([0-9]+)\\.([0-9]+)\\.([0-9]+)\\.([0-9]+)");
    std::smatch parts;
    if (!std::regex_match(text, parts, four))
        return std::nullopt;
    std::uint32_t address = 0;
    for (std::size_t i = 1; i <= 4; ++i)
        address = address * 256 + static_cast<std::uint32_t>(std::stoul(parts[i]));
    return address;
}

bool matchesAddress(const Node& tree, const std::string& text)
{
    const std::optional<std::uint32_t> address = addressOf(text);
    const std::string wanted = textOf(tree.value);
    const std::size_t slash = wanted.find('/');
    const std::optional<std::uint32_t> limit = addressOf(wanted.substr(0, slash));
    if (!address || !limit)
        return false;
    if (slash == std::string::npos)
        return compare(tree, *address, *limit);
    const auto bits = std::stoul(wanted.substr(slash + 1));
    return tree.kind == Node::Kind::Is && (bits == 0 || (*address ^ *limit) >> (32 - bits) == 0);
}

} // namespace

bool PlainMatcher::matchesText(const Node& tree, const std::string& text) const
{
    if (tree.kind == Node::Kind::Range)
        return false;
    const std::vector<std::string> words = wordsOf(text);
    if (tree.value.kind == Term::Kind::Wildcard) {
        Term pattern = tree.value;
        for (std::string& part : pattern.parts)
            part = lower(part);
        return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return fits(word, pattern); });
    }
    const std::vector<std::string> wanted = wordsOf(textOf(tree.value));
    if (tree.value.quoted)
        return !wanted.empty() && std::search(words.begin(), words.end(), wanted.begin(), wanted.end()) != words.end();
    return std::find_first_of(words.begin(), words.end(), wanted.begin(), wanted.end()) != words.end();
}

bool PlainMatcher::matchesNumber(const Node& tree, bool isWhole, const std::string& text) const
{
    const std::optional<long double> number = numberOf(text);
    const std::optional<long double> limit = numberOf(textOf(tree.value));
    return number && limit && compare(tree, isWhole ? std::trunc(*number) : *number, *limit);
}

bool PlainMatcher::matchesDate(const Node& tree, const std::string& text) const
{
    // A whole number counts milliseconds.
    const auto instantOf = [](const std::string& date) -> std::optional<long double> {
        if (const base::Result<base::Timestamp> at = base::parseTimestamp(date))
            return at->milliseconds;
        return date.find('.') == std::string::npos ? numberOf(date) : std::nullopt;
    };
    std::string wanted = textOf(tree.value);
    if (wanted == "now-1d/d")
        wanted = base::formatTimestamp(m_now - base::Day).substr(0, 10);
    const std::optional<long double> at = instantOf(text);
    const std::optional<long double> first = instantOf(wanted);
    if (!at || !first)
        return false;
    const long double last = wanted.size() == 10 ? *first + 86'399'999 : *first;
    if (tree.kind == Node::Kind::Is)
        return *at >= *first && *at <= last;
    const bool isFromEnd = tree.op == RangeOperator::Greater || tree.op == RangeOperator::LessOrEqual;
    return compare(tree, *at, isFromEnd ? last : *first);
}

bool PlainMatcher::matchesValue(const Node& tree, FieldType type, const Json& value) const
{
    if (value.is_null() || value.is_structured())
        return false;
    if (tree.kind == Node::Kind::Is && isStars(tree.value))
        return true;
    if (tree.value.kind == Term::Kind::Null)
        return false;
    const bool isWild = tree.value.kind == Term::Kind::Wildcard;
    const std::string text = value.is_string() ? value.get<std::string>() : base::plainJson(value);
    const std::string wanted = textOf(tree.value);
    if (isWild && (tree.kind == Node::Kind::Range || (type != FieldType::Keyword && type != FieldType::Text)))
        return false;
    switch (type) {
    case FieldType::Keyword: return isWild ? fits(text, tree.value) : compare(tree, text, wanted);
    case FieldType::Text: return matchesText(tree, text);
    case FieldType::Long: return !value.is_boolean() && matchesNumber(tree, true, text);
    case FieldType::Double: return !value.is_boolean() && matchesNumber(tree, false, text);
    case FieldType::Boolean:
        return !value.is_number() && (wanted == "true" || wanted == "false")
            && (text == "true" || text == "false" || text.empty()) && compare(tree, text == "true", wanted == "true");
    case FieldType::Ip: return value.is_string() && matchesAddress(tree, text);
    case FieldType::Date:
        return !value.is_boolean()
            && matchesDate(tree, value.is_number() ? base::plainJson(std::floor(value.get<double>())) : text);
    default: return false;
    }
}

Json PlainMatcher::expanded(const Json& value)
{
    if (!value.is_structured())
        return value;
    Json all = value.is_array() ? Json::array() : Json::object();
    for (const auto& [key, inside] : value.items()) {
        if (value.is_array())
            all.push_back(expanded(inside));
        else
            put(all, key, expanded(inside));
    }
    return all;
}

void PlainMatcher::put(Json& object, const std::string& path, Json value)
{
    const std::size_t dot = path.find('.');
    if (dot != std::string::npos) {
        Json inside = Json::object();
        put(inside, path.substr(dot + 1), std::move(value));
        return put(object, path.substr(0, dot), std::move(inside));
    }
    if (!object.contains(path)) {
        object[path] = std::move(value);
    } else if (object[path].is_object() && value.is_object()) {
        for (const auto& [key, inside] : value.items())
            put(object[path], key, inside);
    } else {
        object[path] = Json::array({object[path], std::move(value)});
    }
}

void PlainMatcher::collect(const Json& value, const std::string& name, std::vector<Leaf>& leaves)
{
    if (value.is_array()) {
        for (const Json& element : value)
            collect(element, name, leaves);
    } else if (value.is_object()) {
        for (const auto& [key, inside] : value.items())
            collect(inside, name.empty() ? key : name + '.' + key, leaves);
    } else {
        leaves.push_back({name, value});
    }
}

void PlainMatcher::collectObjects(const Json& value, const std::string& path, std::vector<Json>& objects)
{
    if (value.is_array()) {
        for (const Json& element : value)
            collectObjects(element, path, objects);
    } else if (value.is_object() && path.empty()) {
        objects.push_back(value);
    } else if (value.is_object()) {
        const std::size_t dot = std::min(path.find('.'), path.size());
        const auto inside = value.find(path.substr(0, dot));
        if (inside != value.end())
            collectObjects(*inside, path.substr(std::min(dot + 1, path.size())), objects);
    }
}

bool PlainMatcher::matchesPredicate(const Node& tree, const Json& object, const std::string& path) const
{
    if (isMatchAll(tree))
        return true;
    std::vector<Leaf> leaves;
    collect(object, {}, leaves);
    return std::any_of(leaves.begin(), leaves.end(), [&](const Leaf& leaf) {
        const std::string field = textOf(tree.field);
        const bool isInside = tree.kind == Node::Kind::Is && isStars(tree.value) && leaf.name.starts_with(field + '.');
        const bool isMeant = tree.field.kind == Term::Kind::Null ? true
            : tree.field.kind == Term::Kind::Wildcard            ? fits(leaf.name, tree.field)
                                                                 : leaf.name == field || isInside;
        const auto type = m_types.find(path.empty() ? leaf.name : path + '.' + leaf.name);
        return isMeant && matchesValue(tree, type == m_types.end() ? FieldType::Keyword : type->second, leaf.value);
    });
}

bool PlainMatcher::matches(const Node& tree, const Json& object, const std::string& path) const
{
    const auto holds = [&](const Node& child) { return matches(child, object, path); };
    switch (tree.kind) {
    case Node::Kind::And: return std::all_of(tree.children.begin(), tree.children.end(), holds);
    case Node::Kind::Or: return std::any_of(tree.children.begin(), tree.children.end(), holds);
    case Node::Kind::Not: return !holds(tree.children.front());
    case Node::Kind::Nested: {
        std::vector<Json> objects;
        collectObjects(object, textOf(tree.field), objects);
        const std::string inside = path.empty() ? textOf(tree.field) : path + '.' + textOf(tree.field);
        return std::any_of(objects.begin(), objects.end(),
                           [&](const Json& one) { return matches(tree.children.front(), one, inside); });
    }
    default: return matchesPredicate(tree, object, path);
    }
}

} // namespace casewright::kql
