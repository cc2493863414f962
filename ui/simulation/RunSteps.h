// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include "core/store/StoredValues.h"
#include "ui/widgets/Tone.h"

namespace casewright::ui {

/// One thing that was decided in a run: a title, the numbers that were compared, how it went.
struct RunStep {
    Tone tone = Tone::Neutral;
    QString title{};
    QString text{};
};

/// What happened in a run, in the order in which Kibana decides. `groupBy`: the rule's field, or empty.
[[nodiscard]] QList<RunStep> stepsOf(const store::StoredRun& run, const QString& groupBy);

} // namespace casewright::ui
