// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseTrail.h"

#include "ui/bridge/Text.h"
#include "ui/cases/CaseView.h"

#include <QStringList>

#include <utility>

namespace casewright::ui {

using namespace Qt::StringLiterals;

CaseTrail::CaseTrail(CaseView& view, QObject* parent) : QObject(parent), m_view(view) {}

void CaseTrail::open(std::int64_t caseKey, int part)
{
    m_stops.clear();
    show(caseKey, part);
}

void CaseTrail::follow(std::int64_t caseKey)
{
    const store::StoredCase& now = m_view.sheet()->stored;
    m_stops.push_back({.key = now.key, .part = m_view.part(), .title = toText(now.document.attributes.title)});
    show(caseKey, 0);
}

bool CaseTrail::goBack()
{
    if (m_stops.empty())
        return false;
    const Stop stop = std::move(m_stops.back());
    m_stops.pop_back();
    show(stop.key, stop.part);
    return true;
}

void CaseTrail::show(std::int64_t caseKey, int part)
{
    m_opening = Stop{.key = caseKey, .part = part, .title = {}};
    m_view.setWayBack(m_stops.empty() ? QString() : m_stops.back().title);
    m_view.showCase(caseKey, part);
    Q_EMIT moved();
}

void CaseTrail::forget()
{
    m_opening.reset();
    m_stops.clear();
}

bool CaseTrail::takeOpened() { return std::exchange(m_opening, std::nullopt).has_value(); }

QString CaseTrail::place() const
{
    if (m_opening)
        return u"%1 %2"_s.arg(m_opening->key).arg(m_opening->part);
    return m_view.sheet() ? u"%1 %2"_s.arg(m_view.sheet()->stored.key).arg(m_view.part()) : QString();
}

bool CaseTrail::goTo(const QString& place)
{
    const QStringList parts = place.split(u' ');
    if (parts.size() != 2)
        return false;
    open(parts[0].toLongLong(), parts[1].toInt());
    return true;
}

} // namespace casewright::ui
