// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/shell/VisitedPlaces.h"

#include <QObject>

class QAction;

namespace casewright::ui {

class ActionTable;
class MainWindow;
class Page;

/// Leads back through the pages, cases and runs that a person looked at, and forward again: Alt+Left and Alt+Right.
class BackAndForward final : public QObject {
    Q_OBJECT

public:
    /// The window owns it; the table outlives it.
    BackAndForward(ActionTable& actions, MainWindow& window);

    void add(Page* page);
    /// The page that is in front is about to be left, for another one.
    void leave(const Page* page);
    /// The page came to the front.
    void visit(const Page* page);
    /// Something else is in front.
    void follow();
    /// Another workspace: nothing of before is there.
    void clear();

private:
    [[nodiscard]] const Page* inFront() const;
    void updatePlace();
    void goBack();
    void go(const VisitedPlaces::Place& place);

    MainWindow& m_window;
    QList<Page*> m_pages;
    VisitedPlaces m_places;
    bool m_isReturning = false; ///< where it leads now is no new place
    QAction* m_back = nullptr;
    QAction* m_forward = nullptr;
};

} // namespace casewright::ui
