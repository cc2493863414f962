// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>

#include <cstdint>
#include <optional>

namespace casewright::ui {

/// A whole number of any size that a rule can have, or none. A number that makes no sense is kept; a finding says so.
class WholeNumberEdit final : public QLineEdit {
    Q_OBJECT

public:
    /// `label` is the accessible name.
    explicit WholeNumberEdit(const QString& label, QWidget* parent = nullptr);

    /// Shows the number; emits nothing. While a person types it leaves alone what means the same, such as "07".
    void setNumber(std::optional<std::int64_t> number);

Q_SIGNALS:
    /// A person changed it; nothing: the field is empty.
    void edited(std::optional<std::int64_t> number);

protected:
    void focusOutEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] std::optional<std::int64_t> typed() const;

    std::optional<std::int64_t> m_number;
};

} // namespace casewright::ui
