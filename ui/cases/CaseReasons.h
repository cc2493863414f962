// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/StoredCase.h"
#include "ui/bridge/CaseSheet.h"
#include "ui/models/CaseDecisionsModel.h"
#include "ui/widgets/StepList.h"

#include <QList>

/// Why a case exists, in the order in which Kibana decides, with the numbers that were compared.
namespace casewright::ui::casereasons {

/// `first` opened the case, or is the first decision that is known of it.
[[nodiscard]] QList<Step> stepsOf(const store::CaseDecision& first);
/// Of a case that no run opened: by whom it was made.
[[nodiscard]] QList<Step> stepsWithoutRun(const CaseSheet& sheet);
/// How a decision went.
[[nodiscard]] Tone toneOf(const store::StoredDecision& decision);

} // namespace casewright::ui::casereasons
