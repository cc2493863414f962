// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "core/analysis/Shrink.h"

class QComboBox;
class QLineEdit;
class QPushButton;

namespace casewright::ui {

class FieldChoiceModel;
class FieldPicker;

/// What a person has seen: a symptom, and the alert or the field that it is about.
class SymptomForm final : public QWidget {
    Q_OBJECT

public:
    /// The choices of fields outlive it.
    explicit SymptomForm(FieldChoiceModel& fields, QWidget* parent = nullptr);

    [[nodiscard]] analysis::Symptom symptom() const;
    /// Emits nothing.
    void setSymptom(const analysis::Symptom& symptom);
    /// While it runs, nothing can be begun.
    void setRunning(bool isRunning);

Q_SIGNALS:
    /// A person wants it shrunk.
    void wanted();

private:
    void showParts();

    QComboBox* m_kind = nullptr;
    QLineEdit* m_alert = nullptr;
    FieldPicker* m_field = nullptr;
    QPushButton* m_begin = nullptr;
    bool m_isRunning = false;
};

} // namespace casewright::ui
