// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/RandomFlood.h"

#include <QRandomGenerator>

#include <string>

#include "ui/alerts/FloodTexts.h"

namespace casewright::ui {
namespace {

using alerts::Flood;
using alerts::FloodEvent;
using alerts::FloodEventKind;
using alerts::ValueKind;

class Maker final {
public:
    explicit Maker(std::uint32_t seed) : m_random(seed) {}

    int upTo(int most) { return static_cast<int>(m_random.bounded(most)); }
    double share() { return m_random.generateDouble(); }
    base::Duration seconds(int most) { return {(1 + upTo(most)) * base::Second.milliseconds}; }

    void fields(Flood& flood)
    {
        flood.fields = {
            {.name = "host.name",
             .prefix = "h-",
             .cardinality = 1 + static_cast<std::uint32_t>(upTo(900)),
             .skew = share() * 3,
             .missing = share()},
            {.name = "code",
             .prefix = {},
             .cardinality = 3,
             .values = {{ValueKind::Number, "200"}, {ValueKind::String, "404"}, {ValueKind::Boolean, "true"}},
             .weights = {1.25, 0, share() + 0.001}},
            {.name = "n", .prefix = {}, .sequence = true, .number = true},
            {.name = "ip", .prefix = "10.", .cardinality = 77, .of = "host.name"},
            {.name = "size", .prefix = {}, .cardinality = 1'000'000, .skew = 0.1234567, .number = true}};
    }

    FloodEvent event(FloodEventKind kind)
    {
        FloodEvent event{
            .kind = kind, .after = seconds(20'000), .length = seconds(9'999), .perMinute = share() * 99 + 0.000'001};
        if (upTo(2) == 0)
            event.name.append("storm ").append(std::to_string(upTo(99)));
        event.down = upTo(2) == 0;
        for (base::Duration* const length : {&event.every, &event.each, &event.on, &event.off, &event.within})
            *length = seconds(99);
        event.field = "host.name";
        event.value = {ValueKind::String, "true"};
        if (kind == FloodEventKind::Rename || upTo(2) == 0)
            event.prefix = "x\"-";
        if (upTo(2) == 0)
            event.set = {{"code", {ValueKind::Number, "1.5"}}, {"size", {ValueKind::String, ""}}};
        return event;
    }

private:
    QRandomGenerator m_random;
};

} // namespace

Flood randomFlood(std::uint32_t seed)
{
    Maker maker(seed);
    Flood flood;
    flood.name = "Random & <b>";
    flood.name += std::to_string(seed);
    flood.start = {1'700'000'000'123 + maker.upTo(1'000'000'000)};
    flood.length = {(100'000 + maker.upTo(1'000'000)) * base::Second.milliseconds};
    flood.perMinute = maker.share() * 3 + 0.000'001;
    if (maker.upTo(2) == 0)
        flood.storm = alerts::FloodStorm{
            .after = maker.seconds(1'000), .length = maker.seconds(9'999), .factor = 1 + maker.share()};
    for (int i = 0; i < 24 && seed % 3 != 0; ++i)
        flood.day.push_back(maker.share() * 2.123 + 0.001);
    for (int i = 0; i < 7 && seed % 2 != 0; ++i)
        flood.week.push_back(maker.share() + 0.001);
    flood.zone = {(maker.upTo(2'000) - 1'000) * base::Minute.milliseconds};
    flood.duplicates = maker.share() / 3;
    maker.fields(flood);
    for (const FloodEventKind kind : FloodTexts::Kinds)
        flood.storms.push_back(maker.event(kind));
    // Storms keep only what their kind knows.
    return alerts::parseFlood(alerts::writeFlood(flood)).value();
}

} // namespace casewright::ui
