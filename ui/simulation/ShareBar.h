// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/Tone.h"

#include <QWidget>

#include <vector>

namespace casewright::ui {

/// A thin bar cut into parts of a whole. The numbers stand beside it, so it says nothing by itself.
class ShareBar final : public QWidget {
    Q_OBJECT

public:
    struct Part {
        double size = 0;
        Tone tone = Tone::Neutral;
    };

    explicit ShareBar(QWidget* parent = nullptr);

    /// Parts of any unit; without any it is an empty line.
    void setShares(std::vector<Part> parts);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<Part> m_parts;
};

} // namespace casewright::ui
