// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/GenerateCommand.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/cli/Interruption.h"
#include "app/cli/Messages.h"
#include "app/cli/OutputFile.h"
#include "app/cli/Printable.h"
#include "app/cli/ProgressLine.h"
#include "app/cli/ReadingErrors.h"
#include "app/cli/RuleInput.h"
#include "app/cli/Spool.h"
#include "app/cli/WrongFile.h"
#include "core/alerts/AlertReader.h"
#include "core/alerts/Flood.h"
#include "core/alerts/FloodWriter.h"
#include "core/alerts/MixedAlerts.h"

namespace casewright::cli {
namespace {

using base::Result;
using Clock = std::chrono::steady_clock;
using Table = std::shared_ptr<const alerts::AlertTable>;

constexpr double ShortestTime = 0.01; // of less, no speed can be told

/// A flood and what it was made into, with the history that it may be mixed into.
struct Made {
    alerts::Flood flood;
    Table table;
    std::vector<alerts::BadLine> badLines;   ///< of the history
    std::shared_ptr<const alerts::MixOrder> order;
};

/// What was written, for the last line.
struct Written {
    std::uint64_t bytes = 0;          ///< before they were packed
    std::uint64_t lines = 0;          ///< some documents come twice
    double seconds = 0;
};

/// How messages call the output.
std::string outName(const GenerateOptions& options)
{
    return options.out == "-" ? "standard output" : options.out;
}

Result<alerts::Flood> readFlood(const GenerateOptions& options, const std::stop_token& stop)
{
    const Result<std::string> text = readText(options.flood, stop);
    if (!text)
        return base::fail(text.error());
    Result<alerts::Flood> flood = alerts::parseFlood(*text, shownName(options.flood));
    if (!flood)
        return base::fail(ofWrongFile(std::move(flood.error()), FileUse::Flood, *text, options.flood));
    alerts::resolveHistory(*flood, options.flood);
    return flood;
}

/// Which input the output would replace; empty: none.
std::string problemOfOutput(const GenerateOptions& options, const alerts::Flood& flood)
{
    if (OutputFile::isSameFile(options.out, options.flood))
        return fmt::format("--out {} is the flood's own file, which would be lost; write to another",
                           outName(options));
    if (flood.mix && OutputFile::isSameFile(options.out, flood.mix->into))
        return fmt::format("--out {} is the history that the flood is mixed into, which would be lost; write to "
                           "another",
                           outName(options));
    return {};
}

Result<Made> make(const GenerateOptions& options, alerts::Flood flood, ProgressLine& progress,
                  const std::stop_token& stop)
{
    Result<alerts::MixedAlerts> made = alerts::makeAlerts(flood, options.seed, options.skipBadLines,
                                                          progress.begin("Making documents"), stop);
    if (made)
        return Made{std::move(flood), std::move(made->alerts.table), std::move(made->alerts.badLines),
                    std::move(made->order)};
    base::Error error = made.error();
    if (!error.location)
        error.location.emplace();
    if (error.location->file.empty())
        error.location->file = shownName(options.flood);
    return base::fail(std::move(error));
}

std::uint32_t documentsOf(const GenerateOptions& options, const Made& made)
{
    const std::uint64_t wanted = options.count.value_or(made.table->size());
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(wanted, made.table->size()));
}

Result<Written> write(const GenerateOptions& options, const Made& made, ProgressLine& progress,
                      const std::stop_token& stop)
{
    const Clock::time_point begun = Clock::now();
    Result<std::unique_ptr<OutputFile>> file = OutputFile::create(options.out);
    if (!file)
        return base::fail(file.error());
    Written written;
    const auto plain = [&](std::string_view block) { return (*file)->write(block, stop); };
    const bool isPacked = options.out.ends_with(".gz");
    alerts::GzipSink gzip(plain);
    const auto sink = [&](std::string_view block) {
        written.bytes += block.size();
        written.lines += static_cast<std::uint64_t>(std::ranges::count(block, '\n'));
        return isPacked ? gzip.write(block) : plain(block);
    };
    Result<void> done = alerts::writeDocuments(*made.table, made.flood, options.seed, documentsOf(options, made), sink,
                                               progress.begin("Writing"), stop, made.order.get());
    if (done && isPacked)
        done = gzip.finish();
    if (done)
        done = (*file)->keep();
    if (!done)
        return base::fail(done.error());
    written.seconds = std::chrono::duration<double>(Clock::now() - begun).count();
    return written;
}

/// Which documents are not among those written, and why.
void reportMissing(const Made& made)
{
    if (made.flood.mix)
        printSkippedLines(made.table->counts().badRecords, made.badLines, made.flood.mix->into);
    if (made.order != nullptr && made.order->leftOut() > 0)
        printWarning(fmt::format("{} left out, as the history has the same _id and _index: was this flood "
                                 "mixed into it before? Ids and index come from its name; give it another \"name\".",
                                 counted(made.order->leftOut(), "document of the flood was",
                                         "documents of the flood were")));
}

void report(const GenerateOptions& options, const Made& made, const Written& written)
{
    const std::uint32_t documents = documentsOf(options, made);
    if (options.count && *options.count > documents)
        printNote(fmt::format("{} fewer than --count.", counted(documents, "document is all there is,",
                                                               "documents are all there are,")));
    const std::uint64_t again = written.lines - documents;
    const double megabytes = static_cast<double>(written.bytes) / 1e6;
    std::string text = "Wrote " + counted(documents, "document", "documents");
    if (again > 0)
        text += fmt::format(" in {}, as {} twice", counted(written.lines, "line", "lines"),
                            counted(again, "comes", "come"));
    text += fmt::format(", {:.1f} MB, to {}", megabytes, outName(options));
    if (written.seconds >= ShortestTime)
        text += fmt::format(" in {:.2f} s: {:.0f} documents/s, {:.0f} MB/s", written.seconds,
                            documents / written.seconds, megabytes / written.seconds);
    printNote(text + '.');
}

/// Whether it is the history that could not be read again, and not the output that could not be written.
bool isOfHistory(const base::Error& error, const Made& made)
{
    return made.flood.mix && error.location && error.location->file == made.flood.mix->into;
}

ExitCode giveUp(const base::Error& error, ExitCode code)
{
    if (error.code == base::ErrorCode::Cancelled) {
        printNote("Stopped. Nothing was kept.");
        return ExitCode::Interrupted;
    }
    printReadingError(error);
    return code;
}

} // namespace

ExitCode generateDocuments(const GenerateOptions& options)
{
    const Interruption interruption;
    Result<alerts::Flood> flood = readFlood(options, interruption.token());
    if (!flood)
        return giveUp(flood.error(), ExitCode::BadInput);
    if (const std::string problem = problemOfOutput(options, *flood); !problem.empty()) {
        printError(problem);
        return ExitCode::WrongUsage;
    }
    auto progress = std::make_unique<ProgressLine>();
    const Result<Made> made = make(options, std::move(*flood), *progress, interruption.token());
    if (!made) {
        progress.reset(); // the line goes before anything else is said
        return giveUp(made.error(), ExitCode::BadInput);
    }
    const Result<Written> written = write(options, *made, *progress, interruption.token());
    progress.reset();
    if (!written)
        return giveUp(written.error(), isOfHistory(written.error(), *made) ? ExitCode::BadInput : ExitCode::BadStorage);
    reportMissing(*made);
    report(options, *made, *written);
    return ExitCode::Done;
}

} // namespace casewright::cli
