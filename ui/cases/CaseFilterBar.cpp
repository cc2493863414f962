// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseFilterBar.h"

#include "ui/bridge/Text.h"
#include "ui/models/CaseText.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/ThemeSizes.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using engine::CaseStatus;
using store::CaseFilter;
using store::CaseOrder;

} // namespace

CaseFilterBar::CaseFilterBar(QWidget* parent) : QWidget(parent)
{
    m_search = new SearchField(tr("Search title, or id from its beginning"), this);
    m_search->setObjectName(u"caseSearch"_s);
    m_clear = new QPushButton(tr("Clear"), this);
    m_clear->setObjectName(u"clearFilter"_s);
    m_clear->setToolTip(tr("Show all cases again"));
    setLook(m_clear, u"flat"_s);
    m_count = new QLabel(this);
    m_count->setObjectName(u"caseCount"_s);
    setLook(m_count, u"muted"_s);

    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    layout->addWidget(m_search, 1);
    m_chips = new QWidget(this);
    auto* const chips = new QHBoxLayout(m_chips);
    chips->setContentsMargins(0, 0, 0, 0);
    chips->setSpacing(size::GapSmall);
    layout->addWidget(m_chips);
    addStatus(CaseStatus::Open, u"filterOpen"_s);
    addStatus(CaseStatus::InProgress, u"filterInProgress"_s);
    addStatus(CaseStatus::Closed, u"filterClosed"_s);
    buildOrders();
    layout->addWidget(m_order);
    layout->addWidget(m_clear);
    layout->addStretch(0);
    layout->addWidget(m_count);

    connect(m_search, &SearchField::searchChanged, this, [this] {
        if (const CaseFilter filter = typed(); filter.text != m_filter.text)
            choose(filter);
    });
    connect(m_clear, &QPushButton::clicked, this,
            [this] { choose({.simulation = m_filter.simulation, .order = m_filter.order}); });
    setFilter({});
}

void CaseFilterBar::addStatus(CaseStatus status, const QString& name)
{
    auto* const chip = new QPushButton(CaseText::status(status), m_chips);
    chip->setObjectName(name);
    chip->setAccessibleName(tr("Show cases with the status %1").arg(chip->text()));
    chip->setToolTip(chip->accessibleName());
    chip->setCheckable(true);
    setLook(chip, u"segment"_s);
    m_chips->layout()->addWidget(chip);
    m_statuses.push_back(chip);
    connect(chip, &QPushButton::clicked, this, [this] {
        CaseFilter filter = typed();
        filter.statuses.clear();
        for (std::size_t i = 0; i < m_statuses.size(); ++i) {
            if (m_statuses[i]->isChecked())
                filter.statuses.push_back(static_cast<CaseStatus>(i));
        }
        choose(filter);
    });
}

void CaseFilterBar::buildOrders()
{
    m_order = new QComboBox(this);
    m_order->setObjectName(u"caseOrder"_s);
    m_order->setAccessibleName(tr("Order of the cases"));
    m_order->setToolTip(m_order->accessibleName());
    m_order->addItem(tr("Newest first"), static_cast<int>(CaseOrder::CreatedNewestFirst));
    m_order->addItem(tr("Oldest first"), static_cast<int>(CaseOrder::CreatedOldestFirst));
    m_order->addItem(tr("Updated last first"), static_cast<int>(CaseOrder::UpdatedNewestFirst));
    m_order->addItem(tr("Most alerts first"), static_cast<int>(CaseOrder::MostAlerts));
    connect(m_order, &QComboBox::activated, this, [this](int row) {
        CaseFilter filter = typed();
        filter.order = static_cast<CaseOrder>(m_order->itemData(row).toInt());
        choose(filter);
    });
}

void CaseFilterBar::setFilter(const CaseFilter& filter)
{
    m_filter = filter;
    if (m_search->text().trimmed() != toText(filter.text))
        m_search->setSearch(toText(filter.text));
    for (std::size_t i = 0; i < m_statuses.size(); ++i)
        m_statuses[i]->setChecked(std::find(filter.statuses.begin(), filter.statuses.end(), static_cast<CaseStatus>(i))
                                  != filter.statuses.end());
    m_order->setCurrentIndex(m_order->findData(static_cast<int>(filter.order)));
    m_clear->setVisible(isNarrow(filter));
}

void CaseFilterBar::setCount(std::optional<std::uint64_t> count)
{
    m_count->setText(count ? CaseText::cases(*count) : QString());
}

void CaseFilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool CaseFilterBar::isNarrow(const CaseFilter& filter) { return !filter.statuses.empty() || !filter.text.empty(); }

CaseFilter CaseFilterBar::typed() const
{
    CaseFilter filter = m_filter;
    filter.text = toUtf8(m_search->text().trimmed());
    filter.isTextGoingOn = true;
    return filter;
}

void CaseFilterBar::choose(const CaseFilter& filter)
{
    setFilter(filter);
    Q_EMIT filterChosen(filter);
}

} // namespace casewright::ui
