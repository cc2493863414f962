// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/rules/RuleExport.h"

namespace casewright::cli {

enum class Format : std::uint8_t { Text, Json };
enum class TestFormat : std::uint8_t { Text, Json, JUnit, Markdown };

/// A rule and the documents to run it over. File names are as typed; `-` is standard input.
struct InputOptions {
    std::string rule{};
    std::string ruleId{};            ///< id or name of one in the file; empty: the file has one rule
    std::string alerts{};            ///< a file, or `flood:` and a file
    std::string mapping{};           ///< for CSV; alerts::parseMapping() takes it
    std::string kibana{};            ///< a version profile; empty: the workspace's, else the newest
    std::uint64_t seed = 1;
    std::string analysts{};          ///< an analyst file; empty: nobody works on the cases
    bool skipBadLines = false;
    std::vector<std::string> maintenanceWindows{};   ///< parseMaintenanceWindow() takes each
};

/// What `simulate` was asked for: rules, whose cases come into one queue, and documents that come together by time.
struct SimulateOptions : InputOptions {
    std::vector<std::string> moreRules{};    ///< files, after the first one
    std::vector<std::string> moreAlerts{};   ///< as `alerts`, after that
    std::string workspace{};         ///< empty: nothing is kept
    bool noStore = false;
    std::string configuration{};     ///< a file of configurations of cases; empty: the workspace's, else none
    Format format = Format::Text;
};

/// What `explain` was asked for.
struct ExplainOptions : InputOptions {
    std::string alert{};             ///< its `_id`
    Format format = Format::Text;
};

/// What `fields` was asked for; it takes no rule.
struct FieldsOptions : InputOptions {
    Format format = Format::Text;
};

/// What `test` was asked for.
struct TestOptions {
    std::vector<std::string> files{};
    std::vector<std::string> dataFolders{};   ///< where alerts are looked for, after the file's own folder
    TestFormat format = TestFormat::Text;
};

/// What `generate` was asked for.
struct GenerateOptions {
    std::string flood{};                  ///< a flood file
    std::optional<std::uint64_t> count{}; ///< the first so many; none: all
    std::uint64_t seed = 1;
    std::string out{};                    ///< packed with gzip if it ends in `.gz`
    bool skipBadLines = false;            ///< of the history that the flood is mixed into
};

/// What `rule validate` was asked for; `rule` may hold several, `alerts` is empty without documents.
struct RuleValidateOptions : InputOptions {
    Format format = Format::Text;
};

/// What `rule convert` was asked for.
struct RuleConvertOptions {
    std::string file{};
    rules::RuleTarget target = rules::RuleTarget::KibanaApi;
    std::string out{};               ///< empty: standard output
};

/// What `workspace check` was asked for.
struct WorkspaceCheckOptions {
    std::string workspace{};
    Format format = Format::Text;
};

/// What `workspace info` was asked for.
struct WorkspaceInfoOptions {
    std::string workspace{};
    Format format = Format::Text;
};

/// What `workspace compact` was asked for.
struct WorkspaceCompactOptions {
    std::string workspace{};
};

/// What `versions` was asked for.
struct VersionsOptions {
    Format format = Format::Text;
};

/// What `kql parse` was asked for.
struct KqlParseOptions {
    std::string query{};
    Format format = Format::Text;
};

/// What `kql match` was asked for; of the inputs it has the documents only.
struct KqlMatchOptions : InputOptions {
    std::string query{};
    std::string now{};               ///< a time in ISO 8601; empty: that of the newest document
    Format format = Format::Text;
};

} // namespace casewright::cli
