// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "core/base/Json.h"
#include "core/base/JsonNode.h"
#include "core/base/Result.h"
#include "core/rules/Rule.h"
#include "core/rules/VersionProfile.h"

namespace casewright::scenario {

/// One run of a rule-run file: the rule with its schedule and action, the version, and what must come of it.
struct RuleRun {
    rules::Rule rule;
    rules::VersionProfile profile;
    std::string pointer;             ///< JSON pointer into the file
    const base::Json* expect;        ///< an object in the file's root
};

/// A rule-run file: a query rule over documents (spec/formats, "Rule-run files").
struct RuleRunFile {
    base::JsonFile file;
    std::string alerts;              ///< as written: relative to the file, or to a data folder
    std::string owner;               ///< of the cases
    std::vector<RuleRun> runs;
};

[[nodiscard]] base::Result<RuleRunFile> parseRuleRuns(std::string text, std::string file);

} // namespace casewright::scenario
