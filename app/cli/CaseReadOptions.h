// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/CaseFilterOptions.h"
#include "app/cli/Options.h"
#include "core/store/CaseFilter.h"
#include "core/store/StoredCase.h"

namespace CLI {
class App;
}

namespace casewright::cli {

/// What `cases list` was asked for.
struct CaseListOptions {
    std::string workspace{};
    CaseFilterOptions filter{};
    store::CaseSort sort = store::CaseSort::Created;
    bool isAscending = false;
    std::uint64_t limit = 100;       ///< 0: none
    std::string after{};             ///< where the page before ended; empty: from the beginning
    Format format = Format::Text;
};

/// What `cases counts` was asked for.
struct CaseCountsOptions {
    std::string workspace{};
    CaseFilterOptions filter{};
    Format format = Format::Text;
};

/// What commands about what belongs to one case have. Cases are named by a key, an id, or the beginning of an id.
struct CasePartOptions {
    std::string workspace{};
    std::string which{};
    std::uint64_t limit = 100;       ///< 0: none
    Format format = Format::Text;
};

/// What `cases show` was asked for.
struct CaseShowOptions : CasePartOptions {
    store::UserActionFilter types{}; ///< of the activity
};

/// What `cases activity` was asked for.
struct CaseActivityOptions : CasePartOptions {
    store::UserActionFilter types{};
    std::optional<std::int64_t> after{}; ///< the last row of the page before
};

/// What `cases alerts` was asked for.
struct CaseAlertsOptions : CasePartOptions {
    std::optional<std::int64_t> after{};
};

/// What `cases similar` was asked for.
struct CaseSimilarOptions : CasePartOptions {};

/// What `cases of-alert` was asked for.
struct CasesOfAlertOptions {
    std::string workspace{};
    std::string alert{};
    std::string owner{};             ///< empty: all
    Format format = Format::Text;
};

/// What the commands that list what cases have were asked for.
struct CaseValuesOptions {
    std::string workspace{};
    std::string owner{};             ///< empty: all
    Format format = Format::Text;
};
struct CaseTagsOptions : CaseValuesOptions {};
struct CaseCategoriesOptions : CaseValuesOptions {};
struct CaseAssigneesOptions : CaseValuesOptions {};
struct CaseReportersOptions : CaseValuesOptions {};

/// What `cases configuration show` was asked for.
struct ConfigurationShowOptions : CaseValuesOptions {};

/// What `cases configuration set` was asked for.
struct ConfigurationSetOptions {
    std::string workspace{};
    std::string file{};
    std::string user{};              ///< who does it; empty: the login
    std::string version{};           ///< only if it has it still; empty: whichever it has
    Format format = Format::Text;
};

/// What `cases configuration export` was asked for.
struct ConfigurationExportOptions {
    std::string workspace{};
    std::string owner{};             ///< empty: all
    std::string out{};
};

// As in CommandOptions.h.
void describe(CLI::App& app, CaseListOptions& options);
void describe(CLI::App& app, CaseCountsOptions& options);
void describe(CLI::App& app, CaseShowOptions& options);
void describe(CLI::App& app, CaseActivityOptions& options);
void describe(CLI::App& app, CaseAlertsOptions& options);
void describe(CLI::App& app, CaseSimilarOptions& options);
void describe(CLI::App& app, CasesOfAlertOptions& options);
void describe(CLI::App& app, CaseTagsOptions& options);
void describe(CLI::App& app, CaseCategoriesOptions& options);
void describe(CLI::App& app, CaseAssigneesOptions& options);
void describe(CLI::App& app, CaseReportersOptions& options);
void describe(CLI::App& app, ConfigurationShowOptions& options);
void describe(CLI::App& app, ConfigurationSetOptions& options);
void describe(CLI::App& app, ConfigurationExportOptions& options);

[[nodiscard]] std::string problemOf(const CaseListOptions& options);
[[nodiscard]] std::string problemOf(const CaseCountsOptions& options);
[[nodiscard]] std::string problemOf(const ConfigurationSetOptions& options);

} // namespace casewright::cli
