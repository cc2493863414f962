// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CaseReferences.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "app/cli/StoredCases.h"

namespace casewright::cli {
namespace {

using base::ErrorCode;
using base::Result;

/// Ids are 64 digits where the Cases action made them, and UUIDs where people did; those of exports may be anything.
constexpr const char* IdCharacters = "0123456789abcdef-";

bool hasOnly(const std::string& text, const char* characters)
{
    return !text.empty() && text.find_first_not_of(characters) == std::string::npos;
}

/// A key of the workspace, if there is a case with it.
Result<std::optional<std::int64_t>> byKey(const store::Workspace& workspace, const std::string& which)
{
    std::int64_t key = 0;
    if (!hasOnly(which, "0123456789")
        || std::from_chars(which.data(), which.data() + which.size(), key).ec != std::errc())
        return std::nullopt;
    const Result<store::CaseDetail> detail = workspace.caseDetail(key);
    if (detail)
        return key;
    if (detail.error().code == ErrorCode::NotFound)
        return std::nullopt;
    return base::fail(detail.error());
}

std::string lowered(std::string text)
{
    for (char& c : text)
        if (c >= 'A' && c <= 'F')
            c = static_cast<char>(c - 'A' + 'a');
    return text;
}

Result<std::optional<std::int64_t>> byId(const store::Workspace& workspace, const std::string& id)
{
    return id.empty() ? Result<std::optional<std::int64_t>>(std::nullopt) : workspace.findCase(base::CaseId{id});
}

Result<std::optional<std::int64_t>> byBeginning(const store::Workspace& workspace, const std::string& beginning)
{
    std::optional<store::CaseRow> found;
    bool several = false;
    const auto look = [&](const std::vector<store::CaseRow>& page) -> Result<void> {
        for (const store::CaseRow& row : page) {
            if (!row.id.text.starts_with(beginning))
                continue; // the text is in its title
            several = several || (found && found->id != row.id);
            if (!found || row.simulation > found->simulation)
                found = row;
        }
        return {};
    };
    if (const auto done = forEachPage(workspace, {.text = beginning}, std::nullopt, 0, look); !done)
        return base::fail(done.error());
    if (several)
        return base::fail(ErrorCode::InvalidValue,
                          fmt::format("Several cases have ids that begin with {}; give more digits, or a key.",
                                      beginning));
    return found ? std::optional(found->key) : std::nullopt;
}

} // namespace

Result<std::int64_t> findCase(const store::Workspace& workspace, const std::string& which)
{
    const std::string id = lowered(which);
    Result<std::optional<std::int64_t>> key = byKey(workspace, which);
    if (key && !*key)
        key = byId(workspace, which);
    if (key && !*key && id != which)
        key = byId(workspace, id);
    if (key && !*key && id.size() >= store::ShortestIdBeginning && hasOnly(id, IdCharacters) && !id.starts_with('-'))
        key = byBeginning(workspace, id);
    if (!key)
        return base::fail(key.error());
    if (!*key)
        return base::fail(ErrorCode::NotFound,
                          fmt::format("The workspace {} has no case {}; casewright-cli cases list --all shows those it "
                                      "has.",
                                      workspace.path(), which));
    return **key;
}

Result<std::vector<std::int64_t>> findCases(const store::Workspace& workspace, const std::vector<std::string>& names)
{
    std::vector<std::int64_t> keys;
    for (const std::string& name : names) {
        const Result<std::int64_t> key = findCase(workspace, name);
        if (!key)
            return base::fail(key.error());
        if (std::find(keys.begin(), keys.end(), *key) == keys.end())
            keys.push_back(*key);
    }
    return keys;
}

} // namespace casewright::cli
