// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace casewright::ui {

class FieldNote;

/// Where a person types the id of an alert that is to be explained.
class ExplainField final : public QWidget {
    Q_OBJECT

public:
    explicit ExplainField(QWidget* parent = nullptr);

    /// Why the last id was not explained; empty: nothing.
    void setNote(const QString& text);
    /// Where that stands: below the field, unless it is put where there is more room.
    [[nodiscard]] FieldNote* note() const { return m_note; }
    /// Chooses what was typed, to be typed over.
    void focusField();

Q_SIGNALS:
    void asked(const QString& id);

private:
    void ask();
    void updateButton();

    QLineEdit* m_id = nullptr;
    QPushButton* m_ask = nullptr;
    FieldNote* m_note = nullptr;
};

} // namespace casewright::ui
