// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/RuleNames.h"

#include "core/rules/RuleJson.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {

RuleNames::RuleNames(const std::vector<store::StoredRule>& rules)
{
    for (const store::StoredRule& stored : rules)
        take(stored.rule);
}

std::string RuleNames::freeName(const QString& name, const QString& numbered) const
{
    std::string free = toUtf8(name);
    for (int number = 2; m_names.contains(free); ++number)
        free = toUtf8(numbered.arg(name, QString::number(number)));
    return free;
}

base::RuleId RuleNames::freeId(const std::string& name) const
{
    return freeId(name, [this](const std::string& id) { return m_ids.contains(id); });
}

void RuleNames::take(const rules::Rule& rule)
{
    m_names.insert(rule.name);
    m_ids.insert(rule.id.text);
}

base::RuleId RuleNames::freeId(const std::string& name, const std::function<bool(const std::string&)>& isTaken)
{
    base::RuleId id = rules::ruleIdOf(name);
    for (int number = 2; isTaken(id.text); ++number)
        id = rules::ruleIdOf(name + '\n' + std::to_string(number));
    return id;
}

} // namespace casewright::ui
