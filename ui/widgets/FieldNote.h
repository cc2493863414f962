// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/Tone.h"

#include <QStringList>
#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;

namespace casewright::ui {

/// The small words beside or below a field: a finding about it, or a hint, with buttons that mend it. Takes no room
/// while it is empty.
class FieldNote final : public QWidget {
    Q_OBJECT

public:
    explicit FieldNote(QWidget* parent = nullptr);

    /// Loss is an error, Limit a warning, Neutral a hint. An empty text hides it.
    void setNote(Tone tone, const QString& text);
    /// Buttons below the words: "Write 5m". Named noteAction0, noteAction1, …
    void setActions(const QStringList& texts);
    void setActionsEnabled(bool areEnabled);
    void clear() { setNote(Tone::Neutral, {}); }
    [[nodiscard]] QString text() const;
    [[nodiscard]] Tone tone() const { return m_tone; }

Q_SIGNALS:
    /// The button of that position was pressed.
    void actionRequested(int index);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showIcon();
    void addButton();

    Tone m_tone = Tone::Neutral;
    QLabel* m_icon = nullptr;
    QLabel* m_text = nullptr;
    QWidget* m_actions = nullptr;
    std::vector<QPushButton*> m_buttons;
    bool m_areEnabled = true;
};

/// A note of a field, called as the field is: "ruleNameNote".
[[nodiscard]] FieldNote* noteFor(const QWidget* field, QWidget* parent);

} // namespace casewright::ui
