// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "core/alerts/Flood.h"

namespace casewright::ui {

/// Where a flood names one of its fields: in other fields and in storms. Found before the field is renamed, so that
/// they follow it, whatever names it has on the way.
class FloodReferences final {
public:
    /// Those of the field, if it is the first with its name: others are not meant.
    FloodReferences(const alerts::Flood& flood, std::size_t field);

    /// In a flood with as many fields, storms and settings.
    void rename(alerts::Flood& flood, const std::string& name) const;

private:
    std::vector<std::size_t> m_fields;                             ///< that go with it
    std::vector<std::size_t> m_storms;                             ///< that are about it
    std::vector<std::pair<std::size_t, std::size_t>> m_settings;   ///< storm and setting
};

} // namespace casewright::ui
