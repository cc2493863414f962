// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/QueueTiles.h"

#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/Tile.h"
#include "ui/widgets/TimeText.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

QueueTiles::QueueTiles(QWidget* parent) : QWidget(parent)
{
    setObjectName(u"queueTiles"_s);
    const std::array<QString, PlaceCount> names = {u"takenTile"_s,        u"closedTile"_s,     u"mostWaitingTile"_s,
                                                   u"waitingAtEndTile"_s, u"waitMedianTile"_s, u"waitP95Tile"_s,
                                                   u"overloadTile"_s};
    m_who = new ElidedLabel(this);
    m_who->setObjectName(u"queueWho"_s);
    setLook(m_who, u"muted"_s);
    auto* const tiles = new QHBoxLayout;
    tiles->setSpacing(size::Gap);
    for (std::size_t i = 0; i < names.size(); ++i) {
        m_tiles[i] = new Tile({}, this);
        m_tiles[i]->setObjectName(names[i]);
        tiles->addWidget(m_tiles[i], 1);
    }
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(size::Gap);
    all->addWidget(m_who);
    all->addLayout(tiles);
    clear();
}

void QueueTiles::showWords(bool isStaffed, bool isEnd)
{
    struct Words {
        QString caption;
        QString tip;
    };
    // A clock closes cases: nothing waits for anybody then, it is only open.
    const std::array<Words, PlaceCount> words = {{
        {tr("cases taken"), tr("Times that an analyst took a case up")},
        {tr("cases closed"), isStaffed ? tr("Times that a case was closed; the others stayed in progress")
                                       : tr("Times that a case was closed")},
        {isStaffed ? tr("most waiting") : tr("most open"),
         isStaffed ? tr("Most cases at the same time that waited for an analyst")
                   : tr("Most cases at the same time that waited to be closed")},
        {isEnd ? (isStaffed ? tr("waiting at end") : tr("open at end"))
               : (isStaffed ? tr("waiting then") : tr("open then")),
         isEnd ? (isStaffed ? tr("Cases that waited for an analyst at the end") : tr("Cases that were open at the end"))
               : (isStaffed ? tr("Cases that waited for an analyst at this moment")
                            : tr("Cases that were open at this moment"))},
        {isStaffed ? tr("wait, median") : tr("open, median"),
         isStaffed ? tr("Half of the cases that were taken up had waited at most so long")
                   : tr("Half of the cases that were closed had been open at most so long")},
        {isStaffed ? tr("wait, 95 of 100") : tr("open, 95 of 100"),
         isStaffed ? tr("95 of 100 cases that were taken up had waited at most so long")
                   : tr("95 of 100 cases that were closed had been open at most so long")},
        {tr("overload"), tr("How long analysts were on duty and cases waited all the same")},
    }};
    for (std::size_t i = 0; i < words.size(); ++i) {
        m_tiles[i]->setCaption(words[i].caption);
        m_tiles[i]->setToolTip(words[i].tip);
    }
    setShown(m_tiles[Taken], isStaffed);
    setShown(m_tiles[Overload], isStaffed);
}

void QueueTiles::showLength(Place place, const std::optional<base::Duration>& length)
{
    if (length)
        m_tiles[place]->setText(length->milliseconds == 0 ? tr("0 s") : TimeText::length(length->milliseconds));
    else
        m_tiles[place]->clear();
}

void QueueTiles::showQueue(const engine::QueueSummary& queue, const QString& who, bool isEnd)
{
    m_who->setText(who);
    showWords(queue.overload.has_value(), isEnd);
    const auto show = [this](Place place, std::uint64_t number) {
        m_tiles[place]->setNumber(static_cast<qint64>(number));
    };
    show(Taken, queue.taken);
    show(Closed, queue.closed);
    show(MostWaiting, queue.mostWaiting);
    show(WaitingAtEnd, queue.waitingAtEnd);
    showLength(WaitMedian, queue.waitMedian);
    showLength(WaitP95, queue.waitP95);
    showLength(Overload, queue.overload);
    const bool isOverloaded = queue.overload && queue.overload->milliseconds > 0;
    m_tiles[Overload]->setTone(isOverloaded ? Tone::Limit : Tone::Neutral);
    setShown(this, true);
}

void QueueTiles::clear()
{
    m_who->clear();
    setShown(this, false);
}

} // namespace casewright::ui
