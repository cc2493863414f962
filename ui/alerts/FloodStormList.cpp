// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FloodStormList.h"

#include <QAction>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/alerts/FloodDrafts.h"
#include "ui/alerts/FloodStormCard.h"
#include "ui/alerts/FloodStormEdit.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {

using namespace Qt::StringLiterals;
using FloodTexts::NoStorm;
using FloodTexts::SingleStorm;

FloodStormList::FloodStormList(QWidget* parent) : QWidget(parent)
{
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(size::Gap);
    m_add = new QPushButton(icons::icon(u"plus"_s), tr("Storm"), this);
    m_add->setObjectName(u"addStorm"_s);
    m_add->setAccessibleName(tr("Add a storm"));
    m_layout->addWidget(m_add, 0, Qt::AlignLeft);
    buildMenu();
    m_edit = new FloodStormEdit(this);
    setShown(m_edit, false);
    connect(m_edit, &FloodStormEdit::edited, this, &FloodStormList::changeChosen);
    connect(m_edit, &FloodStormEdit::copyRequested, this, &FloodStormList::copyChosen);
    connect(m_edit, &FloodStormEdit::removeRequested, this, &FloodStormList::removeChosen);
}

void FloodStormList::buildMenu()
{
    m_menu = new QMenu(this);
    m_menu->setObjectName(u"addStormMenu"_s);
    const auto addEntry = [this](const QString& name, const QString& hint, const QString& id) {
        QAction* const action = m_menu->addAction(u"%1: %2"_s.arg(name, hint));
        action->setObjectName(id);
        return action;
    };
    for (const alerts::FloodEventKind kind : FloodTexts::Kinds) {
        const QString id = u"addStorm%1"_s.arg(static_cast<int>(kind));
        connect(addEntry(FloodTexts::kindName(kind), FloodTexts::kindHint(kind), id), &QAction::triggered, this,
                [this, kind] { add(kind); });
    }
    m_menu->addSeparator();
    connect(addEntry(tr("Faster for a while"), tr("the base rate times a number"), u"addStormSingle"_s),
            &QAction::triggered, this, &FloodStormList::addSingle);
    connect(m_add, &QPushButton::clicked, this,
            [this] { m_menu->popup(m_add->mapToGlobal(QPoint(0, m_add->height()))); });
}

void FloodStormList::setFlood(const alerts::Flood& flood)
{
    m_flood = flood;
    if (!isThere(m_chosen))
        m_chosen = NoStorm;
    showCards();
    showEditor();
}

bool FloodStormList::isThere(int storm) const
{
    if (storm == SingleStorm)
        return m_flood.storm.has_value();
    return storm >= 0 && static_cast<std::size_t>(storm) < m_flood.storms.size();
}

std::size_t FloodStormList::cardCount() const { return m_flood.storms.size() + (m_flood.storm ? 1 : 0); }

int FloodStormList::stormOf(std::size_t card) const { return static_cast<int>(card) - (m_flood.storm ? 1 : 0); }

FloodStormCard* FloodStormList::cardOf(int storm) const
{
    if (!isThere(storm))
        return nullptr;
    const std::size_t card = static_cast<std::size_t>(storm + (m_flood.storm ? 1 : 0));
    return card < m_cards.size() ? m_cards[card] : nullptr;
}

void FloodStormList::showCards()
{
    while (m_cards.size() < cardCount()) {
        const std::size_t position = m_cards.size();
        auto* const card = new FloodStormCard(static_cast<int>(position), this);
        m_layout->insertWidget(m_layout->count() - 1, card);
        m_cards.push_back(card);
        connect(card, &FloodStormCard::pressed, this, [this, position] { press(stormOf(position)); });
    }
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        setShown(m_cards[i], i < cardCount());
        if (i < cardCount())
            showCard(i);
    }
    for (QAction* const action : m_menu->actions())
        action->setEnabled(action->objectName() == u"addStormSingle"_s ? !m_flood.storm
                                                                       : m_flood.storms.size() < MostStorms);
}

void FloodStormList::showCard(std::size_t card)
{
    const int storm = stormOf(card);
    if (storm == SingleStorm) {
        const alerts::FloodStorm& single = *m_flood.storm;
        return m_cards[card]->setTexts(FloodTexts::title(single),
                                       FloodTexts::when(m_flood, single.after, single.length),
                                       FloodTexts::sentence(single));
    }
    const alerts::FloodEvent& event = m_flood.storms[static_cast<std::size_t>(storm)];
    m_cards[card]->setTexts(FloodTexts::title(event), FloodTexts::when(m_flood, event.after, event.length),
                            FloodTexts::sentence(m_flood, event));
}

void FloodStormList::showEditor()
{
    FloodStormCard* const chosen = cardOf(m_chosen);
    for (FloodStormCard* const card : m_cards) {
        if (card != chosen)
            card->setEditor(nullptr);
    }
    if (!chosen)
        return setShown(m_edit, false);
    if (m_chosen == SingleStorm)
        m_edit->setStorm(m_flood, *m_flood.storm);
    else
        m_edit->setEvent(m_flood, m_flood.storms[static_cast<std::size_t>(m_chosen)]);
    chosen->setEditor(m_edit);
}

void FloodStormList::choose(int storm)
{
    const int wanted = isThere(storm) ? storm : NoStorm;
    if (wanted == m_chosen)
        return;
    m_chosen = wanted;
    showEditor();
}

void FloodStormList::press(int storm)
{
    choose(storm == m_chosen ? NoStorm : storm);
    showEditor(); // the pressed head is checked exactly if its storm is chosen
    Q_EMIT chosenChanged(m_chosen);
}

void FloodStormList::tell(const FloodChange& change)
{
    change(m_flood);
    Q_EMIT edited(change);
}

void FloodStormList::changeChosen()
{
    if (!isThere(m_chosen))
        return;
    if (m_chosen == SingleStorm)
        tell([storm = m_edit->shownStorm()](alerts::Flood& flood) { flood.storm = storm; });
    else
        tell([at = static_cast<std::size_t>(m_chosen), event = m_edit->shownEvent()](alerts::Flood& flood) {
            flood.storms[at] = event;
        });
    showCards();
}

void FloodStormList::add(alerts::FloodEventKind kind)
{
    if (m_flood.storms.size() >= MostStorms)
        return;
    tell([storm = FloodDrafts::newStorm(m_flood, kind)](alerts::Flood& flood) { flood.storms.push_back(storm); });
    showCards();
    choose(static_cast<int>(m_flood.storms.size()) - 1);
    m_edit->focusFirst();
    Q_EMIT chosenChanged(m_chosen);
}

void FloodStormList::addSingle()
{
    if (m_flood.storm)
        return;
    tell([storm = FloodDrafts::newSingleStorm(m_flood)](alerts::Flood& flood) { flood.storm = storm; });
    m_chosen = SingleStorm;
    showCards();
    showEditor();
    m_edit->focusFirst();
    Q_EMIT chosenChanged(m_chosen);
}

void FloodStormList::copyChosen()
{
    if (m_chosen < 0 || m_flood.storms.size() >= MostStorms)
        return;
    const auto at = static_cast<std::size_t>(m_chosen);
    alerts::FloodEvent copy = m_flood.storms[at];
    copy.after = {copy.after.milliseconds + copy.length.milliseconds};
    tell([at, copy](alerts::Flood& flood) {
        flood.storms.insert(flood.storms.begin() + static_cast<std::ptrdiff_t>(at) + 1, copy);
    });
    ++m_chosen;
    showCards();
    showEditor();
    m_edit->focusFirst();
    Q_EMIT chosenChanged(m_chosen);
}

void FloodStormList::removeChosen()
{
    if (!isThere(m_chosen))
        return;
    const int storm = m_chosen;
    m_chosen = NoStorm;
    showEditor();
    Q_EMIT removing(storm == SingleStorm ? FloodTexts::title(*m_flood.storm)
                                         : FloodTexts::title(m_flood.storms[static_cast<std::size_t>(storm)]));
    tell([storm](alerts::Flood& flood) {
        if (storm == SingleStorm)
            flood.storm.reset();
        else
            flood.storms.erase(flood.storms.begin() + storm);
    });
    showCards();
    m_add->setFocus(Qt::OtherFocusReason);
    Q_EMIT chosenChanged(m_chosen);
}

void FloodStormList::setProblem(int storm, const QString& key, const QString& text)
{
    const FloodStormCard* const wrong = cardOf(storm);
    const bool isInEditor = m_edit->setProblem(key, wrong && storm == m_chosen ? text : QString());
    for (FloodStormCard* const card : m_cards)
        card->setProblem(card == wrong && !isInEditor ? text : QString());
}

} // namespace casewright::ui
