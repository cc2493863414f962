// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <array>
#include <optional>

#include "core/base/Time.h"
#include "core/engine/QueueSummary.h"

class QLabel;

namespace casewright::ui {

class Tile;

/// How analysts kept up with the cases of a simulation: who they were, and their numbers. Takes no room without any.
class QueueTiles final : public QWidget {
    Q_OBJECT

public:
    explicit QueueTiles(QWidget* parent = nullptr);

    /// `who`: the analysts and their seed. `isEnd`: not of a moment before.
    void showQueue(const engine::QueueSummary& queue, const QString& who, bool isEnd = true);
    void clear();

private:
    enum Place { Taken, Closed, MostWaiting, WaitingAtEnd, WaitMedian, WaitP95, Overload, PlaceCount };

    void showWords(bool isStaffed, bool isEnd);
    void showLength(Place place, const std::optional<base::Duration>& length);

    QLabel* m_who = nullptr;
    std::array<Tile*, PlaceCount> m_tiles{};
};

} // namespace casewright::ui
