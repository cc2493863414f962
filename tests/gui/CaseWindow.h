// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/cases/CaseAttributes.h"
#include "core/store/StoredCase.h"
#include "tests/gui/CasesWindow.h"

#include <QStringList>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <optional>
#include <vector>

namespace casewright::ui {

/// What tests of one case in the window share: a case in sight, and another program that looks at it.
class CaseWindow : public CasesWindow {
    Q_OBJECT

protected:
    /// Opens a workspace, and the first case of the list.
    void openCase();
    /// Another program begins to look.
    void look() { m_other.emplace(otherProgram()); }
    /// The case in sight, as it is in the workspace.
    store::StoredCase stored();
    cases::CaseAttributes attributes() { return stored().document.attributes; }
    std::vector<store::StoredUserAction> actions();
    /// As another program changes the case: not seen by the window.
    void changeElsewhere(const cases::CaseChange& change);

    QTableView* activity() { return find<QTableView>(QStringLiteral("activityTable")); }
    QString lastActivity();
    QStringList activityTexts();
    void click(const QString& toolButton) { QTest::mouseClick(find<QToolButton>(toolButton), Qt::LeftButton); }
    void type(const QString& field, const QString& text);
    void addTag(const QString& edit, const QString& tag);
    void chooseSeverity(int row);
    /// Yes to the question of that name.
    void pressYes(const QString& name);
    void comment(const QString& text);

    std::int64_t m_key = 0;
    std::optional<store::Workspace> m_other;
};

} // namespace casewright::ui
