// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/cases/CaseAttributes.h"
#include "core/engine/Case.h"
#include "ui/models/ActivityModel.h"
#include "ui/widgets/Tone.h"

#include <QString>

/// The colours that the Cases page gives to what cases are.
namespace casewright::ui::casetones {

[[nodiscard]] Tone of(engine::CaseStatus status);
[[nodiscard]] Tone of(ActivityModel::Mark mark);
[[nodiscard]] Tone of(cases::Severity severity);
/// Of Kibana's word, such as `high`.
[[nodiscard]] Tone ofSeverity(const QString& severity);

} // namespace casewright::ui::casetones
