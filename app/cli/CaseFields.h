// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/cli/CaseEditOptions.h"
#include "core/base/Result.h"
#include "core/cases/CaseAttributes.h"
#include "core/cases/CaseConfiguration.h"
#include "core/store/Workspace.h"

namespace casewright::cli {

/// A text as typed, or that of standard input for `-`, without the ends of its last lines.
[[nodiscard]] base::Result<std::string> textOf(const std::string& given, const std::stop_token& stop);

/// What is read before a workspace is opened: the description, where it is standard input, and the text of the file;
/// nothing where there is none.
[[nodiscard]] base::Result<std::optional<std::string>> readInputs(CaseFieldOptions& options);

/// What the options give a case, but custom fields, whose types are the owner's. A connector is looked up in the
/// workspace. `-` must have been replaced by its text.
[[nodiscard]] base::Result<cases::CaseChange> changeOf(store::Workspace& workspace, const CaseFieldOptions& options);

/// The custom fields with those that are given as `KEY=VALUE`, of the types that the configuration defines.
[[nodiscard]] base::Result<std::vector<cases::CustomField>>
withCustomFields(std::vector<cases::CustomField> fields, const std::vector<std::string>& given,
                 const cases::CaseConfiguration& configuration);

/// The owner's configuration; without one that is there, an empty one.
[[nodiscard]] base::Result<cases::CaseConfiguration> configurationOf(store::Workspace& workspace,
                                                                     const std::string& owner);

/// What `over` gives, and what only `under` gives.
[[nodiscard]] cases::CaseChange laidOver(cases::CaseChange under, const cases::CaseChange& over);

} // namespace casewright::cli
