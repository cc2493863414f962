// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

namespace casewright::ui {

class CaseListView;
class CaseRepository;
class CaseTrail;

/// What other pages ask the Cases page for: a case, its alerts, the cases of simulations or of a group.
class CaseRequests final : public QObject {
    Q_OBJECT

public:
    /// All of them outlive it.
    CaseRequests(CaseRepository& repository, CaseTrail& trail, CaseListView& list, QObject* parent);

Q_SIGNALS:
    /// The list is wanted in place of a case; pageWanted() follows.
    void listWanted();
    /// The page is to come to the front. What is asked for is on its way already: one step of the way, not two.
    void pageWanted();
};

} // namespace casewright::ui
