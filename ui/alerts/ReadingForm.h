// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace casewright::ui {

/// "How it is read": what a file was recognised as, and below it whatever a person may choose about the reading.
class ReadingForm : public QScrollArea {
    Q_OBJECT

public:
    /// What the file was recognised as.
    void setRecognised(const QString& text);
    void setReadOnly(bool isReadOnly);

Q_SIGNALS:
    /// A person chose something else, and it can be read with.
    void edited();

protected:
    /// `recognised`: the object name of the line that says what the file is.
    ReadingForm(const QString& name, const QString& recognised, QWidget* parent);

    /// The parent of all controls, and what they stand in.
    [[nodiscard]] QWidget* body() const { return m_body; }
    [[nodiscard]] QVBoxLayout* rows() const { return m_rows; }
    /// A line of muted text in the body, which its caller puts somewhere.
    [[nodiscard]] QLabel* hint(const QString& text) const;

private:
    QWidget* m_body;
    QVBoxLayout* m_rows;
    QLabel* m_recognised;
};

} // namespace casewright::ui
