// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include "core/rules/Validation.h"

namespace casewright::ui {

/// Which parameter a finding is about, as paths of fields are written: "criteria.0.equation" for
/// `/attributes/params/criteria/0/equation`, in whichever format the rule's file is. Empty for other findings.
[[nodiscard]] QString parameterPath(const rules::Finding& finding);

} // namespace casewright::ui
