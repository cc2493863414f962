// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace casewright::ui {

class MomentPlayback;

/// The buttons that lead through the time of a simulation, and the moment that is shown.
class TimelineControls final : public QWidget {
    Q_OBJECT

public:
    /// The playback outlives it.
    explicit TimelineControls(MomentPlayback& playback, QWidget* parent = nullptr);

protected:
    /// What nobody sees need not go on.
    void hideEvent(QHideEvent* event) override;

private:
    [[nodiscard]] QToolButton* addButton(const QString& name, const QString& icon, const QString& text,
                                         const QString& tip);
    void addSpeeds();
    void showMoment();
    void showPlaying();

    MomentPlayback& m_playback;
    QLabel* m_moment = nullptr;
    QToolButton* m_begin = nullptr;
    QToolButton* m_back = nullptr;
    QToolButton* m_play = nullptr;
    QToolButton* m_step = nullptr;
    QToolButton* m_end = nullptr;
    QComboBox* m_speed = nullptr;
};

} // namespace casewright::ui
