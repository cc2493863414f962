// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <cstdint>

#include "ui/alerts/FloodChange.h"

class QDateTimeEdit;
class QLineEdit;
class QSpinBox;

namespace casewright::ui {

class DurationEdit;
class FloodShapeEdit;
class FormRows;
class NumberEdit;

/// A flood's name, time, rate and seed.
class FloodBasics final : public QWidget {
    Q_OBJECT

public:
    explicit FloodBasics(QWidget* parent = nullptr);

    /// Emits nothing.
    void setFlood(const alerts::Flood& flood, std::uint64_t seed);
    /// An empty text: nothing is wrong. False: none of its controls has the key.
    bool setProblem(const QString& key, const QString& text);

Q_SIGNALS:
    void edited(const casewright::ui::FloodChange& change);
    void seedEdited(quint64 seed);

private:
    void build();
    void buildNumbers();
    void connectEdits();

    FormRows* m_rows = nullptr;
    QLineEdit* m_name = nullptr;
    QDateTimeEdit* m_start = nullptr;
    DurationEdit* m_length = nullptr;
    NumberEdit* m_rate = nullptr;
    FloodShapeEdit* m_shape = nullptr;
    NumberEdit* m_duplicates = nullptr;   ///< in percent
    QSpinBox* m_seed = nullptr;
};

} // namespace casewright::ui
