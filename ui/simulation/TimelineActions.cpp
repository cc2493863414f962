// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/TimelineActions.h"

#include "ui/simulation/MomentPlayback.h"
#include "ui/widgets/ActionTable.h"

#include <QAction>
#include <QCoreApplication>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int Group = 2; ///< of the Simulation menu

QString tr(const char* text) { return QCoreApplication::translate("TimelineActions", text); }

} // namespace

void addTimelineActions(ActionTable& actions, MomentPlayback& playback, QObject* owner,
                        const std::function<void()>& goToPage)
{
    const auto add = [&](const ActionSpec& spec, const std::function<void()>& act) {
        QAction* const action = actions.add(spec, owner, [goToPage, act] {
            goToPage();
            act();
        });
        const auto follow = [action, &playback] { action->setEnabled(playback.isPossible()); };
        QObject::connect(&playback, &MomentPlayback::possibleChanged, action, follow);
        follow();
    };
    add({.id = u"simulation.play"_s, .text = tr("P&lay or pause"), .icon = u"play"_s, .shortcut = Qt::Key_F9,
         .tip = tr("Go through the time of the simulation that is shown, or hold at a moment"),
         .menu = MenuPlace::Simulation, .group = Group},
        [&playback] {
            if (playback.isPlaying())
                playback.pause();
            else
                playback.play();
        });
    add({.id = u"simulation.stepBack"_s, .text = tr("&Previous run"), .icon = u"chevron-left"_s,
         .shortcut = Qt::CTRL | Qt::Key_F7,
         .tip = tr("Show the simulation as it was one run before"), .menu = MenuPlace::Simulation, .group = Group},
        [&playback] { playback.step(-1); });
    add({.id = u"simulation.step"_s, .text = tr("&Next run"), .icon = u"step"_s, .shortcut = Qt::CTRL | Qt::Key_F8,
         .tip = tr("Show the simulation as it was one run later"), .menu = MenuPlace::Simulation, .group = Group},
        [&playback] { playback.step(1); });
    add({.id = u"simulation.toStart"_s, .text = tr("To the &first run"), .icon = u"begin"_s,
         .tip = tr("Show the simulation as it was after its first run"),
         .menu = MenuPlace::Simulation, .group = Group},
        [&playback] {
            playback.pause();
            playback.toStart();
        });
    add({.id = u"simulation.toEnd"_s, .text = tr("To the &end"), .icon = u"end"_s,
         .tip = tr("Show the whole simulation again"),
         .menu = MenuPlace::Simulation, .group = Group},
        [&playback] { playback.toEnd(); });
}

} // namespace casewright::ui
