// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "core/alerts/Flood.h"

class QComboBox;
class QLineEdit;
class QToolButton;

namespace casewright::ui {

/// A field that has the same value in all documents of a storm.
class FloodSettingRow final : public QWidget {
    Q_OBJECT

public:
    explicit FloodSettingRow(int position, QWidget* parent = nullptr);

    /// Emits nothing. `fields` are those to choose from.
    void setSetting(const alerts::FloodSetting& setting, const std::vector<std::string>& fields);
    [[nodiscard]] const alerts::FloodSetting& setting() const { return m_setting; }
    void focusValue();

Q_SIGNALS:
    void edited();
    void removeRequested();

private:
    alerts::FloodSetting m_setting;
    QComboBox* m_field = nullptr;
    QLineEdit* m_value = nullptr;
    QToolButton* m_remove = nullptr;
};

} // namespace casewright::ui
