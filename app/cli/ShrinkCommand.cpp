// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/ShrinkCommand.h"

#include <chrono>
#include <memory>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "app/cli/Interruption.h"
#include "app/cli/Messages.h"
#include "app/cli/Output.h"
#include "app/cli/OutputFile.h"
#include "app/cli/Printable.h"
#include "app/cli/ProgressLine.h"
#include "app/cli/ReadingErrors.h"
#include "app/cli/RuleOverAlerts.h"
#include "app/cli/ShrinkReport.h"
#include "app/cli/Spool.h"
#include "core/scenario/SymptomFile.h"

namespace casewright::cli {
namespace {

using base::ErrorCode;
using base::Result;
using Clock = std::chrono::steady_clock;

/// What came of it, and the file about it.
struct Work {
    analysis::Shrunk shrunk{};
    std::string file{};
    double seconds = 0;
};

/// The line goes before anything is said.
Result<Work> shrink(const ShrinkOptions& options, const engine::SimulationInput& simulation,
                    const std::stop_token& stop)
{
    ProgressLine progress;
    const auto begun = Clock::now();
    const base::Duration most{static_cast<std::int64_t>(options.seconds) * base::Second.milliseconds};
    Result<analysis::Shrunk> shrunk =
        analysis::shrink(simulation, options.symptom, progress.begin("Leaving out alerts"), stop, most);
    if (!shrunk)
        return base::fail(std::move(shrunk.error()));
    Work work{.shrunk = std::move(*shrunk), .seconds = std::chrono::duration<double>(Clock::now() - begun).count()};
    if (options.out.empty())
        return work;
    const auto claim = options.expectFixed ? scenario::SymptomClaim::IsMended : scenario::SymptomClaim::IsThere;
    Result<std::string> file = scenario::writeSymptom(simulation, options.symptom, work.shrunk, claim, stop);
    if (!file)
        return base::fail(std::move(file.error()));
    work.file = std::move(*file);
    return work;
}

Result<void> write(const ShrinkOptions& options, const std::string& text, const std::stop_token& stop)
{
    Result<std::unique_ptr<OutputFile>> file = OutputFile::create(options.out);
    if (!file)
        return base::fail(std::move(file.error()));
    if (Result<void> done = (*file)->write(text, stop); !done)
        return done;
    return (*file)->keep();
}

/// What is not there is in the documents, which were read; the rest is of the rule.
ExitCode codeOf(const base::Error& error)
{
    return error.code == ErrorCode::NotFound ? ExitCode::BadInput : ExitCode::Failed;
}

} // namespace

ExitCode shrinkAlerts(const ShrinkOptions& options)
{
    RuleOverAlerts over;
    Result<Work> work;
    {
        // Not while printing: there Ctrl+C ends the program at once.
        const Interruption interruption;
        if (const std::optional<ExitCode> code = readRuleOverAlerts(options, over, interruption.token()))
            return *code;
        work = shrink(options, over.simulation, interruption.token());
        if (!work) {
            if (work.error().code == ErrorCode::NotFound)
                work.error().location = base::Location{.file = shownName(over.input.name), .field = {}};
            return refuse(work.error(), codeOf(work.error()));
        }
        if (!options.out.empty())
            if (const Result<void> written = write(options, work->file, interruption.token()); !written)
                return refuse(written.error(), ExitCode::BadStorage);
    }
    if (options.out == "-") {
        printNote(work->shrunk.text);
        return ExitCode::Done;
    }
    const ShrinkReport report{
        .options = options, .over = over, .shrunk = work->shrunk, .shrinkSeconds = work->seconds};
    print(options.format == Format::Json ? shrinkJson(report) : shrinkText(report));
    const ExitCode code = finishOutput();
    if (!options.out.empty())
        printNote(fmt::format("Wrote {}: casewright-cli test {} {}.", options.out, options.out,
                              options.expectFixed ? "fails until the symptom is gone"
                                                  : "passes as long as the symptom shows"));
    return code;
}

} // namespace casewright::cli
