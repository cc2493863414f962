// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/CaseSheet.h"

#include <QWidget>

#include <cstdint>
#include <optional>

class QHBoxLayout;
class QPushButton;

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
    /// Where the button at the top leads to: "Cases", or a case.
    void setWayBack(const QString& text);
    [[nodiscard]] TitleEdit& title() { return *m_title; }

Q_SIGNALS:
    /// A person wants the list again.
    void backRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void keepFocus();

    QPushButton* m_back = nullptr;
    QHBoxLayout* m_top = nullptr;
    QHBoxLayout* m_line = nullptr;
    TitleEdit* m_title = nullptr;
    Pill* m_status = nullptr;
    QWidget* m_buttons = nullptr;
    std::optional<std::int64_t> m_pressed; ///< the case of which a button was pressed, until its status is another one
    std::int64_t m_key = 0;
    cases::CaseStatus m_shownStatus = cases::CaseStatus::Open;
    ActionButton* m_close = nullptr;
    ActionButton* m_progress = nullptr;
    ActionButton* m_reopen = nullptr;
};

} // namespace casewright::ui
