// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/WhatIfReportFile.h"

#include <filesystem>
#include <memory>
#include <string_view>
#include <utility>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/Messages.h"
#include "app/cli/OutputFile.h"
#include "app/cli/Printable.h"
#include "app/cli/ReadingErrors.h"
#include "app/cli/Spool.h"

namespace casewright::cli {
namespace {

using base::Result;

bool isMarkdown(const std::string& file) { return file.ends_with(".md") || file.ends_with(".markdown"); }

/// What is wrong with the name of a report; empty: nothing.
std::string problemOfName(const std::string& name)
{
    const bool isKnown = name.ends_with(".html") || name.ends_with(".htm") || isMarkdown(name);
    return isKnown ? std::string()
                   : fmt::format("{} is neither HTML nor Markdown by its name; let it end with .html or .md", name);
}

Result<void> write(const std::string& name, std::string_view text, const std::stop_token& stop)
{
    Result<std::unique_ptr<OutputFile>> file = OutputFile::create(name);
    if (!file)
        return base::fail(std::move(file.error()));
    if (Result<void> done = (*file)->write(text, stop); !done)
        return done;
    return (*file)->keep();
}

/// The pictures first: a text that is there has them.
Result<void> writeMarkdown(const archive::WhatIfReport& report, const std::string& file, const std::stop_token& stop)
{
    const std::filesystem::path path(file);
    const archive::MarkdownReport markdown = archive::whatIfMarkdown(report, path.stem().string());
    for (const archive::MarkdownPicture& picture : markdown.pictures)
        if (Result<void> done = write((path.parent_path() / picture.file).string(), picture.svg, stop); !done)
            return done;
    return write(file, markdown.text, stop);
}

} // namespace

void addReport(CLI::App& app, std::string& report)
{
    app.add_option(
           "--report", report,
           "Where to write a report: a page in HTML that needs nothing else, or Markdown with pictures beside it")
        ->check(CLI::Validator([](std::string& name) { return problemOfName(name); }, ""))
        ->type_name("FILE.html|FILE.md");
}

archive::WhatIfReport reportOn(const RuleOverAlerts& over)
{
    return {.title = fmt::format("{} · {}", over.simulation.rule.name, shownName(over.input.name)),
            .source = shownName(over.input.name),
            .documents = over.input.table->size(),
            .profile = std::string(over.simulation.profile.name),
            .rule = over.simulation.rule,
            .haveAnalystsWorked = !over.simulation.analysts.isIdle()};
}

ExitCode writeReportFile(const archive::WhatIfReport& report, const std::string& file, const std::stop_token& stop)
{
    if (file.empty())
        return ExitCode::Done;
    const Result<void> written =
        isMarkdown(file) ? writeMarkdown(report, file, stop) : write(file, archive::whatIfHtml(report), stop);
    if (!written)
        return refuse(written.error(), ExitCode::BadStorage);
    printNote(fmt::format("Wrote the report {}.", file));
    return ExitCode::Done;
}

} // namespace casewright::cli
