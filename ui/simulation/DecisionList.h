// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QStringList>
#include <QWidget>

#include <cstdint>
#include <vector>

#include "core/store/StoredValues.h"
#include "ui/simulation/DecisionAlternatives.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace casewright::ui {

class ElidedLabel;
class Pill;

/// What was decided for each group of a run, with the numbers that were compared, the settings that would have changed
/// it, and the ways to its case, its alerts, and the runs and cases of its group.
class DecisionList final : public QWidget {
    Q_OBJECT

public:
    explicit DecisionList(QWidget* parent = nullptr);

    /// At most the limit of groups of a run, in the order that they are to be shown in.
    /// `run`: theirs; `settings`: that were possible.
    void setDecisions(const std::vector<store::StoredDecision>& decisions, const store::StoredRun& run,
                      const DecisionSettings& settings);
    /// The row of the group that has these values, joined by ` & `; none: all alerts. Null if it has no row.
    [[nodiscard]] QWidget* rowOf(const QString& values) const;

Q_SIGNALS:
    void caseRequested(qint64 caseKey);
    void alertsRequested(qint64 caseKey);
    // One of the group's values.
    void groupRunsRequested(const QString& value);
    void groupCasesRequested(const QString& value);

private:
    /// Kept for other decisions: making widgets anew for each moment of a dragged handle takes longer than a frame.
    struct Row {
        QWidget* all;
        ElidedLabel* group;
        Pill* outcome;
        QPushButton* open;
        QLabel* fill;
        QLabel* counter;
        QLabel* otherwise;
        QPushButton* alerts;
        QPushButton* groupRuns;
        QPushButton* groupCases;
    };

    [[nodiscard]] Row makeRow(int number);
    void connectRow(const Row& row, int number);
    void showWays(const Row& row, const QString& name, bool hasCase, bool hasGroup);

    QList<Row> m_rows;                 ///< at least as many as decisions; the others are hidden
    std::vector<store::StoredDecision> m_decisions;
    store::StoredRun m_run;            ///< whose decisions they are
    DecisionSettings m_settings;
    QStringList m_firstValues;         ///< of their groups; none for one group of all
    QStringList m_values;              ///< of their groups
    QVBoxLayout* m_layout = nullptr;
};

} // namespace casewright::ui
