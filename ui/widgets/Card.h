// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/Tone.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace casewright::ui {

class ElidedLabel;

/// A titled panel, "1 Definition", with room for a hint or buttons at the right of the title.
class Card : public QFrame {
    Q_OBJECT
    Q_PROPERTY(QString tone READ toneName)

public:
    explicit Card(const QString& title = {}, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// A number before the title; 0 is none.
    void setNumber(int number);
    /// Muted words behind the title: "one per rule". They end early where there is no room, as the hint does.
    void setSubtitle(const QString& text);
    /// These words never end early: numbers that a person needs.
    void keepSubtitleWhole();
    /// Muted words at the right of the title.
    void setHint(const QString& text);
    /// At the right of the title, left to right in order of addition.
    void addToHeader(QWidget* widget);
    /// A border in the tone's colour; neutral is the usual line.
    void setTone(Tone tone);
    /// No padding around the body, for tables that reach the border.
    void setFlush(bool isFlush);

    /// Where the content goes.
    [[nodiscard]] QVBoxLayout* body() const { return m_body; }

private:
    [[nodiscard]] QString toneName() const;
    void showTitle();

    QString m_title;
    int m_number = 0;
    Tone m_tone = Tone::Neutral;
    QWidget* m_header = nullptr;
    QLabel* m_titleLabel = nullptr;
    ElidedLabel* m_subtitleLabel = nullptr;
    ElidedLabel* m_hintLabel = nullptr;
    QHBoxLayout* m_headerLayout = nullptr;
    QVBoxLayout* m_body = nullptr;
};

} // namespace casewright::ui
