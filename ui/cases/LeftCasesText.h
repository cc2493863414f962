// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <vector>

#include "ui/bridge/CaseEdits.h"

namespace casewright::ui {

/// Which of many cases stay as they are, by why: a sentence for each reason, with the names of the first ones.
[[nodiscard]] QString leftText(const std::vector<LeftCase>& left);

} // namespace casewright::ui
