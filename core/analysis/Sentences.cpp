// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/Sentences.h"

#include <fmt/format.h>

namespace casewright::analysis {

std::string numberText(std::uint64_t number)
{
    std::string text = std::to_string(number);
    for (std::size_t end = text.size(); end > 3; end -= 3)
        text.insert(end - 3, 1, ' ');
    return text;
}

std::string countText(std::uint64_t number, std::string_view one, std::string_view many)
{
    return fmt::format("{} {}", numberText(number), number == 1 ? one : many);
}

std::string timeText(base::Timestamp at)
{
    constexpr std::string_view Whole = ".000Z";
    std::string text = base::formatTimestamp(at);
    if (text.ends_with(Whole))
        text.replace(text.size() - Whole.size(), Whole.size(), "Z");
    return text;
}

std::string caseText(const engine::Case& one)
{
    constexpr std::size_t IdDigits = 10;
    return fmt::format("\"{}\" ({})", one.title, one.id.text.substr(0, IdDigits));
}

} // namespace casewright::analysis
