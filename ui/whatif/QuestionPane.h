// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>

#include "ui/bridge/WhatIfBasis.h"
#include "ui/whatif/WhatIfPane.h"

namespace casewright::ui {

class BackgroundQuestion;
class ProgressLine;

/// A pane that asks one question in the background: at once when it comes into sight and whenever what it is about
/// changes, or when a person says so. What runs is given up when it leaves sight.
class QuestionPane : public WhatIfPane {
    Q_OBJECT

public:
    enum class Begin { AtOnce, OnRequest };

    QuestionPane(WhatIfSubject& subject, Begin begin, QWidget* parent);

    void setInSight(bool isInSight) override;

protected:
    /// The question, which belongs to the pane; what is said while it runs, and where it has no answer.
    void watch(BackgroundQuestion& question, const QString& phase, const QString& failureTitle);
    /// To be laid out by the pane.
    [[nodiscard]] ProgressLine* progressLine() const { return m_progress; }
    [[nodiscard]] bool isInSight() const { return m_isInSight; }
    /// Begins, if the pane is in sight and the subject is ready; else when it is.
    void askAnew();

    /// Asks the question about the input.
    virtual void ask(const analysis::SweepInput& input) = 0;
    /// There is another answer, or none any more, or the question began to run.
    virtual void showAnswer() = 0;
    /// Rule, alerts or version are others: the answer does not hold any more.
    virtual void forget() = 0;

private:
    void end(const QString& failureTitle);

    Begin m_begin;
    BackgroundQuestion* m_question = nullptr;
    ProgressLine* m_progress = nullptr;
    std::optional<WhatIfBasis> m_basis;   ///< of the last question
    bool m_isWanted = true;
    bool m_isInSight = false;
};

} // namespace casewright::ui
