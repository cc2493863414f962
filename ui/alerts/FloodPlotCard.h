// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/alerts/Flood.h"
#include "ui/widgets/Card.h"

namespace casewright::ui {

class AreaPlot;

/// The rate of a flood over its time, computed from what the form says, without making a document.
class FloodPlotCard final : public Card {
    Q_OBJECT

public:
    explicit FloodPlotCard(QWidget* parent = nullptr);

    void setFlood(const alerts::Flood& flood);

private:
    AreaPlot* m_plot = nullptr;
};

} // namespace casewright::ui
