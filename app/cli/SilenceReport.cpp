// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/SilenceReport.h"

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "app/cli/Printable.h"
#include "core/engine/RuleSilences.h"
#include "core/rules/Silencing.h"

namespace casewright::cli {
namespace {

using base::Json;
using engine::TimeSpan;

/// The snoozes of the rule's file that have something of the time of the documents.
std::vector<TimeSpan> snoozesOf(const rules::Silencing& silencing, const AlertInput& input)
{
    const auto times = input.table->times();
    std::vector<TimeSpan> spans;
    for (const rules::SnoozeSchedule& schedule : silencing.snoozes)
        for (const rules::SnoozeSpan& span :
             times.empty() ? std::vector<rules::SnoozeSpan>() : spansOf(schedule, times.front(), times.back()))
            spans.push_back({.from = span.from, .to = span.to});
    return engine::TimeSpans(std::move(spans)).all();
}

Json spansJson(const std::vector<TimeSpan>& spans)
{
    Json list = Json::array();
    for (const TimeSpan& span : spans)
        list.push_back({{"from", base::formatTimestamp(span.from)}, {"to", base::formatTimestamp(span.to)}});
    return list;
}

/// `snoozed 3 times, first from … to …`
std::string spansText(std::string_view what, const std::vector<TimeSpan>& spans)
{
    const TimeSpan& first = spans.front();
    return fmt::format("{} {}, {}from {} to {}", what, spans.size() == 1 ? "once" : grouped(spans.size()) + " times",
                       spans.size() == 1 ? "" : "first ", timeText(first.from), timeText(first.to));
}

} // namespace

std::string silencesText(const rules::Rule& rule, const engine::Silences& given, const AlertInput& input)
{
    const rules::Silencing own = rules::silencingOf(rule);
    std::vector<std::string> parts;
    if (own.muteAll)
        parts.emplace_back("the rule is muted");
    if (!own.mutedAlerts.empty())
        parts.push_back(fmt::format("{} muted", counted(own.mutedAlerts.size(), "alert", "alerts")));
    if (const std::vector<TimeSpan> snoozes = snoozesOf(own, input); !snoozes.empty())
        parts.push_back(spansText("snoozed", snoozes));
    else if (!own.snoozes.empty())
        parts.emplace_back("not snoozed while there are documents");
    if (!given.maintenanceWindows.empty())
        parts.push_back(spansText("in maintenance", engine::TimeSpans(given.maintenanceWindows).all()));
    return fmt::format("{}", fmt::join(parts, "; "));
}

Json silencesJson(const rules::Rule& rule, const engine::Silences& given, const AlertInput& input)
{
    const rules::Silencing own = rules::silencingOf(rule);
    return {{"muteAll", own.muteAll},
            {"mutedAlerts", own.mutedAlerts},
            {"snoozes", spansJson(snoozesOf(own, input))},
            {"maintenanceWindows", spansJson(engine::TimeSpans(given.maintenanceWindows).all())}};
}

} // namespace casewright::cli
