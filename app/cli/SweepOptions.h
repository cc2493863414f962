// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "app/cli/Options.h"
#include "app/cli/RuleOverAlerts.h"
#include "core/analysis/Sweep.h"
#include "core/analysis/SweepMeasure.h"
#include "core/base/Result.h"

namespace CLI {
class App;
}

namespace casewright::cli {

/// What is tried of each setting, as typed: lists with commas. Empty: what a sweep tries by default.
struct AxesOptions {
    std::string groupBys{};          ///< fields, `none`, or `all`: those that the rule's alerts may well be grouped by
    std::string windows{};
    std::string maxima{};            ///< numbers, or `default`
    std::string reopen{};            ///< `yes`, `no` or `both`
    std::string intervals{};
    std::string versions{};
    std::string work{};              ///< of an analyst for a case: a length of time
};

/// What `sweep` was asked for.
struct SweepOptions : InputOptions {
    AxesOptions axes{};
    analysis::Measure measure = analysis::Measure::CasesOpened;   ///< of the table
    std::string report{};            ///< a file, by its name in HTML or Markdown; empty: none
    Format format = Format::Text;
};

/// What `cadence` was asked for.
struct CadenceOptions : InputOptions {
    std::string intervals{};         ///< a list with commas; empty: from a minute to a day
    std::string report{};            ///< a file, by its name in HTML or Markdown; empty: none
    Format format = Format::Text;
};

// As in CommandOptions.h.
void describe(CLI::App& app, SweepOptions& options);
void describe(CLI::App& app, CadenceOptions& options);
[[nodiscard]] std::string problemOf(const SweepOptions& options);
[[nodiscard]] std::string problemOf(const CadenceOptions& options);

/// For commands that sweep: the options of the axes, and what is wrong with them; empty: nothing.
void addAxes(CLI::App& app, AxesOptions& options);
[[nodiscard]] std::string problemOfAxes(const AxesOptions& options);
/// `a,b` without empty parts and blanks around them.
[[nodiscard]] std::vector<std::string> listed(const std::string& text);

/// The sweep of a rule that was read, without its axes.
[[nodiscard]] analysis::SweepInput sweepInput(const RuleOverAlerts& over);
/// The same with the axes that were asked for, which were checked before; what the rule has itself is among them.
[[nodiscard]] base::Result<analysis::SweepInput> sweepInput(const RuleOverAlerts& over, const AxesOptions& options,
                                                            const std::stop_token& stop);

} // namespace casewright::cli
