// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/CaseFilter.h"

#include <QWidget>

#include <optional>

namespace casewright::ui {

class EmptyState;

/// What stands where the table has no cases: why, and the way on.
class EmptyCases final : public QWidget {
    Q_OBJECT

public:
    explicit EmptyCases(QWidget* parent = nullptr);

    /// `collections`: how many the workspace has; nothing while that is not known.
    void explain(bool isOpen, std::optional<std::size_t> collections, const store::CaseFilter& filter);
    /// What was searched for is the id of an alert, which is in so many cases.
    void offerAlert(std::size_t cases);

Q_SIGNALS:
    /// A person wants the cases that hold the alert whose id was searched for.
    void alertWanted();
    void clearWanted();
    /// An action of the window: "go.simulate".
    void actionWanted(const QString& id);

private:
    enum class Way { None, Simulate, Clear };
    void show(const QString& title, const QString& text, Way way, const QString& button, const QString& second = {});

    EmptyState* m_state = nullptr;
    QString m_parts; ///< of the filter that nothing meets
    bool m_isAlertOffered = false; ///< by the second button
    Way m_way = Way::None;
};

} // namespace casewright::ui
