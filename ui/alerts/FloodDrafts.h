// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "core/alerts/Flood.h"

/// What new parts of a flood begin as: sound where the flood is.
namespace casewright::ui::FloodDrafts {

/// In the second quarter of the flood, ten times as fast as the base rate.
[[nodiscard]] alerts::FloodEvent newStorm(const alerts::Flood& flood, alerts::FloodEventKind kind);
[[nodiscard]] alerts::FloodStorm newSingleStorm(const alerts::Flood& flood);
/// Gives a storm what its kind needs and does not have yet.
void complete(const alerts::Flood& flood, alerts::FloodEvent& event);
/// Ten values, under a name that the flood does not have yet.
[[nodiscard]] alerts::FloodField newField(const alerts::Flood& flood);
/// What values of the field may begin with: "host-" for host.name.
[[nodiscard]] std::string prefixFor(const std::string& field);
/// Fields that a storm of the kind can be about.
[[nodiscard]] std::vector<std::string> fieldsFor(const alerts::Flood& flood, alerts::FloodEventKind kind);
/// "12m" as a length; "0m" and what is none are no time at all.
[[nodiscard]] base::Duration parseLength(const std::string& text);
/// "0m" for no time at all.
[[nodiscard]] std::string lengthText(base::Duration length);

} // namespace casewright::ui::FloodDrafts
