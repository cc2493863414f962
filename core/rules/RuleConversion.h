// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "core/base/Json.h"
#include "core/rules/Rule.h"
#include "core/rules/RuleFormat.h"

namespace casewright::rules {

/// The body that writeRule() gives, put into another format: with the keys that we do not know, as far as the format
/// has a place for them. What could not be said, or had to be put in, is added to `losses`: sentences for people. A rule
/// that is no detection rule has no body in RuleFormat::DetectionRule: that is null, and a loss says so.
[[nodiscard]] base::Json convertBody(const Rule& rule, RuleFormat format, std::vector<std::string>& losses);

} // namespace casewright::rules
