// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/Tone.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace casewright::ui {

class FieldNote;
class MarkdownView;
class SegmentedButtons;

/// A text in Markdown that a person writes, and looks at before it is kept. Ctrl+Enter keeps it, Escape gives it up.
class MarkdownEdit final : public QWidget {
    Q_OBJECT

public:
    /// `name` begins the object names: "comment" makes "commentText", "commentAccept", …; `label` is the accessible
    /// name of the field.
    MarkdownEdit(const QString& name, const QString& label, QWidget* parent = nullptr);

    /// Shows a text to be written on; emits nothing.
    void setText(const QString& text);
    [[nodiscard]] QString text() const;
    void setPlaceholder(const QString& text);
    /// Words of the buttons; an empty `cancel` leaves it out.
    void setButtons(const QString& accept, const QString& cancel);
    /// What is wrong with the text, until it is changed.
    void setNote(Tone tone, const QString& text);
    /// The text is being kept: it cannot be kept again.
    void setBusy(bool isBusy);
    void setReadOnly(bool isReadOnly);
    /// At the end of the text.
    void focusEnd();

Q_SIGNALS:
    void accepted(const QString& text);
    void cancelled();
    void edited();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildButtons(const QString& name, QWidget* line);
    void showPart(int part);
    void accept();
    void updateAccept();

    QStackedWidget* m_parts = nullptr;
    QPlainTextEdit* m_field = nullptr;
    MarkdownView* m_preview = nullptr;
    SegmentedButtons* m_choice = nullptr;
    FieldNote* m_note = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_accept = nullptr;
    bool m_isBusy = false;
};

} // namespace casewright::ui
