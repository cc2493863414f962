// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

namespace casewright::ui {

/// What the frames and grounds of a heat map mean: "now" and "advised" in their frames, and the scale with its least
/// and its most.
class HeatLegend final : public QWidget {
    Q_OBJECT

public:
    enum class About { Frames, Scale };

    explicit HeatLegend(About about, QWidget* parent = nullptr);

    /// Of a scale: its ends; empty ones while nothing is done.
    void setRange(const QString& least, const QString& most);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintScale(QPainter& painter) const;

    About m_about;
    QString m_least;
    QString m_most;
};

} // namespace casewright::ui
