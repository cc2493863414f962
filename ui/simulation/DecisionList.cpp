// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/DecisionList.h"

#include "ui/bridge/Text.h"
#include "ui/models/CaseText.h"
#include "ui/models/DecisionTexts.h"
#include "ui/simulation/DecisionAlternatives.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/WrappedLabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

Tone toneOf(const store::StoredDecision& decision)
{
    switch (decision.outcome) {
    case engine::CaseOutcome::Created: return Tone::Accent;
    case engine::CaseOutcome::Reopened: return Tone::Reopened;
    case engine::CaseOutcome::Attached: return Tone::Fine;
    case engine::CaseOutcome::None: break;
    }
    return decision.overLimit > 0 ? Tone::Loss : Tone::Neutral;
}

QLabel* hint(QWidget* parent) { return wrappedLabel(u"hint"_s, parent); }

} // namespace

DecisionList::DecisionList(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Groups of the chosen run"));
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(size::Gap);
    shownunits::follow(this, [this] { setDecisions(std::exchange(m_decisions, {}), m_run, m_settings); });
}

void DecisionList::setDecisions(const std::vector<store::StoredDecision>& decisions, const store::StoredRun& run,
                                const DecisionSettings& settings)
{
    const auto count = static_cast<qsizetype>(decisions.size());
    m_decisions = decisions;
    m_run = run;
    m_settings = settings;
    m_values.clear();
    m_firstValues.clear();
    while (m_rows.size() < count)
        m_rows.append(makeRow(static_cast<int>(m_rows.size())));
    for (const store::StoredDecision& decision : decisions) {
        const Row& row = m_rows[m_values.size()];
        const QStringList values = CaseText::groupingValues(decision.grouping);
        m_values.append(values.join(u" & "_s));
        m_firstValues.append(values.value(0));
        const QString name = DecisionTexts::group(decision.grouping);
        row.group->setText(name);
        row.outcome->setStatus(DecisionTexts::outcome(decision), toneOf(decision));
        row.open->setAccessibleName(tr("Open the case of %1").arg(name));
        row.open->setToolTip(toText(decision.caseTitle));
        row.open->setEnabled(decision.caseKey != 0);
        row.fill->setText(DecisionTexts::fill(decision));
        row.counter->setText(DecisionTexts::counter(decision));
        const QString otherwise = alternativesOf(decision, run, settings);
        row.otherwise->setText(otherwise);
        setShown(row.otherwise, !otherwise.isEmpty());
        showWays(row, name, decision.caseKey != 0, !values.isEmpty());
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        m_rows[i].all->setVisible(i < count);
    setVisible(count > 0);
}

QWidget* DecisionList::rowOf(const QString& values) const
{
    const qsizetype place = m_values.indexOf(values.isNull() ? u""_s : values);
    return place < 0 ? nullptr : m_rows[place].all;
}

void DecisionList::showWays(const Row& row, const QString& name, bool hasCase, bool hasGroup)
{
    row.alerts->setEnabled(hasCase);
    row.alerts->setAccessibleName(tr("Alerts in the case of %1").arg(name));
    setShown(row.groupRuns, hasGroup);
    row.groupRuns->setAccessibleName(tr("Runs of the group %1").arg(name));
    setShown(row.groupCases, hasGroup);
    row.groupCases->setAccessibleName(tr("Cases of the group %1").arg(name));
}

DecisionList::Row DecisionList::makeRow(int number)
{
    auto* const all = new QWidget(this);
    const auto link = [all, number](const QString& name, const QString& text, const QString& tip) {
        auto* const button = new QPushButton(text, all);
        button->setObjectName(name.arg(number));
        button->setToolTip(tip);
        setLook(button, u"link"_s);
        return button;
    };
    const Row row{.all = all,
                  .group = new ElidedLabel(all),
                  .outcome = new Pill(all),
                  .open = link(u"openCase%1"_s, tr("Open case"), {}),
                  .fill = hint(all),
                  .counter = hint(all),
                  .otherwise = hint(all),
                  .alerts = link(u"caseAlerts%1"_s, tr("Its alerts"), tr("The alerts that are in the case")),
                  .groupRuns = link(u"groupRuns%1"_s, tr("Runs of group"), tr("Show only the runs of this group")),
                  .groupCases = link(u"groupCases%1"_s, tr("Cases of group"), tr("All cases of this group"))};
    row.group->setObjectName(u"decisionGroup%1"_s.arg(number));
    setLook(row.group, u"code"_s);
    row.otherwise->setObjectName(u"decisionOtherwise%1"_s.arg(number));
    row.otherwise->setToolTip(tr("From the numbers of this run alone: another setting would have changed the runs "
                                 "before it too. An alert that is explained is simulated again"));
    connectRow(row, number);
    auto* const head = new QHBoxLayout;
    head->setSpacing(size::Gap);
    head->addWidget(row.group, 1);
    head->addWidget(row.outcome);
    head->addWidget(row.open);
    auto* const layout = new QVBoxLayout(all);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(row.fill);
    layout->addWidget(row.counter);
    layout->addWidget(row.otherwise);
    auto* const ways = new FlowLayout;
    for (QPushButton* const way : {row.alerts, row.groupRuns, row.groupCases})
        ways->addWidget(way);
    layout->addLayout(ways);
    m_layout->addWidget(all);
    return row;
}

void DecisionList::connectRow(const Row& row, int number)
{
    const auto place = static_cast<std::size_t>(number);
    connect(row.open, &QPushButton::clicked, this, [this, place] { Q_EMIT caseRequested(m_decisions[place].caseKey); });
    connect(row.alerts, &QPushButton::clicked, this,
            [this, place] { Q_EMIT alertsRequested(m_decisions[place].caseKey); });
    connect(row.groupRuns, &QPushButton::clicked, this,
            [this, number] { Q_EMIT groupRunsRequested(m_firstValues[number]); });
    connect(row.groupCases, &QPushButton::clicked, this,
            [this, number] { Q_EMIT groupCasesRequested(m_firstValues[number]); });
}

} // namespace casewright::ui
