// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CaseReading.h"

#include "app/cli/CaseReferences.h"
#include "app/cli/CaseRefusal.h"
#include "app/cli/Output.h"
#include "app/cli/StoredCases.h"

namespace casewright::cli {

ExitCode printReading(const std::string& path, Format format, const Reading& read)
{
    base::Result<store::Workspace> workspace = openToRead(path);
    if (!workspace)
        return refuseOpening(workspace.error(), format);
    const base::Result<std::string> text = read(*workspace);
    if (!text)
        return refuseOperation(text.error(), format);
    print(*text);
    return finishOutput();
}

ExitCode printPart(const CasePartOptions& options, const PartReading& read)
{
    return printReading(options.workspace, options.format, [&](store::Workspace& workspace) {
        return findCase(workspace, options.which).and_then([&](std::int64_t key) { return read(workspace, key); });
    });
}

} // namespace casewright::cli
