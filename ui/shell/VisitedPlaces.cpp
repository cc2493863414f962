// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/VisitedPlaces.h"

namespace casewright::ui {

void VisitedPlaces::visit(const Place& place)
{
    if (m_current >= 0 && m_places.at(m_current) == place)
        return;
    m_places.resize(m_current + 1);
    m_places.append(place);
    if (m_places.size() > Most)
        m_places.removeFirst();
    m_current = m_places.size() - 1;
}

void VisitedPlaces::update(const Place& place)
{
    if (m_current >= 0 && m_places.at(m_current).page == place.page)
        m_places[m_current] = place;
}

std::optional<VisitedPlaces::Place> VisitedPlaces::back()
{
    return canGoBack() ? std::optional(m_places.at(--m_current)) : std::nullopt;
}

std::optional<VisitedPlaces::Place> VisitedPlaces::forward()
{
    return canGoForward() ? std::optional(m_places.at(++m_current)) : std::nullopt;
}

void VisitedPlaces::clear()
{
    m_places.clear();
    m_current = -1;
}

} // namespace casewright::ui
