// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "core/alerts/Flood.h"

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLineEdit;
class QTableView;
class QToolButton;

namespace casewright::ui {

class FloodValueModel;
class FormRows;
class NumberEdit;

/// What the chosen field of a flood is made from: its name, how its values come, which there are, and how often it is
/// missing.
class FloodFieldEdit final : public QWidget {
    Q_OBJECT

public:
    explicit FloodFieldEdit(QWidget* parent = nullptr);

    /// Shows one of the flood's fields; emits nothing.
    void setField(const alerts::Flood& flood, std::size_t position);
    [[nodiscard]] const alerts::FloodField& field() const { return m_field; }
    /// An empty text: nothing is wrong. False: nothing shown has the key.
    bool setProblem(const QString& key, const QString& text);
    void focusName();

Q_SIGNALS:
    void edited();
    /// The name is being written; and it is done.
    void renamed();
    void renamingDone();
    void moveRequested(int by);
    void removeRequested();

private:
    /// How values come, in the order of the list.
    enum class Coming { Uniform, Zipf, Weighted, GoesWith, Sequence };

    void buildRows();
    void buildValues();
    void buildButtons(QHBoxLayout* row);
    void connectNumbers();
    void connectChoices();
    void showRows();
    void showOthers(const alerts::Flood& flood, std::size_t position);
    [[nodiscard]] Coming coming() const;
    void changeComing(Coming coming);
    void useList(bool isList);
    void changed();

    alerts::FloodField m_field;
    QStringList m_above;   ///< names of the fields that it can go with
    FormRows* m_rows = nullptr;
    QLineEdit* m_name = nullptr;
    QComboBox* m_coming = nullptr;
    QComboBox* m_of = nullptr;
    NumberEdit* m_skew = nullptr;
    QCheckBox* m_list = nullptr;
    QLineEdit* m_prefix = nullptr;
    NumberEdit* m_count = nullptr;
    QCheckBox* m_number = nullptr;
    QWidget* m_valueBody = nullptr;
    QTableView* m_values = nullptr;
    FloodValueModel* m_model = nullptr;
    QToolButton* m_removeValue = nullptr;
    NumberEdit* m_missing = nullptr;   ///< in percent
    QToolButton* m_up = nullptr;
    QToolButton* m_down = nullptr;
};

} // namespace casewright::ui
