// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/SimulationTiles.h"

#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/Tile.h"

#include <QHBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

SimulationTiles::SimulationTiles(QWidget* parent) : QWidget(parent)
{
    struct Entry {
        QString name;
        QString caption;
        QString tip;
    };
    const std::array<Entry, PlaceCount> entries = {{
        {u"documentsTile"_s, tr("documents in"), tr("Documents that the rule was sent")},
        {u"alertsTile"_s, tr("alerts"), tr("Documents that became alerts of a run")},
        {u"openedTile"_s, tr("cases opened"), tr("Cases that the action created")},
        {u"reopenedTile"_s, tr("reopened"), tr("Closed cases that the action opened again")},
        {u"breakerTile"_s, tr("breaker runs"), tr("Runs with more groups than the maximum: one case for all")},
        {u"lostTile"_s, tr("in no case"), tr("What matched and ended in no case; the audit says why")},
        {u"peakTile"_s, tr("open at peak"), tr("Most cases that were not closed at the same time")},
    }};
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        m_tiles[i] = new Tile(entries[i].caption, this);
        m_tiles[i]->setObjectName(entries[i].name);
        m_tiles[i]->setToolTip(entries[i].tip);
        layout->addWidget(m_tiles[i], 1);
    }
}

void SimulationTiles::showSummary(const engine::SimulationSummary& summary)
{
    show(Documents, summary.documents);
    show(Alerts, summary.alerts);
    show(Opened, summary.casesOpened);
    show(Reopened, summary.casesReopened, Tone::Reopened);
    show(Breaker, summary.breakerRuns, Tone::Limit);
    show(Lost, summary.audit.inNoCase(), Tone::Loss);
    show(Peak, summary.openAtPeak);
}

void SimulationTiles::showSums(std::uint64_t documents, const RunSums& sums)
{
    if (documents > 0)
        show(Documents, documents);
    else
        m_tiles[Documents]->clear();
    show(Alerts, sums.alerts);
    show(Opened, sums.casesOpened);
    show(Reopened, sums.casesReopened, Tone::Reopened);
    show(Breaker, sums.breakerRuns, Tone::Limit);
    show(Lost, sums.audit.inNoCase(), Tone::Loss);
    m_tiles[Peak]->clear();
}

void SimulationTiles::showMoment(const SimulationMoment& moment)
{
    showSums(moment.documents.value_or(0), moment.sums);
    if (moment.openAtPeak)
        show(Peak, *moment.openAtPeak);
}

void SimulationTiles::clear()
{
    for (Tile* const tile : m_tiles) {
        tile->clear();
        tile->setTone(Tone::Neutral);
    }
}

void SimulationTiles::show(Place place, std::uint64_t number, Tone toneIfAny)
{
    Tile* const tile = m_tiles[place];
    tile->setNumber(static_cast<qint64>(number));
    tile->setTone(number > 0 ? toneIfAny : Tone::Neutral);
}

} // namespace casewright::ui
