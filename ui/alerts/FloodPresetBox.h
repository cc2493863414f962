// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/alerts/Flood.h"
#include "ui/widgets/ElidedComboBox.h"

namespace casewright::ui {

/// Which preset a flood is, was before it was changed, or none; and the choice of another.
class FloodPresetBox final : public ElidedComboBox {
    Q_OBJECT

public:
    explicit FloodPresetBox(QWidget* parent = nullptr);

    /// Emits nothing. `chosen`: the preset that a person chose for it, or empty.
    void setFlood(const alerts::Flood& flood, const QString& chosen);

Q_SIGNALS:
    /// A person chose the preset with the id.
    void presetChosen(const QString& id);

private:
    int m_shown = 0;   ///< the entry that tells what the flood is
};

} // namespace casewright::ui
