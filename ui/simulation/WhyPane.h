// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

#include <vector>

#include "core/store/StoredValues.h"

class QLabel;

namespace casewright::ui {

class Card;
class DecisionList;
class StepList;

/// Why a run came out as it did: its decisions with the numbers that were compared.
class WhyPane final : public QWidget {
    Q_OBJECT

public:
    explicit WhyPane(QWidget* parent = nullptr);

    /// Null: asks to choose one. `groupBy`: the rule's field, or empty.
    void showRun(const store::StoredRun* run, const QString& groupBy);
    /// What was decided for the groups of the run that is shown.
    void showDecisions(const std::vector<store::StoredDecision>& decisions);

Q_SIGNALS:
    void caseRequested(qint64 caseKey);

private:
    Card* m_card = nullptr;
    QLabel* m_nothing = nullptr;
    StepList* m_steps = nullptr;
    QLabel* m_groups = nullptr;
    DecisionList* m_decisions = nullptr;
};

} // namespace casewright::ui
