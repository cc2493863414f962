// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDoubleSpinBox>

namespace casewright::ui {

/// A number that may have decimals, shown without zeros at its end ("120", "0.8") and without buttons; arrow keys
/// count.
class NumberEdit final : public QDoubleSpinBox {
    Q_OBJECT

public:
    explicit NumberEdit(QWidget* parent = nullptr);

    [[nodiscard]] QString textFromValue(double value) const override;
};

} // namespace casewright::ui
