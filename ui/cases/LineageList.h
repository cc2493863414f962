// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/CasePage.h"

#include <QTableWidget>

#include <cstdint>
#include <vector>

namespace casewright::ui {

/// The cases of one group, by counter; the one that is shown is marked, the others can be opened.
class LineageList final : public QTableWidget {
    Q_OBJECT

public:
    explicit LineageList(QWidget* parent = nullptr);

    void setLineage(const std::vector<store::LineageEntry>& lineage, std::int64_t shown);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void caseChosen(qint64 caseKey);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void choose(int row);

    std::vector<store::LineageEntry> m_lineage;
    std::int64_t m_shown = 0;
};

} // namespace casewright::ui
