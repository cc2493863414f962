// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/alerts/Flood.h"
#include "core/alerts/FloodRate.h"
#include "ui/bridge/LatestJob.h"
#include "ui/widgets/Card.h"

class QPushButton;

namespace casewright::ui {

class AreaPlot;
class ElidedLabel;

/// The rate of a flood over its time, computed from what the form says, without making a document, and its storms as
/// bands. At once, or in the background where the rate changes very often.
class FloodPlotCard final : public Card {
    Q_OBJECT

public:
    /// A flood whose rate changes more often is computed in the background.
    static constexpr std::uint64_t MostStepsAtOnce = 100'000;

    explicit FloodPlotCard(QWidget* parent = nullptr);

    /// A lower plot, for a window in which there is little room.
    void setLow(bool isLow);
    /// The flood must be without a problem.
    void setFlood(const alerts::Flood& flood);
    /// What the flood is mixed into, as far as it was read: its rate is a muted line. Null: nothing.
    void setHistory(const std::shared_ptr<const alerts::AlertTable>& history);
    /// A place in its storms, or one of FloodTexts. Emits nothing.
    void setChosenStorm(int storm);
    /// What is shown; nothing until it is computed.
    [[nodiscard]] const std::optional<alerts::FloodRate>& rate() const { return m_rate; }

Q_SIGNALS:
    /// A person chose its band.
    void stormChosen(int storm);

private:
    void showRate(alerts::FloodRate rate);
    void showHistory();
    void showBands();
    void showZone();
    void showPointed();

    alerts::Flood m_flood;
    std::optional<alerts::FloodRate> m_rate;
    std::shared_ptr<const alerts::AlertTable> m_history;
    std::vector<double> m_historyRate;   ///< a minute, by part of the flood's time; empty without a history
    std::vector<int> m_storms;   ///< of the bands
    int m_chosen;
    AreaPlot* m_plot = nullptr;
    ElidedLabel* m_words = nullptr;  ///< how much there is, or what the pointer is at
    QPushButton* m_zone = nullptr;   ///< checked: the axis tells the flood's time
    LatestJob<alerts::FloodRate> m_job;
};

} // namespace casewright::ui
