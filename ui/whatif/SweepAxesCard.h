// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/Sweep.h"
#include "ui/bridge/SweepBoard.h"
#include "ui/widgets/Card.h"

#include <QStringList>

#include <array>

class QComboBox;
class QGridLayout;
class QLabel;

namespace casewright::ui {

class TagsEdit;

/// Which values a sweep tries, as chips to add and to remove, and which axis goes down and which across. What the rule
/// has is always tried too. GUI thread.
class SweepAxesCard final : public Card {
    Q_OBJECT

public:
    explicit SweepAxesCard(QWidget* parent = nullptr);

    /// What is tried now; emits nothing.
    void showBoard(const SweepBoard& board);
    void showPlace(SweepAxis rows, SweepAxis columns);
    /// Fields that are offered to group by.
    void setFields(const QStringList& fields);

Q_SIGNALS:
    /// A person chose other values: of this axis these alone; none: the usual ones.
    void edited(casewright::ui::SweepAxis axis, const casewright::analysis::SweepAxes& axes);
    void placeChosen(casewright::ui::SweepAxis rows, casewright::ui::SweepAxis columns);

private:
    struct Row {
        TagsEdit* tags = nullptr;
        QStringList shown{};
    };
    void addRow(SweepAxis axis, const QString& tip, QGridLayout* grid);
    void addPlaces(QGridLayout* grid);
    [[nodiscard]] QComboBox* addPlace(const QString& name, const QString& label);
    void take(SweepAxis axis, const QStringList& tags);
    void choosePlace(bool isOfRows);

    std::array<Row, AllSweepAxes.size()> m_rows;
    QComboBox* m_down = nullptr;
    QComboBox* m_across = nullptr;
    QLabel* m_problem = nullptr;
};

} // namespace casewright::ui
