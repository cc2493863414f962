// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

class QLabel;
class QLayout;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace casewright::ui {

class AlertSources;
class EmptyState;
class PreviewNumbers;
class PreviewWarningCard;
class ProgressLine;
class RulePreviews;
class WorkspaceSession;

/// The live preview at the right of the Rules page: what would come of the current rule with the current alerts, as it
/// is edited; or what is missing for that, with the button to get it. It asks for previews while it is in sight.
class PreviewPane final : public QFrame {
    Q_OBJECT

public:
    /// All outlive it.
    PreviewPane(WorkspaceSession& session, AlertSources& sources, RulePreviews& previews, QWidget* parent = nullptr);

Q_SIGNALS:
    /// What a button of it does elsewhere: the id of an action of the window.
    void actionWanted(const QString& id);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    [[nodiscard]] QLayout* buildHeader();
    void showAll();
    void showHeader();
    void buildNote();
    [[nodiscard]] QString noteText() const;
    void showProgress();
    void showMissing();
    void act();
    [[nodiscard]] QString sourceName() const;

    WorkspaceSession& m_session;
    AlertSources& m_sources;
    RulePreviews& m_previews;
    QLabel* m_facts = nullptr;          ///< how much time, and how long it took
    ProgressLine* m_progress = nullptr;
    PreviewWarningCard* m_refusal = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_missing = nullptr;
    QScrollArea* m_scroll = nullptr;
    PreviewNumbers* m_numbers = nullptr;
    QLabel* m_note = nullptr;           ///< against what, who closed cases, and what it is not
    QPushButton* m_people = nullptr;    ///< to where that is chosen
};

} // namespace casewright::ui
