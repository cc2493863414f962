// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/BackAndForward.h"

#include "ui/shell/MainWindow.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Page.h"

#include <QAction>
#include <QScopedValueRollback>

#include <algorithm>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int Group = 1; ///< of the menu View: that of the pages

} // namespace

BackAndForward::BackAndForward(ActionTable& actions, MainWindow& window) : QObject(&window), m_window(window)
{
    m_back = actions.add({.id = u"go.back"_s, .text = tr("&Back"), .icon = u"chevron-left"_s,
                          .shortcut = Qt::ALT | Qt::Key_Left,
                          .tip = tr("To the page, case or run that was in sight before"), .menu = MenuPlace::View,
                          .group = Group},
                         this, &BackAndForward::goBack);
    m_forward = actions.add({.id = u"go.forward"_s, .text = tr("&Forward"), .icon = u"chevron-right"_s,
                             .shortcut = Qt::ALT | Qt::Key_Right, .tip = tr("To where Back led away from"),
                             .menu = MenuPlace::View, .group = Group},
                            this, [this] {
                                updatePlace();
                                if (const auto place = m_places.forward())
                                    go(*place);
                            });
    follow();
}

void BackAndForward::add(Page* page)
{
    m_pages.append(page);
    connect(page, &Page::placeChanged, this, [this, page] {
        if (m_window.currentPage() == page->name())
            visit(page);
    });
}

void BackAndForward::leave(const Page* page) { m_places.update({page->name(), page->place()}); }

void BackAndForward::visit(const Page* page)
{
    if (!m_isReturning)
        m_places.visit({page->name(), page->place()});
    follow();
}

void BackAndForward::clear()
{
    m_places.clear();
    if (const Page* const page = inFront())
        m_places.visit({page->name(), page->place()});
    follow();
}

const Page* BackAndForward::inFront() const
{
    const auto page = std::ranges::find(m_pages, m_window.currentPage(), &Page::name);
    return page == m_pages.end() ? nullptr : *page;
}

/// What a person looks at may have moved on since it was visited.
void BackAndForward::updatePlace()
{
    if (const Page* const page = inFront())
        leave(page);
}

void BackAndForward::goBack()
{
    // The help and its like are no places: the page is still where it was.
    if (m_window.currentPage().isEmpty())
        return m_window.goBack();
    updatePlace();
    if (const auto place = m_places.back())
        go(*place);
}

void BackAndForward::go(const VisitedPlaces::Place& place)
{
    {
        const QScopedValueRollback returning(m_isReturning, true);
        m_window.showPage(place.page);
        const auto page = std::ranges::find(m_pages, place.page, &Page::name);
        if (page != m_pages.end())
            (*page)->goTo(place.onPage);
    }
    follow();
}

void BackAndForward::follow()
{
    const bool isBeside = m_window.currentPage().isEmpty() && !m_pages.isEmpty();
    m_back->setEnabled(m_places.canGoBack() || isBeside);
    m_forward->setEnabled(m_places.canGoForward());
}

} // namespace casewright::ui
