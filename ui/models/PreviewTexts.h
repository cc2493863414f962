// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QTimeZone>

#include <cstdint>
#include <vector>

#include "core/analysis/RulePreview.h"
#include "core/engine/Audit.h"

/// What a preview says, in words.
namespace casewright::ui::PreviewTexts {

/// What its words depend on, besides what is told.
struct Terms {
    QString groupBy{};
    bool countsDocuments = true;   ///< see RulePreview
    bool isLong = false;           ///< more than a week, so that a weekday does not say which day
    QTimeZone zone = QTimeZone::systemTimeZone();
};
[[nodiscard]] Terms termsOf(const analysis::RulePreview& preview, const QString& groupBy);
/// "Thu 03:35", or "03-05 03:35" where a preview is long.
[[nodiscard]] QString timeOf(base::Timestamp at, const Terms& terms);

/// `WIN-DC01`, `(no host.name)`, `(not grouped)`.
[[nodiscard]] QString nameOf(const analysis::PreviewGroup& group, const QString& groupBy);
/// The values of the group, as decisions have them; empty, and not null, of alerts that are not grouped.
[[nodiscard]] QString valuesOf(const analysis::PreviewGroup& group);
/// How full the fullest of its cases is, and how many there are.
[[nodiscard]] QString tipOf(const analysis::PreviewGroup& group, const Terms& terms);

/// "Grouping is given up in 14 runs"
[[nodiscard]] QString titleOf(const analysis::PreviewWarning& warning, const Terms& terms = {});
/// What happens there, with the numbers, and what that means.
[[nodiscard]] QString textOf(const analysis::PreviewWarning& warning, const Terms& terms);
/// Whether alerts are lost, or only mixed up.
[[nodiscard]] bool isLoss(analysis::PreviewWarningKind kind);
/// The section of the help that explains it.
[[nodiscard]] QString helpOf(analysis::PreviewWarningKind kind);
/// "Raise to 10", "Group by user.name"; "Raise to 10 (loses 212)" where that leaves more alerts in no case than now.
[[nodiscard]] QString labelOf(const analysis::PreviewFix& fix, std::uint64_t inNoCase);
/// What comes of it: "0 alerts in no case, 38 cases, grouping is never given up".
[[nodiscard]] QString tipOf(const analysis::PreviewFix& fix);

/// "Thu 03:35 to Thu 04:10", "212 alerts in 7 runs, 40 at most" and what struck there, a line each, of a bar.
[[nodiscard]] QString tipOf(const analysis::PreviewBar& bar, base::Duration length, const Terms& terms);
/// "7 days", "3 hours", "25 minutes": from the first run to the last; "1 run".
[[nodiscard]] QString spanOf(const analysis::RulePreview& preview);

/// Why alerts are in no case, the most frequent reason first.
struct Reason {
    QString words;
    std::uint64_t alerts = 0;
    analysis::PreviewWarningKind kind{};   ///< of the warning that tells more of it
};
[[nodiscard]] std::vector<Reason> reasonsOf(const engine::Audit& audit);

} // namespace casewright::ui::PreviewTexts
