// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

#include <vector>

#include "core/base/Time.h"

class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace casewright::ui {

class DurationEdit;
class FieldNote;

/// Rows of a form: a label, a control, and below it what is wrong with the value. Rows are known by the key that the
/// core names their value with.
class FormRows final : public QWidget {
public:
    explicit FormRows(QWidget* parent = nullptr);

    /// The control's object name is set already; its note is called "<name>Note". A control without an accessible name
    /// gets the label. An empty label: the control has the width of both.
    void add(const QString& key, const QString& label, QWidget* control);
    void setRowShown(const QString& key, bool isShown);
    /// What is wrong with the value; nothing with the others. False if no shown row has the key.
    bool setProblem(const QString& key, const QString& text);

    // What means the same already is left alone, so that a person can go on writing. They emit nothing of the edit.
    static void showLength(DurationEdit* edit, base::Duration length);
    static void showText(QLineEdit* edit, const QString& text);
    static void showNumber(QDoubleSpinBox* edit, double number);
    /// Takes whatever is typed: what is wrong with it is told below the control, and nothing becomes another number.
    static void takeAnyNumber(QDoubleSpinBox* edit);

private:
    struct Row {
        QString key;
        QLabel* label;
        QWidget* control;
        FieldNote* note;
        bool isShown = true;
    };

    QGridLayout* m_grid = nullptr;
    std::vector<Row> m_rows;
};

/// Names a control for tests, for people who hear the window, and for the pointer; gives it back.
template<typename Edit>
Edit* named(Edit* edit, const QString& name, const QString& label, const QString& tip)
{
    edit->setObjectName(name);
    edit->setAccessibleName(label);
    edit->setToolTip(tip);
    return edit;
}

} // namespace casewright::ui
