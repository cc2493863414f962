// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/AdviceColumn.h"

#include "ui/bridge/SweepAdvice.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WhatIfSubject.h"
#include "ui/bridge/WhatIfSweeps.h"
#include "ui/models/OutcomeTableModel.h"
#include "ui/models/SweepTexts.h"
#include "ui/whatif/AdviceCard.h"
#include "ui/whatif/GoalCard.h"
#include "ui/whatif/TradeOffPlot.h"
#include "ui/widgets/CellDelegate.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/TableStyle.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

/// What is another number than now stands out.
class OutcomeDelegate final : public CellDelegate {
public:
    using CellDelegate::CellDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        CellDelegate::initStyleOption(option, index);
        if (index.data(OutcomeTableModel::StrongRole).toBool())
            option->font.setWeight(QFont::DemiBold);
        option->fontMetrics = QFontMetrics(option->font);
    }
};

} // namespace

AdviceColumn::AdviceColumn(WhatIfSubject& subject, WhatIfSweeps& sweeps, SweepAdvice& advice, QWidget* parent)
    : QScrollArea(parent), m_subject(subject), m_sweeps(sweeps), m_advice(advice)
{
    setObjectName(u"adviceColumn"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    build();
    connect(m_card, &AdviceCard::applyRequested, this, [this] {
        if (const auto best = m_advice.best())
            Q_EMIT applyRequested(*best);
    });
    connect(m_goal, &GoalCard::edited, this, [this] { Q_EMIT goalEdited(m_goal->goal()); });
    connect(m_plot, &TradeOffPlot::pointChosen, this, &AdviceColumn::pointChosen);
    connect(&m_advice, &SweepAdvice::changed, this, &AdviceColumn::refresh);
    connect(&m_sweeps, &WhatIfSweeps::started, this, &AdviceColumn::showAdvice);
    connect(&m_sweeps, &WhatIfSweeps::ended, this, &AdviceColumn::refresh);
}

void AdviceColumn::build()
{
    auto* const all = new QWidget(this);
    m_layout = new QVBoxLayout(all);
    m_layout->setContentsMargins(size::Gap, 0, size::GapSmall, 0);
    m_layout->setSpacing(size::GapMiddle);
    m_card = new AdviceCard(all);
    m_goal = new GoalCard(all);
    m_curve = new Card(tr("What one gives up for the other"), all);
    m_plot = new TradeOffPlot(m_curve);
    m_curve->body()->addWidget(m_plot);
    m_layout->addWidget(m_card);
    m_layout->addWidget(buildTable());
    m_table->parentWidget()->hide(); // until there is something to set side by side
    m_layout->addWidget(m_goal);
    m_layout->addWidget(m_curve);
    m_layout->addStretch(1);
    all->setMinimumWidth(1); // words are elided before anything is cut off at the side
    setWidget(all);
}

Card* AdviceColumn::buildTable()
{
    auto* const card = new Card({}, widget());
    card->setFlush(true);
    card->layout()->setContentsMargins(1, 1, 1, size::GapSmall);
    m_outcomes = new OutcomeTableModel(this);
    m_table = new QTableView(card);
    m_table->setObjectName(u"outcomeTable"_s);
    m_table->setAccessibleName(tr("What comes of now and of other settings"));
    m_table->setModel(m_outcomes);
    setUpTable(m_table);
    m_table->setItemDelegate(new OutcomeDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setFixedHeight((m_outcomes->rowCount() + 1) * size::Row + 1);
    m_table->horizontalHeader()->setStretchLastSection(false);
    card->body()->addWidget(m_table);
    return card;
}

void AdviceColumn::addCard(QWidget* card) { m_layout->insertWidget(m_layout->indexOf(m_goal), card); }

void AdviceColumn::setGoal(const analysis::Goal& goal) { m_goal->setGoal(goal); }

void AdviceColumn::setChosen(std::optional<std::size_t> point)
{
    if (m_chosen == point)
        return;
    m_chosen = point;
    m_plot->mark(point ? point : m_advice.best());
    showTable();
}

void AdviceColumn::refresh()
{
    showAdvice();
    showTable();
    const auto& advice = m_advice.advice();
    const bool hasCurve = advice && !advice->curve.empty();
    m_curve->setVisible(hasCurve);
    if (hasCurve)
        m_plot->setCurve(advice->curve, m_sweeps.board());
    else
        m_plot->clear();
    m_plot->mark(m_chosen ? m_chosen : m_advice.best());
}

QString AdviceColumn::waitingText() const
{
    if (m_sweeps.isRunning())
        return tr("Advice comes when all settings are tried.");
    if (m_sweeps.isCancelled())
        return tr("The sweep was cancelled: advice needs all settings. Run it again.");
    if (m_sweeps.failure())
        return toText(*m_sweeps.failure());
    return m_advice.advice() ? tr("No setting that was tried can be run.") : QString();
}

void AdviceColumn::showAdvice()
{
    const auto best = m_advice.best();
    const auto& board = m_sweeps.board();
    if (!best || !board || *best >= board->points.size())
        return m_card->showWaiting(waitingText());
    const analysis::Advice& advice = *m_advice.advice();
    const QString reason = toText(advice.ranked.front().reason);
    const QString summary = advice.isSatisfied ? QString() : toText(advice.summary);
    m_card->showAdvice(SweepTexts::nameOf(board->points[*best], board->now),
                       summary.isEmpty() ? reason : u"%1\n%2"_s.arg(summary, reason), advice.isSatisfied,
                       board->points[*best] == board->now, m_subject.canApply(board->points[*best]));
}

void AdviceColumn::showTable()
{
    const auto& board = m_sweeps.board();
    std::vector<OutcomeTableModel::Column> columns;
    const auto add = [&columns, &board](const QString& title, std::size_t point) {
        const analysis::SweepOutcome* const outcome = board->outcome(point);
        columns.push_back({.title = title, .tip = SweepTexts::nameOf(board->points[point], board->now),
                           .outcome = outcome ? std::optional(*outcome) : std::nullopt});
    };
    if (board) {
        const auto now = board->find(board->now);
        const auto best = m_advice.best();
        if (now)
            add(tr("now"), *now);
        if (best && best != now && *best < board->points.size())
            add(m_advice.advice()->isSatisfied ? tr("advised") : tr("nearest"), *best);
        if (m_chosen && m_chosen != now && m_chosen != best && *m_chosen < board->points.size())
            add(tr("chosen"), *m_chosen);
    }
    setShown(m_table->parentWidget(), !columns.empty());
    m_outcomes->setColumns(std::move(columns));
    QHeaderView* const header = m_table->horizontalHeader();
    for (int column = 0; column < header->count(); ++column)
        header->setSectionResizeMode(column, column == 0 ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
}

} // namespace casewright::ui
