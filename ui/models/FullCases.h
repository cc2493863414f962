// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/store/StoredValues.h"

namespace casewright::ui {

/// A case that turned alerts away, as it is at a moment.
struct FullCase {
    std::int64_t key = 0;         ///< 0: it is gone
    std::string title{};
    base::Timestamp since{};      ///< of the first run whose alerts it turned away
    std::uint64_t lost = 0;       ///< until the moment
    std::uint64_t later = 0;      ///< after it: what reaches nobody if nothing is done

    friend bool operator==(const FullCase&, const FullCase&) = default;
};

/// The cases of a simulation that turn alerts away, at any moment.
class FullCases final {
public:
    FullCases() = default;
    /// In order of runs.
    explicit FullCases(const std::vector<store::StoredLoss>& losses);

    [[nodiscard]] bool isEmpty() const { return m_cases.empty(); }
    [[nodiscard]] std::size_t count() const { return m_cases.size(); }
    /// At most so many: those that lose most in all, the most first. Without a moment at the end.
    [[nodiscard]] std::vector<FullCase> at(std::optional<base::Timestamp> moment, std::size_t most) const;

private:
    /// What a case had turned away after a run.
    struct Mark {
        base::Timestamp at;
        std::uint64_t lost;
    };
    struct Losses {
        std::int64_t key;
        std::string title;
        std::vector<Mark> marks;   ///< at least one
    };

    std::vector<Losses> m_cases;   ///< those first that lose most
};

} // namespace casewright::ui
