// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

#include <optional>

class QComboBox;
class QSpinBox;

namespace casewright::ui {

/// A length as a number and a unit, written as "7d". What it cannot show ("1h30m", "1M") is kept as it was written and
/// stands in the list of units, until a person chooses another.
class DurationEdit final : public QWidget {
    Q_OBJECT

public:
    static constexpr int Largest = 1'000'000;

    /// `units` of s, m, h, d, w, in this order in the list. `label` is the accessible name.
    explicit DurationEdit(const QString& units, const QString& label, QWidget* parent = nullptr);
    ~DurationEdit() override;

    /// Other units to choose from; a text in one that is left out is shown as written.
    void setUnits(const QString& units);
    /// Shows the text; emits nothing.
    void setText(const QString& text);
    [[nodiscard]] QString text() const;
    /// Has a number and a unit of the list.
    [[nodiscard]] bool isPlain() const { return !m_asWritten; }

Q_SIGNALS:
    /// A person changed it.
    void edited(const QString& text);

private:
    void showText(const QString& text);
    void chooseUnit(int index);
    void dropAsWritten();

    std::optional<QString> m_asWritten; ///< what number and unit cannot show
    QSpinBox* m_number = nullptr;
    QComboBox* m_unit = nullptr;
};

} // namespace casewright::ui
