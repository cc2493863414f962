// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CaseEditing.h"

#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/Acting.h"
#include "app/cli/CaseComments.h"
#include "app/cli/CaseRefusal.h"
#include "app/cli/JsonText.h"
#include "app/cli/Messages.h"
#include "app/cli/NewWorkspace.h"
#include "app/cli/Output.h"
#include "app/cli/Printable.h"
#include "app/cli/StoredCases.h"
#include "app/cli/TextTable.h"
#include "core/cases/CaseJson.h"
#include "core/cases/CaseNames.h"
#include "core/cases/CaseVersion.h"

namespace casewright::cli {
namespace {

using base::Json;
using base::Result;
using Align = TextTable::Align;

/// Somebody who is always faster is no accident.
constexpr int MostTries = 10;

/// In the shape of Kibana's API.
Json jsonOf(const EditResult& result)
{
    if (result.shape == EditShape::One) {
        Json json = storedCaseJson(result.cases.front());
        if (result.comments)
            json["comments"] = commentsJson(*result.comments);
        return json;
    }
    Json list = Json::array();
    for (const store::StoredCase& each : result.cases)
        list.push_back(result.shape == EditShape::List ? storedCaseJson(each)
                                                       : Json{{"key", each.key}, {"id", each.document.id}});
    return list;
}

Result<EditResult> tryEdit(store::Workspace& workspace, const EditOptions& options, const EditPlan& plan,
                           const Edit& edit)
{
    for (int tries = 1;; ++tries) {
        Result<EditResult> done = edit(workspace, signatureOf(options.user));
        const bool wasSlower = !done && done.error().code == base::ErrorCode::Conflict;
        if (!wasSlower || !plan.isRepeated || tries == MostTries)
            return done;
    }
}

} // namespace

ExitCode editCases(const EditOptions& options, const EditPlan& plan, const Edit& edit)
{
    const bool isNew = plan.access == store::Access::Create && isMissingFile(options.workspace);
    Result<store::Workspace> workspace = openToWrite(options.workspace, plan.access);
    if (!workspace)
        return refuseOpening(workspace.error(), options.format);
    const Result<EditResult> done = tryEdit(*workspace, options, plan, edit);
    if (isNew && done)
        printNote(fmt::format("Made the workspace {}.", options.workspace));
    else if (isNew)
        removeUnused(std::move(*workspace));
    if (!done)
        return refuseOperation(done.error(), options.format);
    if (options.format == Format::Json)
        print(indentedJson(jsonOf(*done)) + '\n');
    else
        print(fmt::format("{}\n{}", printable(done->said),
                          done->shape == EditShape::Deleted ? std::string() : storedCasesText(done->cases)));
    return finishOutput();
}

Json storedCaseJson(const store::StoredCase& stored)
{
    Json json = cases::caseValue(stored.document);
    json["key"] = stored.key;
    json["simulation"] = stored.simulation;
    return json;
}

std::string storedCasesText(const std::vector<store::StoredCase>& cases)
{
    if (cases.empty())
        return {};
    TextTable table({{"key", Align::Right},
                     {"status"},
                     {"severity"},
                     {"alerts", Align::Right},
                     {"comments", Align::Right},
                     {"version"},
                     {"title"}});
    for (const store::StoredCase& each : cases) {
        const cases::CaseDocument& document = each.document;
        table.add({std::to_string(each.key), std::string(cases::nameOf(document.attributes.status)),
                   std::string(cases::nameOf(document.attributes.severity)), grouped(document.totalAlerts),
                   grouped(document.totalComments), cases::versionText(document.version), document.attributes.title});
    }
    return table.text(terminalWidth());
}

} // namespace casewright::cli
