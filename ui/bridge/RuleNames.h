// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <functional>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/rules/Rule.h"
#include "core/store/Workspace.h"

namespace casewright::ui {

/// The names and ids that the rules of a workspace have, to give others to new ones. Any thread, one at a time.
class RuleNames final {
public:
    explicit RuleNames(const std::vector<store::StoredRule>& rules);

    /// The name, or with a number the first one that no rule has: "New rule 2"; `numbered` is the form, "%1 %2".
    [[nodiscard]] std::string freeName(const QString& name, const QString& numbered) const;
    [[nodiscard]] base::RuleId freeId(const std::string& name) const;
    [[nodiscard]] bool hasId(const base::RuleId& id) const { return m_ids.contains(id.text); }
    /// From now on they are those of a rule.
    void take(const rules::Rule& rule);

    /// An id that is made from the name and is not taken: a rule that was renamed keeps the id of its first name.
    [[nodiscard]] static base::RuleId freeId(const std::string& name,
                                             const std::function<bool(const std::string&)>& isTaken);

private:
    std::unordered_set<std::string> m_names;
    std::unordered_set<std::string> m_ids;
};

} // namespace casewright::ui
