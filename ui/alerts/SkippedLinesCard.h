// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

#include "ui/bridge/AlertSources.h"
#include "ui/widgets/Card.h"

class QTableView;

namespace casewright::ui {

class BadLineModel;

/// Which lines were left out of a file, and why. Hidden if none were.
class SkippedLinesCard final : public Card {
    Q_OBJECT

public:
    explicit SkippedLinesCard(QWidget* parent = nullptr);

    /// Null: none.
    void setAlerts(const std::shared_ptr<const LoadedAlerts>& alerts);

Q_SIGNALS:
    /// The source is to be read without skipping lines.
    void strictRequested();

private:
    BadLineModel* m_model = nullptr;
    QTableView* m_table = nullptr;
};

} // namespace casewright::ui
