// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CaseComments.h"

#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/cases/CaseJson.h"
#include "core/cases/CaseLimits.h"

namespace casewright::cli {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;

} // namespace

Result<std::vector<store::StoredComment>> readComments(const store::AttachmentsClient& client, std::int64_t caseKey)
{
    constexpr auto PageSize = static_cast<std::uint32_t>(cases::MaximumPage);
    std::vector<store::StoredComment> all;
    while (true) {
        const std::optional<std::int64_t> after = all.empty() ? std::nullopt : std::optional(all.back().key);
        const Result<std::vector<store::StoredComment>> page = client.comments(caseKey, after, PageSize);
        if (!page)
            return base::fail(page.error());
        all.insert(all.end(), page->begin(), page->end());
        if (page->size() < PageSize)
            return all;
    }
}

Result<store::StoredComment> findComment(const store::AttachmentsClient& client, std::int64_t caseKey,
                                         const std::string& which)
{
    const Result<std::vector<store::StoredComment>> all = readComments(client, caseKey);
    if (!all)
        return base::fail(all.error());
    const store::StoredComment* found = nullptr;
    for (const store::StoredComment& each : *all) {
        const std::string& id = each.comment.id;
        if (id == which)
            return each;
        if (which.empty() || !id.starts_with(which))
            continue;
        if (found != nullptr)
            return base::fail(ErrorCode::InvalidValue,
                              fmt::format("Several comments have ids that begin with {}; give more of it.", which));
        found = &each;
    }
    if (found == nullptr)
        return base::fail(ErrorCode::NotFound,
                          fmt::format("The case {} has no comment {}; `casewright-cli cases show {}` lists those it has.",
                                      caseKey, which, caseKey));
    return *found;
}

Json commentsJson(const std::vector<store::StoredComment>& comments)
{
    Json list = Json::array();
    for (const store::StoredComment& each : comments)
        list.push_back(cases::commentValue(each.comment));
    return list;
}

} // namespace casewright::cli
