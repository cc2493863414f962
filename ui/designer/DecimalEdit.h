// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>

#include <optional>

namespace casewright::ui {

/// A number that may have decimals, as thresholds are, or none. Written with a point, as Kibana and JSON do.
class DecimalEdit final : public QLineEdit {
    Q_OBJECT

public:
    /// `label` is the accessible name.
    explicit DecimalEdit(const QString& label, QWidget* parent = nullptr);

    /// Shows the number; emits nothing. While a person types it leaves alone what means the same, such as "0.".
    void setNumber(std::optional<double> number);
    /// What stands there; nothing if that is no number.
    [[nodiscard]] std::optional<double> number() const;

Q_SIGNALS:
    /// A person changed it; nothing: there is no number.
    void edited(std::optional<double> number);

protected:
    void focusOutEvent(QFocusEvent* event) override;

private:
    std::optional<double> m_number;
};

} // namespace casewright::ui
