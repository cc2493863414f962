// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FloodDrafts.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace casewright::ui::FloodDrafts {
namespace {

using alerts::Flood;
using alerts::FloodEvent;
using alerts::FloodEventKind;
using alerts::FloodField;
using alerts::FloodValue;
using base::Duration;

constexpr double TimesBaseRate = 10;
constexpr std::uint32_t NewCardinality = 10;
constexpr std::array<std::string_view, 6> UsualFields{"host.name",  "user.name",    "source.ip",
                                                      "event.code", "process.name", "service.name"};

/// Whole minutes, or whole seconds where that is too little; never nothing.
Duration whole(std::int64_t milliseconds)
{
    const std::int64_t unit =
        milliseconds >= base::Minute.milliseconds ? base::Minute.milliseconds : base::Second.milliseconds;
    return {std::max(milliseconds / unit * unit, base::Second.milliseconds)};
}

void completeLength(Duration& length, Duration usual)
{
    if (length < base::Second)
        length = usual;
}

FloodValue firstValue(const FloodField& field)
{
    if (!field.values.empty())
        return field.values.front();
    return {field.number ? alerts::ValueKind::Number : alerts::ValueKind::String, field.prefix + "1"};
}

} // namespace

std::vector<std::string> fieldsFor(const Flood& flood, FloodEventKind kind)
{
    const bool needsRanks = kind == FloodEventKind::Rolling || kind == FloodEventKind::Scanner;
    std::vector<std::string> names;
    for (const FloodField& field : flood.fields) {
        const bool isDrawn = !field.sequence && field.of.empty();
        if ((!needsRanks || isDrawn) && (kind != FloodEventKind::Rename || !field.sequence))
            names.push_back(field.name);
    }
    return names;
}

void complete(const Flood& flood, FloodEvent& event)
{
    const std::vector<std::string> names = fieldsFor(flood, event.kind);
    if (std::ranges::find(names, event.field) == names.end())
        event.field = names.empty() ? std::string() : names.front();
    switch (event.kind) {
    case FloodEventKind::Drip: completeLength(event.every, whole(event.length.milliseconds / 20)); break;
    case FloodEventKind::Rolling: completeLength(event.each, whole(event.length.milliseconds / 10)); break;
    case FloodEventKind::Flapping:
        completeLength(event.on, whole(event.length.milliseconds / 20));
        completeLength(event.off, whole(event.length.milliseconds / 10));
        break;
    case FloodEventKind::Backfill: completeLength(event.within, base::Minute); break;
    case FloodEventKind::Rename:
        if (!event.prefix)
            event.prefix = "new-";
        break;
    case FloodEventKind::Giant: {
        const auto field = std::ranges::find(flood.fields, event.field, &FloodField::name);
        if (event.value.text.empty() && field != flood.fields.end())
            event.value = firstValue(*field);
        break;
    }
    default: break;
    }
    const bool canBeEndless = event.kind == FloodEventKind::Rename;
    if (!canBeEndless)
        completeLength(event.length, whole(flood.length.milliseconds / 8));
    // A storm sets its field itself.
    std::erase_if(event.set, [&event](const alerts::FloodSetting& setting) { return setting.field == event.field; });
}

std::string prefixFor(const std::string& field)
{
    std::string prefix = field.substr(0, field.find('.'));
    prefix += '-';
    return prefix;
}

FloodEvent newStorm(const Flood& flood, FloodEventKind kind)
{
    FloodEvent event;
    event.kind = kind;
    event.after = whole(flood.length.milliseconds / 4);
    event.length = std::min(whole(flood.length.milliseconds / 8), Duration{2 * base::Hour.milliseconds});
    event.perMinute = std::max(1.0, flood.perMinute * TimesBaseRate);
    complete(flood, event);
    return event;
}

alerts::FloodStorm newSingleStorm(const Flood& flood)
{
    const FloodEvent like = newStorm(flood, FloodEventKind::Burst);
    return {.after = like.after, .length = like.length, .factor = TimesBaseRate};
}

FloodField newField(const Flood& flood)
{
    FloodField field;
    field.cardinality = NewCardinality;
    const auto isTaken = [&flood](std::string_view name) {
        return std::ranges::any_of(flood.fields, [name](const FloodField& other) { return other.name == name; });
    };
    const auto free = std::ranges::find_if_not(UsualFields, isTaken);
    if (free != UsualFields.end())
        field.name = *free;
    for (int number = 1; field.name.empty(); ++number) {
        std::string name = "field";
        name += std::to_string(number);
        if (!isTaken(name))
            field.name = name;
    }
    field.prefix = prefixFor(field.name);
    return field;
}

Duration parseLength(const std::string& text) { return base::parseDuration(text).value_or(Duration{}); }

std::string lengthText(Duration length) { return length == Duration{} ? "0m" : base::formatDuration(length); }

} // namespace casewright::ui::FloodDrafts
