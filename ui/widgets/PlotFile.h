// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

class QCustomPlot;

/// What a plot shows, to be taken elsewhere. GUI thread.
namespace casewright::ui::plotfile {

/// Writes the picture as the file's name ends: `.svg`, `.pdf`, or else `.png`, twice as fine as on the screen. All of
/// it or nothing is written: gives back what went wrong and what to do, or nothing.
[[nodiscard]] QString savePicture(QCustomPlot& plot, const QString& path);

/// The points of all that has a name and is shown, as CSV: a line for each key, in ascending order, and a column for
/// each; times as ISO 8601 in UTC. Lines end as in a file of any system, with a line feed.
[[nodiscard]] QByteArray csvOf(QCustomPlot& plot);
/// The same into a file, likewise.
[[nodiscard]] QString saveData(QCustomPlot& plot, const QString& path);

} // namespace casewright::ui::plotfile
