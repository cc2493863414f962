// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Result.h"
#include "core/rules/Rule.h"
#include "core/rules/RuleFormat.h"

namespace casewright::rules {

/// A rule, and which bytes of a file it was read from.
struct FiledRule {
    Rule rule;
    RuleFormat format = RuleFormat::Api;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// A line or an element of a file that is no rule.
struct FiledOther {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string what{};        ///< for people: "a saved object of the type dashboard"
    bool isExpected = false;   ///< Kibana's exports have such things beside rules
    bool isBroken = false;     ///< a line that is no JSON, or a rule that cannot be read: `begin` is where it breaks
};

/// A file with rules as it was read: a rule, a list of rules, the answer of a search for rules, or an export with an
/// object a line. What is no rule in it (a summary, a dashboard, a connector) stays where it is.
struct RuleFile {
    std::string text;
    std::string name;                 ///< for errors; may be empty
    std::vector<FiledRule> rules{};   ///< one or more, in the order of the file
    std::vector<FiledOther> others{}; ///< in the order of the file; without the line that sums an export up
};

/// Reads all rules of a file. Errors: a file that is no JSON, a file without a rule; they name file, line and column. A
/// line that is no JSON is one of `others`, and the rules of the other lines are read. Everything else is a finding of
/// validate().
[[nodiscard]] base::Result<RuleFile> parseRules(std::string text, std::string_view name = {});

/// The file with its rules as they are now: only the bytes of values that were changed are other ones.
[[nodiscard]] std::string writeRules(const RuleFile& file);

/// Where a JSON pointer of a rule leads in its file.
[[nodiscard]] base::Location placeInFile(const RuleFile& file, const FiledRule& filed, std::string_view pointer);

/// Where something that is no rule begins in its file, or breaks.
[[nodiscard]] base::Location placeInFile(const RuleFile& file, const FiledOther& other);

} // namespace casewright::rules
