// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

#include "core/alerts/Flood.h"
#include "core/base/Result.h"

namespace casewright::alerts {

/// The same flood with fewer documents, at most `most` and as near to it as its rates allow: all rates are slower by one
/// factor, so that its whole length is covered and its parts keep their shares. A flood that is small enough stays as
/// it is; one that cannot be made is the error of documentCount().
[[nodiscard]] base::Result<Flood> thinned(Flood flood, std::uint32_t most);

} // namespace casewright::alerts
