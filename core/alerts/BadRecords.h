// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/alerts/AlertReader.h"
#include "core/base/Result.h"

namespace casewright::alerts {

/// What becomes of the bad lines of a file: the first one is the error, or they are kept (the first
/// 100) and skipped. One thread.
class BadRecords final {
public:
    static constexpr std::size_t MostKept = 100;

    BadRecords(std::string file, bool skip);

    /// Takes note of a bad line; an error if it is not to be skipped. `problem` may have a column and a
    /// field. A full table (ErrorCode::LimitReached) is none of the line's fault and always the error.
    [[nodiscard]] base::Result<void> add(base::Error problem, std::uint64_t line);
    [[nodiscard]] std::vector<BadLine> release() { return std::move(m_kept); }

private:
    std::string m_file;
    bool m_skip;
    std::vector<BadLine> m_kept;
};

} // namespace casewright::alerts
