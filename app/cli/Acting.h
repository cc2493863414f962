// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "core/base/Time.h"
#include "core/store/StoredCase.h"

namespace casewright::cli {

/// By the clock on the wall.
[[nodiscard]] base::Timestamp wallClock();
/// Whom cases name for what is done now: the name that was given, else that of the login.
[[nodiscard]] store::Signature signatureOf(const std::string& given = {});

} // namespace casewright::cli
