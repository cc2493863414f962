// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include "core/store/StoredValues.h"
#include "ui/widgets/StepList.h"

namespace casewright::ui {

/// What happened in a run, in the order in which Kibana decides. `groupBy`: the rule's field, or empty.
[[nodiscard]] QList<Step> stepsOf(const store::StoredRun& run, const QString& groupBy);

} // namespace casewright::ui
