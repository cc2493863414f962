// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace casewright::ui {

class ActionTable;
class CasesActionSection;
class RuleDocuments;
class WorkspaceSession;

/// Adds what one can do with a rule's Cases action to the table, connected, and usable while there is a rule that may be
/// changed. All outlive the table's actions, or go together with the section.
void addCasesActionCommands(ActionTable& table, CasesActionSection& section, WorkspaceSession& session,
                            RuleDocuments& documents);

} // namespace casewright::ui
