// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseOtherwise.h"

#include "ui/bridge/Explanations.h"
#include "ui/bridge/SettingChange.h"
#include "ui/widgets/BreakableText.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ProgressLine.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/StepList.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/WrappedLabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <memory>
#include <optional>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

} // namespace

CaseOtherwise::CaseOtherwise(QWidget* parent) : QWidget(parent)
{
    auto* const title = new QLabel(tr("WHAT WOULD HAVE MADE IT OTHERWISE"), this);
    setLook(title, u"section"_s);
    m_find = new QPushButton(tr("Find out"), this);
    m_find->setObjectName(u"findOtherwise"_s);
    m_find->setToolTip(tr("Run the rule with other settings, and see which of them lead the first alert of the case "
                          "elsewhere"));
    m_progress = new ProgressLine(this);
    m_progress->setObjectName(u"otherwiseProgress"_s);
    m_words = wrappedLabel(u"muted"_s, this, u"otherwiseWords"_s);
    m_changes = new StepList(this);
    m_changes->setObjectName(u"otherwiseChanges"_s);
    m_same = wrappedLabel(u"hint"_s, this, u"otherwiseSame"_s);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    layout->addWidget(title);
    layout->addWidget(m_words);
    layout->addWidget(m_find, 0, Qt::AlignLeft);
    layout->addWidget(m_progress);
    layout->addWidget(m_changes);
    layout->addWidget(m_same);
    connect(m_find, &QPushButton::clicked, this, &CaseOtherwise::ask);
    shownunits::follow(this, [this] { show(); });
    hide();
}

void CaseOtherwise::setExplanations(Explanations& explanations)
{
    m_explanations = &explanations;
    connect(m_explanations, &Explanations::changed, this, &CaseOtherwise::show);
    connect(m_progress, &ProgressLine::cancelRequested, m_explanations, &Explanations::cancel);
    show();
}

void CaseOtherwise::setAlert(std::int64_t caseKey, std::int64_t simulation, const QString& id, const QString& index)
{
    if (caseKey == m_case && simulation == m_simulation && id == m_id && index == m_index)
        return;
    m_case = caseKey;
    m_isAsked = false;
    m_simulation = simulation;
    m_id = id;
    m_index = index;
    if (m_explanations)
        m_explanations->cancel();
    show();
}

void CaseOtherwise::ask()
{
    if (isAnswered() && !m_explanations->changes()) {
        m_explanations->compare();
    } else {
        m_isAsked = true;
        m_explanations->explain(m_simulation, m_id, m_index);
    }
}

/// Whether what was explained last is this alert in this case: another case may hold one with its id.
bool CaseOtherwise::isAnswered() const
{
    if (!isExplained())
        return false;
    const std::int64_t where = m_explanations->answer()->caseKey;
    return where == 0 || where == m_case;
}

bool CaseOtherwise::isExplained() const
{
    const std::optional<Explanations::Question>& question = m_explanations->question();
    return question && question->simulation == m_simulation && question->id == m_id && question->index == m_index
        && !m_explanations->isExplaining() && m_explanations->answer();
}

void CaseOtherwise::show()
{
    setShown(this, m_explanations && !m_id.isEmpty());
    if (!m_explanations || m_id.isEmpty())
        return;
    const bool isBusy = m_explanations->isExplaining() || m_explanations->isComparing();
    const std::optional<ExplanationRefusal>& refusal = m_explanations->refusal();
    const bool isOfOther = isExplained() && !isAnswered();
    const bool hasChanges = isAnswered() && m_explanations->changes();
    QString words = tr("Which other settings would have led its first alert elsewhere is found by running the rule.");
    if (m_isAsked && refusal)
        words = refusal->text;
    else if (isOfOther)
        words = tr("Another case holds an alert with this id, and it is that one that can be explained.");
    else if (isAnswered() && !m_explanations->comparingFailure().isEmpty())
        words = m_explanations->comparingFailure();
    m_words->setText(breakableText(words));
    setShown(m_words, !hasChanges && !isBusy);
    setShown(m_find, !hasChanges && !isBusy && !isOfOther);
    showProgress();
    setShown(m_changes, hasChanges);
    setShown(m_same, hasChanges);
    if (hasChanges)
        showChanges();
}

void CaseOtherwise::showChanges()
{
    const std::shared_ptr<const ExplainedChanges>& changes = m_explanations->changes();
    QList<Step> steps;
    for (const ExplainedChange& change : changes->changes)
        steps.append({Tone::Accent, settingchange::commandText(change), change.text});
    if (steps.isEmpty())
        steps.append({Tone::Neutral, tr("Nothing that was tried"),
                      tr("No other setting leads its first alert elsewhere")});
    m_changes->setSteps(steps);
    m_same->setText(breakableText(changes->noDifference.join(u'\n')));
}

void CaseOtherwise::showProgress()
{
    if (!m_explanations->isExplaining() && !m_explanations->isComparing())
        return m_progress->finish();
    if (m_progress->isRunning())
        return;
    m_progress->start([this] {
        const LiveExplanation& live = m_explanations->live();
        return ProgressState{.phase = m_explanations->isComparing() ? tr("Trying other settings")
                                                                    : tr("Simulating again"),
                             .done = static_cast<qint64>(live.progress.done()),
                             .total = static_cast<qint64>(live.progress.total())};
    });
}

} // namespace casewright::ui
