// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

/// What a person arranged on the Cases page, as it is kept for the next start.
namespace casewright::ui {

class CaseAlertsPane;
class CaseColumns;

[[nodiscard]] QByteArray caseArrangement(const CaseColumns& columns, const CaseAlertsPane& alerts);
/// Also what an earlier version kept: the columns of cases alone.
void restoreCaseArrangement(const QByteArray& arrangement, CaseColumns& columns, CaseAlertsPane& alerts);

} // namespace casewright::ui
