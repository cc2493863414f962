// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/VersionsCommand.h"

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/Honesty.h"
#include "app/cli/JsonText.h"
#include "app/cli/Output.h"
#include "app/cli/TextTable.h"
#include "core/rules/TimeWindow.h"
#include "core/rules/VersionProfile.h"
#include "core/rules/VersionTable.h"

namespace casewright::cli {
namespace {

using base::Json;
using rules::VersionProfile;

bool isDefault(const VersionProfile& profile) { return profile.name == rules::newestProfile().name; }

std::string versionsText()
{
    std::vector<std::string> names;
    for (const VersionProfile& profile : rules::versionProfiles())
        names.push_back(fmt::format("{}{}", profile.name, isDefault(profile) ? " (default)" : ""));
    std::vector<TextTable::Column> columns{{"Kibana"}};
    for (const std::string& name : names)
        columns.push_back({name});
    TextTable table(std::move(columns));
    TextTable notes({{""}, {""}});
    for (rules::VersionRow& row : rules::versionTable()) {
        std::vector<std::string> cells{std::string(row.what)};
        cells.insert(cells.end(), row.values.begin(), row.values.end());
        table.add(std::move(cells));
        notes.add({std::string(row.what), std::string(row.explanation)});
    }
    return table.text(0) + '\n' + notes.text(0);
}

/// The units of time windows with the least number that each may have.
Json windowUnits(const VersionProfile& profile)
{
    Json units = Json::array();
    for (const char unit : profile.windowUnits)
        units.push_back({{"unit", std::string(1, unit)}, {"least", unit == 'm' ? rules::LeastMinutes : 1}});
    return units;
}

Json versionJson(const VersionProfile& profile)
{
    return {{"name", profile.name},
            {"isDefault", isDefault(profile)},
            {"documentsPerRun", profile.documentsPerRun},
            {"maximumCases",
             {{"isSetting", profile.maximumIsSetting},
              {"default", profile.defaultMaximum},
              {"ceiling", profile.ceiling}}},
            {"windowUnits", windowUnits(profile)},
            {"titleStyle", profile.titleStyle == rules::TitleStyle::Long ? "long" : "short"},
            {"detectionRules", profile.detectionRules},
            {"caseTemplates", profile.caseTemplates}};
}

std::string versionsJson()
{
    Json versions = Json::array();
    for (const VersionProfile& profile : rules::versionProfiles())
        versions.push_back(versionJson(profile));
    return indentedJson(
        {{"casewright", "versions/1"}, {"honesty", honestyJson({})}, {"versions", std::move(versions)}});
}

} // namespace

ExitCode listVersions(const VersionsOptions& options)
{
    print(options.format == Format::Json ? versionsJson() : versionsText());
    return finishOutput();
}

} // namespace casewright::cli
