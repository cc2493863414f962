// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include "core/alerts/Flood.h"

namespace casewright::ui {

// A value of a flood as a person writes it: `db-7`, `404` for a number, `true`, and `"404"` for a text that reads as
// one of those.

[[nodiscard]] QString toText(const alerts::FloodValue& value);
/// Every text is a value.
[[nodiscard]] alerts::FloodValue parseFloodValue(const QString& text);

} // namespace casewright::ui
