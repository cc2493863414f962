// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <vector>

#include "core/alerts/Flood.h"

namespace casewright::ui {

/// A flood to begin with, which a person then changes.
struct FloodPreset {
    QString id;            ///< of its file: "patch-tuesday"
    alerts::Flood flood;   ///< with a name that people know
};

/// Those of the program's resources (`:/floods`), in order of their names. Read once; any thread. A file that is no
/// flood is left out and said on the log.
[[nodiscard]] const std::vector<FloodPreset>& floodPresets();

/// Whether both are the same but for name, start and what they are mixed into, which each flood has of its own.
[[nodiscard]] bool isSameButForName(const alerts::Flood& a, const alerts::Flood& b);
/// Null: none has the id.
[[nodiscard]] const FloodPreset* findPreset(const QString& id);
/// The preset that the flood is, or, where it was changed, the one that it has the name of ("Patch Tuesday 2"). Null:
/// it is a flood of its own.
[[nodiscard]] const FloodPreset* presetOf(const alerts::Flood& flood);

} // namespace casewright::ui
