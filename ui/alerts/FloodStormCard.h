// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>
#include <QPushButton>

class QLabel;
class QVBoxLayout;

namespace casewright::ui {

class ElidedLabel;
class FieldNote;

/// The upper part of a storm's card: title, time and a sentence, pressed to choose the storm.
class FloodStormHead final : public QPushButton {
    Q_OBJECT

public:
    explicit FloodStormHead(QWidget* parent = nullptr);

    void setTexts(const QString& title, const QString& when, const QString& sentence);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    ElidedLabel* m_title = nullptr;
    QLabel* m_when = nullptr;
    QLabel* m_sentence = nullptr;
};

/// A storm in the flood's form. The chosen one has the editor below its head.
class FloodStormCard final : public QFrame {
    Q_OBJECT

public:
    explicit FloodStormCard(int position, QWidget* parent = nullptr);

    void setTexts(const QString& title, const QString& when, const QString& sentence);
    /// Takes the editor in, or lets go of it (null).
    void setEditor(QWidget* editor);
    /// Below the head; an empty text: nothing is wrong.
    void setProblem(const QString& text);
    void focusHead();

Q_SIGNALS:
    void pressed();

private:
    FloodStormHead* m_head = nullptr;
    FieldNote* m_note = nullptr;
    QWidget* m_editor = nullptr;
    QVBoxLayout* m_layout = nullptr;
};

} // namespace casewright::ui
