// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace casewright::ui {

/// What is lost for a full case, in words, and a button that leads to it. It lays itself out: words change with every
/// moment of a dragged handle, and a layout would measure the whole page anew each time, where mostly not even the
/// number of lines is another.
class FullCaseRow final : public QWidget {
    Q_OBJECT

public:
    explicit FullCaseRow(int number, QWidget* parent = nullptr);

    void setWords(const QString& words);
    [[nodiscard]] QPushButton* button() const { return m_open; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void layOut();

    QLabel* m_words = nullptr;
    QPushButton* m_open = nullptr;
};

} // namespace casewright::ui
