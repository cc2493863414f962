// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <vector>

#include "core/engine/AnalystModel.h"

class QComboBox;
class QPushButton;
class QVBoxLayout;

namespace casewright::ui {

class DrawnLengthEdit;
class FieldNote;
class NumberEdit;
class SegmentedButtons;
class ShiftRow;

/// A staffed queue: its shifts and their time zone, how long a case takes, how many are closed then, and which comes
/// first. What a person does not touch stays exactly as it was set.
class StaffForm final : public QWidget {
    Q_OBJECT

public:
    explicit StaffForm(QWidget* parent = nullptr);

    /// Emits nothing.
    void setQueue(const engine::StaffedQueue& queue);
    [[nodiscard]] const engine::StaffedQueue& queue() const { return m_queue; }
    /// What is wrong with a field, named as base::Location::field has it after "queue.": "shifts[0].to". Another name:
    /// with the queue as a whole. An empty text: nothing.
    void setProblem(const QString& field, const QString& text);

Q_SIGNALS:
    void edited();

private:
    void buildShifts(QVBoxLayout* all);
    void buildZone();
    void buildTriage(QVBoxLayout* all);
    void connectEdits();
    void showShifts();
    void showZone();
    void addShift();
    void removeShift(std::size_t position);

    engine::StaffedQueue m_queue;
    QVBoxLayout* m_shiftLayout = nullptr;
    std::vector<ShiftRow*> m_rows;     ///< as many as there were shifts at most; those too many are hidden
    QPushButton* m_addShift = nullptr;
    FieldNote* m_shiftsNote = nullptr;
    QComboBox* m_zone = nullptr;
    DrawnLengthEdit* m_triage = nullptr;
    NumberEdit* m_closes = nullptr;
    FieldNote* m_closesNote = nullptr;
    SegmentedButtons* m_order = nullptr;
};

} // namespace casewright::ui
