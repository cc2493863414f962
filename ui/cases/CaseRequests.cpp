// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseRequests.h"

#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/Text.h"
#include "ui/cases/CaseListView.h"
#include "ui/cases/CaseTrail.h"
#include "ui/cases/CaseView.h"

namespace casewright::ui {

CaseRequests::CaseRequests(CaseRepository& repository, CaseTrail& trail, CaseListView& list, QObject* parent)
    : QObject(parent)
{
    connect(&repository, &CaseRepository::caseRequested, this, [this, &trail](qint64 caseKey) {
        trail.open(caseKey);
        Q_EMIT pageWanted();
    });
    connect(&repository, &CaseRepository::alertsRequested, this, [this, &trail](qint64 caseKey) {
        trail.open(caseKey, CaseView::AlertsPart);
        Q_EMIT pageWanted();
    });
    connect(&repository, &CaseRepository::groupRequested, this,
            [this, &list](qint64 simulation, const QString& value) {
                Q_EMIT listWanted();
                Q_EMIT pageWanted();
                list.showGroup(simulation, toUtf8(value));
            });
    const auto showAll = [this, &list](const QList<qint64>& simulations) {
        Q_EMIT listWanted();
        Q_EMIT pageWanted();
        list.showSimulations({simulations.begin(), simulations.end()});
    };
    connect(&repository, &CaseRepository::simulationsRequested, this, showAll);
    connect(&repository, &CaseRepository::simulationRequested, this, [showAll](qint64 key) { showAll({key}); });
}

} // namespace casewright::ui
