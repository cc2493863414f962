// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/QuestionPane.h"

#include "ui/bridge/Text.h"
#include "ui/bridge/WhatIfQuestion.h"
#include "ui/widgets/ProgressLine.h"

namespace casewright::ui {

QuestionPane::QuestionPane(WhatIfSubject& subject, Begin begin, QWidget* parent)
    : WhatIfPane(subject, parent), m_begin(begin), m_progress(new ProgressLine(this))
{
}

void QuestionPane::watch(BackgroundQuestion& question, const QString& phase, const QString& failureTitle)
{
    m_question = &question;
    connect(&question, &BackgroundQuestion::started, this, [this, phase] {
        m_progress->start([this, phase] {
            const base::Progress& progress = m_question->progress();
            return ProgressState{.phase = phase,
                                 .done = static_cast<qint64>(progress.done()),
                                 .total = static_cast<qint64>(progress.total())};
        });
        showAnswer();
    });
    connect(&question, &BackgroundQuestion::finished, this, [this, failureTitle] { end(failureTitle); });
    connect(m_progress, &ProgressLine::cancelRequested, this, [this] {
        m_question->cancel();
        m_isWanted = m_begin == Begin::AtOnce; // when somebody comes back: there is no button to begin with
    });
}

void QuestionPane::end(const QString& failureTitle)
{
    m_progress->finish();
    if (m_question->failure())
        Q_EMIT failed(failureTitle, toText(*m_question->failure()));
    showAnswer();
}

void QuestionPane::setInSight(bool isInSight)
{
    m_isInSight = isInSight;
    if (!isInSight) {
        if (m_question->isRunning()) {
            m_isWanted = true;
            m_question->cancel();
        }
        return;
    }
    const std::optional<analysis::SweepInput> input = m_subject.input();
    if (!input)
        return;
    if (!m_basis || !m_basis->holdsFor(*input)) {
        m_basis = WhatIfBasis::of(*input);
        m_isWanted = m_begin == Begin::AtOnce;
        forget();
        showAnswer(); // none any more
    }
    if (m_isWanted)
        askAnew();
}

void QuestionPane::askAnew()
{
    m_isWanted = true;
    const std::optional<analysis::SweepInput> input = m_subject.input();
    if (!m_isInSight || !input)
        return;
    m_isWanted = false;
    ask(*input);
}

} // namespace casewright::ui
