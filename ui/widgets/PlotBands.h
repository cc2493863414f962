// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/Tone.h"

#include <QFont>
#include <QRect>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

class QPainter;

namespace casewright::ui {

/// A stretch of a plot's axis that is shaded, and what stands below it.
struct PlotBand {
    double from = 0;   ///< as the keys of the plot
    double to = 0;
    QString label{};
    Tone tone = Tone::Loss;

    friend bool operator==(const PlotBand&, const PlotBand&) = default;
};

/// Bands of a plot in pixels: their shades and the rows of words below the axis, which never overlap. Words are cut
/// where that gives them room; those that find none in four rows are left out and counted, but never those of the
/// chosen band. A value of the widget that paints it.
class PlotBands final {
public:
    static constexpr int MostRows = 4;

    /// Keys to pixels, and the inner of the plot.
    struct Place {
        std::function<double(double)> pixelOf;
        QRect inner;
        int width = 0;   ///< of the widget
        QFont font;
    };

    void setBands(std::vector<PlotBand> bands) { m_bands = std::move(bands); }
    [[nodiscard]] const std::vector<PlotBand>& bands() const { return m_bands; }
    /// -1: none.
    void setChosen(int band) { m_chosen = band; }
    [[nodiscard]] int chosen() const { return m_chosen; }

    /// Works out where everything stands; `top` of the first row of words.
    void layOut(const Place& place, int top);
    /// Rows of words that the latest layout needed, and how high one is.
    [[nodiscard]] int rows() const { return m_rows; }
    [[nodiscard]] static int rowHeight(const QFont& font);

    /// Above the plot's own lines, so translucent.
    void paint(QPainter& painter, const QFont& font) const;
    /// The band whose words or whose shade is there, the shortest one first; the one behind the chosen one, if that is
    /// there too. -1: none.
    [[nodiscard]] int bandAt(const QPoint& position) const;
    /// Where a band's words stand; empty: they found no room.
    [[nodiscard]] QRect wordsOf(int band) const;
    /// The words of the bands that are there, a line each; where none is, below the axis, those that found no room.
    [[nodiscard]] QStringList tipAt(const QPoint& position) const;

private:
    struct Placed {
        QRect shade;
        QRect words;
    };
    /// The words that are taken, by row.
    using Rows = std::vector<std::vector<QRect>>;
    bool placeWords(std::size_t band, int width, const Place& place, int top, Rows& rows);
    void placeAny(const std::vector<std::size_t>& order, const Place& place, int top, Rows& rows);
    void placeCount(const Place& place, int top, Rows& rows);
    [[nodiscard]] QStringList leftOut() const;
    [[nodiscard]] QString countText() const;

    std::vector<PlotBand> m_bands;
    std::vector<Placed> m_placed;
    int m_chosen = -1;
    int m_rows = 0;
    int m_top = 0;      ///< of the first row of words
    QRect m_count;      ///< where it stands how many are left out; empty: none are
};

} // namespace casewright::ui
