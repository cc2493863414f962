// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/ElidedComboBox.h"

namespace casewright::ui {

class AnalystModels;

/// Who works on the cases: nobody, or a model of the workspace. The last entry asks for their editor.
class AnalystChooser final : public ElidedComboBox {
    Q_OBJECT

public:
    /// The models outlive it.
    explicit AnalystChooser(AnalystModels& models, QWidget* parent = nullptr);

Q_SIGNALS:
    void editRequested();

private:
    void showModels();
    void showChoice();
    void choose(int index);

    AnalystModels& m_models;
};

} // namespace casewright::ui
