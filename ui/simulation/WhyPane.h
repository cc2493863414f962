// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

#include "core/store/StoredValues.h"

class QLabel;

namespace casewright::ui {

class Card;
class StepList;

/// Why a run came out as it did: its decisions with the numbers that were compared.
class WhyPane final : public QWidget {
    Q_OBJECT

public:
    explicit WhyPane(QWidget* parent = nullptr);

    /// Null: asks to choose one. `groupBy`: the rule's field, or empty.
    void showRun(const store::StoredRun* run, const QString& groupBy);

private:
    Card* m_card = nullptr;
    QLabel* m_nothing = nullptr;
    StepList* m_steps = nullptr;
};

} // namespace casewright::ui
