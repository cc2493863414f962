// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "TableText.h"
#include "core/alerts/Flood.h"

namespace casewright::alerts {

using Table = std::shared_ptr<const AlertTable>;

constexpr base::Duration minutes(std::int64_t count) { return {count * base::Minute.milliseconds}; }

/// Two days from a Monday on, 2 documents a minute; `more` are further keys.
inline Flood flood(const std::string& more = {}, const std::string& moreFields = {})
{
    const std::string text = R"({"casewright":"flood/1","name":"F","start":"2026-01-05T00:00:00Z","length":"2d",)"
                             R"("perMinute":2,"fields":[{"name":"host.name","prefix":"host-","cardinality":10})"
                             + moreFields + "]" + (more.empty() ? std::string() : "," + more) + "}";
    base::Result<Flood> parsed = parseFlood(text);
    if (!parsed)
        qFatal("%s", parsed.error().text.c_str());
    return *parsed;
}

inline Flood withStorm(const std::string& storm, const std::string& moreFields = {})
{
    return flood("\"storms\":[" + storm + "]", moreFields);
}

/// Documents from one time to another, and with a value in a field if one is named.
inline std::uint32_t count(const Table& table, const Flood& flood, base::Duration from, base::Duration to,
                           const char* value = nullptr, const char* field = "host.name")
{
    std::uint32_t found = 0;
    for (std::uint32_t row = 0; row < table->size(); ++row) {
        const base::Timestamp at = table->times()[row];
        if (at >= flood.start + from && at < flood.start + to
            && (value == nullptr || cellText(*table, field, row) == value))
            ++found;
    }
    return found;
}

} // namespace casewright::alerts
