// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/CaseReadOptions.h"
#include "app/cli/ExitCode.h"

namespace casewright::cli {

// The commands that read what cases have, beside `cases list` and `cases show`.

[[nodiscard]] ExitCode showActivity(const CaseActivityOptions& options);
[[nodiscard]] ExitCode showAlerts(const CaseAlertsOptions& options);
[[nodiscard]] ExitCode listCasesOfAlert(const CasesOfAlertOptions& options);
[[nodiscard]] ExitCode listTags(const CaseTagsOptions& options);
[[nodiscard]] ExitCode listCategories(const CaseCategoriesOptions& options);
[[nodiscard]] ExitCode listAssignees(const CaseAssigneesOptions& options);
[[nodiscard]] ExitCode listReporters(const CaseReportersOptions& options);
[[nodiscard]] ExitCode countCases(const CaseCountsOptions& options);
[[nodiscard]] ExitCode listSimilar(const CaseSimilarOptions& options);

} // namespace casewright::cli
