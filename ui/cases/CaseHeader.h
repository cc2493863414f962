// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/CaseSheet.h"

#include <QWidget>

namespace casewright::ui {

class ActionButton;
class ActionTable;
class Pill;
class TitleEdit;

/// The head of a case's page: the way back, title, status, and what is done with the whole case.
class CaseHeader final : public QWidget {
    Q_OBJECT

public:
    explicit CaseHeader(QWidget* parent = nullptr);

    /// Buttons for what was registered.
    void addActions(const ActionTable& actions);
    void showCase(const CaseSheet& sheet);
    void setReadOnly(bool isReadOnly);
    [[nodiscard]] TitleEdit& title() { return *m_title; }

Q_SIGNALS:
    /// A person wants the list again.
    void backRequested();

private:
    TitleEdit* m_title = nullptr;
    Pill* m_status = nullptr;
    QWidget* m_buttons = nullptr;
    ActionButton* m_close = nullptr;
    ActionButton* m_progress = nullptr;
    ActionButton* m_reopen = nullptr;
};

} // namespace casewright::ui
