// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPainterPath>
#include <QRectF>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/analysis/CaseComparison.h"

namespace casewright::ui {

/// A case, or what is put together, as a bar of the picture.
struct FlowBar {
    std::uint32_t number = 0;      ///< as in analysis::FlowPicture
    std::uint64_t alerts = 0;
    QRectF rect{};
};

/// Where the parts of an alluvial picture lie: bars of either side, and a band for each flow, as high as they have
/// alerts. On whole pixels, none less than one high, so that none is lost.
struct FlowShapes {
    std::vector<FlowBar> before{};
    std::vector<FlowBar> after{};
    std::vector<QPainterPath> bands{};   ///< by flow of the picture

    static constexpr double BarWidth = 12;

    /// In an area that reaches from the left of the first bars to the right of the second ones.
    [[nodiscard]] static FlowShapes of(const analysis::FlowPicture& picture, const QRectF& area);
    /// The band that is over all others at a place; -1: none.
    [[nodiscard]] int bandAt(const QPointF& place) const;
    /// The bar there of a side; -1: none.
    [[nodiscard]] static int barAt(const std::vector<FlowBar>& bars, const QPointF& place);
};

} // namespace casewright::ui
