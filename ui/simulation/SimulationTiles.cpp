// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/SimulationTiles.h"

#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/Tile.h"
#include "ui/widgets/TileButton.h"

#include <QHBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

SimulationTiles::SimulationTiles(QWidget* parent) : QWidget(parent)
{
    struct Entry {
        QString name;
        QString caption;
        QString tip;
        bool isButton = true;
    };
    const std::array<Entry, PlaceCount> entries = {{
        {u"documentsTile"_s, tr("documents in"), tr("Documents that the rule was sent"), false},
        {u"alertsTile"_s, tr("alerts"), tr("Documents that became alerts of a run"), false},
        {u"openedTile"_s, tr("cases opened"), tr("Cases that the action created. Press to see them")},
        {u"reopenedTile"_s, tr("reopened"), tr("Closed cases that the action opened again. Press to see the runs")},
        {u"breakerTile"_s, tr("breaker runs"),
         tr("Runs with more groups than the maximum: one case for all. Press to see them")},
        {u"lostTile"_s, tr("in no case"),
         tr("What matched and ended in no case; the audit says why. Press to see the runs")},
        {u"peakTile"_s, tr("open at peak"), tr("Most cases that were not closed at the same time. Press to go there")},
    }};
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        QWidget* made = nullptr;
        if (entries[i].isButton)
            made = m_buttons[i] = new TileButton(entries[i].caption, this);
        else
            made = m_tiles[i] = new Tile(entries[i].caption, this);
        made->setObjectName(entries[i].name);
        made->setToolTip(entries[i].tip);
        layout->addWidget(made, 1);
        if (!m_buttons[i])
            continue;
        m_buttons[i]->setCheckable(false);
        m_buttons[i]->setEnabled(false);
        connect(m_buttons[i], &TileButton::clicked, this, [this, i] { Q_EMIT chosen(static_cast<Place>(i)); });
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
        clear(Documents);
    show(Alerts, sums.alerts);
    show(Opened, sums.casesOpened);
    show(Reopened, sums.casesReopened, Tone::Reopened);
    show(Breaker, sums.breakerRuns, Tone::Limit);
    show(Lost, sums.audit.inNoCase(), Tone::Loss);
    clear(Peak);
}

void SimulationTiles::showMoment(const SimulationMoment& moment)
{
    showSums(moment.documents.value_or(0), moment.sums);
    if (moment.openAtPeak)
        show(Peak, *moment.openAtPeak);
}

void SimulationTiles::clear()
{
    for (int place = 0; place < PlaceCount; ++place)
        clear(static_cast<Place>(place));
}

void SimulationTiles::clear(Place place)
{
    if (TileButton* const button = m_buttons[place]) {
        button->clear();
        button->setTone(Tone::Neutral);
        button->setEnabled(false);
        return;
    }
    m_tiles[place]->clear();
    m_tiles[place]->setTone(Tone::Neutral);
}

void SimulationTiles::show(Place place, std::uint64_t number, Tone toneIfAny)
{
    const Tone tone = number > 0 ? toneIfAny : Tone::Neutral;
    if (TileButton* const button = m_buttons[place]) {
        button->setNumber(static_cast<qint64>(number));
        button->setTone(tone);
        button->setEnabled(number > 0);
        return;
    }
    m_tiles[place]->setNumber(static_cast<qint64>(number));
    m_tiles[place]->setTone(tone);
}

} // namespace casewright::ui
