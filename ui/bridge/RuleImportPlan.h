// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/store/Workspace.h"

namespace casewright::ui {

/// What to do with a rule whose id a rule here has already.
enum class SameId {
    NewId,   ///< it gets an id of its own, because ids of cases are made from it
    Replace, ///< it takes the place of the rule here
};

/// What became of a rule in a file, of something else in it, or of a whole file.
struct ImportedItem {
    enum class Outcome {
        Added,
        Renumbered, ///< added under another id
        Replaced,   ///< in place of a rule here
        LeftOut,    ///< something that Kibana exports beside rules
        Refused,    ///< should be a rule, or a file of rules, and is none
    };

    Outcome outcome = Outcome::Added;
    std::string name{};        ///< of the rule, else empty
    std::string text{};        ///< why; empty where nothing is to be said
    base::Location place{};
    std::int64_t key = 0;      ///< of the rule here; 0: it is not here

    friend bool operator==(const ImportedItem&, const ImportedItem&) = default;
};

/// What the files of an import come to, before and after it is stored.
struct RuleImportPlan {
    std::vector<ImportedItem> items{};             ///< in the order of the files
    std::vector<store::StoredRule> added{};        ///< without keys until they are stored
    std::vector<store::StoredRule> replacing{};    ///< with the keys of the rules here
    base::Result<void> stored{};                   ///< why nothing was stored
};

/// Reads the files and says what is to be done with each of their rules; `here`: the keys of the rules here by their
/// ids. A file that cannot be read as a whole gives nothing. `progress` counts files. Any thread; ends early when asked
/// to.
[[nodiscard]] RuleImportPlan planRuleImport(const QStringList& paths, SameId sameId,
                                            const std::map<std::string, std::int64_t>& here,
                                            const std::stop_token& stop, base::Progress& progress);
/// Adds the plan's rules to the workspace at the path, all or none, and notes their keys; none where it is asked to
/// stop. `progress` counts rules.
void storeRuleImport(RuleImportPlan& plan, const std::string& workspace, const std::stop_token& stop,
                     base::Progress& progress);

} // namespace casewright::ui
