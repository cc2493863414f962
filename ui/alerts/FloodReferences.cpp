// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FloodReferences.h"

#include <algorithm>

namespace casewright::ui {

FloodReferences::FloodReferences(const alerts::Flood& flood, std::size_t field)
{
    const std::string& name = flood.fields[field].name;
    const auto first = std::ranges::find(flood.fields, name, &alerts::FloodField::name);
    if (name.empty() || first != flood.fields.begin() + static_cast<std::ptrdiff_t>(field))
        return;
    for (std::size_t i = 0; i < flood.fields.size(); ++i) {
        if (flood.fields[i].of == name)
            m_fields.push_back(i);
    }
    for (std::size_t i = 0; i < flood.storms.size(); ++i) {
        const alerts::FloodEvent& event = flood.storms[i];
        if (event.field == name)
            m_storms.push_back(i);
        for (std::size_t k = 0; k < event.set.size(); ++k) {
            if (event.set[k].field == name)
                m_settings.emplace_back(i, k);
        }
    }
}

void FloodReferences::rename(alerts::Flood& flood, const std::string& name) const
{
    for (const std::size_t field : m_fields)
        flood.fields[field].of = name;
    for (const std::size_t storm : m_storms)
        flood.storms[storm].field = name;
    for (const auto& [storm, setting] : m_settings)
        flood.storms[storm].set[setting].field = name;
}

} // namespace casewright::ui
