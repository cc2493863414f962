// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

class QLabel;

namespace casewright::ui {

class ProgressLine;

/// The line at the foot: the last result of the page in front, what runs now, and the two keys to remember.
class StatusLine final : public QFrame {
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    void setText(const QString& text);
    [[nodiscard]] QString text() const;
    /// For the job in the background, whichever page started it.
    [[nodiscard]] ProgressLine* progress() const { return m_progress; }

private:
    QLabel* m_text = nullptr;
    QLabel* m_keys = nullptr;
    ProgressLine* m_progress = nullptr;
};

} // namespace casewright::ui
