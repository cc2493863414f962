// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QScrollArea>

#include <cstddef>
#include <memory>
#include <optional>

#include "core/analysis/Advice.h"

class QTableView;
class QVBoxLayout;

namespace casewright::ui {

class AdviceCard;
class Card;
class GoalCard;
class OutcomeTableModel;
class SweepAdvice;
class TradeOffPlot;
class WhatIfSubject;
class WhatIfSweeps;

/// What stands at the right of a sweep: the advice, what comes of now and of other settings side by side, the goal, and
/// the curve of what one gives up for the other. GUI thread.
class AdviceColumn final : public QScrollArea {
    Q_OBJECT

public:
    /// All outlive it.
    AdviceColumn(WhatIfSubject& subject, WhatIfSweeps& sweeps, SweepAdvice& advice, QWidget* parent = nullptr);

    /// Another card, after the goal. The column takes it.
    void addCard(QWidget* card);
    void setGoal(const analysis::Goal& goal);
    /// The setting that a person looks at; nothing: what is advised.
    void setChosen(std::optional<std::size_t> point);
    /// Everything anew, as the sweep and the advice are now.
    void refresh();

Q_SIGNALS:
    void goalEdited(const casewright::analysis::Goal& goal);
    void applyRequested(qulonglong point);
    void pointChosen(qulonglong point);

private:
    void build();
    [[nodiscard]] Card* buildTable();
    void showAdvice();
    void showTable();
    [[nodiscard]] QString waitingText() const;

    WhatIfSubject& m_subject;
    WhatIfSweeps& m_sweeps;
    SweepAdvice& m_advice;
    std::optional<std::size_t> m_chosen;
    OutcomeTableModel* m_outcomes = nullptr;
    AdviceCard* m_card = nullptr;
    QTableView* m_table = nullptr;
    GoalCard* m_goal = nullptr;
    TradeOffPlot* m_plot = nullptr;
    Card* m_curve = nullptr;
    QVBoxLayout* m_layout = nullptr;
};

} // namespace casewright::ui
