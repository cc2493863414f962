// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/Tone.h"

#include <QString>
#include <QWidget>

namespace casewright::ui {

/// A word on a soft ground: a status ("Valid"), or with the look of a tag, a plain label ("siem").
class Pill final : public QWidget {
    Q_OBJECT

public:
    enum class Look { Status, Tag, Dot };

    explicit Pill(QWidget* parent = nullptr, Look look = Look::Status);

    /// An empty text hides it.
    void setStatus(const QString& text, Tone tone = Tone::Neutral);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] Tone tone() const { return m_tone; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Look m_look;
    QString m_text;
    Tone m_tone = Tone::Neutral;
};

} // namespace casewright::ui
