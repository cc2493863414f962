// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "core/alerts/Flood.h"

class QLineEdit;
class QSpinBox;
class QToolButton;

namespace casewright::ui {

class FieldNote;
class NumberEdit;

/// One field of a flood: its name, what its values begin with, how many there are, how unevenly, and how often the
/// field is missing.
class FloodFieldRow final : public QWidget {
    Q_OBJECT

public:
    explicit FloodFieldRow(int position, QWidget* parent = nullptr);

    /// Emits nothing.
    void setField(const alerts::FloodField& field);
    [[nodiscard]] const alerts::FloodField& field() const { return m_field; }
    /// An empty text: nothing is wrong.
    void setProblem(const QString& text);
    void focusName();

Q_SIGNALS:
    void edited();
    void removeRequested();

private:
    void buildEdits(int position);
    void layOut();

    alerts::FloodField m_field;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_prefix = nullptr;
    QSpinBox* m_values = nullptr;
    NumberEdit* m_skew = nullptr;
    NumberEdit* m_missing = nullptr;   ///< in percent
    QToolButton* m_remove = nullptr;
    FieldNote* m_note = nullptr;
};

} // namespace casewright::ui
