// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FloodPlotCard.h"

#include <QDateTime>
#include <QPushButton>
#include <QStringList>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

#include "ui/alerts/FloodTexts.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/AreaPlot.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeText.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using FloodTexts::NoStorm;
using FloodTexts::SingleStorm;

constexpr int Height = 112;
constexpr int LowHeight = 84;
constexpr std::size_t Parts = 800; ///< as many as most plots have pixels
constexpr double SecondLength = 1'000;
constexpr std::size_t HistoryParts = 120;   ///< a history has whole alerts: in shorter times they would be spikes

double secondsOf(base::Timestamp at) { return static_cast<double>(at.milliseconds) / SecondLength; }

/// A point in the middle of each part, and one at either end.
std::vector<AreaPlot::Point> pointsOf(const alerts::Flood& flood, const alerts::FloodRate& rate)
{
    const double begin = secondsOf(flood.start);
    const double length = static_cast<double>(flood.length.milliseconds) / SecondLength;
    const double part = length / static_cast<double>(rate.parts.size());
    std::vector<AreaPlot::Point> points;
    points.reserve(rate.parts.size() + 2);
    for (std::size_t i = 0; i < rate.parts.size(); ++i)
        points.push_back({.second = begin + (static_cast<double>(i) + 0.5) * part,
                          .value = rate.parts[i].documents / part * 60,
                          .highest = rate.parts[i].highest});
    AreaPlot::Point first = points.front();
    AreaPlot::Point last = points.back();
    first.second = begin;
    last.second = begin + length;
    points.insert(points.begin(), first);
    points.push_back(last);
    return points;
}

/// Alerts a minute of a history, in parts of the flood's time.
std::vector<double> rateOf(const alerts::AlertTable& history, const alerts::Flood& flood)
{
    const auto times = history.times();
    std::vector<double> rate;
    auto begin = std::ranges::lower_bound(times, flood.start);
    for (std::size_t part = 1; part <= HistoryParts; ++part) {
        const auto after = flood.length.milliseconds * static_cast<std::int64_t>(part)
                           / static_cast<std::int64_t>(HistoryParts);
        const auto end = std::ranges::lower_bound(times, flood.start + base::Duration{after});
        rate.push_back(static_cast<double>((end - begin) * static_cast<std::ptrdiff_t>(HistoryParts))
                       * static_cast<double>(base::Minute.milliseconds)
                       / static_cast<double>(flood.length.milliseconds));
        begin = end;
    }
    return rate;
}

/// Storms with events of their own are what a run has to bear; the others change the events that are there.
Tone toneOf(alerts::FloodEventKind kind) { return alerts::hasDocuments(kind) ? Tone::Loss : Tone::Limit; }

/// Whether the storm is one of a field. The form gives the others one too, for when their kind is changed.
bool isOfField(alerts::FloodEventKind kind)
{
    switch (kind) {
    case alerts::FloodEventKind::Rolling:
    case alerts::FloodEventKind::Scanner:
    case alerts::FloodEventKind::Giant:
    case alerts::FloodEventKind::Rename:
    case alerts::FloodEventKind::Missing: return true;
    case alerts::FloodEventKind::Burst:
    case alerts::FloodEventKind::Ramp:
    case alerts::FloodEventKind::Drip:
    case alerts::FloodEventKind::Flapping:
    case alerts::FloodEventKind::Backfill: return false;
    }
    return false;
}

QString wordsOf(const alerts::FloodEvent& event)
{
    const QString title = FloodTexts::title(event);
    const bool namesField = event.name.empty() && isOfField(event.kind) && !event.field.empty();
    return namesField ? u"%1, %2"_s.arg(title, toText(event.field)) : title;
}

} // namespace

FloodPlotCard::FloodPlotCard(QWidget* parent) : Card({}, parent), m_chosen(NoStorm), m_job(this)
{
    setObjectName(u"floodPlotCard"_s);
    setTitle(tr("Events a minute"));
    m_zone = new QPushButton(this);
    m_zone->setObjectName(u"floodPlotZone"_s);
    m_zone->setCheckable(true);
    m_zone->setToolTip(tr("The axis tells the time in the flood's zone, in which its day and week are told, instead of "
                          "this computer's"));
    setLook(m_zone, u"segment"_s);
    addToHeader(m_zone);
    setShown(m_zone, false);
    m_words = new ElidedLabel(this);
    m_words->setObjectName(u"floodPlotWords"_s);
    m_words->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_words->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setLook(m_words, u"muted"_s);
    addToHeader(m_words);
    m_plot = new AreaPlot(Height, this);
    m_plot->setObjectName(u"floodPlot"_s);
    m_plot->setAccessibleName(tr("Events a minute over the time of the flood"));
    body()->addWidget(m_plot);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_zone, &QPushButton::toggled, this, [this] {
        showZone();
        showPointed();
    });
    connect(m_plot, &AreaPlot::pointedChanged, this, &FloodPlotCard::showPointed);
    shownunits::follow(this, [this] {
        showZone();
        showPointed();
    });
    connect(m_plot, &AreaPlot::bandChosen, this, [this](int band) {
        m_chosen = m_storms[static_cast<std::size_t>(band)];
        Q_EMIT stormChosen(m_chosen);
    });
    showPointed();
}

void FloodPlotCard::setLow(bool isLow) { m_plot->setPlainHeight(isLow ? LowHeight : Height); }

void FloodPlotCard::setFlood(const alerts::Flood& flood)
{
    m_flood = flood;
    showZone();
    if (alerts::countRateSteps(flood) <= MostStepsAtOnce) {
        m_job.cancel();
        return showRate(alerts::FloodRate::of(flood, Parts));
    }
    m_job.start([flood](const std::stop_token&) { return alerts::FloodRate::of(flood, Parts); },
                [this](alerts::FloodRate rate) { showRate(std::move(rate)); });
}

void FloodPlotCard::showRate(alerts::FloodRate rate)
{
    m_rate = std::move(rate);
    m_plot->setPoints(pointsOf(m_flood, *m_rate));
    showHistory();
    showBands();
    showPointed();
}

void FloodPlotCard::setHistory(const std::shared_ptr<const alerts::AlertTable>& history)
{
    if (history == m_history)
        return;
    m_history = history;
    if (!m_rate)
        return;
    showHistory();
    showPointed();
}

void FloodPlotCard::showHistory()
{
    m_historyRate = m_history ? rateOf(*m_history, m_flood) : std::vector<double>();
    const double begin = secondsOf(m_flood.start);
    const double part = static_cast<double>(m_flood.length.milliseconds) / SecondLength / HistoryParts;
    std::vector<AreaPlot::Point> points;
    for (std::size_t i = 0; i < m_historyRate.size(); ++i)
        points.push_back({.second = begin + (static_cast<double>(i) + 0.5) * part, .value = m_historyRate[i]});
    if (!points.empty()) {
        points.insert(points.begin(), {.second = begin, .value = points.front().value});
        points.push_back({.second = begin + part * HistoryParts, .value = points.back().value});
    }
    m_plot->setUnderlay(points);
}

void FloodPlotCard::showBands()
{
    std::vector<PlotBand> bands;
    m_storms.clear();
    const auto add = [&](int storm, const alerts::FloodStretch& stretch, const QString& words, Tone tone) {
        if (stretch.begin >= stretch.end)
            return;
        bands.push_back({secondsOf(stretch.begin), secondsOf(stretch.end), words, tone});
        m_storms.push_back(storm);
    };
    if (m_flood.storm)
        add(SingleStorm, alerts::stretchOf(m_flood, *m_flood.storm),
            tr("storm: %1").arg(FloodTexts::sentence(*m_flood.storm)), Tone::Loss);
    for (std::size_t i = 0; i < m_flood.storms.size(); ++i) {
        const alerts::FloodEvent& event = m_flood.storms[i];
        add(static_cast<int>(i), alerts::stretchOf(m_flood, event), wordsOf(event), toneOf(event.kind));
    }
    m_plot->setBands(bands);
    setChosenStorm(m_chosen);
}

void FloodPlotCard::setChosenStorm(int storm)
{
    m_chosen = storm;
    const auto found = std::ranges::find(m_storms, storm);
    m_plot->setChosenBand(found == m_storms.end() ? -1 : static_cast<int>(found - m_storms.begin()));
}

void FloodPlotCard::showZone()
{
    const QTimeZone own = QTimeZone::systemTimeZone();
    const int offset = own.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(m_flood.start.milliseconds));
    const bool isOther = m_flood.zone.milliseconds != offset * base::Second.milliseconds;
    setShown(m_zone, isOther);
    m_zone->setText(tr("In the flood's time, %1").arg(FloodTexts::zoneName(m_flood.zone)));
    m_plot->setTimeZone(isOther && m_zone->isChecked() ? FloodTexts::timeZone(m_flood.zone) : own);
}

void FloodPlotCard::showPointed()
{
    const std::optional<double> second = m_plot->pointed();
    if (!m_rate)
        return m_words->setText(tr("follows every change"));
    if (!second) {
        QString events =
            tr("%1 events, at most %2 a minute")
                .arg(NumberText::grouped(static_cast<qint64>(m_rate->count)), FloodTexts::number(m_rate->peak));
        if (!m_historyRate.empty())
            events += tr("; the history, in grey, at most %1")
                          .arg(FloodTexts::number(*std::ranges::max_element(m_historyRate)));
        m_plot->setAccessibleDescription(events);
        return m_words->setText(tr("%1 · follows every change").arg(events));
    }
    const double length = static_cast<double>(m_flood.length.milliseconds) / SecondLength;
    const double into = (*second - secondsOf(m_flood.start)) / length * static_cast<double>(m_rate->parts.size());
    const auto part = static_cast<std::size_t>(std::clamp(into, 0.0, static_cast<double>(m_rate->parts.size() - 1)));
    const double partMinutes = length / static_cast<double>(m_rate->parts.size()) / 60;
    const bool isFloodsTime = m_zone->isVisibleTo(this) && m_zone->isChecked();
    const QTimeZone zone = isFloodsTime ? FloodTexts::timeZone(m_flood.zone) : QTimeZone::systemTimeZone();
    const auto moment = static_cast<qint64>(*second * SecondLength);
    const bool isLong = m_flood.length > base::Week;
    QStringList words{tr("%1: %2 a minute")
                          .arg(isLong ? TimeText::minute(moment, zone) : TimeText::weekday(moment, zone),
                               FloodTexts::number(m_rate->parts[part].documents / partMinutes))};
    if (!m_historyRate.empty()) {
        const std::size_t there = part * m_historyRate.size() / m_rate->parts.size();
        words.append(tr("history: %1 a minute").arg(FloodTexts::number(m_historyRate[there])));
    }
    for (std::size_t i = 0; i < m_storms.size(); ++i) {
        const PlotBand& band = m_plot->bands().bands()[i];
        if (band.from <= *second && *second <= band.to)
            words.append(band.label);
    }
    m_words->setText(words.join(u" · "_s));
    m_plot->setAccessibleDescription(words.join(u", "_s));
}

} // namespace casewright::ui
