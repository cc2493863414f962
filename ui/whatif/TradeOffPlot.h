// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "core/analysis/Advice.h"
#include "ui/bridge/SweepBoard.h"
#include "ui/widgets/PlotBase.h"

namespace casewright::ui {

/// Cases a day against alerts that are lost or mixed: each setting a dot, and the line on which nothing is better in
/// both. A click on a dot, or with the focus the arrow keys, chooses a setting of the line. GUI thread.
class TradeOffPlot final : public PlotBase {
    Q_OBJECT

public:
    explicit TradeOffPlot(QWidget* parent = nullptr);

    void setCurve(const std::vector<analysis::TradeOff>& curve, std::shared_ptr<const SweepBoard> board);
    void clear();
    /// Marks a setting; nothing: none.
    void mark(std::optional<std::size_t> point);
    [[nodiscard]] QByteArray dataAsCsv() override;

Q_SIGNALS:
    void pointChosen(qulonglong point);

protected:
    void applyTheme(const ThemeColors& colors) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Dot {
        std::size_t point = 0;
        double casesADay = 0;
        double lostOrMixed = 0;
    };

    std::shared_ptr<const SweepBoard> m_board;
    std::vector<analysis::TradeOff> m_line;
    std::vector<Dot> m_dots;              ///< of all settings
    std::optional<std::size_t> m_marked;  ///< a point
    QCPGraph* m_all = nullptr;
    QCPGraph* m_best = nullptr;
    QCPGraph* m_mark = nullptr;
};

} // namespace casewright::ui
