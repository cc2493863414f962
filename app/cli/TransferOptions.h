// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/CaseFilterOptions.h"
#include "app/cli/Options.h"
#include "core/archive/CaseExport.h"

namespace CLI {
class App;
}

namespace casewright::cli {

/// What `cases export` was asked for.
struct CaseExportOptions {
    std::string workspace{};
    std::vector<std::string> cases{}; ///< keys, ids or beginnings of ids; empty: by the rest
    CaseFilterOptions filter{};
    std::optional<archive::ExportFormat> target{};  ///< none: as the name of the file ends, else saved objects
    std::string out{};
};

/// What `cases import` was asked for.
struct CaseImportOptions {
    std::string workspace{};
    std::string file{};
    Format format = Format::Text;
};

/// What `cases report` was asked for.
struct CaseReportOptions {
    std::string workspace{};
    std::optional<std::int64_t> simulation{}; ///< none: the newest
    std::string out{};
};

// As in CommandOptions.h.
void describe(CLI::App& app, CaseExportOptions& options);
void describe(CLI::App& app, CaseImportOptions& options);
void describe(CLI::App& app, CaseReportOptions& options);

/// What is written.
[[nodiscard]] archive::ExportFormat targetOf(const CaseExportOptions& options);
[[nodiscard]] std::string problemOf(const CaseExportOptions& options);

} // namespace casewright::cli
