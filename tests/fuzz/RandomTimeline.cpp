// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/RandomTimeline.h"

#include <random>
#include <utility>

namespace casewright::tests {
namespace {

using base::Json;
using engine::CaseStatus;

/// Its case has a short title of 160, and the next one of its group would have more.
const std::string SecondTitleTooLong(126, 'v');

class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_bits(seed) {}

    std::uint32_t below(std::uint32_t range) { return static_cast<std::uint32_t>(m_bits() % range); }
    bool oneIn(std::uint32_t range) { return below(range) == 0; }
    template<class T>
    const T& oneOf(const std::vector<T>& list)
    {
        return list[below(static_cast<std::uint32_t>(list.size()))];
    }

private:
    std::mt19937_64 m_bits;
};

const Json& anyValue(Dice& dice)
{
    static const std::vector<Json> Values{"x",
                                          "y",
                                          "y",
                                          "x",
                                          "unknown",
                                          "",
                                          " ",
                                          "0",
                                          0,
                                          1,
                                          1.0,
                                          -2.5,
                                          true,
                                          false,
                                          nullptr,
                                          Json::array(),
                                          Json::object(),
                                          Json::array({"x", 1, nullptr}),
                                          Json{{"n", 1}, {"m", Json::array({"x"})}},
                                          Json{{"m", Json::array({"x"})}, {"n", 1.0}},
                                          Json{{"10", "a"}, {"9", "b"}},
                                          "\xc3\xa4\xf0\x9f\x98\x80",
                                          std::string(170, 'v')};
    return dice.oneOf(Values);
}

/// Puts a value somewhere where a field is looked for, or beside it.
void place(Dice& dice, Json& alert, const std::string& field, const Json& value)
{
    const std::size_t dot = field.find('.');
    if (dot == std::string::npos || dice.oneIn(4)) {
        alert[field] = value;
        return;
    }
    const std::string head = field.substr(0, dot);
    const std::string rest = field.substr(dot + 1);
    if (dice.oneIn(6)) {
        alert[head] = value;
    } else if (rest == "1" && dice.oneIn(2)) {
        alert[head] = Json::array({"first", value});
    } else {
        alert[head] = Json{{rest, value}, {"more", 1}};
    }
}

std::vector<Json> makeAlerts(Dice& dice, const std::string& field, std::uint32_t variety, std::uint32_t ids)
{
    // Now and then so many that a case fills up, all in few groups.
    const bool flood = dice.oneIn(12);
    const std::uint32_t count = flood ? 200 + dice.below(500) : dice.below(12);
    std::vector<Json> values;
    while (values.size() < (flood ? 2U : variety))
        values.push_back(dice.oneIn(8) ? Json(SecondTitleTooLong) : anyValue(dice));
    std::vector<Json> alerts;
    while (alerts.size() < count) {
        const std::uint32_t id = flood ? dice.below(100'000) : dice.below(ids);
        Json alert = {{"_id", "id-" + std::to_string(id)}, {"_index", "alerts"}};
        if (!field.empty() && !dice.oneIn(8))
            place(dice, alert, field, dice.oneOf(values));
        if (!field.empty() && dice.oneIn(20))
            place(dice, alert, field, dice.oneOf(values));
        alerts.push_back(std::move(alert));
    }
    return alerts;
}

} // namespace

RandomTimeline makeTimeline(std::uint64_t seed)
{
    Dice dice(seed);
    const base::Duration window{(1 + dice.below(90)) * base::Minute.milliseconds};
    RandomTimeline timeline{
        .field = dice.oneOf(std::vector<std::string>{"", "a", "host.name", "host.name", "list.1", "a.b"}),
        .settings = {.rule = {.id = {"rule-" + std::to_string(dice.below(9))},
                              .name = std::string(dice.oneIn(6) ? 150 : 1 + dice.below(40), 'r'),
                              .tags = {"tag"}},
                     .owner = dice.oneIn(8) ? "" : "securitySolution",
                     .space = dice.oneIn(8) ? "" : "default",
                     .timeWindow = window,
                     .reopenClosedCases = dice.oneIn(2),
                     .limit = dice.oneIn(12) ? 0 : 1 + dice.below(20),
                     .titleStyle = dice.oneIn(2) ? rules::TitleStyle::Short : rules::TitleStyle::Long},
        .steps = {}};
    const std::uint32_t variety = 1 + dice.below(10);
    const std::uint32_t ids = 1 + dice.below(300);
    if (dice.oneIn(5)) { // runs that fail although they created a case
        timeline.settings.rule.name = "short";
        timeline.settings.titleStyle = rules::TitleStyle::Short;
        timeline.settings.reopenClosedCases = false;
    }
    base::Timestamp now{1'767'600'000'000};
    for (std::uint32_t i = 0, count = 2 + dice.below(28); i < count; ++i) {
        // Mostly a moment; now and then exactly the window, or a millisecond more.
        const std::vector<std::int64_t> lengths{0, 1, 1, window.milliseconds / 50, window.milliseconds / 9};
        const std::vector<std::int64_t> leaps{window.milliseconds / 2, window.milliseconds, window.milliseconds + 1};
        now = now + base::Duration{dice.oneOf(dice.oneIn(6) ? leaps : lengths)};
        RandomStep step{.at = now, .which = dice.below(1'000)};
        if (const std::uint32_t kind = dice.below(10); kind < 7) {
            step.alerts = makeAlerts(dice, timeline.field, variety, ids);
        } else if (kind < 9) {
            step.kind = RandomStep::Kind::Status;
            step.status = dice.oneOf(std::vector{CaseStatus::Open, CaseStatus::InProgress, CaseStatus::Closed,
                                                 CaseStatus::Closed, CaseStatus::Closed});
        } else {
            step.kind = RandomStep::Kind::Delete;
        }
        timeline.steps.push_back(std::move(step));
    }
    return timeline;
}

} // namespace casewright::tests
