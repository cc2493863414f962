// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

class QObject;

namespace casewright::ui {

class ActionTable;
class MomentPlayback;

/// The way through the time of a simulation as actions of the menu and the palette; each goes to the page first.
/// `owner`: the page; the playback lives as long.
void addTimelineActions(ActionTable& actions, MomentPlayback& playback, QObject* owner,
                        const std::function<void()>& goToPage);

} // namespace casewright::ui
