// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/cases/CaseDocument.h"

namespace casewright::archive {

/// A cell as RFC 4180 quotes it. A text that a spreadsheet would take for a formula (it begins with =, +, -, @, a tab
/// or a return) gets an apostrophe in front, as alerts come from whoever writes logs.
[[nodiscard]] std::string csvCell(std::string_view text);

/// The header, with the line's end (CR LF): id, title, status, severity, owner, category, tags, assignees, created_at,
/// created_by, updated_at, updated_by, closed_at, closed_by, duration_s, time_to_acknowledge_s, time_to_investigate_s,
/// time_to_resolve_s, total_alerts, total_comments, connector, external_id, external_url, custom_fields, description.
[[nodiscard]] std::string csvHeader();
/// A row of it. Times are ISO 8601 in UTC; of several tags or assignees each but the first is on a line of its own
/// within the cell; custom fields are a JSON object by key; what is not there is empty. Who is a rule is
/// `elastic/kibana`.
[[nodiscard]] std::string csvRow(const cases::CaseDocument& document);

} // namespace casewright::archive
