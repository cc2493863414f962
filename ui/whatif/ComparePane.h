// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include "ui/bridge/ComparedCases.h"
#include "ui/bridge/WhatIfQuestion.h"
#include "ui/whatif/QuestionPane.h"
#include "ui/whatif/SideChoice.h"

class QComboBox;
class QPushButton;
class QStackedWidget;

namespace casewright::ui {

class ComparedTiles;
class EmptyState;
class FlowView;
class MovedAlertsCard;
class SimulationArchive;

/// Two sides over the same alerts: their numbers, what became of the cases, which alerts moved. It begins with the rule
/// as it is and the chosen setting, whenever another one is chosen.
class ComparePane final : public QuestionPane {
    Q_OBJECT

public:
    /// Both outlive it.
    ComparePane(WhatIfSubject& subject, SimulationArchive& archive, QWidget* parent = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString title() const override;
    void setInSight(bool isInSight) override;
    void takeFocus() override;
    void addTo(WhatIfFindings& findings) const override;
    /// Null: none.
    [[nodiscard]] const std::shared_ptr<const ComparedCases>& cases() const { return m_question->answer(); }

protected:
    void ask(const analysis::SweepInput& input) override;
    void showAnswer() override;
    void forget() override;

private:
    void build();
    [[nodiscard]] QComboBox* addChooser(const QString& objectName, const QString& label);
    [[nodiscard]] QWidget* makeContent();
    void fillChoosers();
    void chooseSides();
    void followChosen();
    void apply();

    SimulationArchive& m_archive;
    WhatIfQuestion<ComparedCases>* m_question = nullptr;
    std::vector<SideChoice> m_choices;
    SideChoice m_before{};
    SideChoice m_after{.kind = SideChoice::Kind::Chosen};
    QComboBox* m_beforeChooser = nullptr;
    QComboBox* m_afterChooser = nullptr;
    QPushButton* m_apply = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    QWidget* m_content = nullptr;
    ComparedTiles* m_tiles = nullptr;
    FlowView* m_flows = nullptr;
    MovedAlertsCard* m_moved = nullptr;
};

} // namespace casewright::ui
