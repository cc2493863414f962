// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/WorkspaceCommands.h"

#include <optional>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/Interruption.h"
#include "app/cli/JsonText.h"
#include "app/cli/Messages.h"
#include "app/cli/Output.h"
#include "app/cli/Printable.h"
#include "app/cli/ProgressLine.h"
#include "app/cli/StoredCases.h"
#include "core/store/IntegrityCheck.h"
#include "core/store/WorkspaceFacts.h"

namespace casewright::cli {
namespace {

using base::Json;
using base::Result;

std::string notCheckedText(const store::CheckReport& report)
{
    std::string text;
    for (const std::string& what : report.notChecked)
        text += fmt::format("  not checked: {}\n", printable(what));
    return text;
}

std::string reportText(const store::CheckReport& report)
{
    std::string text =
        store::isSound(report)
            ? fmt::format("{} is sound (version {}){}.{}\n", printable(report.path), report.version,
                          report.notChecked.empty() ? "" : ", as far as it was checked",
                          report.isFile ? "" : " Rows were compared; the server looks after its files and references.")
            : fmt::format("{} is not sound (version {}):\n", printable(report.path), report.version);
    if (report.findings.empty())
        return text + notCheckedText(report);
    for (const store::CheckFinding& finding : report.findings)
        text += fmt::format("  {}: {}\n", store::nameOf(finding.kind), printable(finding.text));
    if (report.hasMore)
        text += fmt::format("  … and more; the first {} are shown\n", store::MostFindings);
    text += notCheckedText(report);
    text += "What to do:\n";
    int step = 0;
    for (const std::string& advice : store::adviceOn(report))
        text += fmt::format("  {}. {}\n", ++step, printable(advice));
    return text;
}

Json reportJson(const store::CheckReport& report)
{
    Json findings = Json::array();
    for (const store::CheckFinding& finding : report.findings)
        findings.push_back({{"kind", store::nameOf(finding.kind)}, {"text", finding.text}});
    return {{"casewright", "workspace-check/1"},
            {"workspace", report.path},
            {"version", report.version},
            {"sound", store::isSound(report)},
            {"findings", std::move(findings)},
            {"more", report.hasMore},
            {"notChecked", report.notChecked},
            {"advice", store::adviceOn(report)},
            {"copies", report.copies}};
}

std::string factsText(const store::WorkspaceFacts& facts)
{
    std::string text = fmt::format("{}\n", printable(facts.path));
    const auto add = [&text](std::string_view name, const std::string& value) {
        text += fmt::format("  {:<12}{}\n", name, printable(value));
    };
    const bool isOlder = facts.version < facts.newestVersion;
    add("version", fmt::format("{}{}", facts.version, isOlder ? " (of an older Casewright)"
                                       : facts.version > facts.newestVersion ? " (of a newer Casewright)" : ""));
    add("size", facts.isFile ? fmt::format("{} bytes, of which {} hold nothing; log {} bytes", grouped(facts.bytes),
                                           grouped(facts.freeBytes), grouped(facts.logBytes))
                             : fmt::format("{} bytes on the server, indices among them", grouped(facts.bytes)));
    add("rules", grouped(facts.rules));
    add("sources", grouped(facts.sources));
    add("simulations", grouped(facts.simulations));
    add("cases", grouped(facts.cases));
    add("alerts", grouped(facts.alerts));
    if (!facts.simulating.empty())
        add("written by", facts.simulating);
    for (const std::string& copy : facts.copies)
        add("copy", copy);
    return text;
}

Json factsJson(const store::WorkspaceFacts& facts)
{
    return {{"casewright", "workspace/1"},
            {"workspace", facts.path},
            {"version", facts.version},
            {"newestVersion", facts.newestVersion},
            {"bytes", facts.bytes},
            {"logBytes", facts.logBytes},
            {"freeBytes", facts.freeBytes},
            {"rules", facts.rules},
            {"sources", facts.sources},
            {"simulations", facts.simulations},
            {"cases", facts.cases},
            {"alerts", facts.alerts},
            {"simulating", facts.simulating},
            {"copies", facts.copies}};
}

} // namespace

ExitCode checkWorkspaceFile(const WorkspaceCheckOptions& options)
{
    const Interruption interruption;
    std::optional<Result<store::CheckReport>> report;
    {
        ProgressLine progress;
        report = store::checkWorkspace(options.workspace, progress.begin("Checking"), interruption.token());
    }
    if (!*report && report->error().code == base::ErrorCode::Cancelled) {
        printNote("Stopped. The workspace was not changed.");
        return ExitCode::Interrupted;
    }
    if (!*report)
        return refuseWorkspace(report->error());
    print(options.format == Format::Json ? indentedJson(reportJson(**report)) + '\n' : reportText(**report));
    return highest(finishOutput(), store::isSound(**report) ? ExitCode::Done : ExitCode::Failed);
}

ExitCode showWorkspace(const WorkspaceInfoOptions& options)
{
    const Result<store::WorkspaceFacts> facts = store::readFacts(options.workspace);
    if (!facts)
        return refuseWorkspace(facts.error());
    print(options.format == Format::Json ? indentedJson(factsJson(*facts)) + '\n' : factsText(*facts));
    return finishOutput();
}

ExitCode compactWorkspaceFile(const WorkspaceCompactOptions& options)
{
    const Result<std::uint64_t> freed = store::compactWorkspace(options.workspace);
    if (!freed)
        return refuseWorkspace(freed.error());
    print(fmt::format("{} is {} bytes smaller now.\n", printable(options.workspace), grouped(*freed)));
    return finishOutput();
}

} // namespace casewright::cli
