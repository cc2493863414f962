// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "core/base/Time.h"

namespace casewright::base {

/// What a clock on a wall shows: milliseconds since 1970-01-01T00:00:00 there.
struct WallTime {
    std::int64_t milliseconds = 0;

    friend bool operator==(const WallTime&, const WallTime&) = default;
};

/// A time zone of the IANA database, with the summer times that it ever had. Immutable; any thread.
class TimeZone final {
public:
    /// By its name, such as `Europe/Vienna`, in capitals or not; none if nobody knows it.
    [[nodiscard]] static std::optional<TimeZone> find(std::string_view name);

    [[nodiscard]] WallTime wallTime(Timestamp at) const;
    /// When a clock shows that. Of two instants the first; a time that a change of the clock skips is moved forward by
    /// as much as the clock is.
    [[nodiscard]] Timestamp instant(WallTime wall) const;

private:
    struct Rules;
    explicit TimeZone(std::shared_ptr<const Rules> rules) : m_rules(std::move(rules)) {}

    std::shared_ptr<const Rules> m_rules;
};

} // namespace casewright::base
