// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/Advice.h"
#include "core/analysis/Cadence.h"
#include "core/analysis/CaseComparison.h"
#include "core/analysis/GroundTruth.h"
#include "core/analysis/Sweep.h"
#include "core/analysis/SweepMeasure.h"
#include "core/analysis/UpgradeChange.h"
#include "core/rules/Rule.h"

namespace casewright::archive {

/// Two sides over the same alerts; the assignments tell what cases are called.
struct ReportedComparison {
    std::string before{}, after{};                ///< names of the sides: settings, rules, versions
    std::shared_ptr<const analysis::CaseAssignment> first{}, second{};
    analysis::CaseComparison comparison{};
    analysis::FlowPicture picture{};
};

/// How the cases of a setting agree with what somebody knows.
struct ReportedScore {
    std::string setting{};
    analysis::TruthScore score{};
};

/// What a report of what-ifs tells. What is not there has no section.
struct WhatIfReport {
    std::string title{};
    std::string source{};                         ///< of the alerts, as people know it
    std::uint64_t documents = 0;
    std::string profile{};
    rules::Rule rule{};
    bool haveAnalystsWorked = false;
    std::shared_ptr<const analysis::Sweep> sweep{};
    analysis::Measure measure = analysis::Measure::CasesOpened;   ///< of the heat maps
    std::optional<analysis::Goal> goal{};
    std::optional<analysis::Advice> advice{};     ///< over the sweep
    std::optional<analysis::Cadence> cadence{};
    std::vector<ReportedComparison> comparisons{};
    std::string truth{};                          ///< the field or the file that the scores hold cases against
    std::vector<ReportedScore> scores{};
    std::vector<analysis::UpgradeChange> upgrades{};   ///< by rule
};

/// One page that needs nothing else: no script, no other file or server, light and dark as the reader's system is. The
/// heat maps are tables of numbers in shades of one hue. The page is XML too. A pure function of the report.
[[nodiscard]] std::string whatIfHtml(const WhatIfReport& report);

/// A picture beside a report in Markdown: an SVG that needs nothing else.
struct MarkdownPicture {
    std::string file{};
    std::string svg{};
};
struct MarkdownReport {
    std::string text{};
    std::vector<MarkdownPicture> pictures{};
};
/// The same for whoever shows Markdown with tables, as GitHub does. `stem`: what the names of the pictures, which lie
/// beside the text, begin with.
[[nodiscard]] MarkdownReport whatIfMarkdown(const WhatIfReport& report, std::string_view stem);

} // namespace casewright::archive
