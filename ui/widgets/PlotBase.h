// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// QCustomPlot's header wants the keywords that the project switches off, so it is included here and nowhere else.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#define foreach(item, list) for (item : list)
#include <qcustomplot.h>
#undef signals
#undef slots
#undef foreach

namespace casewright::ui {

class PlotMenu;
struct ThemeColors;

/// A plot that follows the theme: fonts, axes, grid, ground. Give graphs their colours in applyTheme(), and names to
/// those that belong to the data of the plot, which its context menu copies and saves.
class PlotBase : public QCustomPlot {
    Q_OBJECT

public:
    explicit PlotBase(QWidget* parent = nullptr);

    /// Days or hours below, in the user's zone; keys are seconds since 1970.
    void useTimeAxis();
    /// What its menu copies and saves: what is drawn, unless it knows more than it draws.
    [[nodiscard]] virtual QByteArray dataAsCsv();

protected:
    /// Called at the start by updateTheme(), and at every change of the theme.
    virtual void applyTheme(const ThemeColors& colors) { static_cast<void>(colors); }
    /// Call it at the end of the constructor, when the graphs are there.
    void updateTheme();
    void changeEvent(QEvent* event) override;
    /// Its picture and its data, to be taken elsewhere.
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    PlotMenu* m_menu = nullptr;
};

} // namespace casewright::ui
