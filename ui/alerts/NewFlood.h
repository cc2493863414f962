// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/AlertSources.h"

namespace casewright::ui {

/// The flood that a new one begins with: a quiet day with three fields, under a name that no source has yet.
[[nodiscard]] store::StoredSource newFlood(const AlertSources& sources);

} // namespace casewright::ui
