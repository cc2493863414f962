// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/JsonNode.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "core/base/JsonPlace.h"

namespace casewright::base {
namespace {

constexpr double LargestSafeInteger = 9'007'199'254'740'991.0; // of JavaScript

Error repeatedError(const JsonFile& file, const RepeatedKey& again)
{
    const std::string pointer = fmt::format("{}/{}", again.object, pointerStep(again.key));
    Location at = placeOfByte(file.text, again.again, file.name);
    at.field = placeInJson(file.text, pointer, file.name).field;
    return {ErrorCode::InvalidValue,
            fmt::format("the key \"{}\" stands in line {} already; keep one of them", again.key,
                        placeOfByte(file.text, again.first, {}).line),
            std::move(at)};
}

} // namespace

Result<JsonFile> JsonFile::parse(std::string text, std::string name, std::string kind)
{
    Result<Json> root = parseJson(text, name);
    if (!root)
        return fail(std::move(root.error()));
    std::vector<RepeatedKey> repeated = findRepeatedKeys(text);
    return JsonFile{.text = std::move(text),
                    .name = std::move(name),
                    .kind = std::move(kind),
                    .root = std::make_shared<const Json>(std::move(*root)),
                    .repeated = std::move(repeated)};
}

Error JsonFile::errorAt(ErrorCode code, std::string reason, std::string_view pointer) const
{
    return {code, std::move(reason), placeInJson(text, pointer, name)};
}

bool JsonNode::isNull() const { return m_value != nullptr && m_value->is_null(); }

const Json& JsonNode::json() const
{
    static const Json null;
    return m_value == nullptr ? null : *m_value;
}

JsonNode JsonNode::member(std::string_view key) const
{
    std::string pointer = fmt::format("{}/{}", m_pointer, pointerStep(key));
    if (m_value == nullptr || !m_value->is_object())
        return {m_file, nullptr, std::move(pointer)};
    const auto found = m_value->find(std::string(key));
    return {m_file, found == m_value->end() ? nullptr : &found.value(), std::move(pointer)};
}

JsonNode JsonNode::required(std::string_view key) const
{
    JsonNode found = member(key);
    if (!found.isThere() && isThere())
        reject(ErrorCode::MissingValue, fmt::format("{} needs \"{}\" here", m_file->kind, key));
    return found;
}

void JsonNode::once() const
{
    for (const RepeatedKey& again : m_file->repeated)
        if (again.object == m_pointer && !m_file->error)
            m_file->error = repeatedError(*m_file, again);
}

void JsonNode::only(std::initializer_list<std::string_view> keys) const
{
    if (m_value == nullptr)
        return;
    if (!m_value->is_object())
        return reject(ErrorCode::InvalidValue, "must be an object");
    once();
    for (auto entry = m_value->begin(); entry != m_value->end(); ++entry)
        if (std::find(keys.begin(), keys.end(), entry.key()) == keys.end())
            member(entry.key())
                .reject(ErrorCode::UnknownKey, fmt::format("{} has no key \"{}\" here; the keys are {}", m_file->kind,
                                                           entry.key(), fmt::join(keys, ", ")));
}

std::vector<JsonNode> JsonNode::elements() const
{
    std::vector<JsonNode> nodes;
    if (m_value == nullptr)
        return nodes;
    if (!m_value->is_array()) {
        reject(ErrorCode::InvalidValue, "must be a list");
        return nodes;
    }
    nodes.reserve(m_value->size());
    for (std::size_t i = 0; i < m_value->size(); ++i)
        nodes.push_back(JsonNode(m_file, &(*m_value)[i], fmt::format("{}/{}", m_pointer, i)));
    return nodes;
}

std::string JsonNode::text() const
{
    if (m_value != nullptr && m_value->is_string())
        return m_value->get<std::string>();
    if (m_value != nullptr)
        reject(ErrorCode::InvalidValue, "must be a text");
    return {};
}

bool JsonNode::truth() const
{
    if (m_value != nullptr && m_value->is_boolean())
        return m_value->get<bool>();
    if (m_value != nullptr)
        reject(ErrorCode::InvalidValue, "must be true or false");
    return false;
}

std::int64_t JsonNode::wholeNumber() const
{
    if (m_value == nullptr)
        return 0;
    const double number = m_value->is_number() ? m_value->get<double>() : std::nan("");
    if (std::fabs(number) <= LargestSafeInteger && number == std::floor(number))
        return static_cast<std::int64_t>(number);
    reject(ErrorCode::InvalidValue, "must be a whole number");
    return 0;
}

double JsonNode::number() const
{
    if (m_value != nullptr && m_value->is_number())
        return m_value->get<double>();
    if (m_value != nullptr)
        reject(ErrorCode::InvalidValue, "must be a number");
    return 0;
}

std::vector<std::string> JsonNode::texts() const
{
    std::vector<std::string> all;
    for (const JsonNode& element : elements())
        all.push_back(element.text());
    return all;
}

void JsonNode::reject(ErrorCode code, std::string reason) const
{
    if (!m_file->error)
        m_file->error = m_file->errorAt(code, std::move(reason), m_pointer);
}

} // namespace casewright::base
