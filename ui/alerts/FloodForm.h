// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QScrollArea>

#include <cstdint>
#include <vector>

#include "core/alerts/Flood.h"

class QDateTimeEdit;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace casewright::ui {

class DurationEdit;
class FieldNote;
class FloodFieldRow;
class FloodStormForm;
class NumberEdit;

/// All that a flood is made from. Holds what was written, also what is no sound flood yet; the page says what is wrong
/// with it. What a person does not touch stays exactly as it was set.
class FloodForm final : public QScrollArea {
    Q_OBJECT

public:
    explicit FloodForm(QWidget* parent = nullptr);

    /// Emits nothing.
    void setFlood(const alerts::Flood& flood, std::uint64_t seed);
    [[nodiscard]] const alerts::Flood& flood() const { return m_flood; }
    [[nodiscard]] std::uint64_t seed() const { return m_seed; }
    /// What is wrong with a field, named as base::Location::field has it: "perMinute", "storm.after", "fields.0.name".
    /// Another name, or none: with the flood as a whole. An empty text: nothing.
    void setProblem(const QString& field, const QString& text);
    /// How many documents that makes.
    void setCount(const QString& text);
    void setReadOnly(bool isReadOnly);

Q_SIGNALS:
    void edited();

private:
    void buildHead();
    void buildNumbers(QGridLayout* grid);
    void buildFields();
    void addRow(QGridLayout* grid, const QString& label, QWidget* edit, FieldNote*& note);
    void connectEdits();
    void showFields();
    void addField();
    void removeField(std::size_t position);
    template <typename Change>
    void edit(Change change);

    alerts::Flood m_flood;
    std::uint64_t m_seed = 1;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_layout = nullptr;
    QLineEdit* m_name = nullptr;
    QDateTimeEdit* m_start = nullptr;
    DurationEdit* m_length = nullptr;
    NumberEdit* m_rate = nullptr;
    QSpinBox* m_seedEdit = nullptr;
    FloodStormForm* m_storm = nullptr;
    QVBoxLayout* m_fieldLayout = nullptr;
    std::vector<FloodFieldRow*> m_rows;    ///< as many as there were fields at most; those too many are hidden
    QPushButton* m_addField = nullptr;
    QLabel* m_count = nullptr;
    FieldNote* m_note = nullptr;           ///< of the whole
    FieldNote* m_nameNote = nullptr;
    FieldNote* m_startNote = nullptr;
    FieldNote* m_lengthNote = nullptr;
    FieldNote* m_rateNote = nullptr;
    FieldNote* m_seedNote = nullptr;
};

} // namespace casewright::ui
