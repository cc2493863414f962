// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/TestCommand.h"

#include <utility>
#include <vector>

#include "app/cli/Interruption.h"
#include "app/cli/Messages.h"
#include "app/cli/Output.h"
#include "app/cli/RuleInput.h"
#include "app/cli/TestReport.h"
#include "core/scenario/Check.h"

namespace casewright::cli {
namespace {

ExitCode codeOf(const scenario::CheckedFile& file)
{
    if (file.error)
        return ExitCode::BadInput;
    for (const scenario::Checked& check : file.checks)
        if (!check.differences.empty())
            return ExitCode::Failed;
    return ExitCode::Done;
}

} // namespace

ExitCode testFiles(const TestOptions& options)
{
    const Interruption interruption;
    const scenario::CheckSettings settings{.dataFolders = options.dataFolders};
    std::vector<scenario::CheckedFile> files;
    ExitCode code = ExitCode::Done;
    for (const std::string& name : options.files) {
        base::Result<std::string> text = readText(name, interruption.token());
        files.push_back(text ? scenario::checkFile(name, std::move(*text), settings, interruption.token())
                             : scenario::CheckedFile{.path = name, .checks = {}, .error = text.error()});
        if (interruption.requested()) {
            printNote("Stopped.");
            return ExitCode::Interrupted;
        }
        code = highest(code, codeOf(files.back()));
        if (files.back().error && options.format != TestFormat::Text) // the text says it in its place
            printError(*files.back().error);
    }
    print(testReport(files, options.format));
    return highest(code, finishOutput());
}

} // namespace casewright::cli
