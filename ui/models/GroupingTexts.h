// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include "core/analysis/GroupingVerdict.h"

/// What is said of fields that cases may be grouped by, and why.
namespace casewright::ui::GroupingTexts {

/// What is called a choice: "No grouping".
[[nodiscard]] QString noGrouping();
/// Why the field, or why not, a sentence each, the gravest first: "Each user.name gets its own case, at most 7 in one
/// run." Without a field, what comes of that. `outlook`: the one that was judged, or null.
[[nodiscard]] QStringList advice(const QString& field, const analysis::GroupingVerdict& verdict,
                                 const analysis::GroupingOutlook* outlook);
/// "keyword · 98 % · 18 values · peak 7, limit 20", as far as it is known.
[[nodiscard]] QString detail(const QString& type, const analysis::GroupingVerdict& verdict,
                             const analysis::GroupingOutlook* outlook);
/// "18 values"; empty if that is not known.
[[nodiscard]] QString values(const analysis::GroupingVerdict& verdict);
/// "peak 7, limit 20": the most groups in one run, and how many may open. Empty if that is not known.
[[nodiscard]] QString peak(const analysis::GroupingOutlook* outlook);

} // namespace casewright::ui::GroupingTexts
