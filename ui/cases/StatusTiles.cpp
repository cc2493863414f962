// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/StatusTiles.h"

#include "ui/cases/CaseTones.h"
#include "ui/models/CaseText.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/Tile.h"
#include "ui/widgets/TileButton.h"
#include "ui/widgets/TimeText.h"

#include <QHBoxLayout>

#include <algorithm>
#include <cmath>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using engine::CaseStatus;

/// "374", "3.5"
QString meanText(double mean)
{
    const qint64 tenths = std::llround(mean * 10);
    if (tenths >= 100 || tenths % 10 == 0)
        return NumberText::grouped(std::llround(mean));
    return u"%1.%2"_s.arg(tenths / 10).arg(tenths % 10);
}

} // namespace

StatusTiles::StatusTiles(QWidget* parent) : QWidget(parent)
{
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap + 2);
    layout->addWidget(addButton(CaseStatus::Open, u"openTile"_s), 1);
    layout->addWidget(addButton(CaseStatus::InProgress, u"inProgressTile"_s), 1);
    layout->addWidget(addButton(CaseStatus::Closed, u"closedTile"_s), 1);
    m_time = new Tile(tr("Mean time to close"), this);
    m_time->setObjectName(u"closingTile"_s);
    m_time->setToolTip(tr("From a case's creation until it was closed, as Kibana's mean time to resolve. A simulated "
                          "case was created in the time of its alerts: who closes it by hand closes it now, by the "
                          "clock of this computer, and all the time in between counts"));
    layout->addWidget(m_time, 1);
    m_mean = new Tile(tr("Alerts a case, mean"), this);
    m_mean->setObjectName(u"meanTile"_s);
    layout->addWidget(m_mean, 1);
}

TileButton* StatusTiles::addButton(CaseStatus status, const QString& name)
{
    auto* const button = new TileButton(CaseText::status(status), this);
    button->setObjectName(name);
    button->setToolTip(tr("Show only cases with this status"));
    m_entries.push_back({status, button});
    connect(button, &QPushButton::clicked, this, [this] {
        std::vector<CaseStatus> statuses;
        for (const Entry& entry : m_entries) {
            if (entry.button->isChecked())
                statuses.push_back(entry.status);
        }
        Q_EMIT chosen(statuses);
    });
    return button;
}

void StatusTiles::setCounts(const store::StatusCounts& counts)
{
    m_entries[0].button->setNumber(static_cast<qint64>(counts.open));
    m_entries[1].button->setNumber(static_cast<qint64>(counts.inProgress));
    m_entries[2].button->setNumber(static_cast<qint64>(counts.closed));
    const std::uint64_t cases = counts.open + counts.inProgress + counts.closed;
    if (cases == 0)
        m_mean->clear();
    else
        m_mean->setText(meanText(static_cast<double>(counts.alerts) / static_cast<double>(cases)));
}

void StatusTiles::setClosingTime(std::optional<qint64> seconds)
{
    if (!seconds)
        m_time->clear();
    else
        m_time->setText(*seconds > 0 ? TimeText::length(*seconds * 1'000) : tr("less than 1 s"));
}

void StatusTiles::clear()
{
    m_time->clear();
    for (const Entry& entry : m_entries)
        entry.button->clear();
    m_mean->clear();
}

void StatusTiles::setStatuses(const std::vector<CaseStatus>& statuses)
{
    for (const Entry& entry : m_entries)
        entry.button->setChecked(std::find(statuses.begin(), statuses.end(), entry.status) != statuses.end());
}

} // namespace casewright::ui
