// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/DecisionList.h"

#include "ui/bridge/Text.h"
#include "ui/models/CaseText.h"
#include "ui/simulation/DecisionTexts.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/ThemeSizes.h"

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

QLabel* hint(QWidget* parent)
{
    auto* const label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    setLook(label, u"hint"_s);
    return label;
}

} // namespace

DecisionList::DecisionList(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Groups of the chosen run"));
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(size::Gap);
    shownunits::follow(this, [this] { setDecisions(std::exchange(m_decisions, {})); });
}

void DecisionList::setDecisions(const std::vector<store::StoredDecision>& decisions)
{
    const auto count = static_cast<qsizetype>(decisions.size());
    m_decisions = decisions;
    m_values.clear();
    while (m_rows.size() < count)
        m_rows.append(makeRow(static_cast<int>(m_rows.size())));
    for (const store::StoredDecision& decision : decisions) {
        const Row& row = m_rows[m_values.size()];
        m_values.append(CaseText::groupingValues(decision.grouping).join(u" & "_s));
        const QString name = DecisionTexts::group(decision.grouping);
        row.group->setText(name);
        row.outcome->setStatus(DecisionTexts::outcome(decision), toneOf(decision));
        row.open->setAccessibleName(tr("Open the case of %1").arg(name));
        row.open->setToolTip(toText(decision.caseTitle));
        row.open->setEnabled(decision.caseKey != 0);
        row.fill->setText(DecisionTexts::fill(decision));
        row.counter->setText(DecisionTexts::counter(decision));
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

DecisionList::Row DecisionList::makeRow(int number)
{
    auto* const all = new QWidget(this);
    const Row row{.all = all,
                  .group = new ElidedLabel(all),
                  .outcome = new Pill(all),
                  .open = new QPushButton(tr("Open case"), all),
                  .fill = hint(all),
                  .counter = hint(all)};
    row.group->setObjectName(u"decisionGroup%1"_s.arg(number));
    setLook(row.group, u"code"_s);
    row.open->setObjectName(u"openCase%1"_s.arg(number));
    setLook(row.open, u"link"_s);
    connect(row.open, &QPushButton::clicked, this,
            [this, number] { Q_EMIT caseRequested(m_decisions[static_cast<std::size_t>(number)].caseKey); });
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
    m_layout->addWidget(all);
    return row;
}

} // namespace casewright::ui
