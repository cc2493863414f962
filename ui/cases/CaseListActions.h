// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

#include <array>

class QAction;

namespace casewright::ui {

class ActionTable;

/// What can be done on the list of cases beside CaseActions: with many cases, with collections and with files. Each
/// stands once in the action table.
struct CaseListActions {
    std::array<QAction*, 4> severities{}; ///< by cases::Severity
    QAction* tags = nullptr;
    QAction* assign = nullptr;
    QAction* selectAll = nullptr;
    QAction* copyRows = nullptr;
    QAction* exportNdjson = nullptr;
    QAction* exportCsv = nullptr;
    QAction* exportMarkdown = nullptr;
    QAction* import = nullptr;
    QAction* report = nullptr;
    QAction* rename = nullptr;
    QAction* runAgain = nullptr;
    QAction* compare = nullptr;
};

/// Adds them; they are not connected to anything.
[[nodiscard]] CaseListActions addCaseListActions(ActionTable& table);

/// The ids of the actions that set a severity, the highest first.
[[nodiscard]] QStringList severityActions();

} // namespace casewright::ui
