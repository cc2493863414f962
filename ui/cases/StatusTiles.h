// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/CasePage.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace casewright::ui {

class Tile;
class TileButton;

/// How many cases are open, in progress and closed, each a button that filters by it; how long it took to close them,
/// and the mean of their alerts.
class StatusTiles final : public QWidget {
    Q_OBJECT

public:
    explicit StatusTiles(QWidget* parent = nullptr);

    void setCounts(const store::StatusCounts& counts);
    /// In seconds; nothing: no case is closed, or it is not known yet.
    void setClosingTime(std::optional<qint64> seconds);
    void clear();
    /// The statuses that are chosen; none is all.
    void setStatuses(const std::vector<engine::CaseStatus>& statuses);

Q_SIGNALS:
    /// A person chose others.
    void chosen(const std::vector<engine::CaseStatus>& statuses);

private:
    [[nodiscard]] TileButton* addButton(engine::CaseStatus status, const QString& name);

    struct Entry {
        engine::CaseStatus status;
        TileButton* button;
    };
    std::vector<Entry> m_entries;
    Tile* m_time = nullptr;
    Tile* m_mean = nullptr;
};

} // namespace casewright::ui
