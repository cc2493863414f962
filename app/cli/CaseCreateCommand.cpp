// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/cli/CaseEditCommands.h"
#include "app/cli/CaseEditing.h"
#include "app/cli/CaseFields.h"
#include "app/cli/CaseFile.h"
#include "app/cli/CaseRefusal.h"
#include "app/cli/Spool.h"
#include "core/cases/CaseDiff.h"
#include "core/store/CasesClient.h"

namespace casewright::cli {
namespace {

using base::Result;
using cases::CaseChange;

Result<CaseChange> fieldsOf(const cases::CaseConfiguration& configuration, const std::string& key)
{
    if (key.empty())
        return CaseChange{};
    std::vector<std::string> keys;
    for (const cases::CaseTemplate& each : configuration.templates) {
        if (each.key == key)
            return each.caseFields;
        keys.push_back(each.key);
    }
    return base::fail(base::ErrorCode::NotFound,
                      keys.empty() ? fmt::format("The configuration of the owner {} has no templates.",
                                                 configuration.owner)
                                   : fmt::format("The configuration of the owner {} has no template {}; it has {}.",
                                                 configuration.owner, key, fmt::join(keys, ", ")));
}

/// The case as the template, then the file and then the options have it.
Result<store::NewCase> newCase(store::Workspace& workspace, const CaseCreateOptions& options, const FiledCase& filed)
{
    store::NewCase made{.owner = options.owner ? *options.owner : filed.owner.value_or("cases")};
    const Result<cases::CaseConfiguration> configuration = configurationOf(workspace, made.owner);
    if (!configuration)
        return base::fail(configuration.error());
    Result<CaseChange> change = fieldsOf(*configuration, options.templateKey);
    if (!change)
        return base::fail(change.error());
    const Result<CaseChange> given = changeOf(workspace, options.fields);
    if (!given)
        return base::fail(given.error());
    *change = laidOver(laidOver(std::move(*change), filed.change), *given);
    made.attributes = cases::applied({}, *change);
    Result<std::vector<cases::CustomField>> fields = withCustomFields(
        std::move(made.attributes.customFields), options.fields.customFields, *configuration);
    if (!fields)
        return base::fail(fields.error());
    made.attributes.customFields = std::move(*fields);
    return made;
}

Result<FiledCase> readFile(CaseFieldOptions& fields)
{
    Result<std::optional<std::string>> json = readInputs(fields);
    if (!json)
        return base::fail(json.error());
    return *json ? readNewCase(std::move(**json), shownName(fields.file)) : FiledCase{};
}

} // namespace

ExitCode createCase(const CaseCreateOptions& given)
{
    CaseCreateOptions options = given;
    const Result<FiledCase> filed = readFile(options.fields);
    if (!filed)
        return refuseInputFile(filed.error(), options.format);
    return editCases(
        options, {.access = store::Access::Create}, [&](store::Workspace& workspace, const store::Signature& by) {
            return newCase(workspace, options, *filed)
                .and_then([&](const store::NewCase& made) { return store::CasesClient(workspace).create(made, by); })
                .transform([](const store::StoredCase& stored) {
                    return EditResult{.said = fmt::format("Created case {}, id {}.", stored.key, stored.document.id),
                                      .cases = {stored}};
                });
        });
}

} // namespace casewright::cli
