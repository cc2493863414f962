// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What belongs to one case: its activity, its alerts, cases like it.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "app/cli/CasePages.h"
#include "app/cli/CaseReadCommands.h"
#include "app/cli/CaseReading.h"
#include "app/cli/JsonText.h"
#include "app/cli/Output.h"
#include "app/cli/Printable.h"
#include "app/cli/TextTable.h"
#include "app/cli/UserActionText.h"
#include "core/cases/CaseNames.h"
#include "core/store/CasesClient.h"

namespace casewright::cli {
namespace {

using base::Json;
using base::Result;
using store::CasesClient;
using Align = TextTable::Align;

std::string moreText(std::int64_t last)
{
    return fmt::format("  … and more; --limit 0 shows all, --after {} the next\n", last);
}

/// How many rows of all types there are, where all were asked for.
Result<Json> totalOf(const CasesClient& client, std::int64_t key, const store::UserActionFilter& types)
{
    if (!types.types.empty() || types.actions || types.comments || types.alerts || types.attachments)
        return Json();
    return client.userActionCounts(key).transform([](const store::UserActionCounts& counts) { return Json(counts.all); });
}

Result<std::string> activityOf(store::Workspace& workspace, std::int64_t key, const CaseActivityOptions& options)
{
    const CasesClient client(workspace);
    const auto read =
        readRows<store::StoredUserAction>(options.limit, options.after, [&](const auto& after, std::uint32_t count) {
            return client.userActions(key, options.types, after, count);
        });
    if (!read)
        return base::fail(read.error());
    const std::vector<store::StoredUserAction>& rows = read->rows;
    if (options.format == Format::Json)
        return totalOf(client, key, options.types).transform([&](const Json& total) {
            return indentedJson({{"userActions", userActionsJson(rows)},
                                 {"perPage", options.limit},
                                 {"total", total},
                                 {"after", read->hasMore ? Json(rows.back().key) : Json()}})
                + '\n';
        });
    // Why the Cases action opened the case stands with its first rows.
    const Result<std::vector<store::Activity>> reasons = workspace.activity(key, std::nullopt, 1);
    if (!reasons)
        return base::fail(reasons.error());
    if (rows.empty())
        return std::string("No activity of these types.\n");
    return userActionsText(rows, *reasons, terminalWidth()) + (read->hasMore ? moreText(rows.back().key) : "");
}

Result<std::string> alertsOf(store::Workspace& workspace, std::int64_t key, const CaseAlertsOptions& options)
{
    const CasesClient client(workspace);
    const auto read =
        readRows<store::AttachedAlert>(options.limit, options.after, [&](const auto& after, std::uint32_t count) {
            return client.alerts(key, after, count);
        });
    if (!read)
        return base::fail(read.error());
    if (options.format == Format::Json) {
        Json list = Json::array();
        for (const store::AttachedAlert& each : read->rows)
            list.push_back({{"id", each.id},
                            {"index", each.index},
                            {"attached_at", base::formatTimestamp(each.attachedAt)},
                            {"timestamp", base::formatTimestamp(each.at)},
                            {"key", each.key}});
        return indentedJson(list) + '\n';
    }
    TextTable table({{"time"}, {"attached"}, {"id"}, {"index"}});
    for (const store::AttachedAlert& each : read->rows)
        table.add({timeText(each.at), timeText(each.attachedAt), each.id, each.index});
    if (read->rows.empty())
        return std::string("The case has no alerts.\n");
    return table.text(terminalWidth()) + (read->hasMore ? moreText(read->rows.back().key) : "");
}

/// `the group, the tags a, b, 3 alerts (x, y, z)`
std::string commonText(const store::SimilarCase& similar)
{
    std::vector<std::string> parts;
    if (similar.sameGroup)
        parts.emplace_back("the group");
    if (!similar.tags.empty())
        parts.push_back(fmt::format("tagged {}", fmt::join(similar.tags, ", ")));
    if (similar.sharedAlerts > 0)
        parts.push_back(counted(similar.sharedAlerts, "alert", "alerts"));
    return fmt::format("{}", fmt::join(parts, "; "));
}

Json similarJson(const store::SimilarCase& similar)
{
    return {{"key", similar.key},
            {"simulation", similar.simulation},
            {"id", similar.id},
            {"title", similar.title},
            {"status", cases::nameOf(similar.status)},
            {"created_at", base::formatTimestamp(similar.createdAt)},
            {"similarities",
             {{"group", similar.sameGroup},
              {"tags", similar.tags},
              {"alerts", similar.alerts},
              {"totalAlerts", similar.sharedAlerts}}}};
}

Result<std::string> similarTo(store::Workspace& workspace, std::int64_t key, const CaseSimilarOptions& options)
{
    const auto limit = static_cast<std::uint32_t>(
        options.limit == 0 ? UINT32_MAX / 2 : std::min<std::uint64_t>(options.limit, UINT32_MAX / 2));
    const Result<std::vector<store::SimilarCase>> found = CasesClient(workspace).similar(key, limit);
    if (!found)
        return base::fail(found.error());
    if (options.format == Format::Json) {
        Json list = Json::array();
        for (const store::SimilarCase& each : *found)
            list.push_back(similarJson(each));
        return indentedJson({{"cases", std::move(list)}}) + '\n';
    }
    if (found->empty())
        return std::string("No other case has its group, a telling tag or an alert of it.\n");
    TextTable table({{"key", Align::Right}, {"of", Align::Right}, {"opened"}, {"status"}, {"in common"}, {"title"}});
    for (const store::SimilarCase& each : *found)
        table.add({std::to_string(each.key), std::to_string(each.simulation), timeText(each.createdAt),
                   std::string(cases::nameOf(each.status)), commonText(each), each.title});
    return table.text(terminalWidth());
}

} // namespace

ExitCode showActivity(const CaseActivityOptions& options)
{
    return printPart(options, [&](store::Workspace& workspace, std::int64_t key) {
        return activityOf(workspace, key, options);
    });
}

ExitCode showAlerts(const CaseAlertsOptions& options)
{
    return printPart(
        options, [&](store::Workspace& workspace, std::int64_t key) { return alertsOf(workspace, key, options); });
}

ExitCode listSimilar(const CaseSimilarOptions& options)
{
    return printPart(
        options, [&](store::Workspace& workspace, std::int64_t key) { return similarTo(workspace, key, options); });
}

} // namespace casewright::cli
