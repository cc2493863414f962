// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTableView>

namespace casewright::ui {

class SweepGridModel;

/// A sweep as a heat map: a cell for each setting, its number on a ground between light and strong. What the rule is
/// set to has a solid frame, what is advised a dashed one. Arrow keys go from cell to cell; all cells have room as long
/// as their numbers fit. GUI thread.
class HeatMapView final : public QTableView {
    Q_OBJECT

public:
    /// The model outlives it.
    explicit HeatMapView(SweepGridModel& model, QWidget* parent = nullptr);

    /// All of it, with the heads, as a picture: in the size of the widget.
    void paintAll(QPainter& painter);
    /// Chooses the cell of the point, if it is in sight.
    void choosePoint(std::size_t point);

Q_SIGNALS:
    /// A person went to another cell.
    void pointChosen(qulonglong point);
    /// Enter, or a double click.
    void pointActivated(qulonglong point);
    void menuRequested(qulonglong point, const QPoint& at);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void share();
    void activate(const QModelIndex& index);

    SweepGridModel& m_grid;
    bool m_isChoosing = false;    ///< not a person does
};

} // namespace casewright::ui
