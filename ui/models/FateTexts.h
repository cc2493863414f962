// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <cstdint>

#include "core/analysis/CaseComparison.h"

/// What becomes of cases under another setting, in words.
namespace casewright::ui::FateTexts {

/// "split"
[[nodiscard]] QString nameOf(analysis::CaseFate fate);
/// In a sentence.
[[nodiscard]] QString explanationOf(analysis::CaseFate fate);
/// Cases with that fate: of the first side, those that are New of the second.
[[nodiscard]] std::uint64_t countOf(const analysis::CaseComparison& comparison, analysis::CaseFate fate);

} // namespace casewright::ui::FateTexts
