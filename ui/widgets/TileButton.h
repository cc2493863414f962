// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/Tone.h"

#include <QPushButton>

class QLabel;

namespace casewright::ui {

/// A tile that can be pressed, to choose what it counts: checked while it is chosen.
class TileButton final : public QPushButton {
    Q_OBJECT

public:
    explicit TileButton(const QString& caption, QWidget* parent = nullptr);

    void setNumber(qint64 number);
    /// Nothing to show yet.
    void clear();
    [[nodiscard]] QString number() const;
    [[nodiscard]] QString caption() const;
    /// The number's colour; the caption says what it means.
    void setTone(Tone tone);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    void showNumber(const QString& text);

    QLabel* m_number = nullptr;
    QLabel* m_caption = nullptr;
};

} // namespace casewright::ui
