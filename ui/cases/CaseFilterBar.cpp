// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseFilterBar.h"

#include "ui/bridge/Text.h"
#include "ui/cases/FilterChips.h"
#include "ui/cases/FilterPopups.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using CaseFilterParts::Part;
using store::CaseFilter;

/// Parts with a button of their own; the rest is behind "More".
constexpr Part MostWanted[] = {Part::Status, Part::Severity, Part::Tags, Part::Assignees, Part::Created};

void showArrow(QPushButton* button)
{
    button->setIcon(icons::icon(u"chevron-down"_s, icons::Ink::Muted));
    button->setIconSize({size::TagIcon, size::TagIcon});
    button->setLayoutDirection(Qt::RightToLeft); // the arrow stands behind the word
}

} // namespace

CaseFilterBar::CaseFilterBar(QWidget* parent) : QWidget(parent)
{
    m_search = new SearchField(tr("Search title, description, comments, id, alert id"), this);
    m_search->setObjectName(u"caseSearch"_s);
    m_search->setToolTip(tr("A case has one of the words: one other, one | other; both: one + other; begin*, "
                           "\"a phrase\", -without, (one | other) + third"));
    m_popups = new FilterPopups(this);
    m_chips = new FilterChips(this);
    auto* const row = new QHBoxLayout;
    row->setSpacing(size::Gap);
    row->addWidget(m_search, 1);
    for (const Part part : MostWanted)
        addButton(row, part);
    addMore(row);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    layout->addLayout(row);
    layout->addWidget(m_chips);

    connect(m_search, &SearchField::searchChanged, this, [this] {
        if (const CaseFilter filter = typed(m_filter); filter.text != m_filter.text)
            choose(filter);
    });
    connect(m_popups, &FilterPopups::chosen, this, [this](const CaseFilter& filter) { choose(typed(filter)); });
    connect(m_popups, &FilterPopups::valuesWanted, this, &CaseFilterBar::valuesWanted);
    connect(m_chips, &FilterChips::removed, this,
            [this](Part part) { choose(typed(CaseFilterParts::without(m_filter, part))); });
    connect(m_chips, &FilterChips::cleared, this, [this] { choose(CaseFilterParts::withoutAll(m_filter)); });
    connect(m_chips, &FilterChips::orderChosen, this, [this](store::CaseOrder order) {
        CaseFilter filter = typed(m_filter);
        filter.order = order;
        choose(filter);
    });
    setFilter({});
}

void CaseFilterBar::addButton(QHBoxLayout* layout, Part part)
{
    auto* const button = new QPushButton(this);
    button->setObjectName(u"filter."_s + CaseFilterParts::idOf(part));
    showArrow(button);
    setLook(button, u"segment"_s);
    button->setCheckable(true);
    connect(button, &QPushButton::clicked, this, [this, part, button] {
        button->setChecked(CaseFilterParts::isSet(m_filter, part)); // it shows the filter, not the click
        m_popups->open(part, button);
    });
    layout->addWidget(button);
    m_buttons.emplace_back(part, button);
}

void CaseFilterBar::addMore(QHBoxLayout* layout)
{
    m_more = new QPushButton(tr("More"), this);
    m_more->setObjectName(u"filter.more"_s);
    m_more->setAccessibleName(tr("More filters"));
    m_more->setToolTip(m_more->accessibleName());
    showArrow(m_more);
    auto* const menu = new QMenu(m_more);
    menu->setObjectName(u"moreFilters"_s);
    menu->setLayoutDirection(Qt::LeftToRight);
    for (const Part part : CaseFilterParts::all()) {
        if (std::find(std::begin(MostWanted), std::end(MostWanted), part) != std::end(MostWanted))
            continue;
        QAction* const entry = menu->addAction(CaseFilterParts::nameOf(part));
        entry->setObjectName(u"filter."_s + CaseFilterParts::idOf(part));
        entry->setCheckable(true);
        connect(entry, &QAction::triggered, this, [this, part, entry] {
            entry->setChecked(CaseFilterParts::isSet(m_filter, part));
            m_popups->open(part, m_more);
        });
        m_entries.emplace_back(part, entry);
    }
    m_more->setMenu(menu);
    layout->addWidget(m_more);
}

void CaseFilterBar::setFilter(const CaseFilter& filter)
{
    m_filter = filter;
    if (m_search->text().trimmed() != toText(filter.text))
        m_search->setSearch(toText(filter.text));
    m_popups->setFilter(filter);
    m_chips->setFilter(filter);
    showButtons();
}

void CaseFilterBar::showButtons()
{
    for (const auto& [part, button] : m_buttons) {
        const qsizetype number = CaseFilterParts::valuesOf(m_filter, part).size();
        const QString name = CaseFilterParts::nameOf(part);
        button->setText(number > 0 && CaseFilterParts::kindOf(part) == CaseFilterParts::Kind::Choices
                            ? tr("%1 · %2").arg(name).arg(number)
                            : name);
        button->setChecked(number > 0);
        button->setAccessibleName(number > 0 ? tr("Filter by %1: is set").arg(name) : tr("Filter by %1").arg(name));
    }
    for (const auto& [part, entry] : m_entries)
        entry->setChecked(CaseFilterParts::isSet(m_filter, part));
}

void CaseFilterBar::setCount(std::optional<std::uint64_t> count) { m_chips->setCount(count); }

void CaseFilterBar::setKnown(const KnownValues& known, bool isReading) { m_popups->setKnown(known, isReading); }

void CaseFilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

CaseFilter CaseFilterBar::typed(CaseFilter filter) const
{
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
