// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/Tone.h"

#include <QWidget>

class QLabel;

namespace casewright::ui {

/// The small words beside or below a field: a finding about it, or a hint. Takes no room while it is empty.
class FieldNote final : public QWidget {
    Q_OBJECT

public:
    explicit FieldNote(QWidget* parent = nullptr);

    /// Loss is an error, Limit a warning, Neutral a hint. An empty text hides it.
    void setNote(Tone tone, const QString& text);
    void clear() { setNote(Tone::Neutral, {}); }
    [[nodiscard]] QString text() const;
    [[nodiscard]] Tone tone() const { return m_tone; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void showIcon();

    Tone m_tone = Tone::Neutral;
    QLabel* m_icon = nullptr;
    QLabel* m_text = nullptr;
};

} // namespace casewright::ui
