// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Time.h"
#include "core/rules/VersionProfile.h"

namespace casewright::analysis {

/// Time windows that a person would try next, nearest first, in whole units that the version takes: from `7d`
/// longer `8d`, `9d`, …; shorter `6d` … `1d`, then `23h` … `1h`, `59m` … `5m`. Computed, not held.
class WindowSteps final {
public:
    /// Up to the first one that is longer than `longest`. The window is valid.
    [[nodiscard]] static WindowSteps longer(std::string_view window, const rules::VersionProfile& profile,
                                            base::Duration longest);
    [[nodiscard]] static WindowSteps shorter(std::string_view window, const rules::VersionProfile& profile);

    [[nodiscard]] std::uint64_t count() const;
    /// The k-th, from 1.
    [[nodiscard]] std::string at(std::uint64_t k) const;
    /// The first from `k` on that is shorter, or not shorter, than a length (what the steps lead to); count() + 1:
    /// none.
    [[nodiscard]] std::uint64_t firstShorter(std::uint64_t k, base::Duration than) const;
    [[nodiscard]] std::uint64_t firstAtLeast(std::uint64_t k, base::Duration length) const;

private:
    [[nodiscard]] base::Duration lengthOf(std::uint64_t k) const;

    struct Stretch {
        std::int64_t first;
        std::int64_t step; ///< 1 or -1
        std::uint64_t count;
        char unit;
    };
    std::vector<Stretch> m_stretches;
};

} // namespace casewright::analysis
