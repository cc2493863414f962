// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads mutes and snoozes from a rule's body.

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/TimeZone.h"
#include "core/rules/RuleFormat.h"
#include "core/rules/Silencing.h"

namespace casewright::rules {
namespace {

using base::Json;
using Frequency = SnoozeSchedule::Frequency;

constexpr std::array<std::string_view, 7> Weekdays{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
constexpr std::array<std::string_view, 9> Known{"dtstart", "tzid",      "freq",       "interval", "until",
                                                "count",   "byweekday", "bymonthday", "bymonth"};
constexpr int MostWeeks = 4;      // a month has a fifth of some weekdays only
constexpr std::int64_t ForGood = -1;

/// A snooze while it is read: whether it can be used, and what in it is not simulated.
class SnoozeReader final {
public:
    SnoozeReader(const BodyNode& snooze, const Json& body, std::vector<Finding>& notSimulated)
        : m_snooze(snooze), m_body(body), m_notSimulated(notSimulated)
    {
    }

    /// None if it is wrong or not simulated.
    std::optional<SnoozeSchedule> read()
    {
        const std::size_t before = m_notSimulated.size();
        readLength();
        // A snooze for good has no need of times.
        if (m_isRight && !m_read.length)
            return m_read;
        const BodyNode rule = m_snooze.member("rRule");
        if (!rule.isThere()) {
            wrong(rule, "A snooze needs its times here: an object with dtstart, tzid and how it comes again.");
            return std::nullopt;
        }
        readRecurrence(rule);
        for (const BodyNode& skipped : m_snooze.member("skipRecurrences").elements("times"))
            if (const std::optional<base::Timestamp> at = readTime(skipped))
                m_read.skipped.push_back(*at);
        if (m_isRight && m_notSimulated.size() == before)
            judgeCombination(rule);
        const bool isExact = m_isRight && m_notSimulated.size() == before;
        return isExact ? std::optional(m_read) : std::nullopt;
    }

private:
    void readLength()
    {
        const BodyNode duration = m_snooze.member("duration");
        std::optional<std::int64_t> length;
        duration.read(length);
        if (!length)
            return wrong(duration, "A snooze needs its length here, in milliseconds; -1 is for good.");
        if (*length < ForGood)
            return wrong(duration, "The length of a snooze is in milliseconds, 0 or more; -1 is for good.");
        if (*length != ForGood)
            m_read.length = base::Duration{*length};
    }

    void readRecurrence(const BodyNode& rule)
    {
        rule.requireObject();
        const Json& object = m_body.at(Json::json_pointer(rule.pointer()));
        if (!object.is_object())
            return wrong();
        for (const auto& [key, value] : object.items()) {
            const bool isWeekStart = key == "wkst" && value == "MO"; // what it is without
            if (std::find(Known.begin(), Known.end(), key) == Known.end() && !isWeekStart && !value.is_null())
                leaveOut(rule.member(key), fmt::format("\"{}\"", key));
        }
        if (const auto start = readTime(rule.member("dtstart")))
            m_read.start = *start;
        readZone(rule.member("tzid"));
        readFrequency(rule.member("freq"));
        readCount(rule.member("interval"), m_read.interval);
        const BodyNode until = rule.member("until");
        if (until.isThere())
            m_read.until = readTime(until);
        if (const BodyNode count = rule.member("count"); count.isThere()) {
            m_read.count = 1;
            readCount(count, *m_read.count);
        }
        for (const BodyNode& day : rule.member("byweekday").elements("weekdays"))
            readWeekday(day);
        readNumbers(rule.member("bymonthday"), 31, m_read.monthDays);
        readNumbers(rule.member("bymonth"), 12, m_read.months);
        std::sort(m_read.weekdays.begin(), m_read.weekdays.end());
    }

    std::optional<base::Timestamp> readTime(const BodyNode& node)
    {
        std::optional<base::Timestamp> at;
        if (node.isText()) {
            std::string text;
            node.read(text);
            if (const base::Result<base::Timestamp> time = base::parseTimestamp(text)) {
                at = *time;
            } else {
                wrong(node, fmt::format("\"{}\" is no time. Write one in ISO 8601, such as 2026-01-05T22:00:00.000Z.",
                                        text));
            }
        } else {
            std::string text;
            node.read(text); // names what it is instead
            wrong(node, "A snooze needs a time here, in ISO 8601, such as 2026-01-05T22:00:00.000Z.");
        }
        return at;
    }

    void readZone(const BodyNode& node)
    {
        std::string zone;
        node.read(zone);
        if (zone.empty())
            return wrong(node, "A snooze needs a time zone here, such as UTC or Europe/Vienna.");
        if (base::TimeZone::find(zone))
            m_read.zone = std::move(zone);
        else
            leaveOut(node, fmt::format("the time zone \"{}\", which is not known here,", zone));
    }

    void readFrequency(const BodyNode& node)
    {
        std::int64_t frequency = 0;
        if (node.isThere() && !isWhole(node, frequency))
            return wrong();
        constexpr std::int64_t Daily = 3;
        constexpr std::int64_t Secondly = 6;
        if (frequency < 0 || frequency > Secondly)
            wrong(node, "Kibana takes 0 (each year), 1 (month), 2 (week) and 3 (day) here.");
        else if (frequency > Daily)
            leaveOut(node, fmt::format("the frequency {}, more often than each day,", frequency));
        else
            m_read.frequency = static_cast<Frequency>(frequency);
    }

    void readCount(const BodyNode& node, std::int64_t& into)
    {
        if (node.isThere() && !isWhole(node, into))
            return wrong();
        if (into < 1)
            wrong(node, "Kibana takes a whole number from 1 here.");
    }

    bool isWhole(const BodyNode& node, std::int64_t& into)
    {
        std::optional<std::int64_t> read;
        node.read(read);
        into = read.value_or(into);
        return read.has_value();
    }

    /// `MO`, `+1MO`, `-1FR`, or a number from 1, Monday.
    void readWeekday(const BodyNode& node)
    {
        std::string text;
        std::int64_t number = 0;
        if (node.isText()) {
            node.read(text);
            int week = 0;
            const bool hasPlace = text.size() == 4 && (text[0] == '+' || text[0] == '-') && text[1] >= '1'
                && text[1] <= '9';
            if (hasPlace) {
                week = (text[1] - '0') * (text[0] == '-' ? -1 : 1);
                text.erase(0, 2);
            }
            number = std::find(Weekdays.begin(), Weekdays.end(), text) - Weekdays.begin() + 1;
            m_read.weekOfMonth = week == 0 ? m_read.weekOfMonth : week;
        } else if (!isWhole(node, number)) {
            return wrong();
        }
        if (number < 1 || number > static_cast<std::int64_t>(Weekdays.size()))
            return wrong(node, "Kibana takes MO, TU, WE, TH, FR, SA and SU here, with a place in the month before it "
                               "or without, such as +1MO or -1FR.");
        m_read.weekdays.push_back(static_cast<int>(number));
    }

    void readNumbers(const BodyNode& list, std::int64_t most, std::vector<int>& into)
    {
        for (const BodyNode& node : list.elements("numbers")) {
            std::int64_t number = 0;
            if (!isWhole(node, number))
                wrong();
            else if (number < 1 || number > most)
                wrong(node, fmt::format("Kibana takes 1 to {} here.", most));
            else
                into.push_back(static_cast<int>(number));
        }
        std::sort(into.begin(), into.end());
    }

    /// What is right by itself, but not together.
    void judgeCombination(const BodyNode& rule)
    {
        const BodyNode weekdays = rule.member("byweekday");
        if (m_read.frequency != Frequency::Monthly)
            m_read.weekOfMonth = 0; // Kibana looks at it in months only
        if (m_read.frequency == Frequency::Yearly && !m_read.weekdays.empty())
            leaveOut(weekdays, "weekdays in a schedule that comes each year");
        else if (m_read.weekOfMonth != 0 && (m_read.weekdays.size() > 1 || std::abs(m_read.weekOfMonth) > MostWeeks))
            leaveOut(weekdays, "several weekdays with a place in the month, or a fifth one,");
        else if (m_read.weekOfMonth != 0 && !m_read.monthDays.empty())
            leaveOut(weekdays, "weekdays with a place in the month together with days of it");
    }

    void wrong() { m_isRight = false; }
    void wrong(const BodyNode& node, std::string text)
    {
        node.note(std::move(text));
        m_isRight = false;
    }

    void leaveOut(const BodyNode& node, std::string_view what)
    {
        m_notSimulated.push_back({Severity::Warning, RuleField::CasesAction,
                                  fmt::format("A snooze with {} is kept but not simulated: alerts reach the Cases "
                                              "action here that do not in Kibana.",
                                              what),
                                  node.pointer()});
    }

    const BodyNode& m_snooze;
    const Json& m_body;
    std::vector<Finding>& m_notSimulated;
    SnoozeSchedule m_read{.start = {}};
    bool m_isRight = true;
};

} // namespace

Silencing readSilencing(const BodyNode& root, const Json& body, std::vector<Finding>& notSimulated)
{
    Silencing silencing;
    const BodyNode node = root.of(RuleField::CasesAction);
    node.member("mute_all").read(silencing.muteAll);
    const BodyNode muted = node.member("muted_alert_ids");
    (muted.isThere() ? muted : node.member("muted_instance_ids")).read(silencing.mutedAlerts);
    for (const BodyNode& snooze : node.member("snooze_schedule").elements("snoozes")) {
        snooze.requireObject();
        if (std::optional<SnoozeSchedule> read = SnoozeReader(snooze, body, notSimulated).read())
            silencing.snoozes.push_back(std::move(*read));
    }
    return silencing;
}

} // namespace casewright::rules
