// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/AlertSources.h"

namespace casewright::ui {

/// The flood that a new one begins with, under a name that no source has yet: the preset with the id, or, without one,
/// a quiet day with three fields.
[[nodiscard]] store::StoredSource newFlood(const AlertSources& sources, const QString& preset = {});

} // namespace casewright::ui
