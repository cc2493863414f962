// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QComboBox>

namespace casewright::ui {

/// A chooser that ends a text wider than itself with an ellipsis, and tells it in its tool tip then; Qt's own cuts it
/// through a letter. Its list has rows of the height of a control.
class ElidedComboBox : public QComboBox {
    Q_OBJECT

public:
    explicit ElidedComboBox(QWidget* parent = nullptr);

    void showPopup() override;

protected:
    bool event(QEvent* event) override;
    void initStyleOption(QStyleOptionComboBox* option) const override;
};

} // namespace casewright::ui
