// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/RuleConvertCommand.h"

#include <memory>
#include <stop_token>
#include <string>

#include <fmt/format.h>

#include "app/cli/Interruption.h"
#include "app/cli/Messages.h"
#include "app/cli/Output.h"
#include "app/cli/OutputFile.h"
#include "app/cli/RuleInput.h"
#include "core/rules/RuleExport.h"
#include "core/rules/RuleFile.h"

namespace casewright::cli {
namespace {

base::Result<void> writeOut(const std::string& name, const std::string& text, const std::stop_token& stop)
{
    const base::Result<std::unique_ptr<OutputFile>> file = OutputFile::create(name);
    if (!file)
        return base::fail(file.error());
    if (const base::Result<void> written = (*file)->write(text, stop); !written)
        return written;
    return (*file)->keep();
}

ExitCode printNotes(const rules::ExportedRules& exported, bool areSeveral)
{
    ExitCode code = ExitCode::Done;
    for (const rules::ExportNote& note : exported.notes) {
        const std::string text = areSeveral && !note.rule.empty() ? fmt::format("{}: {}", note.rule, note.text) : note.text;
        if (note.isLeftOut) {
            printError(text);
            code = ExitCode::Failed;
        } else {
            printWarning(text);
        }
    }
    return code;
}

} // namespace

ExitCode convertRules(const RuleConvertOptions& options)
{
    rules::ExportedRules exported;
    bool areSeveral = false;
    {
        const Interruption interruption;
        const base::Result<rules::RuleFile> file = readRules(options.file, interruption.token());
        if (!file) {
            const bool isStopped = file.error().code == base::ErrorCode::Cancelled;
            printError(file.error());
            return isStopped ? ExitCode::Interrupted : ExitCode::BadInput;
        }
        exported = rules::exportRules(*file, options.target);
        areSeveral = file->rules.size() > 1;
        if (!options.out.empty() && !exported.text.empty()) {
            if (const base::Result<void> written = writeOut(options.out, exported.text, interruption.token());
                !written) {
                printError(written.error());
                return ExitCode::BadStorage;
            }
        }
    }
    const ExitCode code = printNotes(exported, areSeveral);
    if (!options.out.empty())
        return code;
    print(exported.text);
    return highest(code, finishOutput());
}

} // namespace casewright::cli
