// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/Tone.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace casewright::ui {

/// A message inside a page, instead of a box: what happened, what to do, a button to do it. Hidden until it has one.
class Banner final : public QFrame {
    Q_OBJECT

public:
    explicit Banner(QWidget* parent = nullptr);

    /// Shows a message; an empty title or text is left out. Takes away the button of the message before.
    void showMessage(Tone tone, const QString& title, const QString& text = {});
    /// A button for what can be done about it; emits actionRequested().
    void setAction(const QString& text);
    /// A finding that stays as long as it holds has no cross.
    void setClosable(bool isClosable);
    void dismiss();

    [[nodiscard]] QString title() const;
    [[nodiscard]] QString text() const;
    [[nodiscard]] Tone tone() const { return m_tone; }

Q_SIGNALS:
    void actionRequested();
    void dismissed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showIcon();

    Tone m_tone = Tone::Neutral;
    QLabel* m_icon = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_text = nullptr;
    QPushButton* m_action = nullptr;
    QToolButton* m_close = nullptr;
};

} // namespace casewright::ui
