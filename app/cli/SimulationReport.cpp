// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/SimulationReport.h"

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/resource.h>

#include "app/cli/Printable.h"
#include "app/cli/ReadingErrors.h"
#include "core/engine/RuleEvaluation.h"
#include "core/engine/RuleSilences.h"

namespace casewright::cli {
namespace {

constexpr std::size_t MostNames = 3;

/// Muted alerts that never were; empty for none.
std::string unknownMutesText(const SimulationReport& report)
{
    std::vector<std::string> names = engine::unknownMutes(report.rule, report.silences, report.result.source);
    if (names.empty())
        return {};
    const std::size_t count = names.size();
    names.resize(std::min(count, MostNames));
    return fmt::format("{} never raised over these documents: {}{}.",
                       counted(count, "muted alert was", "muted alerts were"),
                       fmt::join(names, ", "), count > names.size() ? ", …" : "");
}

} // namespace

std::vector<std::string> warningsOf(const SimulationReport& report)
{
    const engine::SimulationSummary& summary = report.result.summary;
    const alerts::IntakeCounts& counts = report.input.table->counts();
    std::vector<std::string> warnings;
    if (counts.badRecords > 0)
        warnings.push_back(skippedLines(counts.badRecords));
    if (counts.duplicates > 0)
        warnings.push_back(leftOutDuplicates(counts.duplicates));
    if (summary.documents == 0)
        warnings.emplace_back("There are no documents, so nothing happened.");
    else if (summary.matched == 0)
        warnings.emplace_back("No document matches the rule's query, so nothing happened.");
    if (summary.audit.overMaxSignals > 0 && engine::makesAlerts(report.rule))
        warnings.push_back(
            fmt::format("{} became no alert in a run that had more than max_signals of {}; those that came "
                        "again in later runs count each time.",
                        counted(summary.audit.overMaxSignals, "group", "groups"),
                        grouped(static_cast<std::uint64_t>(report.rule.maxSignals))));
    else if (summary.audit.overMaxSignals > 0)
        warnings.push_back(fmt::format("{} became no alert: more came in a run than max_signals of {}, or a run never "
                                       "looked back that far.",
                                       counted(summary.audit.overMaxSignals, "document", "documents"),
                                       grouped(static_cast<std::uint64_t>(report.rule.maxSignals))));
    if (const std::string unknown = unknownMutesText(report); !unknown.empty())
        warnings.push_back(unknown);
    if (summary.audit.overLimit > 0)
        warnings.push_back(fmt::format("{} reached no case, because a case takes 1 000 at most and a batch that does "
                                       "not fit is left out whole.",
                                       counted(summary.audit.overLimit, "alert", "alerts")));
    if (summary.failedRuns > 0)
        warnings.push_back(fmt::format("{} failed; Kibana would have refused to create a case.",
                                       counted(summary.failedRuns, "run", "runs")));
    if (summary.alertsInManyCases > 0)
        warnings.push_back(fmt::format("{} attached to more than 10 cases; Kibana reports an error for each.",
                                       counted(summary.alertsInManyCases, "alert was", "alerts were")));
    return warnings;
}

double peakMegabytes()
{
    // Not getrusage() alone: its number may be that of the program which started this one.
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        constexpr std::string_view Peak = "VmHWM:";
        if (!line.starts_with(Peak))
            continue;
        double kilobytes = 0;
        if (std::istringstream(line.substr(Peak.size())) >> kilobytes)
            return kilobytes / 1024;
    }
    struct rusage usage {};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

} // namespace casewright::cli
