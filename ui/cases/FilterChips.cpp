// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/FilterChips.h"

#include "ui/models/CaseText.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using CaseFilterParts::Part;
using store::CaseOrder;

constexpr int LongestChip = 300; ///< px of text

/// Those of the menu; the rest comes by clicks on heads of columns.
constexpr CaseOrder ShownOrders[] = {
    CaseOrder::CreatedNewestFirst, CaseOrder::CreatedOldestFirst, CaseOrder::UpdatedNewestFirst,
    CaseOrder::ClosedNewestFirst,  CaseOrder::MostAlerts,         CaseOrder::FewestAlerts,
    CaseOrder::SeverityDownwards,  CaseOrder::SeverityUpwards,    CaseOrder::StatusUpwards,
    CaseOrder::TitleUpwards,       CaseOrder::TitleDownwards,     CaseOrder::CategoryUpwards,
};

} // namespace

FilterChips::FilterChips(QWidget* parent) : QWidget(parent)
{
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    m_count = new QLabel(this);
    m_count->setObjectName(u"caseCount"_s);
    setLook(m_count, u"muted"_s);
    layout->addWidget(m_count, 0, Qt::AlignTop);
    auto* const chips = new QWidget(this);
    auto* const flow = new FlowLayout(chips);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(size::GapSmall);
    layout->addWidget(chips, 1);
    for (const Part part : CaseFilterParts::all())
        addChip(part);
    m_clear = new QPushButton(tr("Clear filters"), chips);
    m_clear->setObjectName(u"clearFilter"_s);
    m_clear->setToolTip(tr("Show all cases again"));
    setLook(m_clear, u"text"_s);
    for (QPushButton* const chip : m_chips)
        flow->addWidget(chip);
    flow->addWidget(m_clear);
    connect(m_clear, &QPushButton::clicked, this, &FilterChips::cleared);
    addOrders();
    layout->addWidget(m_order, 0, Qt::AlignTop);
    setFilter({});
}

void FilterChips::addChip(Part part)
{
    auto* const chip = new QPushButton(this);
    chip->setObjectName(u"chip."_s + CaseFilterParts::idOf(part));
    chip->setIcon(icons::icon(u"close"_s, icons::Ink::Muted));
    chip->setIconSize({size::TagIcon, size::TagIcon});
    chip->setLayoutDirection(Qt::RightToLeft); // the cross stands behind the words
    setLook(chip, u"chip"_s);
    connect(chip, &QPushButton::clicked, this, [this, part] { Q_EMIT removed(part); });
    m_chips.push_back(chip);
}

void FilterChips::addOrders()
{
    m_order = new QPushButton(this);
    m_order->setObjectName(u"caseOrder"_s);
    m_order->setToolTip(tr("Order of the cases; a click on a column's head changes it too"));
    m_order->setIcon(icons::icon(u"chevron-down"_s, icons::Ink::Muted));
    m_order->setIconSize({size::TagIcon, size::TagIcon});
    m_order->setLayoutDirection(Qt::RightToLeft);
    setLook(m_order, u"text"_s);
    auto* const menu = new QMenu(m_order);
    menu->setObjectName(u"caseOrders"_s);
    menu->setLayoutDirection(Qt::LeftToRight);
    auto* const group = new QActionGroup(menu);
    for (const CaseOrder order : ShownOrders) {
        QAction* const action = menu->addAction(CaseFilterParts::orderText(order));
        action->setObjectName(u"order%1"_s.arg(static_cast<int>(order)));
        action->setCheckable(true);
        action->setData(static_cast<int>(order));
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, order] { Q_EMIT orderChosen(order); });
    }
    m_order->setMenu(menu);
}

void FilterChips::setFilter(const store::CaseFilter& filter)
{
    m_filter = filter;
    for (const Part part : CaseFilterParts::all()) {
        QPushButton* const chip = m_chips[static_cast<std::size_t>(part)];
        const QString text = CaseFilterParts::chipOf(filter, part);
        chip->setVisible(!text.isEmpty());
        chip->setText(chip->fontMetrics().elidedText(text, Qt::ElideRight, LongestChip));
        chip->setAccessibleName(tr("Take away the filter %1").arg(text));
        chip->setToolTip(tr("%1\nClick to take it away").arg(text));
    }
    m_clear->setVisible(CaseFilterParts::isNarrow(filter));
    m_order->setText(CaseFilterParts::orderText(filter.order));
    m_order->setAccessibleName(tr("Order of the cases: %1").arg(m_order->text()));
    for (QAction* const action : m_order->menu()->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(filter.order));
}

void FilterChips::setCount(std::optional<std::uint64_t> count)
{
    m_count->setText(count ? CaseText::cases(*count) : QString());
}

} // namespace casewright::ui
