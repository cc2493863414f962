// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace casewright::ui {

/// Where a person was in the window, as a browser keeps it: back and forward again; going elsewhere from an earlier
/// place forgets what came after it.
class VisitedPlaces final {
public:
    struct Place {
        QString page;
        QString onPage; ///< see Page::place()

        friend bool operator==(const Place&, const Place&) = default;
    };
    static constexpr qsizetype Most = 200;

    /// A person went there; the same place again is none more.
    void visit(const Place& place);
    /// The place where the person is, as it is by now.
    void update(const Place& place);
    [[nodiscard]] bool canGoBack() const { return m_current > 0; }
    [[nodiscard]] bool canGoForward() const { return m_current + 1 < m_places.size(); }
    /// The place before, or after, which is the current one from now on.
    [[nodiscard]] std::optional<Place> back();
    [[nodiscard]] std::optional<Place> forward();
    void clear();

private:
    QList<Place> m_places;
    qsizetype m_current = -1;
};

} // namespace casewright::ui
