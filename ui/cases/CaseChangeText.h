// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/cases/CaseAttributes.h"

#include <QString>

namespace casewright::ui {

/// What a change does, in one line: "Severity set to High". Of several fields: the first of them.
[[nodiscard]] QString changeText(const cases::CaseChange& change);

} // namespace casewright::ui
