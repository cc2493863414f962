// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QStringList>
#include <QWidget>

#include <vector>

#include "core/store/StoredValues.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace casewright::ui {

class ElidedLabel;
class Pill;

/// What was decided for each group of a run, with the numbers that were compared and a way to its case.
class DecisionList final : public QWidget {
    Q_OBJECT

public:
    explicit DecisionList(QWidget* parent = nullptr);

    /// At most the limit of groups of a run, in the order that they are to be shown in.
    void setDecisions(const std::vector<store::StoredDecision>& decisions);
    /// The row of the group that has these values, joined by ` & `; none: all alerts. Null if it has no row.
    [[nodiscard]] QWidget* rowOf(const QString& values) const;

Q_SIGNALS:
    void caseRequested(qint64 caseKey);

private:
    /// Kept for other decisions: making widgets anew for each moment of a dragged handle takes longer than a frame.
    struct Row {
        QWidget* all;
        ElidedLabel* group;
        Pill* outcome;
        QPushButton* open;
        QLabel* fill;
        QLabel* counter;
    };

    [[nodiscard]] Row makeRow(int number);

    QList<Row> m_rows;                 ///< at least as many as decisions; the others are hidden
    std::vector<store::StoredDecision> m_decisions;
    QStringList m_values;              ///< of their groups
    QVBoxLayout* m_layout = nullptr;
};

} // namespace casewright::ui
