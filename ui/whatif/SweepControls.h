// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <array>

#include "core/analysis/SweepMeasure.h"
#include "ui/models/SweepGridModel.h"

class QComboBox;
class QPushButton;

namespace casewright::ui {

/// The choices of a sweep at the right of the tabs: which number colours the map, the value of each axis that is
/// neither down nor across, and the button that runs or cancels. GUI thread.
class SweepControls final : public QWidget {
    Q_OBJECT

public:
    explicit SweepControls(QWidget* parent = nullptr);

    /// Shows what the grid shows.
    void follow(const SweepGridModel& grid);
    void setMeasure(analysis::Measure measure);
    void setRunning(bool isRunning);

Q_SIGNALS:
    void measureChosen(casewright::analysis::Measure measure);
    /// The setting has the value of the axis.
    void valueChosen(casewright::ui::SweepAxis axis, const casewright::analysis::SweptSetting& setting);
    void runRequested();
    void cancelRequested();

private:
    [[nodiscard]] QComboBox* addChooser(const QString& name, const QString& label);
    void fill(SweepAxis axis, const SweepGridModel& grid);

    QComboBox* m_measure = nullptr;
    std::array<QComboBox*, AllSweepAxes.size()> m_values{};
    std::array<std::vector<analysis::SweptSetting>, AllSweepAxes.size()> m_settings;   ///< by row
    QPushButton* m_run = nullptr;
    bool m_isRunning = false;
};

} // namespace casewright::ui
