// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <variant>

#include "app/cli/AdviseOptions.h"
#include "app/cli/CaseEditOptions.h"
#include "app/cli/CaseReadOptions.h"
#include "app/cli/CompareOptions.h"
#include "app/cli/ExitCode.h"
#include "app/cli/Options.h"
#include "app/cli/PushOptions.h"
#include "app/cli/ScoreOptions.h"
#include "app/cli/ShrinkOptions.h"
#include "app/cli/SimulationOptions.h"
#include "app/cli/SweepOptions.h"
#include "app/cli/TransferOptions.h"
#include "app/cli/UpgradeOptions.h"

namespace casewright::cli {

/// What the command line asks for, or how the program ends because nothing is left to do.
using Request = std::variant<ExitCode, SimulateOptions, ExplainOptions, ShrinkOptions, SweepOptions,
                             CadenceOptions, CaseListOptions,
                             CaseShowOptions, TestOptions, AdviseOptions, ScoreOptions,
                             CompareOptions, UpgradeOptions,
                             CasePushOptions, ConnectorListOptions, ConnectorSaveOptions, ConnectorRemoveOptions,
                             ConnectorSecretsOptions,
                             GenerateOptions, FieldsOptions, VersionsOptions, KqlParseOptions, KqlMatchOptions,
                             RuleValidateOptions, RuleConvertOptions, SimulationListOptions, SimulationRenameOptions,
                             SimulationRemoveOptions, SimulationCompareOptions, SimulationRerunOptions,
                             CaseExportOptions, CaseImportOptions, CaseReportOptions, WorkspaceCheckOptions,
                             WorkspaceInfoOptions, WorkspaceCompactOptions, CaseCreateOptions, CaseUpdateOptions,
                             CaseStatusOptions, CaseDeleteOptions, CommentAddOptions, CommentOptions,
                             CommentEditOptions, CommentDeleteOptions, CaseAttachOptions, CaseActivityOptions,
                             CaseAlertsOptions, CasesOfAlertOptions, CaseTagsOptions, CaseCategoriesOptions,
                             CaseAssigneesOptions, CaseReportersOptions, CaseCountsOptions, CaseSimilarOptions,
                             ConfigurationShowOptions, ConfigurationSetOptions, ConfigurationExportOptions>;

/// Reads the command line. Prints the help or the version where it is asked for, and what is wrong with
/// the usage, with a hint to the help.
[[nodiscard]] Request parseCommandLine(int argc, const char* const* argv);

} // namespace casewright::cli
