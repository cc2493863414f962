// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <vector>

#include "core/alerts/Flood.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace casewright::ui {

class DurationEdit;
class FloodSettingRow;
class FormRows;
class NumberEdit;

/// What the chosen storm of a flood is made from: only what its kind knows. Keeps what it does not show.
class FloodStormEdit final : public QWidget {
    Q_OBJECT

public:
    explicit FloodStormEdit(QWidget* parent = nullptr);

    /// Show one of the flood's storms; emit nothing.
    void setEvent(const alerts::Flood& flood, const alerts::FloodEvent& event);
    void setStorm(const alerts::Flood& flood, const alerts::FloodStorm& storm);
    [[nodiscard]] const alerts::FloodEvent& shownEvent() const { return m_event; }
    [[nodiscard]] const alerts::FloodStorm& shownStorm() const { return m_storm; }
    /// An empty text: nothing is wrong. False: nothing shown has the key.
    bool setProblem(const QString& key, const QString& text);
    void focusFirst();

Q_SIGNALS:
    void edited();
    void copyRequested();
    void removeRequested();

private:
    void buildHead();
    void buildTimes();
    void buildOwn();
    void buildSettings(QVBoxLayout* all);
    void buildButtons(QVBoxLayout* all);
    DurationEdit* addLength(const QString& key, const QString& label, const QString& name, const QString& tip);
    void connectLengths();
    void connectTexts();
    void showRows();
    void showValues();
    void showFields();
    void showSettings();
    void changeKind(alerts::FloodEventKind kind);
    void addSetting();
    /// Tells an edit of the event.
    template <typename Change>
    void edit(Change change);
    /// Fields that no other row sets, and the row's own.
    [[nodiscard]] std::vector<std::string> settable(const std::string& own) const;

    alerts::Flood m_flood;
    alerts::FloodEvent m_event;
    alerts::FloodStorm m_storm{};
    bool m_isSingle = false;   ///< m_storm is meant
    FormRows* m_rows = nullptr;
    QComboBox* m_kind = nullptr;
    QLineEdit* m_name = nullptr;
    DurationEdit* m_after = nullptr;
    QCheckBox* m_toTheEnd = nullptr;
    DurationEdit* m_length = nullptr;
    NumberEdit* m_factor = nullptr;
    NumberEdit* m_rate = nullptr;
    QComboBox* m_ramp = nullptr;
    DurationEdit* m_every = nullptr;
    QComboBox* m_field = nullptr;
    DurationEdit* m_each = nullptr;
    QLineEdit* m_prefix = nullptr;
    DurationEdit* m_on = nullptr;
    DurationEdit* m_off = nullptr;
    QLineEdit* m_value = nullptr;
    DurationEdit* m_within = nullptr;
    QWidget* m_settingBody = nullptr;
    QVBoxLayout* m_settingLayout = nullptr;
    std::vector<FloodSettingRow*> m_settings;   ///< as many as there were at most; those too many are hidden
    QPushButton* m_addSetting = nullptr;
    QPushButton* m_copy = nullptr;
};

} // namespace casewright::ui
