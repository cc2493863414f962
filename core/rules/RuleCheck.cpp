// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/RuleCheck.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/rules/BodyReader.h"
#include "core/rules/RuleJson.h"

namespace casewright::rules {

using base::Json;

RuleCheck::RuleCheck(const Rule& rule, const VersionProfile& profile) : m_rule(rule), m_profile(profile)
{
    const base::Result<Json> body = base::parseJson(writeRule(rule));
    m_body = std::make_shared<const Json>(body ? *body : Json::object());
    m_format = ruleFormatOf(*m_body).value_or(RuleFormat::Api);
}

void RuleCheck::error(RuleField field, std::string text, std::optional<Fix> fix)
{
    add(Severity::Error, field, std::move(text), {}, std::move(fix));
}

void RuleCheck::warning(RuleField field, std::string text, std::optional<Fix> fix)
{
    add(Severity::Warning, field, std::move(text), {}, std::move(fix));
}

void RuleCheck::notSimulated(RuleField field, std::string text)
{
    add(Severity::NotSimulated, field, std::move(text), {}, std::nullopt);
}

void RuleCheck::notSimulatedAt(std::string_view path, std::string text)
{
    add(Severity::NotSimulated, RuleField::Parameters, std::move(text), parameterPointer(path), std::nullopt);
}

void RuleCheck::errorAt(std::string_view path, std::string text, std::optional<Fix> fix)
{
    add(Severity::Error, RuleField::Parameters, std::move(text), parameterPointer(path), std::move(fix));
}

void RuleCheck::warningAt(std::string_view path, std::string text, std::optional<Fix> fix)
{
    add(Severity::Warning, RuleField::Parameters, std::move(text), parameterPointer(path), std::move(fix));
}

void RuleCheck::add(Severity severity, RuleField field, std::string text, std::string pointer, std::optional<Fix> fix)
{
    Finding finding{severity, field, std::move(text), std::move(pointer)};
    if (fix)
        finding.fix = FindingFix{.description = std::move(fix->description),
                                 .pointer = finding.pointer.empty() ? pointerOf(field, *m_body) : finding.pointer,
                                 .json = std::move(fix->json)};
    m_findings.push_back(std::move(finding));
}

std::string RuleCheck::parameterPointer(std::string_view path) const
{
    const bool isSnake = m_format == RuleFormat::DetectionRule;
    return spelledPointer(*m_body, parametersRootOf(m_format), isSnake ? withUnderscores(path) : std::string(path));
}

std::vector<Finding> RuleCheck::take()
{
    std::stable_sort(m_findings.begin(), m_findings.end(),
                     [](const Finding& left, const Finding& right) { return left.field < right.field; });
    return std::exchange(m_findings, {});
}

void checkWrongValues(RuleCheck& check)
{
    if (check.rule().body.empty())
        return;
    for (BodyProblem& problem : readBody(check.body(), check.format()).problems)
        check.add({Severity::Error, problem.field, std::move(problem.text), std::move(problem.pointer),
                   std::move(problem.fix)});
}

std::string quotedJson(std::string_view text)
{
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace casewright::rules
