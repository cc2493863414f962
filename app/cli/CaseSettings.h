// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <stop_token>
#include <string>

#include "core/base/Json.h"
#include "core/base/Result.h"
#include "core/cases/CaseConfiguration.h"
#include "core/rules/Rule.h"

namespace casewright::cli {

/// What the cases of a simulation get beside what the Cases action writes into them.
struct CaseSettings {
    std::optional<cases::CaseConfiguration> configuration{};   ///< of the owner of the rule's cases; none: nothing
    cases::NewCaseFields fields{};                             ///< of it and of the rule's template

    [[nodiscard]] static CaseSettings of(const rules::Rule& rule,
                                         std::optional<cases::CaseConfiguration> configuration);
};

/// Reads a file of configurations, and takes that of the owner of the rule's cases; nothing where no file is named, an
/// error where the file has none of the owner.
[[nodiscard]] base::Result<std::optional<cases::CaseConfiguration>>
readConfiguration(const std::string& name, const rules::Rule& rule, const std::stop_token& stop);

/// In a few words: the template, severity, category, custom fields; empty without a configuration.
[[nodiscard]] std::string newCasesText(const CaseSettings& settings, const rules::Rule& rule);
/// The same as result/1 has it; null without a configuration.
[[nodiscard]] base::Json newCasesJson(const CaseSettings& settings, const rules::Rule& rule);

} // namespace casewright::cli
