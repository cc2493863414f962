// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/TemplateFit.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace casewright::analysis {
namespace {

/// ` It has a, b.`, or that it has none.
std::string templatesOf(const cases::CaseConfiguration& configuration)
{
    std::vector<std::string> keys;
    for (const cases::CaseTemplate& each : configuration.templates)
        keys.push_back(each.key);
    return keys.empty() ? std::string("It has none.") : fmt::format("It has {}.", fmt::join(keys, ", "));
}

} // namespace

std::vector<rules::Finding> findTemplateMisfits(const rules::Rule& rule,
                                                const std::optional<cases::CaseConfiguration>& configuration)
{
    if (!rule.casesAction || !rule.casesAction->templateId || rule.casesAction->templateId->empty())
        return {};
    const std::string& key = *rule.casesAction->templateId;
    const std::string owner = rules::ownerOf(rule);
    const auto warn = [](std::string text) {
        return std::vector<rules::Finding>{{rules::Severity::Warning, rules::RuleField::Template, std::move(text)}};
    };
    if (!configuration)
        return warn(fmt::format("There is no configuration of cases of the owner {}, so that the template {} counts as "
                                "none: cases get what Kibana gives them without one.",
                                owner, key));
    const auto& templates = configuration->templates;
    if (std::any_of(templates.begin(), templates.end(), [&key](const auto& each) { return each.key == key; }))
        return {};
    return warn(fmt::format("The configuration of cases of the owner {} has no template {}, so that it counts as none, "
                            "as in Kibana. {}",
                            owner, key, templatesOf(*configuration)));
}

} // namespace casewright::analysis
