// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/cli/Options.h"
#include "core/cases/CaseAttributes.h"

namespace CLI {
class App;
}

namespace casewright::cli {

/// What all commands that change cases have.
struct EditOptions {
    std::string workspace{};
    std::string user{};                       ///< who does it; empty: the login
    Format format = Format::Text;
};

/// What a case is given. Cases are named by a key, an id, or the beginning of an id, here and below.
struct CaseFieldOptions {
    std::optional<std::string> title{};
    std::optional<std::string> description{}; ///< `-`: standard input
    std::vector<std::string> tags{};
    std::optional<std::string> category{};    ///< `none`: it has none
    std::optional<cases::Severity> severity{};
    std::vector<std::string> assignees{};
    std::optional<bool> syncAlerts{};
    std::optional<std::string> connector{};   ///< an id; `none`: it has none
    std::vector<std::string> customFields{};  ///< `KEY=VALUE`; without a value: none
    std::string file{};                       ///< what is not given else: JSON as Kibana's API takes it
    std::vector<cases::CaseField> order{};    ///< of the options on the command line

    friend bool operator==(const CaseFieldOptions&, const CaseFieldOptions&) = default;
};

/// What `cases create` was asked for.
struct CaseCreateOptions : EditOptions {
    CaseFieldOptions fields{};
    std::optional<std::string> owner{};       ///< none: the file's, else `cases`
    std::string templateKey{};
};

/// What `cases update` was asked for.
struct CaseUpdateOptions : EditOptions {
    std::vector<std::string> cases{};         ///< empty: those of the file
    CaseFieldOptions fields{};
    std::vector<std::string> addedTags{};
    std::vector<std::string> removedTags{};
    std::vector<std::string> addedAssignees{};
    std::vector<std::string> removedAssignees{};
    std::optional<cases::CaseStatus> status{};
    std::string version{};                    ///< only if the case has it still; empty: whichever it has
};

/// What `cases set-status` was asked for.
struct CaseStatusOptions : EditOptions {
    std::vector<std::string> words{};         ///< cases, and the status before or after them
    std::string version{};
};

/// What `cases delete` was asked for.
struct CaseDeleteOptions : EditOptions {
    std::vector<std::string> cases{};
    bool isSure = false;                      ///< do not ask
};

/// What `cases comment add` was asked for.
struct CommentAddOptions : EditOptions {
    std::string which{};
    std::string text{};                       ///< `-`: standard input
};

/// What `cases comment` without a command of its own was asked for: to add.
struct CommentOptions : CommentAddOptions {};

/// What `cases comment edit` was asked for.
struct CommentEditOptions : CommentAddOptions {
    std::string comment{};                    ///< an id, or the beginning of one
    std::string version{};
};

/// What `cases comment delete` was asked for.
struct CommentDeleteOptions : EditOptions {
    std::string which{};
    std::vector<std::string> comments{};
    bool all = false;
};

/// What `cases attach` was asked for.
struct CaseAttachOptions : EditOptions {
    std::string which{};
    std::vector<std::string> alerts{};        ///< `ID:INDEX`, or ids where there is an index
    std::string index{};                      ///< of all alerts
    std::string ruleId{};
    std::string ruleName{};
};

// As in CommandOptions.h.
void describe(CLI::App& app, CaseCreateOptions& options);
void describe(CLI::App& app, CaseUpdateOptions& options);
void describe(CLI::App& app, CaseStatusOptions& options);
void describe(CLI::App& app, CaseDeleteOptions& options);
void describe(CLI::App& app, CommentAddOptions& options);
void describe(CLI::App& app, CommentOptions& options);
void describe(CLI::App& app, CommentEditOptions& options);
void describe(CLI::App& app, CommentDeleteOptions& options);
void describe(CLI::App& app, CaseAttachOptions& options);

[[nodiscard]] std::string problemOf(const CaseCreateOptions& options);
[[nodiscard]] std::string problemOf(const CaseUpdateOptions& options);
[[nodiscard]] std::string problemOf(const CaseStatusOptions& options);
[[nodiscard]] std::string problemOf(const CaseDeleteOptions& options);
[[nodiscard]] std::string problemOf(const CommentOptions& options);
[[nodiscard]] std::string problemOf(const CommentEditOptions& options);
[[nodiscard]] std::string problemOf(const CommentDeleteOptions& options);
[[nodiscard]] std::string problemOf(const CaseAttachOptions& options);

} // namespace casewright::cli
