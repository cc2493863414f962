// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <array>

#include "core/engine/AnalystModel.h"

class QSpinBox;
class QTimeEdit;
class QToolButton;

namespace casewright::ui {

class FieldNote;

/// One shift: its days, from when to when, and how many analysts. Parts have the object names "shift<position>Day0" to
/// "…Day6", "…From", "…To", "…Analysts", "…Remove", "…Note".
class ShiftRow final : public QWidget {
    Q_OBJECT

public:
    explicit ShiftRow(int position, QWidget* parent = nullptr);

    /// Emits nothing.
    void setShift(const engine::Shift& shift);
    [[nodiscard]] const engine::Shift& shift() const { return m_shift; }
    /// What is wrong with it; an empty text: nothing.
    void setProblem(const QString& text);
    void focusDays();

Q_SIGNALS:
    void edited();
    void removeRequested();

private:
    void buildDays(const QString& id);
    void buildTimes(const QString& id);
    void layOut();
    void connectEdits();
    void changed();

    engine::Shift m_shift;
    std::array<QToolButton*, 7> m_days{};
    QTimeEdit* m_from = nullptr;
    QTimeEdit* m_to = nullptr;
    QSpinBox* m_analysts = nullptr;
    QToolButton* m_remove = nullptr;
    FieldNote* m_note = nullptr;
};

} // namespace casewright::ui
