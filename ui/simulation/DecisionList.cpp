// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/DecisionList.h"

#include "ui/bridge/Text.h"
#include "ui/models/CaseText.h"
#include "ui/simulation/DecisionTexts.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/Pill.h"
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

QLabel* hint(const QString& text, QWidget* parent)
{
    auto* const label = new QLabel(text, parent);
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
}

void DecisionList::setDecisions(const std::vector<store::StoredDecision>& decisions)
{
    qDeleteAll(std::exchange(m_rows, {}));
    m_values.clear();
    for (const store::StoredDecision& decision : decisions) {
        m_rows.append(makeRow(decision, static_cast<int>(m_rows.size())));
        m_values.append(CaseText::groupingValues(decision.grouping).join(u" & "_s));
        m_layout->addWidget(m_rows.last());
        m_rows.last()->show(); // now, not with the next event: no picture without it
    }
    setVisible(!m_rows.isEmpty());
}

QWidget* DecisionList::rowOf(const QString& values) const
{
    return m_rows.value(m_values.indexOf(values.isNull() ? u""_s : values));
}

QWidget* DecisionList::makeRow(const store::StoredDecision& decision, int number)
{
    auto* const row = new QWidget(this);
    const QString name = DecisionTexts::group(decision.grouping);
    auto* const group = new ElidedLabel(row);
    group->setObjectName(u"decisionGroup%1"_s.arg(number));
    group->setText(name);
    setLook(group, u"code"_s);
    auto* const outcome = new Pill(row);
    outcome->setStatus(DecisionTexts::outcome(decision), toneOf(decision));
    auto* const open = new QPushButton(tr("Open case"), row);
    open->setObjectName(u"openCase%1"_s.arg(number));
    open->setAccessibleName(tr("Open the case of %1").arg(name));
    open->setToolTip(toText(decision.caseTitle));
    open->setEnabled(decision.caseKey != 0);
    setLook(open, u"link"_s);
    const qint64 key = decision.caseKey;
    connect(open, &QPushButton::clicked, this, [this, key] { Q_EMIT caseRequested(key); });

    auto* const head = new QHBoxLayout;
    head->setSpacing(size::Gap);
    head->addWidget(group, 1);
    head->addWidget(outcome);
    head->addWidget(open);
    auto* const all = new QVBoxLayout(row);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(head);
    all->addWidget(hint(DecisionTexts::fill(decision), row));
    all->addWidget(hint(DecisionTexts::counter(decision), row));
    return row;
}

} // namespace casewright::ui
