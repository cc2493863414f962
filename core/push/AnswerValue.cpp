// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/push/AnswerValue.h"

#include <charconv>
#include <cstddef>

#include <nlohmann/json.hpp>

namespace casewright::push {
namespace {

using base::Json;

const Json* step(const Json& value, std::string_view name)
{
    if (value.is_object()) {
        const auto found = value.find(std::string(name));
        return found == value.end() ? nullptr : &*found;
    }
    std::size_t index = 0;
    const auto [end, problem] = std::from_chars(name.data(), name.data() + name.size(), index);
    const bool isIndex = value.is_array() && problem == std::errc() && end == name.data() + name.size();
    return isIndex && index < value.size() ? &value[index] : nullptr;
}

const Json* find(const Json& answer, std::string_view key)
{
    if (const Json* const whole = step(answer, key))
        return whole;
    const Json* at = &answer;
    std::size_t begin = 0;
    while (at != nullptr && begin <= key.size()) {
        std::size_t end = key.find_first_of(".[", begin);
        if (end == std::string_view::npos)
            end = key.size();
        std::string_view name = key.substr(begin, end - begin);
        if (name.ends_with(']'))
            name.remove_suffix(1);
        at = step(*at, name);
        begin = end + 1;
    }
    return at;
}

} // namespace

std::optional<std::string> answerValue(const Json& answer, std::string_view key)
{
    const Json* const found = find(answer, key);
    if (found != nullptr && found->is_string() && !found->get_ref<const std::string&>().empty())
        return found->get<std::string>();
    if (found != nullptr && found->is_number_integer())
        return found->dump(); // all digits, also of ids over JavaScript's safe integers
    if (found != nullptr && found->is_number())
        return base::javascriptNumber(found->get<double>());
    return std::nullopt;
}

} // namespace casewright::push
