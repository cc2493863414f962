// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/cases/CaseDocument.h"
#include "core/store/CasePage.h"
#include "core/store/StoredCase.h"

namespace casewright::archive {

/// Text of somebody else's on one line of Markdown, in a table too: nothing in it is markup.
[[nodiscard]] std::string markdownLine(std::string_view text);

/// The head of a table of cases, and its rows: a line or two each.
[[nodiscard]] std::string markdownTableHead();
[[nodiscard]] std::string markdownTableRow(const cases::CaseDocument& document);

/// A case with all that belongs to it.
struct CaseStory {
    cases::CaseDocument document{};
    std::string originId{}; ///< in a saved object: the id that it has where it comes from, if that is another one
    std::vector<store::StoredComment> comments{};
    std::vector<store::StoredUserAction> actions{};
    std::vector<store::AttachedAlert> alerts{};
};
/// Its whole story: attributes, description and comments (which are Markdown, and stay it), activity, alerts.
[[nodiscard]] std::string markdownStory(const CaseStory& story);

} // namespace casewright::archive
