// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "core/engine/AnalystModel.h"

class QLabel;

namespace casewright::ui {

class DurationEdit;
class FieldNote;
class NumberEdit;
class SegmentedButtons;

/// How a length of time is drawn: always the same, evenly between two, or around a median. Parts have the object names
/// "<id>Kind", "<id>Length", "<id>From", "<id>To", "<id>Median", "<id>Spread", "<id>Note". What a person does not touch
/// stays exactly as it was set.
class DrawnLengthEdit final : public QWidget {
    Q_OBJECT

public:
    /// `label`: accessible name of the whole, "Triage".
    DrawnLengthEdit(const QString& id, const QString& label, QWidget* parent = nullptr);

    /// Emits nothing.
    void setLength(const engine::DrawnLength& length);
    [[nodiscard]] const engine::DrawnLength& length() const { return m_length; }
    /// What is wrong with it; an empty text: nothing.
    void setProblem(const QString& text);

Q_SIGNALS:
    void edited();

private:
    [[nodiscard]] DurationEdit* addDuration(const QString& name, const QString& label);
    void layOut();
    void connectEdits();
    void chooseKind(int kind);
    void showLength();
    template <typename Kind>
    void connectDuration(DurationEdit* edit, base::Duration Kind::*part);

    QString m_id;
    QString m_label;
    engine::DrawnLength m_length;
    SegmentedButtons* m_kind = nullptr;
    DurationEdit* m_fixed = nullptr;
    DurationEdit* m_from = nullptr;
    DurationEdit* m_to = nullptr;
    DurationEdit* m_median = nullptr;
    NumberEdit* m_spread = nullptr;
    QLabel* m_fromWords = nullptr;
    QLabel* m_toWords = nullptr;
    QLabel* m_medianWords = nullptr;
    QLabel* m_spreadWords = nullptr;
    FieldNote* m_note = nullptr;
};

} // namespace casewright::ui
