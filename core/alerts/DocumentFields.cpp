// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/DocumentFields.h"

#include <array>
#include <string_view>

#include <nlohmann/json.hpp>

#include "core/alerts/DocumentJson.h"
#include "core/alerts/LikelyTime.h"
#include "core/alerts/TimeValue.h"

namespace casewright::alerts {
namespace {

/// In the order in which they are tried.
constexpr std::array<std::string_view, 10> TimeFields{"timestamp", "ts",         "startsAt",      "time",
                                                      "eventTime", "event_time", "event.created", "datetime",
                                                      "date",      "created_at"};

/// The value at a path through objects; null if there is none.
const base::Json* valueAt(const base::Json& document, std::string_view path)
{
    const base::Json* at = &document;
    while (at->is_object()) {
        const std::size_t dot = path.find('.');
        const auto found = at->find(std::string(path.substr(0, dot)));
        if (found == at->end())
            return nullptr;
        at = &*found;
        if (dot == path.npos)
            return at;
        path.remove_prefix(dot + 1);
    }
    return nullptr;
}

bool isTime(const base::Json& value)
{
    const base::Result<base::Timestamp> time = value.is_string() ? parseTimeValue(value.get_ref<const std::string&>())
                                               : value.is_number()
                                                   ? parseTimeNumber(value.dump())
                                                   : base::fail(base::ErrorCode::InvalidValue, "no time");
    return time && isLikely(*time);
}

} // namespace

DocumentFields guessFields(const base::Json& document, const DocumentFields& fields)
{
    if (keyTooDeep(document) != nullptr)
        return fields;
    const base::Json expanded = expandDottedKeys(document);
    if (valueAt(expanded, fields.time) != nullptr)
        return fields;
    const base::Json* found = nullptr;
    DocumentFields guess = fields;
    bool isApart = false;
    for (const std::string_view field : TimeFields) {
        const base::Json* const value = valueAt(expanded, field);
        if (value == nullptr)
            continue;
        const bool isFirst = found == nullptr && isTime(*value);
        isApart = isApart || !isTime(*value);
        guess.time = isFirst ? field : std::string_view(guess.time);
        found = isFirst ? value : found;
    }
    // A day has its time of day in the other field.
    if (found != nullptr && !(isApart && found->is_string() && isDay(found->get_ref<const std::string&>())))
        return guess;
    return fields;
}

} // namespace casewright::alerts
