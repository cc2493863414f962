// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/TimelineControls.h"

#include "ui/simulation/MomentPlayback.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeText.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

} // namespace

TimelineControls::TimelineControls(MomentPlayback& playback, QWidget* parent) : QWidget(parent), m_playback(playback)
{
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapSmall);
    m_moment = new QLabel(this);
    m_moment->setObjectName(u"momentLabel"_s);
    setLook(m_moment, u"hint"_s);
    layout->addWidget(m_moment);
    m_begin = addButton(u"toStartButton"_s, u"begin"_s, tr("To the first run"), tr("Go back to the first run"));
    m_back = addButton(u"stepBackButton"_s, u"chevron-left"_s, tr("Previous run"),
                       tr("Go back to the previous run (Ctrl+F7; Left in the timeline)"));
    m_play = addButton(u"playButton"_s, {}, {}, {});
    m_step = addButton(u"stepButton"_s, u"step"_s, tr("Next run"),
                       tr("Go on to the next run (Ctrl+F8; Right in the timeline)"));
    m_end = addButton(u"toEndButton"_s, u"end"_s, tr("To the end"), tr("Show the whole simulation again"));
    addSpeeds();
    connect(m_begin, &QToolButton::clicked, this, [this] {
        m_playback.pause();
        m_playback.toStart();
    });
    connect(m_back, &QToolButton::clicked, this, [this] { m_playback.step(-1); });
    connect(m_play, &QToolButton::clicked, this, [this] {
        if (m_playback.isPlaying())
            m_playback.pause();
        else
            m_playback.play();
    });
    connect(m_step, &QToolButton::clicked, this, [this] { m_playback.step(1); });
    connect(m_end, &QToolButton::clicked, &m_playback, &MomentPlayback::toEnd);
    connect(&m_playback, &MomentPlayback::momentsChanged, this, &TimelineControls::showMoment);
    connect(&m_playback, &MomentPlayback::possibleChanged, this, &TimelineControls::showMoment);
    connect(&m_playback, &MomentPlayback::momentChanged, this, &TimelineControls::showMoment);
    connect(&m_playback, &MomentPlayback::playingChanged, this, &TimelineControls::showPlaying);
    showMoment();
    showPlaying();
    shownunits::follow(this, [this] { showMoment(); });
}

QToolButton* TimelineControls::addButton(const QString& name, const QString& icon, const QString& text,
                                         const QString& tip)
{
    auto* const button = new QToolButton(this);
    button->setObjectName(name);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    if (!icon.isEmpty())
        button->setIcon(icons::icon(icon));
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(tip);
    layout()->addWidget(button);
    return button;
}

void TimelineControls::addSpeeds()
{
    m_speed = new QComboBox(this);
    m_speed->setObjectName(u"speedChooser"_s);
    m_speed->setAccessibleName(tr("Speed"));
    m_speed->setToolTip(tr("How fast the time of the simulation passes. In another speed than the fastest, a new "
                           "simulation is played from its first run"));
    m_speed->addItem(tr("Fastest"));
    const auto add = [this](const QString& text, base::Duration aSecond) {
        m_speed->addItem(text, static_cast<double>(aSecond.milliseconds) / 1'000);
    };
    add(tr("Real time"), {1'000});
    add(tr("1 min a second"), base::Minute);
    add(tr("10 min a second"), {10 * base::Minute.milliseconds});
    add(tr("1 h a second"), base::Hour);
    add(tr("6 h a second"), {6 * base::Hour.milliseconds});
    add(tr("1 day a second"), base::Day);
    layout()->addWidget(m_speed);
    connect(m_speed, &QComboBox::currentIndexChanged, this, [this] {
        const QVariant speed = m_speed->currentData();
        m_playback.setSpeed(speed.isValid() ? std::optional(speed.toDouble()) : std::nullopt);
    });
}

void TimelineControls::hideEvent(QHideEvent* event)
{
    m_playback.pause();
    QWidget::hideEvent(event);
}

void TimelineControls::showMoment()
{
    const bool hasTime = m_playback.isPossible();
    const std::optional<base::Timestamp> moment = m_playback.moment();
    if (!hasTime)
        m_moment->clear();
    else if (moment)
        m_moment->setText(tr("as of %1").arg(TimeText::minute(moment->milliseconds)));
    else
        m_moment->setText(tr("drag the handle to go back in time"));
    m_moment->setToolTip(moment ? TimeText::exactly(moment->milliseconds) : QString());
    const bool isAtStart = moment && hasTime && *moment <= m_playback.moments()->first();
    m_begin->setEnabled(hasTime && !isAtStart);
    m_back->setEnabled(hasTime && !isAtStart);
    m_play->setEnabled(hasTime);
    m_step->setEnabled(hasTime && moment.has_value());
    m_end->setEnabled(hasTime && moment.has_value());
}

void TimelineControls::showPlaying()
{
    const bool isPlaying = m_playback.isPlaying();
    m_play->setIcon(icons::icon(isPlaying ? u"pause"_s : u"play"_s));
    m_play->setText(isPlaying ? tr("Pause") : tr("Play"));
    m_play->setAccessibleName(m_play->text());
    m_play->setToolTip(isPlaying
                           ? tr("Hold at this moment (F9)")
                           : tr("Go through the time of the simulation, from this moment or from the first run (F9)"));
}

} // namespace casewright::ui
