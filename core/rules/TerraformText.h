// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/Json.h"

namespace casewright::rules {

/// A text as HCL quotes it: nothing in it is taken for a template.
[[nodiscard]] std::string hclString(std::string_view text);
/// A JSON value as an HCL expression, over several lines where it is an object; `indent` is of the line it begins in.
[[nodiscard]] std::string hclValue(const base::Json& value, const std::string& indent);

/// A create-rule body as a resource of the Elastic Stack provider, `elasticstack_kibana_alerting_rule`. What it has no
/// place for is added to `losses`.
[[nodiscard]] std::string terraformResource(const base::Json& body, const std::string& name,
                                            std::vector<std::string>& losses);

/// What Terraform may call a resource, out of any text: letters, digits and `_`.
[[nodiscard]] std::string terraformName(std::string_view text);

} // namespace casewright::rules
