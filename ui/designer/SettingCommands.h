// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace casewright::ui {

class ActionTable;
class RuleDocuments;
class RuleForm;

/// Adds commands that lead to single settings of the current rule, from any page: for the palette, and for the help,
/// which links to them. Usable while the rule has the setting. All outlive the table's actions.
void addSettingCommands(ActionTable& table, RuleForm& form, RuleDocuments& documents);

} // namespace casewright::ui
