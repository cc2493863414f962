// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the cases of a workspace have: tags, categories, people, and the cases of an alert.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/cli/CaseReadCommands.h"
#include "app/cli/CaseReading.h"
#include "app/cli/JsonText.h"
#include "app/cli/Output.h"
#include "app/cli/Printable.h"
#include "app/cli/TextTable.h"
#include "core/cases/AttributeJson.h"
#include "core/cases/CaseNames.h"
#include "core/store/CasesClient.h"

namespace casewright::cli {
namespace {

using base::Json;
using base::Result;
using store::CasesClient;
using Align = TextTable::Align;
using Texts = std::vector<std::string>;
/// Reads the values of an owner.
using ReadValues = Result<Texts> (CasesClient::*)(const std::string&) const;

ExitCode listValues(const CaseValuesOptions& options, ReadValues read, const std::function<Json(const Texts&)>& toJson)
{
    return printReading(options.workspace, options.format, [&](store::Workspace& workspace) {
        const CasesClient client(workspace);
        return (client.*read)(options.owner).transform([&](const Texts& values) {
            if (options.format == Format::Json)
                return indentedJson(toJson(values)) + '\n';
            std::string text;
            for (const std::string& value : values)
                text += (value.empty() ? "none" : printable(value)) + '\n'; // so that it is a filter too
            return text;
        });
    });
}

Json textsJson(const Texts& texts) { return texts; }

Json usersJson(const Texts& names)
{
    Json list = Json::array();
    for (const std::string& name : names)
        list.push_back(cases::userValue(std::optional(name), cases::Users{}));
    return list;
}

Json caseOfAlertJson(const store::CaseOfAlert& each)
{
    return {{"id", each.id},
            {"title", each.title},
            {"description", each.description},
            {"status", cases::nameOf(each.status)},
            {"createdAt", base::formatTimestamp(each.createdAt)},
            {"totals", {{"alerts", each.totalAlerts}, {"userComments", each.totalComments}}},
            {"key", each.key},
            {"simulation", each.simulation}};
}

std::string casesOfAlertText(const std::vector<store::CaseOfAlert>& cases)
{
    if (cases.empty())
        return "No case holds the alert.\n";
    TextTable table({{"key", Align::Right}, {"of", Align::Right}, {"opened"}, {"alerts", Align::Right}, {"status"},
                     {"title"}});
    for (const store::CaseOfAlert& each : cases)
        table.add({std::to_string(each.key), std::to_string(each.simulation), timeText(each.createdAt),
                   grouped(each.totalAlerts), std::string(cases::nameOf(each.status)), each.title});
    return table.text(terminalWidth());
}

} // namespace

ExitCode listTags(const CaseTagsOptions& options) { return listValues(options, &CasesClient::tags, textsJson); }

ExitCode listCategories(const CaseCategoriesOptions& options)
{
    return listValues(options, &CasesClient::categories, textsJson);
}

ExitCode listAssignees(const CaseAssigneesOptions& options)
{
    return listValues(options, &CasesClient::assignees, cases::assigneesValue);
}

ExitCode listReporters(const CaseReportersOptions& options)
{
    return listValues(options, &CasesClient::reporters, usersJson);
}

ExitCode listCasesOfAlert(const CasesOfAlertOptions& options)
{
    return printReading(options.workspace, options.format, [&](store::Workspace& workspace) {
        return CasesClient(workspace)
            .casesOfAlert(options.alert, options.owner)
            .transform([&](const std::vector<store::CaseOfAlert>& cases) {
                if (options.format == Format::Text)
                    return casesOfAlertText(cases);
                Json list = Json::array();
                for (const store::CaseOfAlert& each : cases)
                    list.push_back(caseOfAlertJson(each));
                return indentedJson(list) + '\n';
            });
    });
}

} // namespace casewright::cli
