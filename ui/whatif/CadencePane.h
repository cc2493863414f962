// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/Cadence.h"
#include "ui/bridge/WhatIfQuestion.h"
#include "ui/whatif/QuestionPane.h"

class QComboBox;
class QLabel;
class QTableView;

namespace casewright::ui {

class CadenceModel;
class CadencePlot;

/// The same alerts with the rule run at intervals from a minute to a day: where the breaker and the caps begin to bite.
class CadencePane final : public QuestionPane {
    Q_OBJECT

public:
    /// The subject outlives it.
    explicit CadencePane(WhatIfSubject& subject, QWidget* parent = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString title() const override;
    void takeFocus() override;
    void addTo(WhatIfFindings& findings) const override;
    /// Null: none.
    [[nodiscard]] const std::shared_ptr<const analysis::Cadence>& cadence() const { return m_question->answer(); }

protected:
    void ask(const analysis::SweepInput& input) override;
    void showAnswer() override;
    void forget() override;

private:
    void build();

    WhatIfQuestion<analysis::Cadence>* m_question = nullptr;
    QComboBox* m_measure = nullptr;
    QLabel* m_summary = nullptr;
    CadencePlot* m_plot = nullptr;
    CadenceModel* m_model = nullptr;
    QTableView* m_table = nullptr;
};

} // namespace casewright::ui
