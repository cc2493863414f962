// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/cli/CaseEditCommands.h"
#include "app/cli/CaseEditing.h"
#include "app/cli/CaseFields.h"
#include "app/cli/CaseFile.h"
#include "app/cli/CaseReferences.h"
#include "app/cli/CaseRefusal.h"
#include "app/cli/Printable.h"
#include "app/cli/Spool.h"
#include "core/cases/CaseNames.h"
#include "core/cases/CaseVersion.h"
#include "core/store/CasesClient.h"

namespace casewright::cli {
namespace {

using base::ErrorCode;
using base::Result;
using cases::CaseChange;

/// A case that is to change, and what was given for it.
struct Target {
    std::int64_t key = 0;
    std::optional<std::int64_t> version{};     ///< none: whichever it has
    CaseChange change{};
};

/// The list without some, and with some more, each once; nothing where neither is given.
void edit(std::optional<std::vector<std::string>>& given, std::vector<std::string> now,
          const std::vector<std::string>& added, const std::vector<std::string>& removed)
{
    if (added.empty() && removed.empty())
        return;
    std::vector<std::string> list = given.value_or(std::move(now));
    const auto has = [](const std::vector<std::string>& texts, const std::string& text) {
        return std::find(texts.begin(), texts.end(), text) != texts.end();
    };
    std::erase_if(list, [&](const std::string& each) { return has(removed, each); });
    for (const std::string& each : added)
        if (!has(list, each))
            list.push_back(each);
    given = std::move(list);
}

/// The cases that are named, or those of the file.
Result<std::vector<Target>> targetsOf(const store::Workspace& workspace, const CaseUpdateOptions& options,
                                      const std::vector<FiledCase>& filed)
{
    std::vector<Target> targets;
    const bool areFiled = !filed.empty() && !filed.front().id.empty();
    if (!options.cases.empty() && areFiled)
        return base::fail(ErrorCode::InvalidValue, "The file names its cases; leave out those on the command line.");
    if (options.cases.empty() && !filed.empty() && !areFiled)
        return base::fail(ErrorCode::MissingValue,
                          "The file names no case; name some on the command line, or write {\"cases\": [{\"id\": …}]}.");
    if (areFiled) {
        for (const FiledCase& each : filed) {
            const Result<std::int64_t> key = findCase(workspace, each.id);
            if (!key)
                return base::fail(key.error());
            targets.push_back({.key = *key, .version = each.version, .change = each.change});
        }
        return targets;
    }
    const Result<std::vector<std::int64_t>> keys = findCases(workspace, options.cases);
    if (!keys)
        return base::fail(keys.error());
    const FiledCase common = filed.empty() ? FiledCase{} : filed.front();
    for (const std::int64_t key : *keys)
        targets.push_back({.key = key, .version = common.version, .change = common.change});
    return targets;
}

/// Without those that were taken out of the configuration since the case got them: Kibana takes them out of the cases.
std::vector<cases::CustomField> configured(std::vector<cases::CustomField> fields,
                                           const cases::CaseConfiguration& configuration)
{
    std::erase_if(fields, [&configuration](const cases::CustomField& field) {
        return std::none_of(configuration.customFields.begin(), configuration.customFields.end(),
                            [&field](const cases::CustomFieldDefinition& known) { return known.key == field.key; });
    });
    return fields;
}

/// What changes about a case, seen from how it is now.
Result<store::CaseUpdate> updateOf(store::Workspace& workspace, const CaseUpdateOptions& options,
                                   const CaseChange& given, const Target& target)
{
    const Result<store::StoredCase> before = store::CasesClient(workspace).get(target.key);
    if (!before)
        return base::fail(before.error());
    const cases::CaseAttributes& now = before->document.attributes;
    store::CaseUpdate update{.key = target.key,
                             .version = target.version.value_or(before->document.version),
                             .change = laidOver(target.change, given)};
    edit(update.change.tags, now.tags, options.addedTags, options.removedTags);
    edit(update.change.assignees, now.assignees, options.addedAssignees, options.removedAssignees);
    if (options.fields.customFields.empty())
        return update;
    const Result<cases::CaseConfiguration> configuration = configurationOf(workspace, before->document.owner);
    if (!configuration)
        return base::fail(configuration.error());
    Result<std::vector<cases::CustomField>> fields =
        withCustomFields(update.change.customFields.value_or(configured(now.customFields, *configuration)),
                         options.fields.customFields, *configuration);
    if (!fields)
        return base::fail(fields.error());
    update.change.customFields = std::move(*fields);
    return update;
}

Result<EditResult> update(store::Workspace& workspace, const store::Signature& by, const CaseUpdateOptions& options,
                          const std::vector<FiledCase>& filed)
{
    Result<std::vector<Target>> targets = targetsOf(workspace, options, filed);
    if (!targets)
        return base::fail(targets.error());
    Result<CaseChange> given = changeOf(workspace, options.fields);
    if (!given)
        return base::fail(given.error());
    if (options.status)
        given->status = options.status;
    if (!options.version.empty() && targets->size() != 1)
        return base::fail(ErrorCode::InvalidValue, "--if-version is for one case; a file has versions for several.");
    std::vector<store::CaseUpdate> updates;
    for (Target& target : *targets) {
        if (!options.version.empty())
            target.version = cases::versionNamed(options.version);
        Result<store::CaseUpdate> each = updateOf(workspace, options, *given, target);
        if (!each)
            return base::fail(each.error());
        updates.push_back(std::move(*each));
    }
    Result<std::vector<store::StoredCase>> changed = store::CasesClient(workspace).update(updates, by);
    if (!changed)
        return base::fail(changed.error());
    EditResult result{.shape = EditShape::List};
    const std::size_t same = updates.size() - changed->size();
    result.said = fmt::format("Changed {}{}", counted(changed->size(), "case", "cases"),
                              same == 0 ? "." : fmt::format("; {} so already.", counted(same, "was", "were")));
    result.cases = std::move(*changed);
    return result;
}

Result<std::vector<FiledCase>> readFile(CaseFieldOptions& fields)
{
    Result<std::optional<std::string>> json = readInputs(fields);
    if (!json)
        return base::fail(json.error());
    return *json ? readCaseChanges(std::move(**json), shownName(fields.file)) : std::vector<FiledCase>();
}

} // namespace

ExitCode updateCases(const CaseUpdateOptions& given)
{
    CaseUpdateOptions options = given;
    const Result<std::vector<FiledCase>> filed = readFile(options.fields);
    if (!filed)
        return refuseInputFile(filed.error(), options.format);
    const bool hasVersion = !options.version.empty()
        || std::any_of(filed->begin(), filed->end(), [](const FiledCase& each) { return each.version.has_value(); });
    return editCases(options, {.isRepeated = !hasVersion},
                     [&](store::Workspace& workspace, const store::Signature& by) {
                         return update(workspace, by, options, *filed);
                     });
}

ExitCode setStatus(const CaseStatusOptions& options)
{
    CaseUpdateOptions update;
    static_cast<EditOptions&>(update) = options;
    update.version = options.version;
    for (const std::string& word : options.words)
        if (const auto status = cases::statusNamed(word))
            update.status = status;
        else
            update.cases.push_back(word);
    return updateCases(update);
}

} // namespace casewright::cli
