// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QWidget>

#include "core/analysis/SweepMeasure.h"
#include "ui/bridge/ComparedCases.h"

class QLabel;

namespace casewright::ui {

class Tile;

/// The numbers of two sides beside each other, "31 → 77", and below them what became of the cases, in words.
class ComparedTiles final : public QWidget {
    Q_OBJECT

public:
    explicit ComparedTiles(QWidget* parent = nullptr);

    void showCases(const ComparedCases& cases);
    /// An older result, until the new one is there.
    void setStale(bool isStale);

private:
    struct Entry {
        analysis::Measure measure = analysis::Measure::CasesOpened;
        Tile* tile = nullptr;
    };

    void showFates(const ComparedCases& cases);

    QList<Entry> m_tiles;
    Tile* m_moved = nullptr;
    QLabel* m_fates = nullptr;
};

} // namespace casewright::ui
