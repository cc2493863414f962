// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scenario/Check.h"

#include <chrono>
#include <filesystem>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "core/alerts/AlertReader.h"
#include "core/base/JsonNode.h"
#include "core/base/JsonPlace.h"
#include "core/scenario/KqlFile.h"
#include "core/scenario/LifecycleFile.h"
#include "core/scenario/LifecyclePlay.h"
#include "core/scenario/RuleRunFile.h"
#include "core/scenario/RuleRunPlay.h"
#include "core/scenario/ScenarioFile.h"
#include "core/scenario/ScenarioPlay.h"

namespace casewright::scenario {
namespace {

using base::Json;
using base::Result;
using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

void checkScenario(std::string text, CheckedFile& result)
{
    const auto begin = Clock::now();
    const Result<Scenario> scenario = parseScenario(std::move(text), result.path);
    const Result<Json> actual = scenario ? play(*scenario) : base::fail(scenario.error());
    if (!actual) {
        result.error = actual.error();
        return;
    }
    result.checks.push_back({.name = scenario->name.empty() ? std::filesystem::path(result.path).stem().string()
                                                            : scenario->name,
                             .differences = compareScenario(*scenario->expect, *actual),
                             .seconds = secondsSince(begin)});
}

void checkLifecycle(std::string text, const std::stop_token& stop, CheckedFile& result)
{
    const auto begin = Clock::now();
    const Result<LifecycleFile> file = parseLifecycle(std::move(text), result.path);
    const Result<Json> actual = file ? play(*file, stop) : base::fail(file.error());
    if (!actual) {
        result.error = actual.error();
        return;
    }
    result.checks.push_back(
        {.name = file->name.empty() ? std::filesystem::path(result.path).stem().string() : file->name,
         .differences = compare(*file->expect, *actual, "expect"),
         .seconds = secondsSince(begin)});
}

/// The file of alerts: beside the file that names it, or in one of the folders.
Result<std::string> findAlerts(const RuleRunFile& file, const std::string& path, const CheckSettings& settings)
{
    namespace fs = std::filesystem;
    std::vector<fs::path> places{fs::path(path).parent_path()};
    places.insert(places.end(), settings.dataFolders.begin(), settings.dataFolders.end());
    for (const fs::path& place : places) {
        std::error_code ignored;
        if (const fs::path found = place / file.alerts; fs::exists(found, ignored))
            return found.string();
    }
    return base::fail(file.file.errorAt(
        base::ErrorCode::NotFound,
        fmt::format("the alerts \"{}\" are neither beside this file nor in a folder named with --data", file.alerts),
        "/alerts"));
}

void checkRuleRuns(std::string text, const CheckSettings& settings, const std::stop_token& stop, CheckedFile& result)
{
    const Result<RuleRunFile> file = parseRuleRuns(std::move(text), result.path);
    const Result<std::string> alerts = file ? findAlerts(*file, result.path, settings) : base::fail(file.error());
    const Result<alerts::ReadAlerts> read =
        alerts ? alerts::readAlerts(*alerts, {}, nullptr, stop) : base::fail(alerts.error());
    if (!read) {
        result.error = read.error();
        return;
    }
    for (std::size_t i = 0; i < file->runs.size(); ++i) {
        const RuleRun& run = file->runs[i];
        const auto begin = Clock::now();
        const Result<Json> actual = play(*file, run, read->table, stop);
        if (!actual) {
            result.error = actual.error();
            return;
        }
        result.checks.push_back({.name = fmt::format("run {} of {}", i + 1, file->runs.size()),
                                 .differences = compareSummary(*run.expect, *actual, fmt::format("runs[{}].expect", i)),
                                 .seconds = secondsSince(begin)});
    }
}

void checkKql(std::string text, const std::stop_token& stop, CheckedFile& result)
{
    const Result<KqlFile> file = parseKqlFile(std::move(text), result.path);
    if (!file) {
        result.error = file.error();
        return;
    }
    for (const KqlQuery& query : file->queries) {
        const auto begin = Clock::now();
        Result<std::vector<Difference>> differences = checkQuery(*file, query, stop);
        if (!differences) {
            result.error = differences.error();
            return;
        }
        result.checks.push_back({.name = fmt::format("{} {}", query.path, base::javascriptString(query.text)),
                                 .differences = std::move(*differences),
                                 .seconds = secondsSince(begin)});
    }
}

/// What a file says that it is; empty if it says nothing.
Result<std::string> kindOf(const std::string& text, const std::string& path)
{
    const Result<Json> root = base::parseJson(text, path);
    if (!root)
        return base::fail(root.error());
    if (!root->is_object() || !root->contains("casewright") || !root->at("casewright").is_string())
        return std::string();
    return root->at("casewright").get<std::string>();
}

} // namespace

CheckedFile checkFile(const std::string& path, std::string text, const CheckSettings& settings, std::stop_token stop)
{
    CheckedFile result{.path = path, .checks = {}, .error = {}};
    const Result<std::string> kind = kindOf(text, path);
    if (!kind)
        result.error = kind.error();
    else if (kind->starts_with("scenario/"))
        checkScenario(std::move(text), result);
    else if (kind->starts_with("rule-run-vectors/"))
        checkRuleRuns(std::move(text), settings, stop, result);
    else if (kind->starts_with("lifecycle-vectors/"))
        checkLifecycle(std::move(text), stop, result);
    else if (kind->starts_with("kql-vectors/"))
        checkKql(std::move(text), stop, result);
    else
        result.error = base::Error{
            base::ErrorCode::NotSupported,
            kind->empty() ? "this is no file to test: it has no \"casewright\", such as \"scenario/1\""
                          : fmt::format("files of the kind \"{}\" are not tested by this Casewright; scenario/1, "
                                        "rule-run-vectors/1, lifecycle-vectors/1 and kql-vectors/1 are",
                                        *kind),
            base::placeInJson(text, "/casewright", path)};
    return result;
}

} // namespace casewright::scenario
