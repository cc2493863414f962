// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractButton>

#include "ui/widgets/Tone.h"

namespace casewright::ui {

/// A line of a list that compares: a name, a bar, a number. It can be pressed.
class PreviewGroupRow final : public QAbstractButton {
    Q_OBJECT

public:
    explicit PreviewGroupRow(QWidget* parent = nullptr);

    /// `most`: the largest number of the list, whose bar is the longest; no number is wider. A name of a field's value
    /// stands in the code face.
    void showRow(const QString& name, qint64 number, qint64 most, Tone tone, bool isCode);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    [[nodiscard]] int numberWidth() const;

    QString m_number;
    QString m_most;
    double m_share = 0;
    Tone m_tone = Tone::Accent;
    bool m_isCode = false;
};

} // namespace casewright::ui
