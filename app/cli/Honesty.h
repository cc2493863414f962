// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/Json.h"
#include "core/rules/VersionProfile.h"

namespace casewright::cli {

// What every result says about itself: that it is a simulation, of what, and what it leaves out.

/// Whether people worked on the cases of a result, which is modelled then.
enum class Analysts : std::uint8_t { None, Modelled };

[[nodiscard]] constexpr Analysts analystsIf(bool haveWorked)
{
    return haveWorked ? Analysts::Modelled : Analysts::None;
}

/// The lines for the end of a result.
[[nodiscard]] std::string honestyText(std::string_view profile, Analysts analysts);
/// The same for programs: `producer`, `producedByKibana`, `modelled`, `notModelled`.
[[nodiscard]] base::Json honestyJson(Analysts analysts);
/// The numbers of a version profile.
[[nodiscard]] base::Json profileJson(const rules::VersionProfile& profile);

} // namespace casewright::cli
