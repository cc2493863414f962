// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/Tone.h"

#include <QFrame>

class QLabel;

namespace casewright::ui {

/// A number and what it counts: "1 204 / alerts raised".
class Tile final : public QFrame {
    Q_OBJECT

public:
    explicit Tile(const QString& caption, QWidget* parent = nullptr);

    void setNumber(qint64 number);
    /// Something that is no plain number: "3 h 52 min".
    void setText(const QString& text);
    /// Nothing to show yet.
    void clear();
    [[nodiscard]] QString text() const;
    void setCaption(const QString& caption);
    /// The number's colour; the caption says what it means.
    void setTone(Tone tone);
    /// An older result stays in sight, dimmed, until the new one is there.
    void setStale(bool isStale);

private:
    void showNumber(const QString& text);

    QLabel* m_number = nullptr;
    QLabel* m_caption = nullptr;
};

} // namespace casewright::ui
