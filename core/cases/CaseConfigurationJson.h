// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "core/base/Json.h"
#include "core/base/Result.h"
#include "core/cases/CaseConfiguration.h"

namespace casewright::cases {

// An owner's configuration of cases as Kibana's API has it (reference/kibana-cases, "Configuration object"): owner,
// closure_type, connector, customFields, templates, observableTypes. Both take what the API answers with too: ids,
// times, users and mappings are passed over.

/// Reads a configuration: an object, or a list of one. Errors name the place: UnknownKey, MissingValue, InvalidValue,
/// and LimitReached for what is more or longer than Kibana takes. Any thread.
[[nodiscard]] base::Result<CaseConfiguration> parseConfiguration(std::string json, std::string file = {});
/// Reads the configurations of several owners: a list, or one object. No owner may have two.
[[nodiscard]] base::Result<std::vector<CaseConfiguration>> parseConfigurations(std::string json, std::string file = {});

/// Whether Kibana would take the configuration: the errors are those of parseConfiguration().
[[nodiscard]] base::Result<void> checkConfiguration(const CaseConfiguration& configuration);

/// What a template gives, under the keys of its `caseFields`; what it does not give is left out.
[[nodiscard]] base::Json caseFieldsValue(const CaseChange& given);
/// The configuration as parseConfiguration() takes it. What a template does not give is left out, and so are types of
/// observables where there are none: older versions of Kibana do not know them.
[[nodiscard]] base::Json configurationValue(const CaseConfiguration& configuration);
/// The same as text, compact; what is read from it is equal.
[[nodiscard]] std::string configurationJson(const CaseConfiguration& configuration);

} // namespace casewright::cases
