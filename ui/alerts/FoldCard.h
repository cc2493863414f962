// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

class QPushButton;
class QVBoxLayout;

namespace casewright::ui {

class FieldNote;

/// A part of a form that is folded to a head, which says what is in it and chooses it. The chosen one has the editor
/// below; a note between them says what is wrong.
class FoldCard : public QFrame {
    Q_OBJECT

public:
    /// Takes the editor in, or lets go of it (null).
    void setEditor(QWidget* editor);
    /// An empty text: nothing is wrong.
    void setProblem(const QString& text);
    void focusHead();

Q_SIGNALS:
    void pressed();

protected:
    /// The head stands in a row of its own; the card becomes its parent, and names it and the note by the id.
    FoldCard(const QString& id, QPushButton* head, QWidget* parent);

    /// What is above the editor goes in here.
    [[nodiscard]] QVBoxLayout* body() const { return m_layout; }
    [[nodiscard]] FieldNote* note() const { return m_note; }
    /// The card has an editor now, or none any more.
    virtual void editorChanged(bool /*isOpen*/) {}

private:
    QPushButton* m_head;
    FieldNote* m_note;
    QWidget* m_editor = nullptr;
    QVBoxLayout* m_layout;
};

} // namespace casewright::ui
