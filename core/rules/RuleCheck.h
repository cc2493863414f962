// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Json.h"
#include "core/rules/Rule.h"
#include "core/rules/RuleFormat.h"
#include "core/rules/Validation.h"
#include "core/rules/VersionProfile.h"

namespace casewright::rules {

/// A rule while it is checked: what there is to say gathers here. The rule must outlive it.
class RuleCheck final {
public:
    /// What would make a finding go away: the value, as JSON, that its place gets; none takes the value out.
    struct Fix {
        std::string description;
        std::string json{};
    };

    RuleCheck(const Rule& rule, const VersionProfile& profile);

    [[nodiscard]] const Rule& rule() const { return m_rule; }
    [[nodiscard]] const VersionProfile& profile() const { return m_profile; }
    /// What writeRule() would write, as JSON; places are places in it.
    [[nodiscard]] const base::Json& body() const { return *m_body; }
    [[nodiscard]] RuleFormat format() const { return m_format; }

    void error(RuleField field, std::string text, std::optional<Fix> fix = std::nullopt);
    void warning(RuleField field, std::string text, std::optional<Fix> fix = std::nullopt);
    /// What is sound for Kibana and cannot be simulated; it has no fix, for nothing is wrong.
    void notSimulated(RuleField field, std::string text);
    void notSimulatedAt(std::string_view path, std::string text);
    /// Of a parameter, by its path below the parameters in camel case, such as `criteria.0.threshold`.
    void errorAt(std::string_view path, std::string text, std::optional<Fix> fix = std::nullopt);
    void warningAt(std::string_view path, std::string text, std::optional<Fix> fix = std::nullopt);
    void add(Finding finding) { m_findings.push_back(std::move(finding)); }

    /// What there was to say since the last time, in the order of the form's fields.
    [[nodiscard]] std::vector<Finding> take();

private:
    void add(Severity severity, RuleField field, std::string text, std::string pointer, std::optional<Fix> fix);
    [[nodiscard]] std::string parameterPointer(std::string_view path) const;

    const Rule& m_rule;
    const VersionProfile& m_profile;
    std::shared_ptr<const base::Json> m_body;
    RuleFormat m_format = RuleFormat::Api;
    std::vector<Finding> m_findings{};
};

// What is checked, each by itself; spec/alerting and reference/kibana-alerting, 1 and 2.

/// Values of the file that are of the wrong kind, and were not changed since.
void checkWrongValues(RuleCheck& check);
void checkDefinition(RuleCheck& check);
void checkQueries(RuleCheck& check);
/// Interval, look-back, most alerts of a run, alert delay, flapping.
void checkSchedule(RuleCheck& check);
/// The parameters of the rule's type.
void checkParameters(RuleCheck& check);
/// Parameters that are missing though Kibana requires them.
void checkRequired(RuleCheck& check);
void checkCriteria(RuleCheck& check, const CustomThresholdParameters& parameters);
void checkCasesAction(RuleCheck& check);
/// All actions: whether Kibana takes them.
void checkActions(RuleCheck& check);
/// Whether the alerts of the rule's type carry the field that they are grouped by.
void checkGroupBy(RuleCheck& check);

/// A comparison with numbers at a path: of a `what` that is never below zero, or may be anything; `isGrouped`: where
/// there is nothing to count, there is nobody to alert.
struct Compared {
    std::string path;            ///< of the list of thresholds
    std::string comparatorPath;
    std::string what;            ///< for people: "a count"
    bool isCount = false;
    bool isNeverNegative = false;
    bool isGrouped = false;
};
void checkComparison(RuleCheck& check, const Comparison& comparison, const Compared& compared);
/// A window at the paths of its size and its unit, beside the interval.
void checkWindow(RuleCheck& check, const RuleWindow& window, const std::string& sizePath, const std::string& unitPath);

/// A text as JSON.
[[nodiscard]] std::string quotedJson(std::string_view text);

} // namespace casewright::rules
