// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/KqlParseCommand.h"

#include <nlohmann/json.hpp>

#include "app/cli/JsonText.h"
#include "app/cli/KqlReport.h"
#include "app/cli/Output.h"
#include "core/kql/Parser.h"
#include "core/kql/TreeJson.h"

namespace casewright::cli {

ExitCode parseKql(const KqlParseOptions& options)
{
    const kql::Parsing parsing = kql::parse(options.query);
    if (parsing.error)
        printSyntaxError(options.query, *parsing.error);
    if (parsing.tree)
        print(indentedJson(kql::treeJson(*parsing.tree)) + '\n');
    else if (options.format == Format::Json)
        print(indentedJson(syntaxErrorJson(options.query, *parsing.error)) + '\n');
    return highest(parsing.error ? ExitCode::Failed : ExitCode::Done, finishOutput());
}

} // namespace casewright::cli
