// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QTimer;

namespace casewright::ui {

class Card;
class ElidedComboBox;
class Preferences;
class SegmentedButtons;
class Theme;
class TimeZoneEdit;

/// What a person prefers in every workspace: each choice with a sentence of what it does, in force at once.
class PreferencesPage final : public QWidget {
    Q_OBJECT

public:
    /// Both outlive it.
    PreferencesPage(Theme& theme, Preferences& preferences, QWidget* parent = nullptr);

Q_SIGNALS:
    void closeRequested();
    /// To the page of all commands with their keys.
    void shortcutsRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    [[nodiscard]] QWidget* header();
    [[nodiscard]] Card* looks();
    [[nodiscard]] Card* units();
    [[nodiscard]] Card* work();
    void addChoice(Card* card, const QString& label, QWidget* field, QLabel* explanation);
    [[nodiscard]] QLabel* explained(const QString& name, const QString& text = {});
    void showChoices();
    void showTime();

    Theme& m_theme;
    Preferences& m_preferences;
    SegmentedButtons* m_looks = nullptr;
    SegmentedButtons* m_numbers = nullptr;
    TimeZoneEdit* m_zone = nullptr;
    QLabel* m_time = nullptr;
    ElidedComboBox* m_profile = nullptr;
    SegmentedButtons* m_start = nullptr;
    QTimer* m_clock = nullptr; ///< runs while the page is in sight
};

} // namespace casewright::ui
