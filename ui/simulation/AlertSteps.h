// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include "ui/bridge/AlertExplanation.h"
#include "ui/widgets/StepList.h"

namespace casewright::ui {

/// The path of an alert as the list of steps shows it.
[[nodiscard]] QList<Step> stepsOf(const AlertExplanation& explanation);

/// "Time window: 9d": a setting with the value that it would have.
[[nodiscard]] QString nameOf(const ExplainedChange& change);

/// What an explanation is busy with.
[[nodiscard]] QString nameOf(ExplanationPhase phase);

} // namespace casewright::ui
