// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include "core/base/Json.h"
#include "core/rules/BodyNode.h"
#include "core/rules/Rule.h"
#include "core/rules/RuleFormat.h"
#include "core/rules/Silencing.h"

namespace casewright::rules {

/// A rule as far as its body could be understood, and what could not.
struct BodyReading {
    Rule rule{};                           ///< without Rule::body
    bool hasId = false;                    ///< else the rule's id comes from its name
    std::vector<BodyProblem> problems{};
    Silencing silencing{};
    std::vector<Finding> notSimulated{};   ///< of what silences it
};

/// Reads a rule's body in one of the formats that ruleFormatOf() tells. Never fails: what is of the wrong type is a
/// problem, and the rule has the default there. Keys that nobody reads are no problem here.
[[nodiscard]] BodyReading readBody(const base::Json& body, RuleFormat format);

/// The parameters of the rule's type, and its query, from the object that has them.
void readParameters(const BodyNode& params, Rule& rule);

} // namespace casewright::rules
