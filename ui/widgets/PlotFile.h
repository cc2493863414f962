// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QPixmap>
#include <QString>

#include <functional>

class QCustomPlot;
class QPaintDevice;
class QPainter;

/// What a plot shows, to be taken elsewhere. GUI thread.
namespace casewright::ui::plotfile {

/// A picture of data, as its menu and its files take it.
struct Drawing {
    QWidget* widget = nullptr;                        ///< has to live on
    std::function<void(QPaintDevice&)> paint;         ///< lines and curves, in the size of the widget
    std::function<QPixmap(double)> pixmap;            ///< so many times as fine as on the screen
    std::function<QByteArray()> data;                 ///< all that it tells, as CSV
};
/// What csvOf() gives is its data.
[[nodiscard]] Drawing drawingOf(QCustomPlot& plot);
/// Of a widget that paints itself, without its ground; `paint` and `data` have to live as long as it.
[[nodiscard]] Drawing drawingOf(QWidget& widget, std::function<void(QPainter&)> paint,
                                std::function<QByteArray()> data);

/// Writes the picture as the file's name ends: `.svg`, `.pdf`, or else `.png`, twice as fine as on the screen. All of
/// it or nothing is written: gives back what went wrong and what to do, or nothing.
[[nodiscard]] QString savePicture(const Drawing& drawing, const QString& path);

/// The points of all that has a name and is shown, as CSV: a line for each key, in ascending order, and a column for
/// each; times as ISO 8601 in UTC. Lines end as in a file of any system, with a line feed.
[[nodiscard]] QByteArray csvOf(QCustomPlot& plot);
/// A line of CSV: what has a comma, a quote or a line feed in it is quoted.
[[nodiscard]] QString csvLine(const QStringList& cells);
/// The data into a file, likewise.
[[nodiscard]] QString saveData(const Drawing& drawing, const QString& path);

} // namespace casewright::ui::plotfile
