// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <map>
#include <optional>

#include "ui/whatif/SweepArrangement.h"
#include "ui/whatif/WhatIfPane.h"

class QSplitter;

namespace casewright::ui {

class AdviceColumn;
class ArrangedSplitter;
class ProgressLine;
class SameAlertsCard;
class SettingActions;
class SimulationService;
class SweepAdvice;
class SweepAxesCard;
class SweepCard;
class SweepControls;
class WhatIfSweeps;

/// The first tab of the What-if page: what comes of many settings at once, and what is advised.
class SweepPane final : public WhatIfPane {
    Q_OBJECT

public:
    /// Both outlive it.
    SweepPane(WhatIfSubject& subject, SimulationService& simulations, QWidget* parent = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QWidget* controls() override;
    void setInSight(bool isInSight) override;
    [[nodiscard]] QByteArray arrangement() const override;
    void restoreArrangement(const QByteArray& arrangement) override;
    void takeFocus() override;
    void addTo(WhatIfFindings& findings) const override;

    /// For a report of what is on the page.
    [[nodiscard]] const WhatIfSweeps& sweeps() const { return *m_sweeps; }
    [[nodiscard]] const SweepAdvice& advice() const { return *m_advice; }

private:
    void build();
    void connectCard();
    void connectAxes();
    void connectSweeps();
    void connectActions();
    void showStarted();
    void showBoard();
    void showEnded();
    void showAdvised();
    void showAxes();
    void showSlices();
    void choose(qulonglong point);
    void chooseValue(SweepAxis axis, const analysis::SweptSetting& setting);
    void takeAxes(SweepAxis axis, const analysis::SweepAxes& axes);
    void tellSetting();
    [[nodiscard]] const analysis::SweptSetting* settingOf(qulonglong point) const;
    void chooseAdvised();

    WhatIfSweeps* m_sweeps = nullptr;
    SweepAdvice* m_advice = nullptr;
    SweepArrangement m_arranged;
    std::map<SweepAxis, analysis::SweptSetting> m_wanted;   ///< values that a person chose, by axis
    std::optional<std::int64_t> m_rule;                     ///< that they are of
    std::optional<analysis::SweptSetting> m_offered;        ///< chosen for a person, see chooseAdvised()
    SweepControls* m_controls = nullptr;
    ProgressLine* m_progress = nullptr;
    SweepAxesCard* m_axes = nullptr;
    SweepCard* m_card = nullptr;
    AdviceColumn* m_column = nullptr;
    SameAlertsCard* m_same = nullptr;
    ArrangedSplitter* m_splitter = nullptr;
    SettingActions* m_actions = nullptr;
};

} // namespace casewright::ui
