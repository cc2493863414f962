// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/BadRecords.h"

#include <utility>

#include <fmt/format.h>

namespace casewright::alerts {

BadRecords::BadRecords(std::string file, bool skip)
    : m_file(std::move(file))
    , m_skip(skip)
{
}

base::Result<void> BadRecords::add(base::Error problem, std::uint64_t line)
{
    using base::ErrorCode;
    base::Location at = problem.location.value_or(base::Location{});
    at.file = m_file;
    at.line = line;
    if (problem.code == ErrorCode::LimitReached)
        return base::fail(problem.code, std::move(problem.text), std::move(at));
    if (!m_skip) {
        return base::fail(problem.code, problem.text + "; correct the line, or skip bad lines", std::move(at));
    }
    if (m_kept.size() < MostKept) {
        std::string reason = at.column == 0 ? std::string() : fmt::format("column {}: ", at.column);
        reason += at.field.empty() ? std::string() : at.field + ": ";
        m_kept.push_back({.line = line, .reason = reason + problem.text});
    }
    return {};
}

} // namespace casewright::alerts
