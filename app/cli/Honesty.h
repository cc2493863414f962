// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

#include "core/archive/Modelled.h"
#include "core/base/Json.h"
#include "core/rules/VersionProfile.h"

namespace casewright::cli {

// What every result says about itself: that it is a simulation, of what, and what it leaves out.

using archive::Modelled;
using archive::modelledBy;

/// The lines for the end of a result.
[[nodiscard]] std::string honestyText(std::string_view profile, Modelled modelled);
/// The same for programs: `producer`, `producedByKibana`, `modelled`, `notModelled`.
[[nodiscard]] base::Json honestyJson(Modelled modelled);
/// The numbers of a version profile.
[[nodiscard]] base::Json profileJson(const rules::VersionProfile& profile);

} // namespace casewright::cli
