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

Q_SIGNALS:
    void clearWanted();
    /// An action of the window: "go.simulate".
    void actionWanted(const QString& id);

private:
    enum class Way { None, Simulate, Clear };
    void show(const QString& title, const QString& text, Way way, const QString& button, const QString& second = {});

    EmptyState* m_state = nullptr;
    Way m_way = Way::None;
};

} // namespace casewright::ui
