// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <optional>

#include "core/alerts/Flood.h"

class QCheckBox;

namespace casewright::ui {

class DurationEdit;
class FieldNote;
class NumberEdit;

/// The storm of a flood: whether there is one, when, how long, how strong. What was set stays while it is off.
class FloodStormForm final : public QWidget {
    Q_OBJECT

public:
    explicit FloodStormForm(QWidget* parent = nullptr);

    /// Emits nothing.
    void setStorm(const std::optional<alerts::FloodStorm>& storm);
    [[nodiscard]] std::optional<alerts::FloodStorm> storm() const;
    /// What is wrong with "after", "length" or "factor"; an empty text: nothing.
    void setProblem(const QString& part, const QString& text);

Q_SIGNALS:
    void edited();

private:
    void build();

    alerts::FloodStorm m_storm{.after = base::Hour, .length = base::Duration{45 * base::Minute.milliseconds}};
    QCheckBox* m_isOn = nullptr;
    QWidget* m_body = nullptr;
    DurationEdit* m_after = nullptr;
    DurationEdit* m_length = nullptr;
    NumberEdit* m_factor = nullptr;
    FieldNote* m_afterNote = nullptr;
    FieldNote* m_lengthNote = nullptr;
    FieldNote* m_factorNote = nullptr;
};

} // namespace casewright::ui
