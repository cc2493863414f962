// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace casewright::ui {

class CaseView;

/// Which case is in sight, or about to be, and the cases that a person came from to it.
class CaseTrail final : public QObject {
    Q_OBJECT

public:
    /// The view outlives it.
    CaseTrail(CaseView& view, QObject* parent);

    /// From elsewhere: nothing leads back but to the list.
    void open(std::int64_t caseKey, int part = 0);
    /// From the case in sight to another one.
    void follow(std::int64_t caseKey);
    /// To the case before; false: there is none.
    [[nodiscard]] bool goBack();
    /// The list is in sight.
    void forget();
    /// Whether the case that is there now is another one; once.
    [[nodiscard]] bool takeOpened();

    /// The case and its part, for Page::place(); empty: no case.
    [[nodiscard]] QString place() const;
    /// Goes to what place() gave; false: it was no case.
    [[nodiscard]] bool goTo(const QString& place);

Q_SIGNALS:
    /// place() is another one.
    void moved();

private:
    struct Stop {
        std::int64_t key;
        int part;
        QString title;
    };
    void show(std::int64_t caseKey, int part);

    CaseView& m_view;
    std::optional<Stop> m_opening; ///< the case that is being read
    std::vector<Stop> m_stops;
};

} // namespace casewright::ui
